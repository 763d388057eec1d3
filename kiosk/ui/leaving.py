"""Whether a visitor is gone, so that nothing of them may stay."""

from __future__ import annotations

from kiosk.flow.states import (
    AskingMoreTime,
    Cleaning,
    Concluded,
    EnteringNumber,
    Idle,
    LookingUp,
    OutOfService,
    Problem,
    Reading,
    Settling,
    StaffMenu,
    StaffSignIn,
    State,
)


def visit_of(state: State) -> int | None:
    """The number of the visit that a state belongs to."""
    match state:
        case OutOfService() | Idle() | StaffSignIn() | StaffMenu() | Cleaning():
            return None
        case Settling(visit=visit) | Concluded(visit=visit) | EnteringNumber(visit=visit) | LookingUp(visit=visit):
            return visit
        case AskingMoreTime(behind=behind):
            return visit_of(behind)
        case _:
            return state.placed.visit


def is_over(before: State, after: State) -> bool:
    """Whether the visitor of `before` is gone, or staff is. One who was told to place the card again has come back."""
    if isinstance(before, StaffSignIn | StaffMenu | Cleaning):
        return isinstance(after, Idle | OutOfService)
    if visit_of(before) in (None, visit_of(after)):
        return False
    again = isinstance(before, Concluded) and before.outcome is Problem.CARD_LOST and before.placed is None
    return not (again and isinstance(after, Reading))
