"""What is read is framed, and what a digit presses bears it: whoever listens and looks finds both at one place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk.ui.theme import Theme

_FRAME: Final = 6
_AROUND: Final = 18
_BADGE: Final = 52


class Marker(QWidget):
    """Lies over a window and lets every touch through."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._read: QWidget | None = None
        self._numbered: tuple[tuple[int, QWidget], ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def read(self) -> QWidget | None:
        """The widget that is framed."""
        return self._read

    @property
    def numbered(self) -> tuple[tuple[int, QWidget], ...]:
        """Each digit, and the button that it presses."""
        return self._numbered

    def frame(self, widget: QWidget | None) -> None:
        """Frame a widget, instead of the one before."""
        self._read = widget
        self.update()

    def number(self, numbered: tuple[tuple[int, QWidget], ...]) -> None:
        """Draw these digits at their buttons."""
        self._numbered = numbered
        self.update()

    def cover(self) -> None:
        """Lie over the whole window, above everything that is there now."""
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def _place(self, widget: QWidget) -> QRect | None:
        if not isValid(widget) or not widget.isVisible():
            return None
        return QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw frame and digits."""
        unit = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, button in self._numbered:
            if (place := self._place(button)) is not None:
                side = unit(_BADGE)
                badge = QRectF(place.x() + unit(10), place.y() + unit(10), side, side)
                painter.setPen(QPen(self._theme.colours.surface, max(2.0, unit(3))))
                painter.setBrush(self._theme.colours.ink)
                painter.drawRoundedRect(badge, unit(12), unit(12))
                painter.setFont(self._theme.font(34, bold=True))
                painter.setPen(self._theme.colours.surface)
                painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(number))
        if self._read is not None and (place := self._place(self._read)) is not None:
            around, pen = unit(_AROUND), max(3.0, unit(_FRAME))
            frame = QRectF(place.adjusted(-around, -around, around, around)).intersected(QRectF(self.rect()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((self._theme.colours.attention, 2 * pen), (self._theme.colours.ink, pen)):
                painter.setPen(QPen(colour, width))
                painter.drawRoundedRect(frame.adjusted(pen, pen, -pen, -pen), unit(16), unit(16))
        painter.end()
