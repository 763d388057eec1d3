"""The end of a visit: the result, and an answer that comes after the card was taken."""

from __future__ import annotations

from dataclasses import replace

from kiosk.eligibility.model import Consents, LookedUp, Purpose
from kiosk.flow.consenting import tells_backend, with_kept
from kiosk.flow.departing import depart
from kiosk.flow.effects import CallStaff, Effect, KeepConsents, Play, PrintSlip, Sound, StartTimer
from kiosk.flow.events import (
    Answered,
    Broken,
    ConsentsKept,
    Declined,
    Dismissed,
    Event,
    PurposeChosen,
    SlipFailed,
    SlipPrinted,
    SlipWanted,
    TimedOut,
    VisualCheckChosen,
    WentBack,
)
from kiosk.flow.lookup import correct
from kiosk.flow.moves import Step, begin, conclude, farewell, fault, rest, with_event
from kiosk.flow.offers import printable, registrable, vouchable
from kiosk.flow.pin import resume
from kiosk.flow.profile import Profile
from kiosk.flow.states import Cause, Concluded, Placed, Problem, Settling, Slip
from kiosk.flow.timing import Timing
from kiosk.flow.vouching import ask_staff
from reader.events import CardInserted, CardTaken, ReadersChanged, ServiceLost


def step_settling(state: Settling, event: Event, timing: Timing, profile: Profile) -> Step:
    """Nothing but the answer ends it, and the answer is shown: to the visitor it belongs to, never to the next one."""
    match event:
        case Answered(visit=state.visit):
            return _settle(state, event, timing, profile)
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


def _settle(state: Settling, event: Answered, timing: Timing, profile: Profile) -> Step:
    """Whoever has gone was asked nothing, and the backend is told so."""
    told: tuple[Effect, ...] = ()
    consents = None
    if tells_backend(event.answer, profile):
        consents = Consents()
        told = (KeepConsents(state.visit, consents),)
    if state.waiting is not None:
        after, effects = begin(state.visit + 1, state.waiting, timing)
    else:
        after, effects = farewell(state.visit, event.answer, state.purpose, state.causes, timing, consents=consents)
    return after, (*told, *effects)


def step_concluded(state: Concluded, event: Event, timing: Timing, profile: Profile) -> Step:
    """With the card: until it is taken. Without it: until it was read, time is over, or the next card comes."""
    match event:
        case ConsentsKept(visit=state.visit, answer=kept) if state.consents is not None:
            return with_kept(state, kept), ()
        case SlipWanted() if printable(state, profile):
            printing = PrintSlip(state.visit, state.outcome, state.purpose)
            return replace(state, slip=Slip.PRINTING), (printing, *_longer(state, timing))
        case SlipPrinted(visit=state.visit) if state.slip is Slip.PRINTING:
            return replace(state, slip=Slip.PRINTED), _longer(state, timing)
        case SlipFailed(visit=state.visit) if state.slip is Slip.PRINTING:
            return replace(state, slip=Slip.FAILED), _longer(state, timing)
        case _:
            pass
    if state.placed is None:
        return _after_the_card(state, event, timing)
    return _with_the_card(state, state.placed, event, timing, profile)


def _longer(state: Concluded, timing: Timing) -> tuple[Effect, ...]:
    """Who waits for paper is still there; reminders of the card go on as they were."""
    if state.placed is not None:
        return ()
    return (StartTimer(timing.choose if isinstance(state.outcome, LookedUp) else timing.farewell),)


def _with_the_card(state: Concluded, placed: Placed, event: Event, timing: Timing, profile: Profile) -> Step:
    match event:
        case TimedOut():
            return _remind(state, timing, profile)
        case PurposeChosen(purpose=Purpose.REGISTER) if (card := registrable(state, profile)) is not None:
            return resume(placed, card, Purpose.REGISTER, timing)
        case Declined() if registrable(state, profile) is not None:
            return conclude(placed, Problem.DECLINED, timing, purpose=Purpose.REGISTER)
        case VisualCheckChosen() if (known := vouchable(state, profile)) is not None:
            return ask_staff(placed, *known, timing)
        case _:
            return depart(state, placed, event, timing, profile) or (state, ())


def _remind(state: Concluded, timing: Timing, profile: Profile) -> Step:
    """Again and again; and once, when that has not helped for long, somebody is told."""
    reminded = replace(state, reminders=state.reminders + 1)
    again = StartTimer(timing.reminder)
    if profile.calls_staff and not state.called and reminded.reminders * timing.reminder >= timing.call:
        return replace(reminded, called=True), (CallStaff(state.visit), Play(Sound.CARD_LEFT), again)
    return reminded, (Play(Sound.TAKE_CARD), again)


def _after_the_card(state: Concluded, event: Event, timing: Timing) -> Step:
    match event:
        case Dismissed() | TimedOut():
            return rest(state.visit, state.causes)
        case WentBack() if (corrected := correct(state, timing)) is not None:
            return corrected
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
