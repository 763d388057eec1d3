"""The points of a menu as large buttons of one size, in two columns."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Kind

_HIGH: Final = 124
_GAP: Final = 20
_COLUMNS: Final = (2, 3)
_TARGET: Final = 44  # pixels at least (WCAG 2.2, 2.5.5)


class Points(QWidget):
    """The points of the menu in columns, in reading order."""

    def __init__(self, theme: Theme, names: tuple[str, ...], press: Callable[[str], None]) -> None:
        super().__init__()
        self._theme = theme
        self.buttons = {name: Button(theme, Kind.SECONDARY, self) for name in names}
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: press(name))

    def _columns(self, width: int, height: int) -> int:
        """Two, or three where the words have no room in two columns of this height."""
        return next((count for count in _COLUMNS if self._needed(width, count) <= height), _COLUMNS[0])

    def _wide(self, width: int, columns: int) -> int:
        return (width - (columns - 1) * self._theme.px(_GAP)) // columns

    def _rows(self, width: int, columns: int) -> list[int]:
        """What each row needs for its own words, in pixels."""
        wide, buttons = self._wide(width, columns), list(self.buttons.values())
        rows = [buttons[first : first + columns] for first in range(0, len(buttons), columns)]
        return [max(_TARGET, *(math.ceil(button.text_height(wide)) + 4 for button in row)) for row in rows]

    def _needed(self, width: int, columns: int) -> int:
        """The height of the words without the room around them; very high where a word would be broken."""
        if any(button.narrowest() > self._wide(width, columns) for button in self.buttons.values()):
            return 1 << 20
        rows = self._rows(width, columns)
        return sum(rows) + (len(rows) - 1) * self._theme.px(_GAP)

    def wanted(self, width: int) -> int:
        """The height, in pixels: enough for the longest words."""
        wide = self._wide(width, _COLUMNS[0])
        high = max(self._theme.px(_HIGH), *(button.wanted(wide) for button in self.buttons.values()))
        rows = -(-len(self.buttons) // _COLUMNS[0])
        return rows * high + (rows - 1) * self._theme.px(_GAP)

    def least(self, width: int) -> int:
        """The smallest height, in pixels."""
        return min(self.wanted(width), *(self._needed(width, columns) for columns in _COLUMNS))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The page decides."""
        return QSize(self._theme.px(800), self.wanted(self._theme.px(800)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Place the buttons."""
        gap, columns = self._theme.px(_GAP), self._columns(self.width(), self.height())
        needs, wide = self._rows(self.width(), columns), self._wide(self.width(), columns)
        even = (self.height() - (len(needs) - 1) * gap) // len(needs)
        # All of the same height, as long as that is enough for each.
        over = (self.height() - sum(needs) - (len(needs) - 1) * gap) // len(needs)
        heights = [even] * len(needs) if even >= max(needs) else [need + over for need in needs]
        for index, button in enumerate(self.buttons.values()):
            row, column = divmod(index, columns)
            button.setGeometry(column * (wide + gap), sum(heights[:row]) + row * gap, wide, heights[row])
