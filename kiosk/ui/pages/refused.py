"""The answer is no: why, and what to do."""

from __future__ import annotations

from kiosk.eligibility.model import Purpose, Refused
from kiosk.flow.events import Declined, Dismissed, PurposeChosen
from kiosk.flow.offers import is_phone, registrable
from kiosk.flow.states import Concluded
from kiosk.ui.messages import of_refusal
from kiosk.ui.pages.page import Setting
from kiosk.ui.pages.reason import ReasonPage
from kiosk.ui.texts import translate


class RefusedPage(ReasonPage):
    """Each reason has its words; a card that is not registered yet may be registered from here."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._can_register = False
        self.other.clicked.connect(lambda: setting.post(Declined()))

    def display(self, refused: Refused, state: Concluded) -> None:
        """Set the words."""
        profile = self.setting.profile
        self._can_register = registrable(state, profile) is not None
        message = of_refusal(
            refused,
            self.setting.language,
            can_register=self._can_register,
            phone=state.card is not None and is_phone(state.card),
            wait_hours=self.setting.wait_hours,
            profile=profile,
        )
        self.explain(message, state)
        if self._can_register:
            self.go_on.say(translate("RefusedPage", "Register now"))
            self.buttons.show()
            self.offer(translate("RefusedPage", "Not now"))
            if not state.reminders:
                self.take.say("")

    def press(self) -> None:
        """Go on to registration, or finish."""
        self.setting.post(PurposeChosen(Purpose.REGISTER) if self._can_register else Dismissed())
