"""A large choice: what it is, what it does, and a picture of it."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.i18n.ruby import plain
from kiosk.ui.theme import BODY, SMALL, Theme
from kiosk.ui.widgets import ruby
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.phrases import break_lines
from kiosk.ui.widgets.picture import draw_picture

_PICTURE: Final = 170
_PADDING: Final = 36
_ARROW: Final = 26
_TITLE: Final = BODY + 8
_LEAST: Final = 280


class Choice(Button):
    """A button with a picture, a title and one sentence."""

    def __init__(self, theme: Theme, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, Kind.DIGIT, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture = picture
        self._sentence = ""

    def explain(self, title: str, sentence: str) -> None:
        """Give the choice its words."""
        self._sentence = sentence
        self.say(title, f"{title}\n{sentence}")

    def sentence(self) -> str:
        """The sentence under the title."""
        return plain(self._sentence)

    def blocks(self, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The lines of title and sentence on a choice of this many pixels."""
        room = width - self._theme.px(2 * _PADDING + _PICTURE + _PADDING + _ARROW + _PADDING / 2)
        return (
            break_lines(self._marked, self._theme.font(_TITLE, bold=True), room),
            break_lines(self._sentence, self._theme.font(SMALL), room) if not self._theme.terse else (),
        )

    def wanted(self, width: int) -> int:
        """The height that the choice needs at this width, in pixels."""
        title, sentence = self.blocks(width)
        title_height, text_height = self._line_heights()
        text = len(title) * title_height + len(sentence) * text_height
        return max(
            self._theme.px(_PICTURE + 40 if self._theme.terse else _LEAST),
            math.ceil(text) + self._theme.px(2 * _PADDING + 10),
        )

    def _line_heights(self) -> tuple[float, float]:
        """Of title and sentence, in pixels."""
        size = self._theme.text_px
        return (
            size(_TITLE) * ruby.leading(self._marked, 1.3),
            size(SMALL) * ruby.leading(self._sentence, 1.5),
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw picture, title, sentence and an arrow."""
        unit = self._theme.px
        painter = QPainter(self)
        self.draw_ground(painter, 24)
        side = unit(_PICTURE)
        where = QRectF(unit(_PADDING), (self.height() - side) / 2, side, side)
        draw_picture(painter, self._picture, where, dark=self._theme.colours.is_dark)
        title, sentence = self.blocks(self.width())
        left = unit(2 * _PADDING + _PICTURE)
        title_height, text_height = self._line_heights()
        top = (self.height() - len(title) * title_height - len(sentence) * text_height - unit(10)) / 2
        for lines, size, bold, colour, height in (
            (title, _TITLE, True, self._theme.colours.primary, title_height),
            (sentence, SMALL, False, self._theme.colours.ink, text_height),
        ):
            font = self._theme.font(size, bold=bold)
            painter.setPen(colour)
            for line in lines:
                base = ruby.base_of(top, height, font, "".join(lines))
                ruby.draw_line(painter, left, base, line, font)
                top += height
            top += unit(10)
        right, middle, half = self.width() - unit(_PADDING), self.height() / 2, unit(_ARROW)
        pen = QPen(
            self._theme.colours.primary,
            unit(7),
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
        painter.setPen(pen)
        painter.drawPolyline(
            [
                QPointF(right - half * 0.8, middle - half),
                QPointF(right, middle),
                QPointF(right - half * 0.8, middle + half),
            ]
        )
        painter.end()
