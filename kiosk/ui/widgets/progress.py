"""A sign that work goes on, where nobody knows how long it takes."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from kiosk.ui.texts import translate
from kiosk.ui.theme import Theme

_FRAME: Final = 50
_DOT: Final = 15
_BETWEEN: Final = 62


class Progress(QProgressBar):
    """Three breathing dots. They move only while they are seen, and not at all where nothing may move."""

    PERIOD_MS: Final = 1400  # three dots breathe one after the other

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.left = False
        self.setRange(0, 0)
        self.setTextVisible(False)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self.update)

    def wanted(self, width: int) -> int:  # noqa: ARG002 (every block is asked for a width)
        """The height, in pixels."""
        return self._theme.px(56)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Three dots."""
        return QSize(self._theme.px(3 * _BETWEEN), self._theme.px(56))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Begin to move."""
        self.setAccessibleName(translate("Progress", "Working"))
        self._clock.start()
        if not self._theme.still:
            self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Stop."""
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        passed = (self._clock.elapsed() if self._clock.isValid() else 0) / self.PERIOD_MS
        middle = self._theme.px(_BETWEEN + 24) if self.left else self.width() / 2
        for index in range(3):
            breath = 1.0 if self._theme.still else 0.5 + 0.5 * math.sin(2 * math.pi * (passed - index / 5))
            colour = QColor(self._theme.colours.primary)
            colour.setAlphaF(0.3 + 0.7 * breath)
            painter.setBrush(colour)
            radius = self._theme.px(_DOT) * (0.75 + 0.35 * breath)
            centre = middle + (index - 1) * self._theme.px(_BETWEEN)
            painter.drawEllipse(QRectF(centre - radius, self.height() / 2 - radius, 2 * radius, 2 * radius))
        painter.end()
