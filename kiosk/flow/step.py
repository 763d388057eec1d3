"""One step of the flow: a pure function from a state and an event to the next state and what is to be done."""

from __future__ import annotations

from typing import assert_never

from kiosk.flow.asking import step_asking_more_time, step_at_rest
from kiosk.flow.ending import step_concluded, step_settling
from kiosk.flow.events import Event
from kiosk.flow.moves import Step
from kiosk.flow.states import (
    AskingMoreTime,
    Authenticating,
    Checking,
    Choosing,
    Concluded,
    ConfirmingLastTry,
    EnteringPin,
    Idle,
    OutOfService,
    Reading,
    Settling,
    State,
)
from kiosk.flow.timing import Timing
from kiosk.flow.waiting import initial, step_idle, step_out_of_service
from kiosk.flow.working import step_authenticating, step_checking, step_reading

__all__ = ["Step", "Timing", "initial", "step"]


def step(state: State, event: Event, timing: Timing = Timing()) -> Step:  # noqa: B008 (a frozen value)
    """Return the next state and its effects, to be performed in their order.

    An event that does not fit, an answer that belongs to another visit among them, returns the same object and no
    effect.
    """
    match state:
        case OutOfService():
            return step_out_of_service(state, event, timing)
        case Idle():
            return step_idle(state, event, timing)
        case Reading():
            return step_reading(state, event, timing)
        case Choosing() | ConfirmingLastTry() | EnteringPin():
            return step_at_rest(state, event, timing)
        case AskingMoreTime():
            return step_asking_more_time(state, event, timing)
        case Authenticating():
            return step_authenticating(state, event, timing)
        case Checking():
            return step_checking(state, event, timing)
        case Settling():
            return step_settling(state, event, timing)
        case Concluded():
            return step_concluded(state, event, timing)
        case never:
            assert_never(never)
