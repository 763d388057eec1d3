"""Points: what one should know before one agrees, each with a mark before it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.panel import Panel
from kiosk.ui.widgets.words import Words


class Points(Panel):
    """A list without an order."""

    _PADDING: Final = 40
    _INDENT: Final = 40
    _DOT: Final = 14

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._points: list[Words] = []

    def fill(self, points: tuple[str, ...]) -> None:
        """Show these points instead of the ones before; () hides the panel."""
        while len(self._points) < len(points):
            self._points.append(Words(self.theme, size=36, parent=self))
        for index, words in enumerate(self._points):
            words.say(points[index] if index < len(points) else "")
        self.setVisible(bool(points))
        self.lay_out(self.width(), place=True)
        self.update()

    def _shown(self) -> list[Words]:
        return [point for point in self._points if point.text()]

    def lay_out(self, width: int, *, place: bool) -> int:
        """See Panel."""
        unit = self.theme.px
        left = unit(self._PADDING + self._INDENT)
        room = width - left - unit(self._PADDING)
        y = unit(30)
        for point in self._shown():
            high = point.wanted(room)
            if place:
                point.setGeometry(left, y, room, high)
            y += high + unit(16)
        return y + unit(14)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the ground and the marks."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colours.primary)
        side = self.theme.px(self._DOT)
        for point in self._shown():
            top = point.y() + (point.line_height() - side) / 2
            painter.drawEllipse(QRectF(self.theme.px(self._PADDING), top, side, side))
        painter.end()
