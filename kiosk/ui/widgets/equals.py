"""Actions of equal weight, side by side: no answer is suggested."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Kind

_GAP: Final = 24


class Equals(QWidget):
    """A row of `count` outlined buttons of the same size, `high` units high at least; hidden ones take no room."""

    def __init__(self, theme: Theme, count: int, *, high: float = 136, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._high = high
        self.buttons = tuple(Button(theme, Kind.SECONDARY, self) for _ in range(count))

    def _shown(self) -> list[Button]:
        return [button for button in self.buttons if not button.isHidden()]

    def _width_of_each(self, width: int) -> int:
        count = max(1, len(self._shown()))
        return (width - (count - 1) * self._theme.px(_GAP)) // count

    def wanted(self, width: int) -> int:
        """The height, in pixels: enough for the longest words."""
        each = self._width_of_each(width)
        return max([self._theme.px(self._high), *(button.wanted(each) for button in self._shown())])

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The page decides."""
        return QSize(self._theme.px(600), self.wanted(self._theme.px(600)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """See `refit`."""
        self.refit()

    def refit(self) -> None:
        """Place the buttons."""
        each = self._width_of_each(self.width())
        for index, button in enumerate(self._shown()):
            button.setGeometry(index * (each + self._theme.px(_GAP)), 0, each, self.height())
