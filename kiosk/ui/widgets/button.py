"""Buttons: large, drawn in the theme's unit, with a ring around the one that the keyboard is on."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.ui import theme as tones
from kiosk.ui.theme import BUTTON, DIGIT, SMALL, Theme
from kiosk.ui.widgets.phrases import break_lines

_RING: Final = 4
_LEADING: Final = 1.25
_PADDING: Final = 20
_BY_KEYBOARD: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Kind(Enum):
    """What a button is for; its look follows. Values: size of the text in units, bold."""

    PRIMARY = (BUTTON, True)
    SECONDARY = (BUTTON - 4, True)
    DIGIT = (DIGIT, True)
    KEY = (32, True)
    LANGUAGE = (SMALL, False)


class Button(QPushButton):
    """A button of the kiosk. Enter presses it like the space bar; `say` gives it its words."""

    def __init__(self, theme: Theme, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.kind = kind
        self._ring = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if kind in (Kind.DIGIT, Kind.KEY):
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if kind is Kind.LANGUAGE:
            self.setCheckable(True)

    def say(self, text: str, description: str = "") -> None:
        """Give the button its words; `description` is what assistive technology says where the words are short."""
        if text != self.text():
            self.setText(text)
        self.setAccessibleName(description or text)
        self.update()

    def lines(self, width: int) -> tuple[str, ...]:
        """The lines of its text on a button of this many pixels."""
        size, bold = self.kind.value
        return break_lines(self.text(), self._theme.font(size, bold=bold), width - 2 * self._theme.px(_PADDING))

    def wanted(self, width: int) -> int:
        """The height that the button needs at this width, in pixels."""
        text = len(self.lines(width)) * self._theme.px(self.kind.value[0]) * _LEADING
        return round(text) + 2 * self._theme.px(_PADDING)

    def natural_width(self) -> int:
        """The width that keeps the text on one line, in pixels."""
        size, bold = self.kind.value
        advance = QFontMetricsF(self._theme.font(size, bold=bold or self.kind is Kind.LANGUAGE)).horizontalAdvance
        return round(advance(self.text())) + 2 * self._theme.px(_PADDING + 8)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The text on one line."""
        return QSize(self.natural_width(), self.wanted(self.natural_width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Nothing: the page decides."""
        return QSize(0, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Show the ring when the keyboard brought the focus here; a finger needs none."""
        self._ring = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the ring away."""
        self._ring = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Press by Enter too; everything else as Qt does it."""
        self._ring = self.hasFocus()
        self.update()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def tones(self) -> tuple[QColor, QColor, QColor]:
        """Ground, border and text as they are now."""
        down = self.isDown()
        match self.kind:
            case Kind.PRIMARY:
                ground = tones.PRIMARY_PRESSED if down else tones.PRIMARY
                return ground, ground, tones.SURFACE
            case Kind.SECONDARY:
                return (tones.PRIMARY_TINT if down else tones.SURFACE), tones.PRIMARY, tones.PRIMARY
            case Kind.LANGUAGE if self.isChecked():
                return tones.PRIMARY_TINT, tones.PRIMARY, tones.PRIMARY
            case Kind.DIGIT | Kind.LANGUAGE:
                return (tones.PRIMARY_TINT if down else tones.SURFACE), tones.EDGE, tones.INK
            case Kind.KEY:
                return (tones.PRIMARY_TINT if down else tones.GROUND), tones.EDGE, tones.INK

    def draw_ground(self, painter: QPainter, radius: float) -> None:
        """Draw the shape, its border and the ring."""
        ground, border, _ = self.tones()
        unit = self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(2.0, unit(3))
        inset = (unit(_RING) + 3.0 if self._ring else 0.0) + width / 2
        shape = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        if self._ring:
            ring = max(4.0, unit(_RING))
            outer = QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
            painter.setPen(QPen(tones.INK, ring))
            painter.setBrush(tones.ATTENTION)
            painter.drawRoundedRect(outer, unit(radius), unit(radius))
        painter.setPen(QPen(border, width))
        painter.setBrush(ground)
        painter.drawRoundedRect(shape, unit(radius), unit(radius))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the button."""
        painter = QPainter(self)
        self.draw_ground(painter, 18 if self.kind is not Kind.LANGUAGE else 14)
        size, bold = self.kind.value
        font = self._theme.font(size, bold=bold or (self.kind is Kind.LANGUAGE and self.isChecked()))
        painter.setFont(font)
        painter.setPen(self.tones()[2])
        metrics = QFontMetricsF(font)
        lines = self.lines(self.width())
        height = self._theme.px(size) * _LEADING
        base = (self.height() - len(lines) * height) / 2 + (height + metrics.ascent() - metrics.descent()) / 2
        for line in lines:
            left = (self.width() - metrics.horizontalAdvance(line)) / 2
            painter.drawText(QPointF(left, round(base)), line)
            base += height
        painter.end()
