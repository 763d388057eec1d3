"""From the purpose to the PIN: choosing, what registering means, the last try, the keypad."""

from __future__ import annotations

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.eligibility.model import Purpose
from kiosk.flow.departing import depart
from kiosk.flow.effects import Effect, Play, ReadCard, RequestChallenge, Sound, StartTimer, StopTimer, WipePin
from kiosk.flow.events import (
    Declined,
    Event,
    LastTryConfirmed,
    PinEntered,
    PurposeChosen,
    RegistrationConfirmed,
    VisualCheckChosen,
)
from kiosk.flow.moves import Step, conclude
from kiosk.flow.offers import can_be_vouched, is_phone, vouchable
from kiosk.flow.profile import Profile
from kiosk.flow.states import (
    Authenticating,
    Card,
    Choosing,
    ConfirmingLastTry,
    ConfirmingRegistration,
    EnteringPin,
    Placed,
    Problem,
    Reading,
    Resume,
    Stage,
)
from kiosk.flow.timing import Timing
from kiosk.flow.vouching import ask_staff


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


def conclude_blocked(
    placed: Placed, card: Card, problem: Problem, purpose: Purpose | None, timing: Timing, profile: Profile
) -> Step:
    """Say that no PIN can be asked for; the card is kept in mind where staff may vouch for its holder."""
    if can_be_vouched(card, profile):
        return conclude(placed, problem, timing, purpose=purpose or Purpose.COVERAGE, card=card)
    return conclude(placed, problem, timing, purpose=purpose)


def ask_for_pin(
    placed: Placed,
    card: Card,
    purpose: Purpose,
    timing: Timing,
    profile: Profile,
    *,
    wrong: bool = False,
    confirmed: bool = False,
) -> Step:
    """Go on to the PIN for a purpose: by way of what registering means, and of a confirmation when it is the last try.

    Concludes instead where no PIN can help: it is blocked, or the purpose is not possible with a phone. `confirmed`
    when the visitor has agreed to register.
    """
    contents = card.contents
    registering = purpose is Purpose.REGISTER
    unconfirmed = registering and profile.confirms_registration and not confirmed
    problem = blocked(contents, wrong=wrong)
    # Staff may vouch for a registration too, and that is confirmed as any other.
    if problem is not None and not (unconfirmed and can_be_vouched(card, profile)):
        return conclude_blocked(placed, card, problem, purpose, timing, profile)
    if registering and is_phone(card):
        return conclude(placed, Problem.PHONE_CANNOT_REGISTER, timing, purpose=purpose)
    if unconfirmed:
        return ConfirmingRegistration(placed, card), (StartTimer(timing.choose),)
    effects: tuple[Effect, ...] = (WipePin(), StartTimer(timing.choose))
    if wrong:
        effects = (*effects, Play(Sound.ATTENTION))
    if contents.retries_left == 1:
        return ConfirmingLastTry(placed, card, purpose, wrong), effects
    return EnteringPin(placed, card, purpose, wrong), effects


def resume(placed: Placed, card: Card, purpose: Purpose, timing: Timing, *, confirmed: bool = False) -> Step:
    """Read the card again: it was released, and its tries are the card's own count."""
    reading = Reading(placed, Resume(purpose, card, confirmed))
    return reading, (ReadCard(placed), StartTimer(timing.read))


def step_choosing(state: Choosing, event: Event, timing: Timing, profile: Profile) -> Step:
    """Only what this kiosk is for can be chosen."""
    match event:
        case PurposeChosen(purpose=purpose) if purpose in profile.purposes:
            return ask_for_pin(state.placed, state.card, purpose, timing, profile)
        case _:
            return depart(state, state.placed, event, timing, profile) or (state, ())


def step_confirming_registration(state: ConfirmingRegistration, event: Event, timing: Timing, profile: Profile) -> Step:
    """Agreed: on to the PIN. Declined: nothing was registered, and that is no fault."""
    placed = state.placed
    match event:
        case RegistrationConfirmed():
            return ask_for_pin(placed, state.card, Purpose.REGISTER, timing, profile, confirmed=True)
        case Declined():
            return conclude(placed, Problem.DECLINED, timing, purpose=Purpose.REGISTER)
        case _:
            return depart(state, placed, event, timing, profile) or (state, ())


def step_confirming_last_try(state: ConfirmingLastTry, event: Event, timing: Timing, profile: Profile) -> Step:
    """Yes leads to the keypad; staff may help instead."""
    match event:
        case LastTryConfirmed():
            entering = EnteringPin(state.placed, state.card, state.purpose, state.wrong)
            return entering, (WipePin(), StartTimer(timing.choose))
        case VisualCheckChosen() if (known := vouchable(state, profile)) is not None:
            return ask_staff(state.placed, *known, timing)
        case _:
            return depart(state, state.placed, event, timing, profile) or (state, ())


def step_entering_pin(state: EnteringPin, event: Event, timing: Timing, profile: Profile) -> Step:
    """The PIN waits in the pad while the backend is asked for a challenge."""
    placed, purpose = state.placed, state.purpose
    match event:
        case PinEntered():
            asking = Authenticating(placed, state.card, purpose, Stage.CHALLENGE)
            return asking, (StopTimer(), RequestChallenge(placed.visit, purpose))
        case VisualCheckChosen() if (known := vouchable(state, profile)) is not None:
            return ask_staff(placed, *known, timing)
        case _:
            return depart(state, placed, event, timing, profile) or (state, ())
