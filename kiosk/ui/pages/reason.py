"""The pages on which a visit ends: what happened, what to do now, where, whom to call, and the card."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from kiosk.flow.events import Dismissed, SlipWanted
from kiosk.flow.offers import printable
from kiosk.flow.profile import Farewell
from kiosk.flow.states import Concluded, Slip
from kiosk.ui.helpline import describe
from kiosk.ui.messages import Message
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.texts import QT_TRANSLATE_NOOP, translate
from kiosk.ui.widgets.actions import Actions
from kiosk.ui.widgets.equals import Equals
from kiosk.ui.widgets.helpline import Helpline
from kiosk.ui.widgets.panel import Note, Row, Rows, Steps
from kiosk.ui.widgets.picture import Picture

# What is still to be done: with the card on the reader, and once it is gone.
_FAREWELLS: Final[dict[Farewell, tuple[str, str]]] = {
    Farewell.NOT_CHECKED_IN: (
        QT_TRANSLATE_NOOP("EndPage", "You have not checked in yet.\nTake your card and go to the counter."),
        QT_TRANSLATE_NOOP("EndPage", "You have not checked in yet.\nPlease go to the counter."),
    ),
    Farewell.TAKE_CARD: (QT_TRANSLATE_NOOP("EndPage", "Please take your card."), ""),
    Farewell.CLOSE_WINDOW: (
        QT_TRANSLATE_NOOP("EndPage", "Take your card off the reader.\nThen you can close this window."),
        QT_TRANSLATE_NOOP("EndPage", "You can close this window."),
    ),
}
_SLIPS: Final[dict[Slip, str]] = {
    Slip.NONE: "",
    Slip.PRINTING: QT_TRANSLATE_NOOP("EndPage", "The slip is being printed."),
    Slip.PRINTED: QT_TRANSLATE_NOOP("EndPage", "The slip is printed. Please take it."),
    Slip.FAILED: QT_TRANSLATE_NOOP("EndPage", "The slip could not be printed. Please note down what you need."),
}


class EndPage(Page):
    """The end of every page that a visit ends on: what is still to be done, the slip, and the card.

    `others` are actions of less weight: the slip, and one more that a page may use.
    """

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.take = Note(self.theme, picture=f"{setting.reader}-take-card", picture_height=124, size=34, bold=True)
        self.left = Note(self.theme, picture="staff", picture_height=92, size=34, bold=True)
        self.slip = Note(self.theme, picture="slip", picture_height=84)
        self.others = Equals(self.theme, 2, high=104)
        self.want_slip, self.other = self.others.buttons
        self.buttons = Actions(self.theme, secondary=False, primary=True)
        assert self.buttons.primary is not None
        self.go_on = self.buttons.primary
        self.go_on.clicked.connect(self.press)
        self.want_slip.clicked.connect(lambda: setting.post(SlipWanted()))

    def press(self) -> None:
        """What the button does."""
        self.setting.post(Dismissed())

    def first_focus(self) -> QWidget:
        """The button, when there is one."""
        return self if self.buttons.isHidden() else self.go_on

    def end(self, state: Concluded, *, again: bool = False, vouchable: bool = False) -> None:
        """Say what is still to be done; `again` when the visitor had better start again than go to the counter,
        `vouchable` when staff may still check who it is, for which the card stays.
        """
        gone = state.placed is None
        if gone:
            self.go_on.say(translate("EndPage", "Finish"))
        self.buttons.setVisible(gone)
        take, left = (translate("EndPage", text) if text else "" for text in _FAREWELLS[self.setting.profile.farewell])
        if state.called:
            take = translate("EndPage", "Your card is still on the reader. Please take it.\nStaff has been called.")
        elif state.reminders:
            take = translate("EndPage", "Your card is still on the reader. Please take it.")
        elif again:
            take = translate("EndPage", "When you take the card, the first screen comes back.")
        elif vouchable and self.setting.profile.farewell is Farewell.NOT_CHECKED_IN:
            take = translate(
                "EndPage", "You have not checked in yet.\nHave staff check, or take your card and go to the counter."
            )
        if self.take.picture is not None:
            self.take.picture.swap(f"{self.setting.reader}-take-card")
        self.take.say("" if gone else take)
        self.left.say(left if gone and not again else "")
        self._offer_slip(state)

    def offer(self, words: str) -> None:
        """Offer the page's own other action; "" withdraws it."""
        self.other.say(words)
        self.other.setVisible(bool(words))
        self.others.setVisible(not (self.other.isHidden() and self.want_slip.isHidden()))

    def _offer_slip(self, state: Concluded) -> None:
        text = _SLIPS[state.slip]
        self.slip.say(translate("EndPage", text) if text else "")
        self.want_slip.say(translate("EndPage", "Print this on paper"))
        self.want_slip.setVisible(printable(state, self.setting.profile))
        self.offer("")


class ReasonPage(EndPage):
    """A sign, a heading, what happened, what was found, the steps to take, whom to call."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._sign = Picture(self.theme, "attention", height=150, least=90)
        self._steps = Steps(self.theme)
        self._phone = Helpline(self.theme)
        self._when = Rows(self.theme)
        self._when.setProperty("private", False)  # noqa: FBT003 (Qt's order); said aloud by the speech
        self._rows = Rows(self.theme)
        self._picture = Picture(self.theme, f"{setting.reader}-take-card", height=560, least=300)
        self._more = Note(self.theme, size=30, picture="attention", picture_height=64)
        self.compose(
            [self._sign, self.title, self.text],
            [self._rows, self._when, self._steps, self._picture],
            [self.others, self.take, self.buttons],
            [self._more, self._phone, self.slip, self.left],
        )

    def explain(
        self,
        message: Message,
        state: Concluded,
        *,
        again: bool = False,
        vouchable: bool = False,
        rows: tuple[Row, ...] = (),
    ) -> None:
        """Set the words; `rows` is what was found, `again` and `vouchable` as for `end`."""
        setting = self.setting
        self._sign.swap(message.sign.value)
        self.title.say(message.title)
        self.text.say(message.what)
        self._rows.fill(rows)
        label = translate("ReasonPage", "Registration is possible")
        self._when.fill((Row(label, message.when),) if message.when else ())
        self._steps.fill(translate("ReasonPage", "What to do now"), message.steps)
        call = describe(setting.contact, setting.now(), setting.language) if message.phone else None
        # Beside a table there is room for what matters at this moment.
        self._phone.fill(replace(call, hours="") if call is not None and rows and call.now else call)
        self._picture.swap(f"{setting.reader}-take-card")
        self._picture.setVisible(not message.steps and not rows and state.placed is not None)
        self._more.say("")
        self.end(state, again=again, vouchable=vouchable)

    def add(self, text: str) -> None:
        """Say one thing more that is to be minded; "" says nothing."""
        self._more.say(text)
