"""A member of staff compares face and photograph, and vouches with the site's passcode (目視確認)."""

from __future__ import annotations

from kiosk.flow.events import WentBack
from kiosk.flow.states import VisualCheck
from kiosk.ui.staff.passcode import PasscodePage
from kiosk.ui.texts import translate


class VisualCheckPage(PasscodePage):
    """What the visitor and staff do; who it is, and the passcode."""

    def display(self, state: VisualCheck) -> None:
        """Set the words."""
        self.title.say(translate("VisualCheckPage", "Please call a member of staff"))
        self.text.say(
            translate(
                "VisualCheckPage",
                "They compare your face with the photograph on the card. They never take the card or ask for your PIN.",
            )
        )
        self.enter(wrong=state.wrong, checking=state.checking)

    def leave(self) -> None:
        """Staff does not vouch: back to the PIN, or to what stands instead of it."""
        self.setting.post(WentBack())
