"""Furigana in a text: 漢字《かんじ》, or ｜24日《にじゅうよっか》 where the reading begins before the kanji. Pure.

The notation is that of Aozora Bunko. It lives in translations only; what is compared, announced to assistive technology
or printed is the plain text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

_RUN: Final = re.compile("(?:｜([^《｜]+)|([\u3400-\u4dbf\u4e00-\u9fff々〆ヶ]+))《([^《》]+)》")
# A voice knows how a number and its unit sound together, which depends on the number.
_COUNTED: Final = re.compile(r"[\d(]$")
_HALVES: Final = ("午前", "午後")


class Piece(NamedTuple):
    """Some characters of a text, and how they are read; "" where they are read as they stand."""

    base: str
    reading: str = ""

    @property
    def marked(self) -> str:
        """The piece as it stands in a translation."""
        return f"｜{self.base}《{self.reading}》" if self.reading else self.base


@lru_cache(maxsize=2048)
def pieces_of(text: str) -> tuple[Piece, ...]:
    """The pieces of a text; their bases joined are the plain text."""
    if "《" not in text:
        return (Piece(text),) if text else ()
    found: list[Piece] = []
    end = 0
    for run in _RUN.finditer(text):
        if run.start() > end:
            found.append(Piece(text[end : run.start()]))
        found.append(Piece(run[1] or run[2], run[3]))
        end = run.end()
    if end < len(text):
        found.append(Piece(text[end:]))
    return tuple(found)


def plain(text: str) -> str:
    """The text without readings."""
    return "".join(piece.base for piece in pieces_of(text))


def spoken(text: str) -> str:
    """The text as a voice is given it: readings instead of kanji, but numbers with their units as they stand."""
    said = ""
    for base, reading in pieces_of(text):
        kept = not reading or base in _HALVES or base[0].isdigit() or _COUNTED.search(said)
        said += base if kept else reading
    return said


def has_readings(text: str) -> bool:
    """Whether there is anything to be set above the line."""
    return any(piece.reading for piece in pieces_of(text))
