"""Where a line may be broken: between phrases, never inside one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFont, QFontMetricsF

from kiosk.ui.theme import make_font

if TYPE_CHECKING:  # the model is loaded when the first Japanese text is cut, not when the module is imported
    from budoux.parser import Parser

_JAPANESE: Final = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
# Endings that hang on the phrase before them; the model separates them now and then.
_HANGING: Final = re.compile(
    "^(います|いません|いない|しての|して|してください|ください|できます|できません|できました|なります|なりました|ありません|です|ます|たつと|ため)"
)
_LONGEST_JOINED: Final = 13
# Days, hours and counts are read as one.
_WHOLE: Final = re.compile(
    r"(\d+年)?\d+月\d+日(\(.\))?(まで)?|(午前|午後)\d+時(\d+分)?(から|まで)?|\d+(時間|回|桁|割|つ|秒|段階)"
)
# Spaces at which a line may be broken; a no-break space is none of them.
_PIECES: Final = re.compile(r"[^ ]+ *| +")


@lru_cache(maxsize=1)
def _parser() -> Parser:
    import budoux  # noqa: PLC0415 (10 ms that the first frame does not wait for)

    return budoux.load_default_japanese_parser()


@lru_cache(maxsize=512)
def split_phrases(text: str) -> tuple[str, ...]:
    """The pieces of one paragraph between which a line may be broken; joined they are the text again.

    Japanese is cut by BudouX, everything else after its spaces.
    """
    if not _JAPANESE.search(text):
        return tuple(_PIECES.findall(text))
    phrases: list[str] = []
    for piece in _PIECES.findall(text):
        first = True
        for phrase in _keep_whole(piece, _parser().parse(piece)):
            hanging = _HANGING.match(phrase) and not first and not phrases[-1].endswith(("、", "。"))
            if hanging and len(phrases[-1]) + len(phrase) <= _LONGEST_JOINED:
                phrases[-1] += phrase
            else:
                phrases.append(phrase)
            first = False
    return tuple(phrases)


def _keep_whole(text: str, phrases: list[str]) -> list[str]:
    """Join phrases that the model cut inside a day, an hour or a count."""
    inside = {place for found in _WHOLE.finditer(text) for place in range(found.start() + 1, found.end())}
    joined: list[str] = []
    place = 0
    for phrase in phrases:
        if place in inside and joined:
            joined[-1] += phrase
        else:
            joined.append(phrase)
        place += len(phrase)
    return joined


def break_lines(text: str, font: QFont, width: float) -> tuple[str, ...]:
    """Lay a text out in lines of at most `width` pixels, about equally long; a newline begins a new paragraph.

    Only a phrase that is wider than the width on its own is cut inside.
    """
    return _break_lines(text, font.pixelSize(), font.bold(), width)


@lru_cache(maxsize=1024)
def _break_lines(text: str, pixels: int, bold: bool, width: float) -> tuple[str, ...]:  # noqa: FBT001 (a cache key)
    metrics = QFontMetricsF(make_font(pixels, bold=bold))
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_best_lines(_fitting_pieces(split_phrases(paragraph), metrics, width), metrics, width))
    return tuple(lines)


def _best_lines(pieces: list[str], metrics: QFontMetricsF, width: float) -> list[str]:
    """As few lines as possible; among those the ones that are most alike in length and end where a voice would rest.

    For each piece that may begin a line: (lines from here on, their cost, where the next line begins).
    """
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)] * (len(pieces) + 1)
    for first in range(len(pieces) - 1, -1, -1):
        found: tuple[int, float, int] | None = None
        for after in range(first + 1, len(pieces) + 1):
            line = "".join(pieces[first:after]).rstrip()
            advance = metrics.horizontalAdvance(line)
            if advance > width and after > first + 1:
                break
            more, cost, _ = best[after]
            cost += (1 - advance / width) ** 2 + (_rest_cost(line) if after < len(pieces) else 0.0)
            if found is None or (more + 1, cost) < found[:2]:
                found = (more + 1, cost, after)
        assert found is not None
        best[first] = found
    lines: list[str] = []
    first = 0
    while first < len(pieces):
        after = best[first][2]
        lines.append("".join(pieces[first:after]).rstrip())
        first = after
    return lines or [""]


def _rest_cost(line: str) -> float:
    """How much it hurts to end a line here that is not the last one."""
    if line.endswith(("。", ".", "?", "!")):
        return 0.0
    if line.endswith(("、", ",", ":", ";")):
        return 0.05
    return 0.5 if line.endswith("の") else 0.2


def _fitting_pieces(phrases: tuple[str, ...], metrics: QFontMetricsF, width: float) -> list[str]:
    pieces: list[str] = []
    for phrase in phrases:
        if metrics.horizontalAdvance(phrase.rstrip()) <= width:
            pieces.append(phrase)
        else:
            pieces.extend(phrase)
    return pieces
