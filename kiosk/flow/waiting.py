"""No visit: out of service, or waiting for a card."""

from __future__ import annotations

from kiosk.flow.events import Broken, Event, NumberLookupChosen, StaffMenuWanted, TimedOut
from kiosk.flow.lookup import begin_lookup
from kiosk.flow.moves import Step, begin, fault, rest, track
from kiosk.flow.profile import Profile
from kiosk.flow.staff import sign_in
from kiosk.flow.states import Cause, Idle, OutOfService
from kiosk.flow.timing import Timing
from reader.events import CardInserted


def initial() -> OutOfService:
    """The state at start: nothing has been heard yet of the service, a reader or the backend.

    STARTING goes with Ready(STARTING), once the backend was asked for the first time.
    """
    return OutOfService(frozenset({Cause.STARTING, Cause.SERVICE, Cause.NO_READER, Cause.BACKEND}))


def step_out_of_service(state: OutOfService, event: Event, timing: Timing) -> Step:
    """Causes come and go; without any the kiosk serves, and looks for a card that was placed meanwhile."""
    causes = state.causes
    match event:
        case Broken(cause=Cause.FAULT):
            return fault(state.visits, causes, timing)
        case StaffMenuWanted():
            return sign_in(state.visits, causes, timing)
        case TimedOut():
            causes -= {Cause.FAULT}
        case _:
            causes = track(causes, event)
    if causes == state.causes:
        return state, ()
    if causes:
        return OutOfService(causes, state.visits), ()
    return rest(state.visits)


def step_idle(state: Idle, event: Event, timing: Timing, profile: Profile) -> Step:
    """A card begins the next visit, or the wish to be looked up by numbers; a cause ends service."""
    match event:
        case CardInserted(presence=presence):
            return begin(state.visits + 1, presence, timing)
        case NumberLookupChosen() if profile.number_lookup:
            return begin_lookup(state.visits + 1, frozenset(), timing)
        case StaffMenuWanted():
            return sign_in(state.visits, frozenset(), timing)
        case Broken(cause=Cause.FAULT):
            return fault(state.visits, frozenset(), timing)
        case _:
            causes = track(frozenset(), event)
            return rest(state.visits, causes) if causes else (state, ())
