"""Staff at the kiosk: sign in, the menu, the time for wiping the screen.

No visit is under way, and none begins before staff is done. What becomes of service, readers and backend meanwhile is
kept in mind, so that the kiosk serves, or does not, as soon as staff leaves.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.flow.effects import CheckPasscode, Play, Sound, StartTimer, WipePin
from kiosk.flow.events import (
    Broken,
    Cancelled,
    CleaningWanted,
    Event,
    NumberLookupChosen,
    PasscodeAccepted,
    PasscodeEntered,
    PasscodeRejected,
    StaffMenuClosed,
    TimedOut,
    Touched,
)
from kiosk.flow.lookup import begin_lookup
from kiosk.flow.moves import Step, fault, rest, track
from kiosk.flow.states import Cause, Cleaning, StaffMenu, StaffSignIn
from kiosk.flow.timing import Timing


def sign_in(visits: int, causes: frozenset[Cause], timing: Timing) -> Step:
    """Ask who it is. A fault is over by then: its time is not waited for any more."""
    return StaffSignIn(visits, causes - {Cause.FAULT}), (WipePin(), StartTimer(timing.staff))


def step_staff_sign_in(state: StaffSignIn, event: Event, timing: Timing) -> Step:
    """One passcode is looked at at a time. Whoever closes before the answer stays until it came, or time is over."""
    match event:
        case PasscodeEntered(staff=staff) if not state.checking:
            looking = replace(state, checking=True, wrong=False)
            return looking, (CheckPasscode(state.visits, staff), StartTimer(timing.staff))
        case PasscodeRejected(visit=state.visits) if state.checking:
            again = replace(state, checking=False, wrong=True)
            return again, (WipePin(), StartTimer(timing.staff), Play(Sound.ATTENTION))
        case PasscodeAccepted(visit=state.visits, staff=staff) if state.checking:
            return StaffMenu(staff, state.visits, state.causes), (WipePin(), StartTimer(timing.staff))
        case Touched():
            return state, (StartTimer(timing.staff),)
        case TimedOut():
            return rest(state.visits, state.causes)
        case StaffMenuClosed() | Cancelled() if not state.checking:
            return rest(state.visits, state.causes)
        case _:
            return _keep_track(state, event, timing)


def step_staff_menu(state: StaffMenu, event: Event, timing: Timing) -> Step:
    """What staff does here beside cleaning and looking somebody up does not concern the flow."""
    match event:
        case CleaningWanted():
            return Cleaning(state.staff, state.visits, state.causes), (StartTimer(timing.cleaning),)
        case NumberLookupChosen():
            return begin_lookup(state.visits + 1, state.causes, timing)
        case Touched():
            return state, (StartTimer(timing.staff),)
        case StaffMenuClosed() | Cancelled() | TimedOut():
            return rest(state.visits, state.causes)
        case _:
            return _keep_track(state, event, timing)


def step_cleaning(state: Cleaning, event: Event, timing: Timing) -> Step:
    """Until the time is over."""
    match event:
        case TimedOut():
            return StaffMenu(state.staff, state.visits, state.causes), (StartTimer(timing.staff),)
        case _:
            return _keep_track(state, event, timing)


def _keep_track(state: StaffSignIn | StaffMenu | Cleaning, event: Event, timing: Timing) -> Step:
    if event == Broken(Cause.FAULT):
        return fault(state.visits, state.causes, timing)
    causes = track(state.causes, event)
    return (state, ()) if causes == state.causes else (replace(state, causes=causes), ())
