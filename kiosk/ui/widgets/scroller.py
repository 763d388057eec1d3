"""Text that is longer than its room, a sheet at a time: two large buttons turn the sheets, no line is ever cut."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from kiosk.ui.texts import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.words import Words

_GAP: Final = 16
_HIGH: Final = 96


def cut_sheets(pieces: list[tuple[int, int]], total: int, room: int) -> list[tuple[int, int]]:
    """Cut a column of `total` pixels into sheets of `room` at most, between its pieces (top and bottom of each).

    A piece that is higher than the room is cut all the same.
    """
    sheets: list[tuple[int, int]] = []
    top = 0
    while total - top > room:
        cut = top + room
        while straddling := [first for first, last in pieces if top < first < cut < last]:
            cut = min(straddling)
        sheets.append((top, cut))
        top = cut
    sheets.append((top, total))
    return sheets


class Scroller(QWidget):
    """Holds blocks that a page lays out on `canvas`; shows a sheet of them, and the buttons under it."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._theme = theme
        self._view = QWidget(self)
        self.canvas = QWidget(self._view)
        self._sheets: list[tuple[int, int]] = [(0, 0)]
        self._present = 0
        self._held: list[QWidget] = []
        self.up, self.down = Button(theme, Kind.KEY, self), Button(theme, Kind.KEY, self)
        self.up.clicked.connect(lambda: self.turn(-1))
        self.down.clicked.connect(lambda: self.turn(1))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        self.hide()

    @property
    def place(self) -> tuple[int, int]:
        """Which sheet is shown, from 0, and how many there are."""
        return self._present, len(self._sheets)

    def bar_height(self) -> int:
        """The height of the buttons with the gap above them, in pixels."""
        gap = self._theme.px(_GAP)
        return max(self._theme.px(_HIGH), self.down.wanted((self.width() - gap) // 2)) + gap

    def hold(self, widgets: list[QWidget]) -> None:
        """Take these blocks; the caller places them on the canvas and calls `show_sheets`.

        Those that were held before, and are not to be any more, go back to the page.
        """
        self._give_back([widget for widget in self._held if widget not in widgets])
        for widget in widgets:
            if widget.parentWidget() is not self.canvas:
                _move(widget, self.canvas)
        self._held = list(widgets)

    def release(self) -> None:
        """Give all blocks back to the page and disappear."""
        self._give_back(self._held)
        self._held = []
        self._present = 0
        self.hide()

    def _give_back(self, widgets: list[QWidget]) -> None:
        for widget in widgets:
            if widget.parentWidget() is self.canvas:
                _move(widget, self._page)

    def say(self) -> None:
        """Set the words of the buttons."""
        here, total = self._present + 1, len(self._sheets)
        told = translate("Scroller", "part {here} of {total}").format(here=here, total=total)
        for button, word in (
            (self.up, translate("Scroller", "Back up")),
            (self.down, translate("Scroller", "Read on")),
        ):
            button.say(("▲ " if button is self.up else "▼ ") + word, f"{word}, {told}")
        self.up.wait(self._present == 0)
        self.down.wait(here == total)

    def show_sheets(self, total: int) -> None:
        """The blocks are placed, on so many pixels: cut them into sheets and show the present one."""
        room = self.height() - self.bar_height()
        self.canvas.setGeometry(0, 0, self.width(), total)
        self._sheets = cut_sheets(self._pieces(), total, max(1, room))
        self._present = min(self._present, len(self._sheets) - 1)
        self._place()
        self.show()

    def rewind(self) -> None:
        """Begin with the first sheet, whenever they are shown next."""
        self._present = 0

    def turn(self, by: int) -> None:
        """Show another sheet."""
        self._present = max(0, min(len(self._sheets) - 1, self._present + by))
        self._place()

    def _place(self) -> None:
        top, bottom = self._sheets[self._present]
        self._view.setGeometry(0, 0, self.width(), bottom - top)
        self.canvas.move(0, -top)
        self.say()
        gap = self._theme.px(_GAP)
        high = self.bar_height() - gap
        wide = (self.width() - gap) // 2
        for button, left in ((self.up, 0), (self.down, wide + gap)):
            button.setGeometry(left, self.height() - high, wide, high)

    def _pieces(self) -> list[tuple[int, int]]:
        pieces: list[tuple[int, int]] = []
        for widget in self.canvas.findChildren(QWidget):
            if not widget.isVisibleTo(self.canvas) or not isinstance(widget, Words | Picture | QAbstractButton):
                continue
            top = widget.mapTo(self.canvas, QPoint(0, 0)).y()
            if isinstance(widget, Words):
                line = widget.line_height()
                count = len(widget.lines(widget.width()))
                pieces += [(round(top + index * line), round(top + (index + 1) * line)) for index in range(count)]
            else:
                pieces.append((top, top + widget.height()))
        return pieces

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:  # noqa: ARG002 (Qt's signature)
        """The sheet with the focus is shown."""
        if now is None or not self.canvas.isAncestorOf(now):
            return
        middle = now.mapTo(self.canvas, QPoint(0, now.height() // 2)).y()
        for index, (top, bottom) in enumerate(self._sheets):
            if top <= middle < bottom and index != self._present:
                self._present = index
                self._place()
                return


def _move(widget: QWidget, parent: QWidget) -> None:
    hidden = widget.isHidden()
    widget.setParent(parent)
    widget.setVisible(not hidden)
