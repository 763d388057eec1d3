"""What a visitor types into: a text field to assistive technology, drawn and filled by its page."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.ui.theme import Theme

_RING: Final = 4


class Field(QLineEdit):
    """Takes the focus and passes every key on to the page. It keeps no text: nothing can be selected or copied.

    `fill` puts as many dots into it as there are digits, which is all that assistive technology is told of them.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setReadOnly(True)
        self.setFrame(False)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003 (Qt's order)

    def fill(self, count: int) -> None:
        """Hold so many dots."""
        self.setText("●" * count)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """The page takes it."""
        self.theme.by_keys = True
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """The page takes it."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Nothing is selected."""
        self.theme.by_keys = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name and signature)
        """Nothing is selected."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name and signature)
        """Nothing is selected."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name and signature)
        """Nothing is selected."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        """There is no menu."""
        event.accept()

    def ring_room(self) -> int:
        """What the ring takes on each side of what it is drawn around, with a gap between, in pixels."""
        return math.ceil(max(4.0, self.theme.px(_RING)) * 3)

    def draw_ring(self, painter: QPainter, around: QRectF, radius: float) -> None:
        """Show that the keyboard is here, where it was a keyboard that brought the focus."""
        if not (self.hasFocus() and self.theme.by_keys):
            return
        pen = max(4.0, self.theme.px(_RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, inset in ((self.theme.colours.ink, pen / 2), (self.theme.colours.attention, pen * 1.5)):
            painter.setPen(QPen(colour, pen))
            painter.drawRoundedRect(around.adjusted(inset, inset, -inset, -inset), radius, radius)
