"""The PIN, by finger, keyboard or ten-key pad. The digits go straight into the pad and are nowhere on the page."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kiosk.eligibility.model import Purpose
from kiosk.flow.events import Cancelled, PinEntered, Touched, VisualCheckChosen
from kiosk.flow.offers import vouchable
from kiosk.flow.states import EnteringPin
from kiosk.ui.messages import tries_left
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.palette import Colour
from kiosk.ui.texts import QT_TRANSLATE_NOOP, translate
from kiosk.ui.widgets.actions import Actions
from kiosk.ui.widgets.equals import Equals
from kiosk.ui.widgets.keypad import Keypad, PinField
from kiosk.ui.widgets.words import Words

_SHORT: Final = QT_TRANSLATE_NOOP("PinPage", "Please enter 4 digits.")


class PinPage(Page):
    """Heading, four places, what to know about the tries left, and the keypad."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._short = False
        self._state: EnteringPin | None = None
        self._purpose = Words(self.theme, size=32, bold=True, colour=Colour.PRIMARY)
        self.title.setProperty("gap", 6)
        self.text.setProperty("gap", 10)
        self._field = PinField(self.theme)
        self._field.setProperty("gap", 28)
        self._message = Words(self.theme, size=34, bold=True, colour=Colour.ERROR)
        self._message.setProperty("gap", 18)
        self.keypad = Keypad(self.theme)
        self._others = Equals(self.theme, 1, high=92)
        self._actions = Actions(self.theme, secondary=True, primary=True)
        self.compose(
            [self._purpose, self.title, self.text, self._field, self._message],
            [self.keypad],
            [self._actions],
            [self._others],
        )
        (self._staff,) = self._others.buttons
        self._staff.clicked.connect(lambda: setting.post(VisualCheckChosen()))
        assert self._actions.secondary is not None
        assert self._actions.primary is not None
        self._stop, self._next = self._actions.secondary, self._actions.primary
        self._stop.clicked.connect(lambda: setting.post(Cancelled()))
        self._next.clicked.connect(self._submit)
        self.keypad.digit.connect(self._push)
        self.keypad.erased.connect(self._pop)
        self.keypad.cleared.connect(self._clear)
        self.keypad.entered.connect(self._submit)

    def first_focus(self) -> QWidget:
        """The four places: digits may be typed at once."""
        return self._field

    def display(self, state: EnteringPin) -> None:
        """Set the words."""
        if state is not self._state:
            self._short = False
            self.keypad.forget()
        self._state = state
        self._purpose.say(
            translate("PinPage", "Registration as insurance card")
            if state.purpose is Purpose.REGISTER
            else translate("PinPage", "Insurance coverage")
        )
        self.title.say(translate("PinPage", "Enter your PIN"))
        self.text.say(translate("PinPage", "The 4 digits that you chose when you received the card."))
        self._message.keep_room(translate("PinPage", _SHORT), *(tries_left(count, wrong=True) for count in (1, 2)))
        self.keypad.clear_key.say(translate("PinPage", "Clear all"))
        self.keypad.erase_key.say(translate("PinPage", "Delete one"))
        self._stop.say(translate("PinPage", "Stop"))
        self._next.say(translate("PinPage", "Next"))
        self._staff.say(translate("PinPage", "I do not know the PIN: have staff check"))
        self._others.setVisible(vouchable(state, self.setting.profile) is not None)
        self.refresh()

    def refresh(self) -> None:
        """Show how many digits the pad holds, and the message that goes with it."""
        if self._state is None:
            return
        count = self.setting.pad.length
        self._next.wait(not self.setting.pad.full)
        self._field.show_filled(count, translate("PinPage", "PIN: {count} of 4 digits entered").format(count=count))
        if self._short:
            message = translate("PinPage", _SHORT)
        else:
            message = tries_left(self._state.card.contents.retries_left, wrong=self._state.wrong)
        self._message.say(message)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Digits, Backspace, Delete and Enter of any keyboard; a key held down counts once."""
        if not self.keypad.strike(event):
            super().keyPressEvent(event)

    def _push(self, digit: int) -> None:
        self._short = False
        self.setting.pad.push(digit)
        self._touched()

    def _pop(self) -> None:
        self.setting.pad.pop()
        self._touched()

    def _clear(self) -> None:
        self.setting.pad.clear()
        self._touched()

    def _touched(self) -> None:
        self.refresh()
        self.setting.post(Touched())

    def _submit(self) -> None:
        if self.setting.pad.full:
            self.setting.post(PinEntered())
            return
        self._short = True
        self._touched()
