"""The visit ended before anything was decided."""

from __future__ import annotations

from typing import Final

from kiosk.flow.states import Concluded, Problem
from kiosk.ui.messages import of_problem
from kiosk.ui.pages.reason import ReasonPage

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

    def display(self, problem: Problem, state: Concluded) -> None:
        """Set the words."""
        self.explain(of_problem(problem, gone=state.placed is None), state, again=problem in _AGAIN)
