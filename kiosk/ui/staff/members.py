"""Who is entering the passcode: a button for each member of the staff, one of them pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.texts import translate
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button, Kind

if TYPE_CHECKING:  # a configuration brings pydantic, which the first frame does not wait for
    from kiosk.config import StaffMember

_AT_ONCE: Final = 6
_COLUMNS: Final = 2
_HIGH: Final = 84
_TARGET: Final = 44  # pixels at least (WCAG 2.2, 2.5.5)
_GAP: Final = 16
_LINE: Final = 1.15  # of the smallest letters that are allowed


class MemberChoice(QWidget):
    """Up to six names at once, in two columns, and a button for the next ones where there are more.

    A site with one member has that one chosen from the beginning.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, members: tuple[StaffMember, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._members = members
        self._first = 0
        self._member = ""
        self._buttons: list[Button] = []
        for _ in members[:_AT_ONCE]:
            button = Button(theme, Kind.LANGUAGE, self)
            button.clicked.connect(self._pressed)
            self._buttons.append(button)
        self._more = Button(theme, Kind.KEY, self) if len(members) > _AT_ONCE else None
        if self._more is not None:
            self._more.clicked.connect(self._turn)
        self.forget()

    @property
    def member(self) -> str:
        """The identifier of the one that is chosen, "" while nobody is."""
        return self._member

    def forget(self) -> None:
        """Choose nobody, unless there is only one."""
        self._first = 0
        self._member = self._members[0].id if len(self._members) == 1 else ""
        self.refresh()

    def refresh(self) -> None:
        """Show the names and who is chosen."""
        shown = self._members[self._first : self._first + _AT_ONCE]
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(shown))
            if index < len(shown):
                button.say(shown[index].name)
                button.setChecked(shown[index].id == self._member)
        if self._more is not None:
            self._more.say(translate("StaffPages", "Other names"))

    def _pressed(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        self._member = self._members[self._first + self._buttons.index(button)].id
        self.refresh()
        self.chosen.emit()

    def _turn(self) -> None:
        self._first = self._first + _AT_ONCE if self._first + _AT_ONCE < len(self._members) else 0
        self.refresh()

    def _rows(self) -> int:
        return -(-len(self._buttons) // _COLUMNS) + (1 if self._more is not None else 0)

    def _high(self) -> int:
        return max(_TARGET, self._theme.px(_HIGH), round(self._theme.least_text * _LINE))

    def wanted(self, width: int) -> int:  # noqa: ARG002 (every block is asked for a width)
        """The height, in pixels."""
        rows = self._rows()
        return rows * self._high() + max(0, rows - 1) * self._theme.px(_GAP)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The page decides."""
        return QSize(self._theme.px(600), self.wanted(0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002, N802 (Qt's name and signature)
        """Place the buttons."""
        gap, high = self._theme.px(_GAP), self._high()
        wide = (self.width() - (_COLUMNS - 1) * gap) // _COLUMNS
        for index, button in enumerate(self._buttons):
            row, column = divmod(index, _COLUMNS)
            button.setGeometry(column * (wide + gap), row * (high + gap), wide, high)
        if self._more is not None:
            self._more.setGeometry(0, (self._rows() - 1) * (high + gap), self.width(), high)
