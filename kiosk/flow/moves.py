"""The moves that several states share: begin a visit, conclude it, end it."""

from __future__ import annotations

from typing import TypeAlias

from kiosk.eligibility.model import Answer, Consents, Coverage, Covered, LookedUp, Purpose, Registered, Validity
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
from kiosk.flow.events import Broken, Event, Ready
from kiosk.flow.states import Card, Cause, Concluded, Idle, OutOfService, Placed, Problem, Reading, State
from kiosk.flow.timing import Timing
from reader.events import CardPresence, ReadersChanged, ServiceFound, ServiceLost

Step: TypeAlias = tuple[State, tuple[Effect, ...]]

LET_GO: tuple[Effect, ...] = (ReleaseCard(), WipePin())


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
    consents: Consents | None = None,
    let_go: tuple[Effect, ...] = LET_GO,
) -> tuple[Concluded, tuple[Effect, ...]]:
    """Show an outcome while the card still lies there, and remind of it from time to time."""
    concluded = Concluded(placed.visit, outcome, purpose, placed, card, consents=consents)
    return concluded, (*let_go, Play(sound_of(outcome)), StartTimer(timing.reminder))


def farewell(
    visit: int,
    outcome: Answer | Problem,
    purpose: Purpose | None,
    causes: frozenset[Cause],
    timing: Timing,
    *,
    consents: Consents | None = None,
) -> Step:
    """Show an outcome for a short time after the card is gone."""
    concluded = Concluded(visit, outcome, purpose, causes=causes, consents=consents)
    return concluded, (*LET_GO, Play(sound_of(outcome)), StartTimer(timing.farewell))


def rest(visits: int, causes: frozenset[Cause] = frozenset()) -> Step:
    """End a visit: wait for the next card, or go out of service."""
    if causes:
        return OutOfService(causes, visits), (*LET_GO, StopTimer())
    return Idle(visits), (*LET_GO, StopTimer(), LookForCard())


def fault(visits: int, causes: frozenset[Cause], timing: Timing) -> Step:
    """Go out of service for a while because of a bug; nothing of the visit is kept."""
    return OutOfService(causes | {Cause.FAULT}, visits), (*LET_GO, StartTimer(timing.recovery))


def sound_of(outcome: Answer | LookedUp | Problem) -> Sound:
    """What is heard with an outcome."""
    match outcome:
        case Registered():
            return Sound.SUCCESS
        case Covered(coverage=coverage) if is_usable(coverage):
            return Sound.SUCCESS
        case LookedUp(coverage=Coverage() as coverage) if is_usable(coverage):
            return Sound.SUCCESS
        case Problem.CANCELLED | Problem.DECLINED:
            return Sound.TAKE_CARD
        case _:
            return Sound.ATTENTION


def is_usable(coverage: Coverage) -> bool:
    """Whether the insurance is in force."""
    return coverage.validity in (Validity.VALID, Validity.VALID_UNREGISTERED)


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


def track(causes: frozenset[Cause], event: Event) -> frozenset[Cause]:
    """The causes after any event, where no visit with a card is under way; a fault is not tracked, it wins."""
    match event:
        case Broken(cause=cause):
            return causes | {cause}
        case Ready(cause=cause):
            return causes - {cause}
        case _:
            return with_event(causes, event)
