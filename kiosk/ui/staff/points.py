"""The points of a menu as large buttons of one size, in two columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Kind

_HIGH: Final = 124
_GAP: Final = 20
_COLUMNS: Final = 2


class Points(QWidget):
    """The points of the menu in two columns, in reading order."""

    def __init__(self, theme: Theme, names: tuple[str, ...], press: Callable[[str], None]) -> None:
        super().__init__()
        self._theme = theme
        self.buttons = {name: Button(theme, Kind.SECONDARY, self) for name in names}
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: press(name))

    def _rows(self) -> int:
        return -(-len(self.buttons) // _COLUMNS)

    def wanted(self, width: int) -> int:
        """The height, in pixels: enough for the longest words."""
        wide = (width - self._theme.px(_GAP)) // _COLUMNS
        high = max(self._theme.px(_HIGH), *(button.wanted(wide) for button in self.buttons.values()))
        return self._rows() * high + (self._rows() - 1) * self._theme.px(_GAP)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The page decides."""
        return QSize(self._theme.px(800), self.wanted(self._theme.px(800)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Place the buttons."""
        gap = self._theme.px(_GAP)
        wide = (self.width() - gap) // _COLUMNS
        high = (self.height() - (self._rows() - 1) * gap) // self._rows()
        for index, button in enumerate(self.buttons.values()):
            row, column = divmod(index, _COLUMNS)
            button.setGeometry(column * (wide + gap), row * (high + gap), wide, high)
