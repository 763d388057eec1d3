"""Somebody without a usable card is looked up by the numbers of a paper: one field a page, then the answer.

No card is needed, and no reader: what becomes of those is kept in mind until the result has been shown.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.flow.effects import LookUp, Play, Sound, StartTimer, StopTimer
from kiosk.flow.events import Broken, Event, NumberLookedUp, NumberTyped, TimedOut, WentBack
from kiosk.flow.moves import LET_GO, Step, begin, fault, rest, sound_of, track
from kiosk.flow.numbers import field_before, make_query, next_field, normalize, typed_of, with_text
from kiosk.flow.offers import correctable, worth_correcting
from kiosk.flow.states import Cause, Concluded, EnteringNumber, LookingUp, NumberField
from kiosk.flow.timing import Timing
from reader.events import CardInserted


def begin_lookup(visit: int, causes: frozenset[Cause], timing: Timing) -> Step:
    """Start a visit without a card."""
    return EnteringNumber(visit, causes=causes), (StartTimer(timing.choose),)


def step_entering_number(state: EnteringNumber, event: Event, timing: Timing) -> Step:
    """A field that cannot be right is asked for again; CONFIRM asks the backend. A card begins the next visit."""
    match event:
        case NumberTyped(asked=NumberField.CONFIRM) if state.asking is NumberField.CONFIRM:
            return _ask(state, timing)
        case NumberTyped(asked=state.asking, text=text, today=today):
            value = normalize(state.asking, text, today)
            if value is None:
                return replace(state, wrong=True), (Play(Sound.ATTENTION), StartTimer(timing.choose))
            typed = with_text(state.typed, state.asking, value)
            following = replace(state, asking=next_field(typed), typed=typed, wrong=False)
            return following, (StartTimer(timing.choose),)
        case WentBack():
            before = field_before(state.asking)
            if before is None:
                return rest(state.visit, state.causes)
            return replace(state, asking=before, wrong=False), (StartTimer(timing.choose),)
        case CardInserted(presence=presence) if not state.causes:
            return begin(state.visit + 1, presence, timing)
        case _:
            return _keep_track(state, event, timing)


def step_looking_up(state: LookingUp, event: Event, timing: Timing) -> Step:
    """Only the answer ends it; the backend's port always gives one. A card that is placed meanwhile waits."""
    match event:
        case NumberLookedUp(visit=state.visit, answer=answer):
            again = state.query if worth_correcting(answer, state.query.branch) else None
            concluded = Concluded(state.visit, answer, causes=state.causes, query=again)
            # As long as a page that asks: it is read, and copied by hand.
            return concluded, (*LET_GO, Play(sound_of(answer)), StartTimer(timing.choose))
        case TimedOut() if not state.slow:
            return replace(state, slow=True), (StopTimer(),)
        case _:
            return _keep_track(state, event, timing)


def correct(state: Concluded, timing: Timing) -> Step | None:
    """Back from a result to what was typed, None where there is no way back."""
    asking = correctable(state)
    if asking is None or state.query is None:
        return None
    entering = EnteringNumber(state.visit, asking, typed_of(state.query), causes=state.causes)
    return entering, (StartTimer(timing.choose),)


def _ask(state: EnteringNumber, timing: Timing) -> Step:
    query = make_query(state.typed)
    if query is None:
        return replace(state, asking=next_field(state.typed)), (StartTimer(timing.choose),)
    looking = LookingUp(state.visit, query, causes=state.causes)
    return looking, (LookUp(state.visit, query), StartTimer(timing.slow))


def _keep_track(state: EnteringNumber | LookingUp, event: Event, timing: Timing) -> Step:
    if event == Broken(Cause.FAULT):
        return fault(state.visit, state.causes, timing)
    causes = track(state.causes, event)
    return (state, ()) if causes == state.causes else (replace(state, causes=causes), ())
