"""What the walks look at in a state, an event or an effect."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from apdu.mynumber.pin import Pin
from kiosk.flow.states import (
    AskingMoreTime,
    AtRest,
    Cleaning,
    Concluded,
    EnteringNumber,
    EnteringPin,
    Idle,
    LookingUp,
    OutOfService,
    Placed,
    Settling,
    StaffMenu,
    StaffSignIn,
    State,
    VisualCheck,
)


def page_of(state: State) -> State:
    """The page, without the question whether more time is needed."""
    return state.behind if isinstance(state, AskingMoreTime) else state


def placed_of(state: State) -> Placed | None:
    """The card that the state has, if any."""
    match page_of(state):
        case (
            Idle()
            | OutOfService()
            | Settling()
            | EnteringNumber()
            | LookingUp()
            | StaffSignIn()
            | StaffMenu()
            | Cleaning()
            | AskingMoreTime()
        ):
            return None
        case page:
            return page.placed


def visit_of(state: State) -> int:
    """The number of the visit, or of the visits so far."""
    match page_of(state):
        case Idle() | OutOfService() | StaffSignIn() | StaffMenu() | Cleaning() as page:
            return page.visits
        case Settling() | Concluded() | EnteringNumber() | LookingUp() as page:
            return page.visit
        case page:
            placed = placed_of(page)
            assert placed is not None
            return placed.visit


def has_keypad(state: State) -> bool:
    """Whether a PIN can be entered."""
    return isinstance(page_of(state), EnteringPin)


def has_passcode_pad(state: State) -> bool:
    """Whether a passcode can be entered."""
    return isinstance(page_of(state), VisualCheck | StaffSignIn)


def is_at_rest(state: State) -> bool:
    """Whether somebody is waited for."""
    return isinstance(page_of(state), AtRest)


def holds_a_secret(value: object) -> bool:
    """Whether a PIN, or digits of any secret, are in a value."""
    if isinstance(value, Pin | bytearray):
        return True
    if is_dataclass(value) and not isinstance(value, type):
        return any(holds_a_secret(getattr(value, field.name)) for field in fields(value))
    return False
