"""The visit ended before anything was decided."""

from __future__ import annotations

from typing import Final

from kiosk.flow.events import VisualCheckChosen
from kiosk.flow.offers import vouchable
from kiosk.flow.states import Concluded, Problem
from kiosk.ui.messages import of_problem
from kiosk.ui.pages.page import Setting
from kiosk.ui.pages.reason import ReasonPage
from kiosk.ui.texts import translate

# After these the visitor had better place the card once more than go to the counter.
_AGAIN: Final = frozenset(
    {
        Problem.CARD_LOST,
        Problem.CARD_UNREADABLE,
        Problem.CARD_SILENT,
        Problem.CARD_IN_USE,
        Problem.NOT_MY_NUMBER_CARD,
        Problem.TIMED_OUT,
    }
)


class ProblemPage(ReasonPage):
    """What happened to the card or the visit, and how to go on."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.other.clicked.connect(lambda: setting.post(VisualCheckChosen()))

    def display(self, problem: Problem, state: Concluded) -> None:
        """Set the words."""
        profile = self.setting.profile
        by_staff = vouchable(state, profile) is not None
        message = of_problem(problem, gone=state.placed is None, vouchable=by_staff, profile=profile)
        self.explain(message, state, again=problem in _AGAIN, vouchable=by_staff)
        if by_staff:
            self.offer(translate("ProblemPage", "Have staff check"))
