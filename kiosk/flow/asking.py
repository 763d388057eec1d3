"""The pages that wait for somebody, and the question whether more time is needed."""

from __future__ import annotations

from typing import assert_never

from kiosk.flow.consenting import step_choosing_prescription, step_consenting, stop_asking
from kiosk.flow.effects import Play, Sound, StartTimer
from kiosk.flow.events import Cancelled, Event, TimedOut, Touched
from kiosk.flow.lookup import step_entering_number
from kiosk.flow.moves import Step, conclude, rest
from kiosk.flow.pin import step_choosing, step_confirming_last_try, step_confirming_registration, step_entering_pin
from kiosk.flow.profile import Profile
from kiosk.flow.states import (
    AskingMoreTime,
    AtRest,
    Choosing,
    ChoosingPrescription,
    ConfirmingLastTry,
    ConfirmingRegistration,
    Consenting,
    EnteringNumber,
    EnteringPin,
    Problem,
    VisualCheck,
)
from kiosk.flow.timing import Timing
from kiosk.flow.vouching import step_visual_check


def step_at_rest(state: AtRest, event: Event, timing: Timing, profile: Profile) -> Step:
    """Every page can be left, and asks whether more time is needed when it had been standing for long."""
    match event:
        case TimedOut():
            return AskingMoreTime(state), (Play(Sound.ATTENTION), StartTimer(timing.more_time))
        case Touched():
            return state, (StartTimer(timing.choose),)
        case Cancelled():
            return _stop(state, Problem.CANCELLED, timing)
        case _:
            return _answer(state, event, timing, profile)


def step_asking_more_time(state: AskingMoreTime, event: Event, timing: Timing, profile: Profile) -> Step:
    """Whatever the visitor does says that they are there; silence ends the visit. Asked as often as it is needed."""
    behind = state.behind
    match event:
        case TimedOut():
            return _stop(behind, Problem.TIMED_OUT, timing)
        case Touched():
            return behind, (StartTimer(timing.choose),)
        case _:
            after, effects = step_at_rest(behind, event, timing, profile)
    if after is behind:
        return state, ()
    if isinstance(after, EnteringNumber) and not effects:
        return AskingMoreTime(after), ()  # a cause came or went, and the question stands
    return after, effects


def _answer(state: AtRest, event: Event, timing: Timing, profile: Profile) -> Step:
    match state:
        case Choosing():
            return step_choosing(state, event, timing, profile)
        case ConfirmingRegistration():
            return step_confirming_registration(state, event, timing, profile)
        case ConfirmingLastTry():
            return step_confirming_last_try(state, event, timing, profile)
        case EnteringPin():
            return step_entering_pin(state, event, timing, profile)
        case VisualCheck():
            return step_visual_check(state, event, timing, profile)
        case Consenting():
            return step_consenting(state, event, timing, profile)
        case ChoosingPrescription():
            return step_choosing_prescription(state, event, timing, profile)
        case EnteringNumber():
            return step_entering_number(state, event, timing)
        case never:
            assert_never(never)


def _stop(state: AtRest, problem: Problem, timing: Timing) -> Step:
    """The visitor wants no more, or is gone. After an answer that is the answer, and no problem."""
    match state:
        case Consenting() | ChoosingPrescription():
            return stop_asking(state, timing)
        case EnteringNumber():
            return rest(state.visit, state.causes)
        case _:
            return conclude(state.placed, problem, timing)
