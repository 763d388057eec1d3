"""There is no answer: never a yes, never a no."""

from __future__ import annotations

from kiosk.eligibility.model import Undecided, UndecidedReason
from kiosk.flow.events import WentBack
from kiosk.flow.offers import correctable
from kiosk.flow.states import Concluded
from kiosk.ui.messages import of_undecided
from kiosk.ui.pages.page import Setting
from kiosk.ui.pages.reason import ReasonPage
from kiosk.ui.texts import translate


class UndecidedPage(ReasonPage):
    """What could not be found out, and what to do meanwhile."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.other.clicked.connect(lambda: setting.post(WentBack()))

    def display(self, undecided: Undecided, state: Concluded) -> None:
        """Set the words."""
        again = undecided.settled and undecided.reason is UndecidedReason.CHALLENGE_EXPIRED
        self.explain(of_undecided(undecided, profile=self.setting.profile), state, again=again)
        if correctable(state) is not None:
            self.offer(translate("UndecidedPage", "Try again"))
