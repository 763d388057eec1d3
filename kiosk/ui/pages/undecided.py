"""There is no answer: never a yes, never a no."""

from __future__ import annotations

from kiosk.eligibility.model import Undecided, UndecidedReason
from kiosk.flow.states import Concluded
from kiosk.ui.messages import of_undecided
from kiosk.ui.pages.reason import ReasonPage


class UndecidedPage(ReasonPage):
    """What could not be found out, and what to do meanwhile."""

    def display(self, undecided: Undecided, state: Concluded) -> None:
        """Set the words."""
        again = undecided.settled and undecided.reason is UndecidedReason.CHALLENGE_EXPIRED
        self.explain(of_undecided(undecided), state, again=again)
