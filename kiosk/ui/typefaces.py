"""Which font each language is set in: one that has all its letters, drawn as they are where it is spoken.

The language of the moment is one for the whole window; whoever measures or breaks a text asks here for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtGui import QFontDatabase

JAPANESE: Final = ("BIZ UDPGothic", "Noto Sans CJK JP")
# Han characters are drawn differently in each country; the Latin letters of BIZ UDPGothic lack Vietnamese marks.
_FAMILIES: Final[dict[str, tuple[str, ...]]] = {
    "zh_CN": ("Noto Sans CJK SC", "Noto Sans CJK JP"),
    "zh_TW": ("Noto Sans CJK TC", "Noto Sans CJK JP"),
    "ko": ("Noto Sans CJK KR", "Noto Sans CJK JP"),
    "vi": ("Noto Sans CJK JP", "DejaVu Sans"),
}
# For each family the Debian package that brings it.
PACKAGES: Final[dict[str, str]] = {
    "BIZ UDPGothic": "fonts-morisawa-bizud-gothic",
    "DejaVu Sans": "fonts-dejavu-core",
    **{f"Noto Sans CJK {form}": "fonts-noto-cjk" for form in ("JP", "SC", "TC", "KR")},
}
# Marks above capital letters and below small ones need more between the lines, in heights of the letters.
_LEAST_LEADING: Final = {"vi": 1.42}

_present = ["ja"]


def use(language: str) -> None:
    """From now on texts are of this language."""
    _present[0] = language


def current() -> str:
    """The language of the moment."""
    return _present[0]


def least_leading() -> float:
    """From one base line to the next, at the least, in heights of the letters; for the language of the moment."""
    return _LEAST_LEADING.get(current(), 1.0)


def families_of(language: str) -> tuple[str, ...]:
    """The families for a language, the best first."""
    return _FAMILIES.get(language, JAPANESE)


def missing_for(
    languages: Iterable[str], installed: Callable[[str], bool] = QFontDatabase.hasFamily
) -> dict[str, tuple[str, ...]]:
    """The languages that none of their fonts is installed for, each with the packages of which one is enough."""
    return {
        language: tuple(dict.fromkeys(PACKAGES[family] for family in families_of(language)))
        for language in languages
        if not any(map(installed, families_of(language)))
    }
