"""The pages that wait for the visitor: purpose, last try, PIN, and the question whether more time is needed."""

from __future__ import annotations

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.eligibility.model import Purpose
from kiosk.flow.effects import Effect, Play, RequestChallenge, Sound, StartTimer, StopTimer, WipePin
from kiosk.flow.events import (
    Cancelled,
    Event,
    LastTryConfirmed,
    PinEntered,
    PurposeChosen,
    TimedOut,
    Touched,
)
from kiosk.flow.moves import AtRest, Step, conclude, depart
from kiosk.flow.states import (
    AskingMoreTime,
    Authenticating,
    Card,
    Choosing,
    ConfirmingLastTry,
    EnteringPin,
    Placed,
    Problem,
    Stage,
)
from kiosk.flow.timing import Timing


def blocked(contents: CardContents, *, wrong: bool = False) -> Problem | None:
    """Why no PIN can be asked for, or None; `wrong` when one was shown in this visit, and was not right.

    A card that is not known to have a signing certificate may have been made for face authentication: it never had a
    usable PIN, and its holder is not told of wrong ones. A card that fails to say is such a card too.
    """
    if contents.retries_left > 0:
        return None
    if wrong or contents.signature_certificate or contents.medium is not Medium.CARD:
        return Problem.PIN_BLOCKED
    return Problem.PIN_UNUSABLE


def ask_for_pin(placed: Placed, card: Card, purpose: Purpose, timing: Timing, *, wrong: bool = False) -> Step:
    """Go on to the PIN for a purpose: by way of a confirmation when it is the last try.

    Concludes instead where no PIN can help: it is blocked, or the purpose is not possible with a phone.
    """
    contents = card.contents
    if (problem := blocked(contents, wrong=wrong)) is not None:
        return conclude(placed, problem, timing, purpose=purpose)
    if purpose is Purpose.REGISTER and contents.medium is not Medium.CARD:
        return conclude(placed, Problem.PHONE_CANNOT_REGISTER, timing, purpose=purpose)
    effects: tuple[Effect, ...] = (WipePin(), StartTimer(timing.choose))
    if wrong:
        effects = (*effects, Play(Sound.ATTENTION))
    if contents.retries_left == 1:
        return ConfirmingLastTry(placed, card, purpose, wrong), effects
    return EnteringPin(placed, card, purpose, wrong), effects


def step_at_rest(state: AtRest, event: Event, timing: Timing) -> Step:
    """Choosing, ConfirmingLastTry and EnteringPin."""
    match event:
        case TimedOut():
            return AskingMoreTime(state), (Play(Sound.ATTENTION), StartTimer(timing.more_time))
        case Touched():
            return state, (StartTimer(timing.choose),)
        case Cancelled():
            return conclude(state.placed, Problem.CANCELLED, timing)
        case _:
            pass
    match state, event:
        case Choosing(placed=placed, card=card), PurposeChosen(purpose=purpose):
            return ask_for_pin(placed, card, purpose, timing)
        case ConfirmingLastTry(placed=placed, card=card, purpose=purpose, wrong=wrong), LastTryConfirmed():
            return EnteringPin(placed, card, purpose, wrong), (WipePin(), StartTimer(timing.choose))
        case EnteringPin(placed=placed, card=card, purpose=purpose), PinEntered():
            asking = Authenticating(placed, card, purpose, Stage.CHALLENGE)
            return asking, (StopTimer(), RequestChallenge(placed.visit, purpose))
        case _:
            return depart(state, state.placed, event, timing) or (state, ())


def step_asking_more_time(state: AskingMoreTime, event: Event, timing: Timing) -> Step:
    """Whatever the visitor does says that they are there; silence ends the visit."""
    behind = state.behind
    match event:
        case TimedOut():
            return conclude(behind.placed, Problem.TIMED_OUT, timing)
        case Touched():
            return behind, (StartTimer(timing.choose),)
        case PurposeChosen() | LastTryConfirmed() | PinEntered() | Cancelled():
            after, effects = step_at_rest(behind, event, timing)
            return (state, ()) if after is behind else (after, effects)
        case _:
            return depart(state, behind.placed, event, timing) or (state, ())
