"""The moves that several states share: begin a visit, conclude it, leave it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from kiosk.eligibility.model import Answer, Covered, Purpose, Registered, Validity
from kiosk.flow.effects import (
    Effect,
    LookForCard,
    Play,
    ReadCard,
    ReleaseCard,
    Sound,
    StartTimer,
    StopTimer,
    WipePin,
)
from kiosk.flow.events import Broken, Event
from kiosk.flow.states import (
    AskingMoreTime,
    Authenticating,
    Card,
    Cause,
    Checking,
    Choosing,
    Concluded,
    ConfirmingLastTry,
    EnteringPin,
    Idle,
    OutOfService,
    Placed,
    Problem,
    Reading,
    Settling,
    State,
)
from kiosk.flow.timing import Timing
from reader.events import CardInserted, CardPresence, CardTaken, ReadersChanged, ServiceFound, ServiceLost

Step: TypeAlias = tuple[State, tuple[Effect, ...]]
AtRest: TypeAlias = Choosing | ConfirmingLastTry | EnteringPin
WithCard: TypeAlias = Reading | Choosing | ConfirmingLastTry | EnteringPin | Authenticating | Checking | Concluded

_LET_GO = (ReleaseCard(), WipePin())


def begin(visit: int, presence: CardPresence, timing: Timing) -> Step:
    """Start a visit with a card that was just noticed."""
    placed = Placed(visit, presence)
    return Reading(placed), (ReadCard(placed), StartTimer(timing.read), Play(Sound.CARD_SEEN))


def conclude(
    placed: Placed,
    outcome: Answer | Problem,
    timing: Timing,
    *,
    purpose: Purpose | None = None,
    card: Card | None = None,
    let_go: tuple[Effect, ...] = _LET_GO,
) -> Step:
    """Show an outcome while the card still lies there, and remind of it from time to time."""
    concluded = Concluded(placed.visit, outcome, purpose, placed, card)
    return concluded, (*let_go, Play(sound_of(outcome)), StartTimer(timing.reminder))


def farewell(
    visit: int, outcome: Answer | Problem, purpose: Purpose | None, causes: frozenset[Cause], timing: Timing
) -> Step:
    """Show an outcome for a short time after the card is gone."""
    concluded = Concluded(visit, outcome, purpose, causes=causes)
    return concluded, (*_LET_GO, Play(sound_of(outcome)), StartTimer(timing.farewell))


def rest(visits: int, causes: frozenset[Cause] = frozenset()) -> Step:
    """End a visit: wait for the next card, or go out of service."""
    if causes:
        return OutOfService(causes, visits), (*_LET_GO, StopTimer())
    return Idle(visits), (*_LET_GO, StopTimer(), LookForCard())


def fault(visits: int, causes: frozenset[Cause], timing: Timing) -> Step:
    """Go out of service for a while because of a bug; nothing of the visit is kept."""
    return OutOfService(causes | {Cause.FAULT}, visits), (*_LET_GO, StartTimer(timing.recovery))


def sound_of(outcome: Answer | Problem) -> Sound:
    """What is heard with an outcome."""
    match outcome:
        case Registered():
            return Sound.SUCCESS
        case Covered(coverage=coverage) if coverage.validity in (Validity.VALID, Validity.VALID_UNREGISTERED):
            return Sound.SUCCESS
        case Problem.CANCELLED:
            return Sound.TAKE_CARD
        case _:
            return Sound.ATTENTION


def with_event(causes: frozenset[Cause], event: Event) -> frozenset[Cause]:
    """The causes after what a watcher says about service and readers.

    A lost service takes its readers along; they are reported again once it is back.
    """
    service = frozenset({Cause.SERVICE, Cause.NOT_AUTHORIZED})
    match event:
        case ServiceLost(authorized=True):
            return causes - service | {Cause.SERVICE, Cause.NO_READER}
        case ServiceLost(authorized=False):
            return causes - service | {Cause.NOT_AUTHORIZED, Cause.NO_READER}
        case ServiceFound():
            return causes - service
        case ReadersChanged(names=()):
            return causes | {Cause.NO_READER}
        case ReadersChanged():
            return causes - {Cause.NO_READER}
        case _:
            return causes


def depart(state: WithCard | AskingMoreTime, placed: Placed, event: Event, timing: Timing) -> Step | None:
    """What wins from every state that has a card: it is gone, its reader or the service is gone, a bug was caught.

    None when the event is none of these. The backend failing its probe is left alone: a visit that needs it is
    answered by Undecided, and the probe says it again once no visit is under way.
    """
    match event:
        case CardTaken(presence=presence) if presence == placed.presence:
            return _leave(state, placed.visit, frozenset(), timing)
        case CardInserted(presence=presence) if (
            presence.reader == placed.presence.reader and presence != placed.presence
        ):
            # Its removal was not seen. Whoever it is, the visit that stood there is over.
            return _exchange(state, placed.visit, presence, timing)
        case ReadersChanged(names=names) if placed.presence.reader not in names:
            return _leave(state, placed.visit, with_event(frozenset(), event), timing)
        case ServiceLost():
            return _leave(state, placed.visit, with_event(frozenset(), event), timing)
        case Broken(cause=Cause.FAULT):
            return fault(placed.visit, frozenset(), timing)
        case _:
            return None


def _leave(state: WithCard | AskingMoreTime, visit: int, causes: frozenset[Cause], timing: Timing) -> Step:
    """The card is gone.

    In the middle of work with the card the visitor has to learn that it was taken too early, so "place the card again"
    stays for a while: the failing command and the removal are noticed within 0.4 s of each other, in either order.
    From a page at rest the removal means "I am done".
    """
    match state:
        case Checking(purpose=Purpose.REGISTER):
            return Settling(visit, causes=causes), (*_LET_GO, StopTimer())
        case Reading() | Authenticating() if not causes:
            return farewell(visit, Problem.CARD_LOST, None, causes, timing)
        case Concluded(outcome=Problem.CARD_LOST) if not causes:
            return replace(state, placed=None, reminders=0), (*_LET_GO, StartTimer(timing.farewell))
        case _:
            return rest(visit, causes)


def _exchange(state: WithCard | AskingMoreTime, visit: int, presence: CardPresence, timing: Timing) -> Step:
    if isinstance(state, Checking) and state.purpose is Purpose.REGISTER:
        return Settling(visit, waiting=presence), (*_LET_GO, StopTimer())
    following, effects = begin(visit + 1, presence, timing)
    return following, (*_LET_GO, *effects)
