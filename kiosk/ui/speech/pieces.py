"""Cutting a text into the pieces that are recorded: sentences, and the numbers in them. Pure."""

from __future__ import annotations

import re
from typing import Final

# 。 ends a sentence; in other languages it is a full stop or its kin before a space.
_SENTENCES: Final = re.compile(r"\n+|(?<=[。！？])|(?<=[.!?:])\s+")
_UNITS: Final = "年|月|日|時間|時|分|秒|回|桁|割|番|%|％|つ"
_NUMBERS: Final = re.compile(rf"(?<!\d)\d{{1,4}}\s?(?:{_UNITS})|[(（][月火水木金土日][)）]|午前|午後|\d")
_WEEKDAY: Final = re.compile(r"[(（]([月火水木金土日])[)）]")
_EDGES: Final = " \t\u3000、。，．・:：/／-–—〜~～()（）「」『』“”\"'!?！？"
_WIDE: Final = str.maketrans("０１２３４５６７８９：", "0123456789:")
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})")


def sentences_of(text: str, language: str) -> tuple[tuple[str, ...], ...]:
    """The sentences of a text, each in its pieces. Japanese numbers are pieces of their own, with their unit."""
    sentences = [sentence.strip() for sentence in _SENTENCES.split(text)]
    if tongue(language) != "ja":
        return tuple((sentence,) for sentence in sentences if sentence.strip(_EDGES))
    cut = (_numbers_apart(sentence.translate(_WIDE)) for sentence in sentences)
    return tuple(tuple(pieces) for pieces in cut if pieces)


def _numbers_apart(sentence: str) -> list[str]:
    found: list[str] = []
    sentence = _CLOCK.sub(
        lambda clock: f"{int(clock[1])}時{int(clock[2])}分" if int(clock[2]) else f"{int(clock[1])}時", sentence
    )
    end = 0
    for number in _NUMBERS.finditer(sentence):
        found += [sentence[end : number.start()], _WEEKDAY.sub(r"\1曜日", number[0]).replace(" ", "")]
        end = number.end()
    found.append(sentence[end:])
    return [piece for part in found if (piece := part.strip(_EDGES))]


def number_pieces() -> tuple[str, ...]:
    """Every Japanese piece that a day, an hour, a count, a share or a digit can come to."""
    counted = (
        ("年", range(2024, 2061)),
        ("月", range(1, 13)),
        ("日", range(1, 32)),
        ("時", range(24)),
        ("分", range(60)),
        ("時間", range(1, 49)),
        ("秒", range(5, 61, 5)),
        ("回", range(1, 11)),
        ("桁", range(11)),
        ("割", range(1, 11)),
        ("番", range(1, 10)),
        ("%", range(0, 101, 10)),
    )
    named = [f"{number}{unit}" for unit, numbers in counted for number in numbers]
    return (*named, *(f"{day}曜日" for day in "月火水木金土日"), "午前", "午後", *map(str, range(10)))


def tongue(language: str) -> str:
    """The language that is heard, for one that is shown: easy Japanese sounds as Japanese does."""
    return "ja" if language.partition("-")[0].partition("_")[0] == "ja" else language
