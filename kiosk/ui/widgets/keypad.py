"""The keypad and the four places for the digits. Neither ever holds a digit: a press is passed on and forgotten."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import TARGET, Theme
from kiosk.ui.widgets import ruby
from kiosk.ui.widgets.button import Button, Kind, Symbol
from kiosk.ui.widgets.field import Field

_ORDER: Final = (1, 2, 3, 4, 5, 6, 7, 8, 9, None, 0, None)  # as on a telephone
_DIGITS: Final = range(Qt.Key.Key_0.value, Qt.Key.Key_9.value + 1)
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_GAP: Final = 18
_KEY_BEST: Final = 150
_KEY_LEAST: Final = 106
_KEY_WIDEST: Final = 320
# A digit that a tremor adds is worse than one that is lost: what is missing is seen in the field, and what is too much
# pushes the last digit out, unseen, and may cost one of three tries. The whole pause of buttons (0.3 s) would swallow
# pairs of digits that were meant, so keys take half of it: 0.15 s as installed, about as fast as one finger can strike
# one key again. The configuration can raise it to one second; EN 301 549, 5.8 wants 0.5 s to be reachable.
SAME_KEY_PAUSE: Final = 0.15


class Keypad(QWidget):
    """Twelve large keys in the order of a telephone, and those of any keyboard that mean the same.

    The same key pressed again within `pause` seconds is one press of a trembling finger (EN 301 549, 5.8); within half
    of the pause of other buttons where that is longer. Another key counts at once, however fast.
    """

    digit = Signal(int)
    erased = Signal()
    cleared = Signal()
    entered = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        pause: float = SAME_KEY_PAUSE,
        now: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pause = pause
        self._now = now
        self._last: tuple[int, float] | None = None
        self._keys: list[Button] = []
        for number in _ORDER:
            key = Button(theme, Kind.KEY if number is None else Kind.DIGIT, self)
            if number is not None:
                key.say(str(number))
            key.repeats = True
            key.clicked.connect(self._pressed)
            self._keys.append(key)
        self.clear_key, self.erase_key = self._keys[9], self._keys[11]

    def key(self, number: int) -> Button:
        """The key of one digit."""
        return self._keys[_ORDER.index(number)]

    def buttons(self) -> tuple[Button, ...]:
        """All keys, in reading order."""
        return tuple(self._keys)

    def forget(self) -> None:
        """Forget which key was pressed last."""
        self._last = None

    def strike(self, event: QKeyEvent) -> bool:
        """Take a stroke of a keyboard or ten-key pad as one of the keys, or as `entered`; False for any other one.

        A key held down counts once. Such keys do not bounce as glass does: without a pause of buttons every stroke
        counts.
        """
        key = event.key()
        if event.isAutoRepeat():
            return True
        if key in _DIGITS and event.modifiers() in _PLAIN:
            number = key - Qt.Key.Key_0.value
            if self._takes(_ORDER.index(number), 0.0):
                self.digit.emit(number)
        elif key == Qt.Key.Key_Backspace:
            self.erased.emit()
        elif key == Qt.Key.Key_Delete:
            self.cleared.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            return False
        return True

    def _takes(self, place: int, least: float) -> bool:
        now = self._now()
        again = (
            self._last is not None
            and self._last[0] == place
            and now - self._last[1] < max(least, self._theme.taps.pause / 2)
        )
        # A finger that goes on trembling goes on not being counted.
        self._last = (place, now)
        return not again

    def _pressed(self) -> None:
        key = self.sender()
        assert isinstance(key, Button)
        place = self._keys.index(key)
        if not self._takes(place, self._pause):
            return
        number = _ORDER[place]
        if number is not None:
            self.digit.emit(number)
        elif key is self.clear_key:
            self.cleared.emit()
        else:
            self.erased.emit()

    def least(self, width: int) -> int:  # noqa: ARG002 (every block is asked for a width)
        """The smallest height, in pixels."""
        key = max(self._theme.px(_KEY_LEAST), TARGET, round(self._theme.least_text * 1.2))
        return 4 * key + 3 * self._theme.px(_GAP)

    def wanted(self, width: int) -> int:
        """The best height, in pixels."""
        return max(4 * self._theme.px(_KEY_BEST) + 3 * self._theme.px(_GAP), self.least(width))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The best size."""
        return QSize(3 * self._theme.px(_KEY_WIDEST), self.wanted(0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """See `refit`."""
        self.refit()

    def refit(self) -> None:
        """Place the keys."""
        gap = self._theme.px(_GAP)
        worded = {self.clear_key: Symbol.CLEAR, self.erase_key: Symbol.ERASE}
        for key in worded:
            key.show_symbol(None)
        widest = max(self._theme.px(_KEY_WIDEST), self.clear_key.natural_width(), self.erase_key.natural_width())
        wide = min((self.width() - 2 * gap) // 3, widest)
        high = (self.height() - 3 * gap) // 4
        left = (self.width() - 3 * wide - 2 * gap) // 2
        for index, key in enumerate(self._keys):
            row, column = divmod(index, 3)
            key.setGeometry(left + column * (wide + gap), row * (high + gap), wide, high)
        # Both or neither: one word beside one symbol would look like two kinds of keys.
        if any(key.text_height(wide) > high for key in worded):
            for key, symbol in worded.items():
                key.show_symbol(symbol)


class PinField(Field):
    """Four places; it knows how many are filled and nothing else."""

    _PLACES: Final = 4
    _WIDE: Final = 108
    _HIGH: Final = 132
    _BETWEEN: Final = 24

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self._filled = 0
        self.left = False

    @property
    def filled(self) -> int:
        """How many places are filled."""
        return self._filled

    def show_filled(self, count: int, description: str) -> None:
        """Fill so many places; `description` says the same for assistive technology."""
        self._filled = count
        self.fill(count)
        ruby.name(self, description)
        self.update()

    def wanted(self, width: int) -> int:  # noqa: ARG002 (every block is asked for a width)
        """The height, in pixels."""
        return self._theme.px(self._HIGH)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Four places."""
        return QSize(
            self._theme.px(4 * self._WIDE + 3 * self._BETWEEN) + 2 * self.ring_room(), self._theme.px(self._HIGH)
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the places, a dot in each filled one."""
        unit = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, between = unit(self._WIDE), unit(self._BETWEEN)
        ring = self.ring_room()
        places = self._PLACES * wide + (self._PLACES - 1) * between
        left = ring if self.left else (self.width() - places) // 2
        for place in range(self._PLACES):
            here = place == self._filled
            pen = max(2.0, unit(5 if here else 3))
            box = QRectF(left + place * (wide + between), 0, wide, self.height())
            box.adjust(pen / 2, ring + pen / 2, -pen / 2, -ring - pen / 2)
            painter.setPen(QPen(self._theme.colours.primary if here else self._theme.colours.edge, pen))
            painter.setBrush(self._theme.colours.surface)
            painter.drawRoundedRect(box, unit(16), unit(16))
            if place < self._filled:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colours.ink)
                painter.drawEllipse(box.center(), unit(22), unit(22))
        self.draw_ring(painter, QRectF(left - ring, 0, places + 2 * ring, self.height()), unit(16) + ring)
        painter.end()
