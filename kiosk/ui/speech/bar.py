"""The keys of the speech at the bottom of the window: to be touched, and the same on the ten-key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.speech.keys import HANDLES, Action
from kiosk.ui.texts import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets import ruby
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.phrases import break_lines

_GAP: Final = 8
_WORD: Final = 26
_LEADING: Final = 1.15
_WORD_LEAST: Final = 19  # below that it stands on two lines
_KEY: Final = 26


class BarKey(Button):
    """One key: its word, and the ten-key's key for it below."""

    def __init__(self, theme: Theme, action: Action, parent: QWidget) -> None:
        super().__init__(theme, Kind.KEY, parent)
        self.action = action
        self._drawn = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def retranslate(self, *, typing: bool) -> None:
        """Set the words; `typing` where digits are typed, and steer nothing."""
        handle = HANDLES[self.action]
        self._drawn, spoken = handle.key(typing=typing)
        word = translate("Speech", handle.word)
        self.say(word, translate("Speech", "{name}: {key}").format(name=word, key=translate("Speech", spoken)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the word, smaller where it is long, and the key."""
        unit = self._theme.px
        painter = QPainter(self)
        self.draw_ground(painter, 14)
        painter.setPen(self.tones()[2])
        middle = self.height() * 0.54
        self._draw_word(painter, self.width() - unit(16), middle - unit(4))
        painter.setFont(self._theme.font(_KEY, bold=True))
        key = QRectF(0, middle, self.width(), self.height() - middle - unit(6))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, self._drawn)
        painter.end()

    def _draw_word(self, painter: QPainter, room: float, high: float) -> None:
        size: float = _WORD
        leading = ruby.leading(self._marked, _LEADING)
        while True:
            font = self._theme.font(size, bold=True)
            lines = break_lines(self._marked, font, room)
            line_height = font.pixelSize() * leading
            fits = len(lines) * line_height <= high and len(lines) <= 1 + self.text().count(" ")
            if fits or size <= _WORD_LEAST:
                break
            size -= 1
        base = ruby.base_of(self._theme.px(4) + (high - len(lines) * line_height) / 2, line_height, font, self._marked)
        for line in lines:
            ruby.draw_line(painter, (self.width() - ruby.advance(line, font)) / 2, base, line, font)
            base += line_height


class SpeechBar(QWidget):
    """The keys side by side; the last one only where there is something personal to be read."""

    def __init__(self, theme: Theme, act: Callable[[Action], None], window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.keys = {action: BarKey(theme, action, self) for action in Action}
        for action, key in self.keys.items():
            key.clicked.connect(lambda _checked=False, action=action: act(action))
        self.keys[Action.TELL].hide()
        self.hide()

    def retranslate(self, *, personal: bool, typing: bool) -> None:
        """Set the words; `personal` where the page has something that is read on demand only, `typing` as a key's."""
        for key in self.keys.values():
            key.retranslate(typing=typing)
        self.keys[Action.TELL].setVisible(personal)
        self._place()

    def _place(self) -> None:
        shown = [key for key in self.keys.values() if not key.isHidden()]
        gap, margin = self._theme.px(_GAP), self._theme.px(20)
        wide = (self.width() - 2 * margin + gap) / len(shown)
        for index, key in enumerate(shown):
            left = round(margin + index * wide)
            key.setGeometry(left, gap, round(margin + (index + 1) * wide) - left - gap, self.height() - 2 * gap)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Place the keys."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Draw the ground and a line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colours.surface)
        painter.setPen(QPen(self._theme.colours.line, max(1, self._theme.px(2))))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()
