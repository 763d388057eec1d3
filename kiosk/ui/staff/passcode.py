"""The page on which staff enters the site's passcode: who, and the digits, which go straight into their pad."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow.events import PasscodeEntered, Touched
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.staff.members import MemberChoice
from kiosk.ui.staff.secret import SecretField
from kiosk.ui.texts import QT_TRANSLATE_NOOP, translate
from kiosk.ui.widgets.actions import Actions
from kiosk.ui.widgets.keypad import Keypad
from kiosk.ui.widgets.words import Words

_CHECKING: Final = QT_TRANSLATE_NOOP("StaffPages", "Checking the passcode.")
_SHORT: Final = QT_TRANSLATE_NOOP("StaffPages", "Please enter the whole passcode.")
_NAMELESS: Final = QT_TRANSLATE_NOOP("StaffPages", "Please choose your name.")
_WRONG: Final = QT_TRANSLATE_NOOP(
    "StaffPages", "That did not match. After several wrong ones, each has to wait for a while."
)


class PasscodePage(Page):
    """Heading, text, names, a field, a keypad. A subclass sets heading and text, and says what leaving the page does.

    `enter(wrong, checking)` is to be called by the subclass whenever it shows a state.
    """

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        assert setting.passcode is not None, "a kiosk with staff has a pad for their passcode"
        self._pad = setting.passcode
        self._wrong = self._checking = self._short = False
        self.members = MemberChoice(self.theme, setting.members)
        self.field = SecretField(self.theme)
        self.field.setProperty("gap", 24)
        self.message = Words(self.theme, size=34, bold=True)
        self.message.setProperty("gap", 16)
        self.keypad = Keypad(self.theme)
        self.row = Actions(self.theme, secondary=True, primary=True)
        self.compose([self.title, self.text, self.members, self.field, self.message], [self.keypad], [self.row])
        assert self.row.secondary is not None
        assert self.row.primary is not None
        self._stop, self._next = self.row.secondary, self.row.primary
        self._stop.clicked.connect(self.leave)
        self._next.clicked.connect(self._submit)
        self.members.chosen.connect(self._named)
        self.keypad.digit.connect(self._push)
        self.keypad.erased.connect(self._pop)
        self.keypad.cleared.connect(self._clear)
        self.keypad.entered.connect(self._submit)

    def leave(self) -> None:
        """What the secondary action does."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """The field: digits may be typed at once."""
        return self.field

    def enter(self, *, wrong: bool, checking: bool) -> None:
        """Set the words that every such page has."""
        if wrong and not self._wrong:
            self._clear()
        self._wrong, self._checking, self._short = wrong, checking, False
        self.keypad.clear_key.say(translate("PinPage", "Clear all"))
        self.keypad.erase_key.say(translate("PinPage", "Delete one"))
        self._stop.say(translate("StaffPages", "Cancel"))
        self._next.say(translate("StaffPages", "Confirm"))
        self.field.label(translate("StaffPages", "Passcode of staff"))
        self.message.keep_room(*(translate("StaffPages", text) for text in (_CHECKING, _SHORT, _NAMELESS, _WRONG)))
        self.members.refresh()
        self.refresh()

    def refresh(self) -> None:
        """Show how much was typed, and what to do."""
        self.field.show_filled(
            self._pad.length, translate("StaffPages", "Passcode: {count} digits entered").format(count=self._pad.length)
        )
        if self._checking:
            self.message.say(translate("StaffPages", _CHECKING))
        elif self._short:
            self.message.say(translate("StaffPages", _SHORT if self.members.member else _NAMELESS))
        elif self._wrong:
            self.message.say(translate("StaffPages", _WRONG))
        else:
            self.message.say("")

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Keep nothing: neither digits nor who was here."""
        self._pad.clear()
        self._wrong = self._checking = self._short = False
        self.members.forget()
        self.keypad.forget()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Digits, Backspace, Delete, Enter and Escape of any keyboard; a key held down counts once."""
        if self.keypad.strike(event):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _push(self, digit: int) -> None:
        if not self._checking:
            self._short = False
            self._pad.push(digit)
            self._touched()

    def _pop(self) -> None:
        self._pad.pop()
        self._touched()

    def _clear(self) -> None:
        self._pad.clear()
        self._touched()

    def _touched(self) -> None:
        self.refresh()
        self.setting.post(Touched())

    def _named(self) -> None:
        # The digits are next, and Enter after them confirms; on the name it would press the name again.
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._touched()

    def _submit(self) -> None:
        if self._checking:
            return
        if not self.members.member or not self._pad.enough:
            self._short = True
            self._touched()
            return
        self.setting.post(PasscodeEntered(self.members.member))
