"""Something that is on or off, as a large row: a box with a tick, its name, and what it does."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import BODY, SMALL, Theme
from kiosk.ui.widgets import ruby
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.phrases import break_lines

_PADDING: Final = 30
_BOX: Final = 64
_LEAST: Final = 132


class Toggle(Button):
    """A check box. Whether it is on is said by the tick, not by colour alone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Kind.DIGIT, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCheckable(True)
        self._sentence = ""

    def explain(self, title: str, sentence: str) -> None:
        """Give the row its words."""
        self._sentence = sentence
        self.say(title, f"{title}\n{sentence}")

    def _blocks(self, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        room = width - self._theme.px(3 * _PADDING + _BOX)
        return (
            break_lines(self._marked, self._theme.font(BODY, bold=True), room),
            break_lines(self._sentence, self._theme.font(SMALL), room) if not self._theme.terse else (),
        )

    def _line_heights(self) -> tuple[float, float]:
        size = self._theme.text_px
        return size(BODY) * ruby.leading(self._marked, 1.3), size(SMALL) * ruby.leading(self._sentence, 1.45)

    def wanted(self, width: int) -> int:
        """The height that the row needs at this width, in pixels."""
        title, sentence = self._blocks(width)
        title_height, text_height = self._line_heights()
        text = math.ceil(len(title) * title_height + len(sentence) * text_height)
        return max(self._theme.px(_LEAST), text + self._theme.px(2 * _PADDING - 10))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the box, its tick, and the words."""
        unit, colours = self._theme.px, self._theme.colours
        painter = QPainter(self)
        self.draw_ground(painter, 20)
        side, padding = unit(_BOX), unit(_PADDING)
        box = QRectF(padding, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(colours.primary if self.isChecked() else colours.edge, max(2.0, unit(4))))
        painter.setBrush(colours.primary if self.isChecked() else colours.surface)
        painter.drawRoundedRect(box, unit(12), unit(12))
        if self.isChecked():
            stroke = QPen(colours.on_primary, max(3.0, unit(8)))
            stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
            stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(stroke)
            points = ((0.24, 0.54), (0.43, 0.72), (0.77, 0.3))
            painter.drawPolyline([QPointF(box.x() + x * side, box.y() + y * side) for x, y in points])
        title, sentence = self._blocks(self.width())
        title_height, text_height = self._line_heights()
        top = (self.height() - len(title) * title_height - len(sentence) * text_height) / 2
        for lines, size, bold, height in ((title, BODY, True, title_height), (sentence, SMALL, False, text_height)):
            font = self._theme.font(size, bold=bold)
            painter.setPen(colours.ink)
            for line in lines:
                base = ruby.base_of(top, height, font, "".join(lines))
                ruby.draw_line(painter, 2 * padding + side, base, line, font)
                top += height
        painter.end()
