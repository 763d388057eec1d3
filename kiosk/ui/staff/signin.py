"""The door to the staff menu."""

from __future__ import annotations

from kiosk.flow.events import StaffMenuClosed
from kiosk.flow.states import StaffSignIn
from kiosk.ui.staff.passcode import PasscodePage
from kiosk.ui.texts import translate


class SignInPage(PasscodePage):
    """Name and passcode."""

    def display(self, state: StaffSignIn) -> None:
        """Set the words."""
        self.title.say(translate("StaffPages", "For staff"))
        self.text.say(translate("StaffPages", "Choose your name and enter the passcode."))
        self.enter(wrong=state.wrong, checking=state.checking)

    def leave(self) -> None:
        """Back to the visitors."""
        self.setting.post(StaffMenuClosed())
