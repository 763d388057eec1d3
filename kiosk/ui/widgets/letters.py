"""A keyboard for the symbol of an insurance: kana, or letters and digits. It holds nothing: a press is passed on."""

from __future__ import annotations

import unicodedata
from enum import Enum
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Kind, Symbol

_COLUMNS: Final = 10
_ROWS: Final = 5
_GAP: Final = 8
_BEST: Final = 92
_LEAST: Final = 70
_TARGET: Final = 45  # pixels at least (WCAG 2.2, 2.5.5)
_VOICED: Final = "\u3099"
_HALF_VOICED: Final = "\u309a"
_SMALL: Final = dict(
    zip("あいうえおつやゆよわアイウエオツヤユヨワ", "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ", strict=True)
)
_LARGE: Final = {small: large for large, small in _SMALL.items()}


class Script(Enum):
    """What the keys write: rows of ten; a space is no key."""

    HIRAGANA = (
        "わらやまはなたさかあ",
        "をり みひにちしきい",
        "んるゆむふぬつすくう",
        "ーれ めへねてせけえ",
        "・ろよもほのとそこお",
    )
    KATAKANA = (
        "ワラヤマハナタサカア",
        "ヲリ ミヒニチシキイ",
        "ンルユムフヌツスクウ",
        "ーレ メヘネテセケエ",
        "・ロヨモホノトソコオ",
    )
    LATIN = (
        "1234567890",
        "ABCDEFGHIJ",
        "KLMNOPQRST",
        "UVWXYZ-/ .",
        "          ",
    )


def change_last(text: str, mark: str) -> str:
    """The text with its last kana voiced (゛), half-voiced (゜) or small (小), or that taken back; else as it is."""
    if not text:
        return text
    last = text[-1]
    if mark == "小":
        return text[:-1] + _SMALL.get(last, _LARGE.get(last, last))
    plain, sign = unicodedata.normalize("NFD", last)[0], _VOICED if mark == "゛" else _HALF_VOICED
    if unicodedata.normalize("NFC", plain + sign) == last:
        return text[:-1] + plain
    joined = unicodedata.normalize("NFC", plain + sign)
    return text[:-1] + joined if len(joined) == 1 else text


class Letters(QWidget):
    """Fifty keys, and below them keys that change what they write, for the marks of kana, and to erase.

    Kana stand in columns from the right, as on every machine in Japan.
    """

    typed = Signal(str)
    marked = Signal(str)
    erased = Signal()

    _MARKS: Final = ("゛", "゜", "小")

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._script = Script.KATAKANA
        self._keys: list[Button] = []
        for _ in range(_ROWS * _COLUMNS):
            key = Button(theme, Kind.LANGUAGE, self)
            key.setCheckable(False)
            key.repeats = True
            key.clicked.connect(self._press)
            self._keys.append(key)
        self._scripts = {script: Button(theme, Kind.LANGUAGE, self) for script in Script}
        for script, name in ((Script.HIRAGANA, "あ"), (Script.KATAKANA, "ア"), (Script.LATIN, "A")):
            self._scripts[script].say(name)
            self._scripts[script].clicked.connect(lambda _checked=False, script=script: self.write(script))
        self._marks: list[Button] = []
        for mark in self._MARKS:
            key = Button(theme, Kind.KEY, self)
            key.say(mark)
            key.clicked.connect(lambda _checked=False, mark=mark: self.marked.emit(mark))
            self._marks.append(key)
        self.erase_key = Button(theme, Kind.KEY, self)
        self.erase_key.clicked.connect(self.erased)
        self.write(self._script)

    def write(self, script: Script) -> None:
        """Change what the keys write."""
        self._script = script
        for each, button in self._scripts.items():
            button.setChecked(each is script)
        for key, character in zip(self._keys, "".join(script.value), strict=True):
            key.say("" if character == " " else character)
            key.setVisible(character != " ")
        for mark in self._marks:
            mark.setVisible(script is not Script.LATIN)

    def _press(self) -> None:
        key = self.sender()
        assert isinstance(key, Button)
        self.typed.emit(key.text())

    def least(self, width: int) -> int:  # noqa: ARG002 (every block is asked for a width)
        """The smallest height, in pixels."""
        return (_ROWS + 1) * max(
            _TARGET, self._theme.px(_LEAST), round(self._theme.least_text * 1.1)
        ) + _ROWS * self._theme.px(_GAP)

    def wanted(self, width: int) -> int:
        """The best height, in pixels."""
        return max((_ROWS + 1) * self._theme.px(_BEST) + _ROWS * self._theme.px(_GAP), self.least(width))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The page decides."""
        return QSize(self._theme.px(900), self.wanted(0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """See `refit`."""
        self.refit()

    def refit(self) -> None:
        """Place the keys."""
        gap = self._theme.px(_GAP)
        high = (self.height() - _ROWS * gap) // (_ROWS + 1)
        wide = (self.width() - (_COLUMNS - 1) * gap) // _COLUMNS
        for index, key in enumerate(self._keys):
            row, column = divmod(index, _COLUMNS)
            key.setGeometry(column * (wide + gap), row * (high + gap), wide, high)
        left, y = 0, _ROWS * (high + gap)
        for key in (*self._scripts.values(), *self._marks):
            key.setGeometry(left, y, wide, high)
            left += wide + gap
        self.erase_key.setGeometry(left, y, self.width() - left, high)
        self.erase_key.show_symbol(None)
        if self.erase_key.text_height(self.width() - left) > high:
            self.erase_key.show_symbol(Symbol.ERASE)
