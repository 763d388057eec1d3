"""Whom to call, under which number, and whether somebody answers at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from kiosk.ui.palette import Colour
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.panel import Panel
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class Call:
    """What stands on the panel: `menu` is the way through the voice menu, `now` says whether the line is open.

    `is_open` says that too; None where it is not known. Texts may be empty.
    """

    whom: str
    number: str
    menu: str
    now: str
    hours: str
    is_open: bool | None = None


class Helpline(Panel):
    """A phone number, large enough to be copied by hand."""

    _PADDING: Final = 36

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._picture = Picture(theme, "phone", height=96, parent=self)
        self._whom = Words(theme, size=26, colour=Colour.SECONDARY, parent=self)
        self._number = Words(theme, size=46, bold=True, parent=self)
        self._menu = Words(theme, size=28, colour=Colour.SECONDARY, parent=self)
        self._now = Words(theme, size=30, bold=True, parent=self)
        self._hours = Words(theme, size=26, colour=Colour.SECONDARY, parent=self)

    def fill(self, call: Call | None) -> None:
        """Show whom to call; None hides the panel."""
        shown = call or Call("", "", "", "", "")
        self._whom.say(shown.whom)
        self._number.say(shown.number)
        self._menu.say(shown.menu)
        self._now.say(shown.now)
        self._now.recolour(Colour.SUCCESS if shown.is_open else Colour.INK)
        self._hours.say(shown.hours)
        self.setVisible(call is not None)
        self.lay_out(self.width(), place=True)

    def lay_out(self, width: int, *, place: bool) -> int:
        """See Panel."""
        unit = self.theme.px
        padding = unit(self._PADDING)
        side = self._picture.wanted(width)
        left = padding + side + unit(28)
        room = width - left - unit(20)
        y = unit(18)
        for words in (self._whom, self._number, self._now, self._hours):
            high = words.wanted(room) if words.text() else 0
            if place:
                words.setGeometry(left, y, room, high)
                if words is self._number:
                    self._place_menu(left + words.natural_width() + unit(24), y, high, width - unit(20))
            y += high
        y += unit(18)
        if place:
            self._picture.setGeometry(padding, (y - side) // 2, side, side)
        return y

    def _place_menu(self, left: int, top: int, high: int, right: int) -> None:
        """The way through the voice menu stands beside the number, where there is room for it."""
        wide = self._menu.natural_width()
        fits = bool(self._menu.text()) and left + wide <= right
        self._menu.setVisible(fits)
        if fits:
            self._number.resize(left - self._number.x(), high)
            own = self._menu.wanted(wide)
            self._menu.setGeometry(left, top + (high - own) // 2, wide, own)
