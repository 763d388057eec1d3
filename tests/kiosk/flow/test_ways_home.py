"""However a visit stands: when everybody goes away, the kiosk is soon ready for the next visitor, or says why not."""

from __future__ import annotations

import pytest

from kiosk.eligibility.model import Undecided, UndecidedReason
from kiosk.flow.effects import Effect, KeepConsents, StartTimer, StopTimer
from kiosk.flow.events import Answered, ConsentsKept, Event, NumberLookedUp, TimedOut
from kiosk.flow.profile import PROFILES as NAMED
from kiosk.flow.profile import Profile
from kiosk.flow.states import (
    Authenticating,
    Checking,
    ChoosingPrescription,
    Concluded,
    Consenting,
    Idle,
    KeepingConsents,
    LookingUp,
    OutOfService,
    Settling,
    Stage,
    State,
    Vouching,
)
from kiosk.flow.step import Timing, step
from reader.events import CardTaken
from tests.kiosk.flow.looking import page_of, placed_of, visit_of
from tests.kiosk.flow.table import PROFILES, STATES

_LATE = Undecided(UndecidedReason.TIMEOUT)
_TIMING = Timing()
_STEPS = 8


def _given_up(state: State) -> Event:
    """What the ports say when nobody answers: they always do."""
    match state:
        case LookingUp(visit=visit):
            return NumberLookedUp(visit, _LATE)
        case KeepingConsents(placed=placed):
            return ConsentsKept(placed.visit, _LATE)
        case _:
            return Answered(visit_of(state), _LATE)


def _waits_for_a_port(state: State) -> bool:
    match state:
        case Authenticating(stage=stage):
            return stage is Stage.CHALLENGE
        case _:
            return isinstance(state, Vouching | Checking | LookingUp | Settling)


def _home(state: State, profile: Profile, *, takes_card: bool) -> tuple[list[State], list[Effect]]:
    """The states on the way home, by silence and the removal of the card only."""
    way, done = [state], list[Effect]()
    timer = not isinstance(state, Idle | OutOfService) and not _waits_for_a_port(state)
    for _ in range(_STEPS):
        if isinstance(state, Idle | OutOfService):
            break
        placed = placed_of(state)
        event: Event
        if placed is not None and (takes_card or isinstance(state, Concluded)):
            event = CardTaken(placed.presence)
        else:
            event = TimedOut() if timer else _given_up(state)
            timer = False
        state, effects = step(state, event, _TIMING, profile)
        for effect in effects:
            timer = (timer or isinstance(effect, StartTimer)) and not isinstance(effect, StopTimer)
        way.append(state)
        done += effects
    return way, done


@pytest.mark.parametrize("takes_card", [True, False])
@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_every_state_has_a_way_home(state: State, profile: Profile, takes_card: bool) -> None:
    way, done = _home(state, profile, takes_card=takes_card)
    assert isinstance(way[-1], Idle | OutOfService)
    told = [effect for effect in done if isinstance(effect, KeepConsents)]
    owed = isinstance(page_of(state), Consenting | ChoosingPrescription)
    assert len(told) == owed, "the backend is told of a reception that stands open, and of no other"


def test_profiles_are_known_by_their_names() -> None:
    assert {name: profile.name for name, profile in NAMED.items()} == {name: name for name in NAMED}


def test_a_kiosk_is_for_something() -> None:
    with pytest.raises(ValueError, match="at least one purpose"):
        Profile(purposes=())
