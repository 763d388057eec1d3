"""A line of text with its readings above: measuring, drawing, naming. Everything that draws words draws them here."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.i18n.ruby import has_readings, pieces_of, plain, spoken

SPOKEN: Final = "spoken"  # dynamic property of a widget: what a voice says, where that is not the accessible name
_SHARE: Final = 0.5  # of the letters' height; JLREQ 3.3.3
_LEADING: Final = 1.8
# The square of a Japanese letter, in its heights above and below the base line. Each font tells
# another amount of itself: by that, the same line would stand higher or lower in each language.
_ABOVE: Final = 0.88
_BELOW: Final = 0.12
_LIFT: Final = 0.95  # the base line of a reading above that of its text, in heights of the text


def _reading_font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(1, round(font.pixelSize() * _SHARE)))
    small.setBold(False)
    return small


def advance(text: str, font: QFont) -> float:
    """The width of a line in pixels; a reading that is wider than its text makes room for itself."""
    if "《" not in text:
        return QFontMetricsF(font).horizontalAdvance(text)
    return _advance(text, font.toString())


@lru_cache(maxsize=4096)
def _advance(text: str, key: str) -> float:
    font = QFont()
    font.fromString(key)
    metrics, small = QFontMetricsF(font), QFontMetricsF(_reading_font(font))
    return sum(
        max(metrics.horizontalAdvance(base), small.horizontalAdvance(reading) if reading else 0.0)
        for base, reading in pieces_of(text)
    )


def forget() -> None:
    """Keep no text any more."""
    _advance.cache_clear()


def leading(text: str, usual: float) -> float:
    """From one base line to the next in heights of the letters: more than usual where there are readings."""
    return max(usual, _LEADING) if has_readings(text) else usual


def base_of(top: float, height: float, font: QFont, text: str) -> float:
    """Where the base line is in a line of this height; lower where a reading stands above it."""
    lower = _SHARE * 0.5 if has_readings(text) else 0.0
    return top + height / 2 + font.pixelSize() * ((_ABOVE - _BELOW) / 2 + lower)


def draw_line(painter: QPainter, left: float, base: float, text: str, font: QFont) -> None:
    """Draw one line in the painter's pen, readings above."""
    painter.setFont(font)
    if "《" not in text:
        painter.drawText(QPointF(left, round(base)), text)
        return
    small_font = _reading_font(font)
    metrics, small = QFontMetricsF(font), QFontMetricsF(small_font)
    for piece, reading in pieces_of(text):
        own = metrics.horizontalAdvance(piece)
        above = small.horizontalAdvance(reading) if reading else 0.0
        wide = max(own, above)
        painter.setFont(font)
        painter.drawText(QPointF(left + (wide - own) / 2, round(base)), piece)
        if reading:
            painter.setFont(small_font)
            lifted = round(base - font.pixelSize() * _LIFT)
            painter.drawText(QPointF(left + (wide - above) / 2, lifted), reading)
        left += wide


def name(widget: QWidget, text: str) -> None:
    """Give a widget its accessible name, without readings, and the speech what it says of it."""
    widget.setAccessibleName(plain(text))
    said = spoken(text)
    widget.setProperty(SPOKEN, said if said != plain(text) else None)
