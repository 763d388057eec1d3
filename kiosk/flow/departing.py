"""What wins from every state that has a card: it is gone, its reader or the service is gone, a bug was caught."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from kiosk.eligibility.model import Consents, Purpose
from kiosk.flow.effects import Effect, KeepConsents, StartTimer, StopTimer
from kiosk.flow.events import Broken, Event
from kiosk.flow.moves import LET_GO, Step, begin, farewell, fault, rest, with_event
from kiosk.flow.profile import Profile
from kiosk.flow.states import (
    Authenticating,
    Cause,
    Checking,
    Choosing,
    ChoosingPrescription,
    Concluded,
    ConfirmingLastTry,
    ConfirmingRegistration,
    Consenting,
    EnteringPin,
    KeepingConsents,
    Placed,
    Problem,
    Reading,
    Settling,
    VisualCheck,
    Vouching,
)
from kiosk.flow.timing import Timing
from reader.events import CardInserted, CardPresence, CardTaken, ReadersChanged, ServiceLost

WithCard: TypeAlias = (
    Reading
    | Choosing
    | ConfirmingRegistration
    | ConfirmingLastTry
    | EnteringPin
    | Authenticating
    | VisualCheck
    | Vouching
    | Checking
    | Consenting
    | ChoosingPrescription
    | KeepingConsents
    | Concluded
)


def depart(state: WithCard, placed: Placed, event: Event, timing: Timing, profile: Profile) -> Step | None:
    """Leave a state with a card because of what wins everywhere; None when the event is no such thing.

    The backend failing its probe, or the end of the opening hours, is left alone: a visit that needs the backend is
    answered by Undecided, and both are said again once no visit is under way.
    """
    match event:
        case CardTaken(presence=presence) if presence == placed.presence:
            return _leave(state, placed.visit, frozenset(), timing, profile)
        case CardInserted(presence=presence) if (
            presence.reader == placed.presence.reader and presence != placed.presence
        ):
            # Its removal was not seen. Whoever it is, the visit that stood there is over.
            return _exchange(state, placed.visit, presence, timing, profile)
        case ReadersChanged(names=names) if placed.presence.reader not in names:
            return _leave(state, placed.visit, with_event(frozenset(), event), timing, profile)
        case ServiceLost():
            return _leave(state, placed.visit, with_event(frozenset(), event), timing, profile)
        case Broken(cause=Cause.FAULT):
            after, effects = fault(placed.visit, frozenset(), timing)
            return after, (*last_word(state), *effects)
        case _:
            return None


def matters(purpose: Purpose, profile: Profile) -> bool:
    """Whether an answer has to be waited for although the card is gone."""
    return purpose is Purpose.REGISTER or profile.asks_after_answer


def said(state: Consenting | ChoosingPrescription) -> Consents:
    """What was said so far; what was not asked is in neither set."""
    return Consents(given=state.given, refused=state.refused)


def last_word(state: WithCard) -> tuple[Effect, ...]:
    """Whoever leaves in the middle of the questions has said what was said; the reception goes on by that."""
    match state:
        case Consenting() | ChoosingPrescription():
            return (KeepConsents(state.placed.visit, said(state)),)
        case _:
            return ()


def _leave(state: WithCard, visit: int, causes: frozenset[Cause], timing: Timing, profile: Profile) -> Step:
    """The card is gone.

    In the middle of work with the card the visitor has to learn that it was taken too early, so "place the card again"
    stays for a while: the failing command and the removal are noticed within 0.4 s of each other, in either order.
    After an answer the result is still shown. From any other page at rest the removal means "I am done".
    """
    match state:
        case Checking(purpose=purpose) if matters(purpose, profile):
            return Settling(visit, causes=causes, purpose=purpose), (*LET_GO, StopTimer())
        case Consenting(purpose=purpose, answer=answer) | ChoosingPrescription(purpose=purpose, answer=answer):
            after, effects = farewell(visit, answer, purpose, causes, timing, consents=said(state))
            return after, (*last_word(state), *effects)
        case KeepingConsents(purpose=purpose, answer=answer, consents=consents):
            return farewell(visit, answer, purpose, causes, timing, consents=consents)
        case Reading() | Authenticating() | Vouching() if not causes:
            return farewell(visit, Problem.CARD_LOST, None, causes, timing)
        case Concluded(outcome=Problem.CARD_LOST) if not causes:
            return replace(state, placed=None, reminders=0), (*LET_GO, StartTimer(timing.farewell))
        case _:
            return rest(visit, causes)


def _exchange(state: WithCard, visit: int, presence: CardPresence, timing: Timing, profile: Profile) -> Step:
    if isinstance(state, Checking) and matters(state.purpose, profile):
        return Settling(visit, waiting=presence, purpose=state.purpose), (*LET_GO, StopTimer())
    following, effects = begin(visit + 1, presence, timing)
    return following, (*last_word(state), *LET_GO, *effects)
