"""The end of a visit: the result, and a registration whose answer comes after the card was taken."""

from __future__ import annotations

from dataclasses import replace

from kiosk.eligibility.model import Purpose, RefusalReason, Refused
from kiosk.flow.effects import Play, ReadCard, Sound, StartTimer
from kiosk.flow.events import Answered, Broken, Dismissed, Event, PurposeChosen, TimedOut
from kiosk.flow.moves import Step, begin, depart, farewell, fault, rest, with_event
from kiosk.flow.states import Card, Cause, Concluded, Placed, Problem, Reading, Resume, Settling
from kiosk.flow.timing import Timing
from reader.events import CardInserted, CardTaken, ReadersChanged, ServiceLost


def step_settling(state: Settling, event: Event, timing: Timing) -> Step:
    """Nothing but the answer ends it, and the answer is shown: to the visitor it belongs to, never to the next one."""
    match event:
        case Answered(visit=state.visit, answer=answer):
            if state.waiting is not None:
                return begin(state.visit + 1, state.waiting, timing)
            return farewell(state.visit, answer, Purpose.REGISTER, state.causes, timing)
        case Broken(cause=Cause.FAULT):
            return fault(state.visit, state.causes, timing)
        case CardInserted(presence=presence) if presence != state.waiting:
            return replace(state, waiting=presence), ()
        case CardTaken(presence=presence) if presence == state.waiting:
            return replace(state, waiting=None), ()
        case _:
            pass
    causes = with_event(state.causes, event)
    waiting = state.waiting
    match event:
        case ServiceLost():
            waiting = None
        case ReadersChanged(names=names) if waiting is not None and waiting.reader not in names:
            waiting = None
        case _:
            pass
    if (waiting, causes) == (state.waiting, state.causes):
        return state, ()
    return replace(state, waiting=waiting, causes=causes), ()


def step_concluded(state: Concluded, event: Event, timing: Timing) -> Step:
    """With the card: until it is taken. Without it: until it was read, time is over, or the next card comes."""
    if state.placed is None:
        return _after_the_card(state, event, timing)
    match event:
        case TimedOut():
            reminded = replace(state, reminders=state.reminders + 1)
            return reminded, (Play(Sound.TAKE_CARD), StartTimer(timing.reminder))
        case PurposeChosen(purpose=Purpose.REGISTER) if (card := _registrable(state)) is not None:
            return _resume(state.placed, card, timing)
        case _:
            return depart(state, state.placed, event, timing) or (state, ())


def _after_the_card(state: Concluded, event: Event, timing: Timing) -> Step:
    match event:
        case Dismissed() | TimedOut():
            return rest(state.visit, state.causes)
        case CardInserted(presence=presence) if not state.causes:
            return begin(state.visit + 1, presence, timing)
        case Broken(cause=Cause.FAULT):
            return fault(state.visit, state.causes, timing)
        case _:
            causes = with_event(state.causes, event)
            if causes == state.causes:
                return state, ()
            if isinstance(state.outcome, Problem):
                return rest(state.visit, causes)  # "place the card again" is not true any more
            return replace(state, causes=causes), ()


def _registrable(state: Concluded) -> Card | None:
    """The card to go on with, where coverage was asked for and is only missing its registration."""
    match state:
        case Concluded(outcome=Refused(reason=RefusalReason.NOT_REGISTERED), purpose=Purpose.COVERAGE, card=card):
            return card
        case _:
            return None


def _resume(placed: Placed, card: Card, timing: Timing) -> Step:
    """Read the card again: it was released, and its tries are the card's own count."""
    reading = Reading(placed, Resume(Purpose.REGISTER, card))
    return reading, (ReadCard(placed), StartTimer(timing.read))
