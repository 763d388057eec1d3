"""Buttons: large, drawn in the theme's unit, with a ring around the one that the keyboard is on."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.i18n.ruby import plain
from kiosk.ui.theme import BUTTON, DIGIT, SMALL, TARGET, Theme
from kiosk.ui.widgets import ruby
from kiosk.ui.widgets.phrases import break_lines, widest_word

_RING: Final = 4
_LEADING: Final = 1.25
_PADDING: Final = 20
_BY_KEYBOARD: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)

# Corners in heights of the symbol, from its middle.
_TAG: Final = ((-0.76, 0.0), (-0.34, -0.42), (0.62, -0.42), (0.62, 0.42), (-0.34, 0.42))
_PRESSING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Kind(Enum):
    """What a button is for; its look follows. Values: size of the text in units, bold."""

    PRIMARY = (BUTTON, True)
    SECONDARY = (BUTTON - 4, True)
    DIGIT = (DIGIT, True)
    KEY = (32, True)
    LANGUAGE = (SMALL, False)


class Symbol(Enum):
    """What a key shows where its words have no room: understood without reading."""

    ERASE = "erase"
    CLEAR = "clear"


class Button(QPushButton):
    """A button of the kiosk. Enter presses it like the space bar; `say` gives it its words."""

    def __init__(self, theme: Theme, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.kind = kind
        self._ring = False
        self._waits = False
        self.repeats = False  # whether a quick second press is meant: a key that types
        self._marked = ""
        self._symbol: Symbol | None = None
        self.language = ""  # of its words, where it is not that of the window
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if kind in (Kind.DIGIT, Kind.KEY):
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if kind is Kind.LANGUAGE:
            self.setCheckable(True)

    def say(self, text: str, description: str = "") -> None:
        """Give the button its words; `description` is what assistive technology says where the words are short."""
        self._marked = text
        if plain(text) != self.text():
            self.setText(plain(text))
        ruby.name(self, description or text)
        self.update()

    def show_symbol(self, symbol: Symbol | None) -> None:
        """Show this in place of the words, or the words again; its name remains."""
        if symbol is not self._symbol:
            self._symbol = symbol
            self.update()

    def wait(self, waiting: bool) -> None:  # noqa: FBT001 (like Qt's setters)
        """Recede while something is missing; a press is taken all the same, so that the page can say what it is."""
        if waiting is not self._waits:
            self._waits = waiting
            self.update()

    def lines(self, width: int) -> tuple[str, ...]:
        """The lines of its text on a button of this many pixels; none under a symbol."""
        if self._symbol is not None:
            return ()
        size, bold = self.kind.value
        font = self._theme.font(size, bold=bold)
        return break_lines(self._marked, font, width - 2 * self._theme.px(_PADDING), self.language)

    def wanted(self, width: int) -> int:
        """The height that the button needs at this width, in pixels."""
        return max(round(self.text_height(width)) + 2 * self._theme.px(_PADDING), TARGET)

    def text_height(self, width: int) -> float:
        """The height of its words alone, in pixels."""
        leading = ruby.leading(self._marked, _LEADING)
        return len(self.lines(width)) * self._theme.text_px(self.kind.value[0]) * leading

    def natural_width(self) -> int:
        """The width that keeps the text on one line, in pixels."""
        size, bold = self.kind.value
        font = self._theme.font(size, bold=bold or self.kind is Kind.LANGUAGE, language=self.language)
        return round(ruby.advance(self._marked, font)) + 2 * self._theme.px(_PADDING + 8)

    def narrowest(self) -> int:
        """The width below which a word would be broken, in pixels."""
        size, bold = self.kind.value
        return round(widest_word(self._marked, self._theme.font(size, bold=bold))) + 2 * self._theme.px(_PADDING) + 1

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The text on one line."""
        return QSize(self.natural_width(), self.wanted(self.natural_width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Nothing: the page decides."""
        return QSize(0, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Show the ring when the keyboard brought the focus here; a finger needs none."""
        self._ring = event.reason() in _BY_KEYBOARD or self._theme.by_keys
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the ring away."""
        self._ring = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Press by Enter too; everything else as Qt does it."""
        self._theme.by_keys = True
        self._ring = self.hasFocus()
        self.update()
        if event.key() in _PRESSING:
            if event.isAutoRepeat() or not self._theme.taps.take(self, repeats=self.repeats):
                return
            if event.key() != Qt.Key.Key_Space:
                self.click()
                return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the press of a finger, unless it is the second one of a trembling hand."""
        self._theme.by_keys = False
        if self._theme.taps.take(self, repeats=self.repeats):
            super().mousePressEvent(event)
        else:
            event.accept()

    def tones(self) -> tuple[QColor, QColor, QColor]:
        """Ground, border and text as they are now."""
        down = self.isDown()
        colours = self._theme.colours
        touched = colours.primary_tint if down else colours.surface
        match self.kind:
            case Kind.PRIMARY if self._waits and not down:
                return colours.ground, colours.edge, colours.secondary
            case Kind.PRIMARY:
                ground = colours.primary_pressed if down else colours.primary
                return ground, ground, colours.on_primary
            case Kind.SECONDARY:
                return touched, colours.primary, colours.primary
            case Kind.LANGUAGE if self.isChecked():
                return colours.primary_tint, colours.primary, colours.primary
            case Kind.DIGIT | Kind.LANGUAGE:
                return touched, colours.edge, colours.ink
            case Kind.KEY:
                return (colours.primary_tint if down else colours.ground), colours.edge, colours.ink

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
            painter.setPen(QPen(self._theme.colours.ink, ring))
            painter.setBrush(self._theme.colours.attention)
            painter.drawRoundedRect(outer, unit(radius), unit(radius))
        painter.setPen(QPen(border, width))
        painter.setBrush(ground)
        painter.drawRoundedRect(shape, unit(radius), unit(radius))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the button."""
        painter = QPainter(self)
        self.draw_ground(painter, 18 if self.kind is not Kind.LANGUAGE else 14)
        size, bold = self.kind.value
        bold = bold or (self.kind is Kind.LANGUAGE and self.isChecked())
        font = self._theme.font(size, bold=bold, language=self.language)
        painter.setPen(self.tones()[2])
        if self._symbol is not None:
            self._draw_symbol(painter, self._symbol)
        lines = self.lines(self.width())
        height = self._theme.text_px(size) * ruby.leading(self._marked, _LEADING)
        base = ruby.base_of((self.height() - len(lines) * height) / 2, height, font, self._marked)
        for line in lines:
            ruby.draw_line(painter, (self.width() - ruby.advance(line, font)) / 2, base, line, font)
            base += height
        painter.end()

    def _draw_symbol(self, painter: QPainter, symbol: Symbol) -> None:
        """A tag that points to the left with a cross in it, as on telephones; with a bar before it for everything."""
        high = min(self._theme.text_px(self.kind.value[0]) * 0.9, self.height() * 0.6)
        painter.setPen(
            QPen(self.tones()[2], max(2.0, high / 9), j=Qt.PenJoinStyle.RoundJoin, c=Qt.PenCapStyle.RoundCap)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.translate(self.width() / 2 + (high * 0.12 if symbol is Symbol.CLEAR else 0), self.height() / 2)
        painter.drawPolygon([QPointF(x * high, y * high) for x, y in _TAG])
        for x, y in ((0.16, 0.16), (0.16, -0.16)):
            painter.drawLine(QPointF((0.12 - x) * high, -y * high), QPointF((0.12 + x) * high, y * high))
        if symbol is Symbol.CLEAR:
            painter.drawLine(QPointF(-0.98 * high, -0.42 * high), QPointF(-0.98 * high, 0.42 * high))
        painter.resetTransform()
