"""What a visitor may read in each language, taken from the translators' own files and not by way of Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from defusedxml.ElementTree import parse

import kiosk.i18n

FOLDER: Final = Path(kiosk.i18n.__file__).parent
LANGUAGES: Final = ("ja", "ja_easy", "en", "zh_CN", "zh_TW", "ko", "pt_BR", "vi")
# Each language under its own name, as its speakers write it: what is pressed by somebody who reads nothing else.
OWN_NAMES: Final = {
    "ja": "日本語",
    "ja_easy": "やさしい日本語",
    "en": "English",
    "zh_CN": "简体中文",
    "zh_TW": "繁體中文",
    "ko": "한국어",
    "pt_BR": "Português",
    "vi": "Tiếng Việt",
}
OPENER: Final = "言語 / Language"
Key: TypeAlias = tuple[str, str]
"""Context and English source of a text."""

_READING: Final = re.compile("《[^》]*》|｜")
_HOLE: Final = re.compile(r"\{\w*\}")


class Wording:
    """All texts of one language, without furigana."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._texts: dict[Key, str] = {}
        for context in parse(FOLDER / f"kiosk_{code}.ts").iter("context"):
            name = context.findtext("name", "")
            for message in context.iter("message"):
                text = _READING.sub("", message.findtext("translation", ""))
                self._texts[name, message.findtext("source", "")] = text
        whole = set(self._texts.values())
        self._exact = whole | {line for text in whole for line in text.split("\n")}
        # What is nothing but places would be anything at all.
        holed = {text for text in self._exact if _HOLE.search(text) and re.search(r"\w", _HOLE.sub("", text))}
        self._filled = re.compile("|".join(map(_pattern_of, sorted(holed))), re.DOTALL)

    def __getitem__(self, key: Key) -> str:
        """The text in this language."""
        return self._texts[key]

    def has(self, text: str) -> bool:
        """Whether it is in this language: a translation, one with its places filled, or several of them in lines."""
        return self._has(text) or all(map(self._has, text.split("\n")))

    def _has(self, text: str) -> bool:
        return text in self._exact or self._filled.fullmatch(text) is not None

    def mentions(self, word: str) -> bool:
        """Whether it occurs in any text."""
        return any(word in text for text in self._exact)

    def foreign(self, texts: Iterable[str]) -> list[str]:
        """Which of these are not in this language; what has no letters is in every language."""
        return [text for text in texts if any(map(str.isalpha, text)) and not self.has(text)]


def _pattern_of(text: str) -> str:
    """The text with anything in its places."""
    return ".+?".join(map(re.escape, _HOLE.split(text)))


@cache
def wording(code: str) -> Wording:
    """The texts of one language; each file is read once."""
    return Wording(code)
