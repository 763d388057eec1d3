"""A field for a passcode: a dot for each digit, and no place that says how many there should be."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.i18n.ruby import plain
from kiosk.ui.theme import Theme
from kiosk.ui.widgets import ruby
from kiosk.ui.widgets.field import Field

_HIGH: Final = 96
_WIDEST: Final = 760
_DOT: Final = 13
_PITCH: Final = 48
_LABEL: Final = 30


class SecretField(Field):
    """It knows how many digits there are and nothing else."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self._filled = 0
        self._label = ""
        self.left = False

    def label(self, text: str) -> None:
        """What belongs into the field; it stands there while that is empty, where the letters have room."""
        self._label = plain(text)
        self.update()

    def show_filled(self, count: int, description: str) -> None:
        """Show so many dots; `description` says the same for assistive technology."""
        self._filled = count
        self.fill(count)
        ruby.name(self, description)
        self.update()

    def wanted(self, width: int) -> int:  # noqa: ARG002 (every block is asked for a width)
        """The height, in pixels."""
        return self._theme.px(_HIGH)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """One line."""
        return QSize(self._theme.px(_WIDEST), self._theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the field and its dots."""
        unit = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = min(self.width(), unit(_WIDEST))
        left = (self.width() - wide) / 2 if self._theme.portrait else 0.0
        pen = max(2.0, unit(4))
        box = QRectF(left, 0, wide, self.height()).adjusted(pen, pen, -pen, -pen)
        painter.setPen(QPen(self._theme.colours.primary if self.hasFocus() else self._theme.colours.edge, pen))
        painter.setBrush(self._theme.colours.surface)
        painter.drawRoundedRect(box, unit(16), unit(16))
        if not self._filled:
            self._draw_label(painter, box.adjusted(unit(_PITCH) - unit(_DOT), 0, -unit(_DOT), 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colours.ink)
        for place in range(self._filled):
            centre = QPointF(box.left() + unit(_PITCH) * (place + 1), box.center().y())
            painter.drawEllipse(centre, unit(_DOT), unit(_DOT))
        painter.end()

    def _draw_label(self, painter: QPainter, box: QRectF) -> None:
        font = self._theme.font(_LABEL)
        letters = QFontMetricsF(font)
        if letters.horizontalAdvance(self._label) > box.width() or letters.height() > box.height():
            return
        painter.setFont(font)
        painter.setPen(self._theme.colours.secondary)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._label)
