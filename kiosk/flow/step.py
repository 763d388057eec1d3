"""One step of the flow: a pure function from a state and an event to the next state and what is to be done."""

from __future__ import annotations

from typing import assert_never

from kiosk.flow.asking import step_asking_more_time, step_at_rest
from kiosk.flow.consenting import step_keeping_consents
from kiosk.flow.ending import step_concluded, step_settling
from kiosk.flow.events import Event
from kiosk.flow.lookup import step_looking_up
from kiosk.flow.moves import Step
from kiosk.flow.profile import Profile
from kiosk.flow.staff import step_cleaning, step_staff_menu, step_staff_sign_in
from kiosk.flow.states import (
    AskingMoreTime,
    Authenticating,
    Checking,
    Choosing,
    ChoosingPrescription,
    Cleaning,
    Concluded,
    ConfirmingLastTry,
    ConfirmingRegistration,
    Consenting,
    EnteringNumber,
    EnteringPin,
    Idle,
    KeepingConsents,
    LookingUp,
    OutOfService,
    Reading,
    Settling,
    StaffMenu,
    StaffSignIn,
    State,
    VisualCheck,
    Vouching,
)
from kiosk.flow.timing import Timing
from kiosk.flow.vouching import step_vouching
from kiosk.flow.waiting import initial, step_idle, step_out_of_service
from kiosk.flow.working import step_authenticating, step_checking, step_reading

__all__ = ["Profile", "Step", "Timing", "initial", "step"]


def step(
    state: State,
    event: Event,
    timing: Timing = Timing(),  # noqa: B008 (a frozen value)
    profile: Profile = Profile(),  # noqa: B008 (a frozen value)
) -> Step:
    """Return the next state and its effects, to be performed in their order.

    An event that does not fit, an answer that belongs to another visit among them, returns the same object and no
    effect. `profile` is the same for every step of a kiosk.
    """
    match state:
        case OutOfService():
            return step_out_of_service(state, event, timing)
        case Idle():
            return step_idle(state, event, timing, profile)
        case Reading():
            return step_reading(state, event, timing, profile)
        case (
            Choosing()
            | ConfirmingRegistration()
            | ConfirmingLastTry()
            | EnteringPin()
            | VisualCheck()
            | Consenting()
            | ChoosingPrescription()
            | EnteringNumber()
        ):
            return step_at_rest(state, event, timing, profile)
        case AskingMoreTime():
            return step_asking_more_time(state, event, timing, profile)
        case Authenticating():
            return step_authenticating(state, event, timing, profile)
        case Vouching():
            return step_vouching(state, event, timing, profile)
        case Checking():
            return step_checking(state, event, timing, profile)
        case KeepingConsents():
            return step_keeping_consents(state, event, timing, profile)
        case LookingUp():
            return step_looking_up(state, event, timing)
        case Settling():
            return step_settling(state, event, timing, profile)
        case Concluded():
            return step_concluded(state, event, timing, profile)
        case StaffSignIn():
            return step_staff_sign_in(state, event, timing)
        case StaffMenu():
            return step_staff_menu(state, event, timing)
        case Cleaning():
            return step_cleaning(state, event, timing)
        case never:
            assert_never(never)
