"""The row of actions at the bottom of a page: the primary one always at the same place and twice as wide."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Kind

_GAP: Final = 24
_HIGH: Final = 136


class Actions(QWidget):
    """A secondary action at the left, a primary one at the right; either may be absent.

    The primary one is twice as wide, but for a word of the other that has no room then.
    """

    def __init__(self, theme: Theme, *, secondary: bool, primary: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.secondary = Button(theme, Kind.SECONDARY, self) if secondary else None
        self.primary = Button(theme, Kind.PRIMARY, self) if primary else None

    def _widths(self, width: int) -> tuple[int, int]:
        gap = self._theme.px(_GAP)
        if self.secondary is None or self.secondary.isHidden():
            return 0, width
        third = max((width - gap) // 3, min(self.secondary.narrowest(), (width - gap) // 2))
        return third, width - gap - third

    def wanted(self, width: int) -> int:
        """The height, in pixels: enough for the longest words."""
        left, right = self._widths(width)
        heights = [self._theme.px(_HIGH)]
        if left and self.secondary is not None:
            heights.append(self.secondary.wanted(left))
        if self.primary is not None:
            heights.append(self.primary.wanted(right))
        return max(heights)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The page decides."""
        return QSize(self._theme.px(600), self.wanted(self._theme.px(600)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """See `refit`."""
        self.refit()

    def refit(self) -> None:
        """Place the buttons."""
        left, right = self._widths(self.width())
        if self.secondary is not None:
            self.secondary.setGeometry(0, 0, left, self.height())
        if self.primary is not None:
            self.primary.setGeometry(self.width() - right, 0, right, self.height())
