"""A visit that did not lead to its result: what happened, what to do now, where, and whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kiosk.flow.events import Dismissed
from kiosk.flow.states import Concluded
from kiosk.ui.messages import Message
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.texts import translate
from kiosk.ui.widgets.actions import Actions
from kiosk.ui.widgets.panel import Note, Phone, Row, Rows, Steps
from kiosk.ui.widgets.picture import Picture

if TYPE_CHECKING:  # a configuration brings pydantic, which the first frame does not wait for
    from kiosk.config import Contact


def hours(contact: Contact) -> str:
    """When the phone is answered: as configured, translated where it is the hours that come with the kiosk."""
    if contact.hours == type(contact)().hours:
        return translate("ReasonPage", "Weekdays 9:30–20:00, other days 9:30–17:30\n(closed around New Year)")
    return contact.hours


class EndPage(Page):
    """The end of every page that a visit ends on: what is still to be done, and the card."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.take = Note(self.theme, picture="take-card", picture_height=124, size=34, bold=True)
        self.left = Note(self.theme, picture="staff", picture_height=92, size=34, bold=True)
        self.buttons = Actions(self.theme, secondary=False, primary=True)
        assert self.buttons.primary is not None
        self.go_on = self.buttons.primary
        self.go_on.clicked.connect(self.press)

    def press(self) -> None:
        """What the button does."""
        self.setting.post(Dismissed())

    def first_focus(self) -> QWidget:
        """The button, when there is one."""
        return self if self.buttons.isHidden() else self.go_on

    def end(self, state: Concluded, *, again: bool = False) -> None:
        """Say what is still to be done; `again` when the visitor had better start again than go to the counter."""
        gone = state.placed is None
        if gone:
            self.go_on.say(translate("EndPage", "Finish"))
        self.buttons.setVisible(gone)
        if state.reminders:
            take = translate("EndPage", "Your card is still on the reader. Please take it.")
        elif again:
            take = translate("EndPage", "When you take the card, the first screen comes back.")
        else:
            take = translate(
                "EndPage",
                "You are not checked in yet.\nTake your card and go to reception.",
            )
        self.take.say("" if gone else take)
        left = translate("EndPage", "You are not checked in yet.\nPlease go to reception.")
        self.left.say(left if gone and not again else "")


class ReasonPage(EndPage):
    """A sign, a heading, what happened, the steps to take."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._sign = Picture(self.theme, "attention", height=150, least=90)
        self._steps = Steps(self.theme)
        self._phone = Phone(self.theme)
        self._when = Rows(self.theme)
        self._picture = Picture(self.theme, "take-card", height=560, least=300)
        self.compose(
            [self._sign, self.title, self.text],
            [self._when, self._steps, self._picture],
            [self.take, self.buttons],
            [self._phone, self.left],
        )

    def explain(self, message: Message, state: Concluded, *, again: bool = False) -> None:
        """Set the words."""
        self._sign.swap(message.sign.value)
        self.title.say(message.title)
        self.text.say(message.what)
        contact = self.setting.contact
        label = translate("ReasonPage", "Registration is possible")
        self._when.fill((Row(label, message.when),) if message.when else ())
        self._steps.fill(translate("ReasonPage", "What to do now"), message.steps)
        self._phone.fill(
            translate("ReasonPage", "My Number Card helpline (free of charge)"),
            contact.phone if message.phone else "",
            hours(contact),
        )
        self._picture.setVisible(not message.steps and state.placed is not None)
        self.end(state, again=again)
