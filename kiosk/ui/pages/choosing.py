"""What the visitor came for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.eligibility.model import Purpose
from kiosk.flow.events import Cancelled, PurposeChosen
from kiosk.flow.states import Choosing
from kiosk.ui.messages import of_notice
from kiosk.ui.pages.page import Page, Setting
from kiosk.ui.texts import translate
from kiosk.ui.widgets.actions import Actions
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.panel import Note


class ChoosingPage(Page):
    """Two choices, and a note where the certificate's dates matter."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._register = Choice(self.theme, "register")
        self._coverage = Choice(self.theme, "coverage")
        self._coverage.setProperty("gap", 28)
        self._notice = Note(self.theme, picture="attention", picture_height=72)
        self._notice.setProperty("gap", 28)
        self._actions = Actions(self.theme, secondary=True, primary=False)
        self.compose([self.title, self.text], [self._register, self._coverage], [self._actions], [self._notice])
        self._register.clicked.connect(lambda: setting.post(PurposeChosen(Purpose.REGISTER)))
        self._coverage.clicked.connect(lambda: setting.post(PurposeChosen(Purpose.COVERAGE)))
        assert self._actions.secondary is not None
        self._stop = self._actions.secondary
        self._stop.clicked.connect(lambda: setting.post(Cancelled()))

    def first_focus(self) -> QWidget:
        """The first choice."""
        return self._register

    def display(self, state: Choosing) -> None:
        """Set the words."""
        self.title.say(translate("ChoosingPage", "What would you like to do?"))
        self.text.say(translate("ChoosingPage", "Leave the card on the reader."))
        self._register.explain(
            translate("ChoosingPage", "Register as insurance card"),
            translate("ChoosingPage", "From then on, this card is your health insurance card."),
        )
        self._coverage.explain(
            translate("ChoosingPage", "Check insurance coverage"),
            translate("ChoosingPage", "See which health insurance you have."),
        )
        self._notice.say(of_notice(state.card.notice, wait_hours=self.setting.wait_hours))
        self._stop.say(translate("ChoosingPage", "Stop"))
