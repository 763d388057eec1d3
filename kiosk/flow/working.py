"""The states in which something is under way: the card is read, the card signs, the backend decides."""

from __future__ import annotations

from dataclasses import replace

from kiosk.eligibility.model import Undecided
from kiosk.flow.consenting import go_on
from kiosk.flow.departing import depart
from kiosk.flow.effects import AbandonCard, Authenticate, ReleaseCard, StartTimer, StopTimer, Submit, WipePin
from kiosk.flow.events import (
    Answered,
    CardFailed,
    CardRead,
    ChallengeIssued,
    Event,
    PinRejected,
    ProofMade,
    TimedOut,
)
from kiosk.flow.moves import Step, conclude
from kiosk.flow.pin import ask_for_pin, blocked, conclude_blocked
from kiosk.flow.profile import Profile
from kiosk.flow.states import Authenticating, Card, Checking, Choosing, Problem, Reading, Stage
from kiosk.flow.timing import Timing

_GIVE_UP = (AbandonCard(), WipePin())


def step_reading(state: Reading, event: Event, timing: Timing, profile: Profile) -> Step:
    """The first look at the card, or the second one for another purpose."""
    placed = state.placed
    match event:
        case CardRead(visit=placed.visit, contents=contents, notice=notice):
            return _go_on(state, Card(contents, notice), timing, profile)
        case CardFailed(visit=placed.visit, problem=problem):
            return conclude(placed, problem, timing)
        case TimedOut():
            return conclude(placed, Problem.CARD_SILENT, timing, let_go=_GIVE_UP)
        case _:
            return depart(state, placed, event, timing, profile) or (state, ())


def _go_on(state: Reading, card: Card, timing: Timing, profile: Profile) -> Step:
    placed, resume = state.placed, state.resume
    if resume is not None:
        if card.contents.certificate != resume.card.contents.certificate:
            # Another card lies there, exchanged unseen: this visit is over, and nothing of it is shown to others.
            return conclude(placed, Problem.CARD_LOST, timing)
        return ask_for_pin(placed, card, resume.purpose, timing, profile, confirmed=resume.confirmed)
    if len(profile.purposes) == 1:
        return ask_for_pin(placed, card, profile.purposes[0], timing, profile)
    if (problem := blocked(card.contents)) is not None:
        return conclude_blocked(placed, card, problem, None, timing, profile)
    return Choosing(placed, card), (StartTimer(timing.choose),)


def step_authenticating(state: Authenticating, event: Event, timing: Timing, profile: Profile) -> Step:
    """First the challenge, then the card; the PIN waits in the pad until the card job takes it."""
    placed, card, purpose = state.placed, state.card, state.purpose
    match state.stage, event:
        case Stage.CHALLENGE, ChallengeIssued(visit=placed.visit, challenge=challenge):
            working = replace(state, stage=Stage.CARD)
            return working, (Authenticate(placed, card, challenge), StartTimer(timing.card))
        case Stage.CHALLENGE, Answered(visit=placed.visit, answer=Undecided() as answer):
            return conclude(placed, answer, timing, purpose=purpose)
        case Stage.CARD, PinRejected(visit=placed.visit, retries_left=left):
            counted = replace(card, contents=replace(card.contents, retries_left=left))
            return ask_for_pin(placed, counted, purpose, timing, profile, wrong=True, confirmed=True)
        case Stage.CARD, ProofMade(visit=placed.visit, proof=proof):
            submitted = Submit(placed.visit, purpose, proof)
            return Checking(placed, card, purpose), (ReleaseCard(), submitted, StartTimer(timing.slow))
        case Stage.CARD, CardFailed(visit=placed.visit, problem=problem):
            return conclude(placed, problem, timing, purpose=purpose)
        case Stage.CARD, TimedOut():
            return conclude(placed, Problem.CARD_SILENT, timing, purpose=purpose, let_go=_GIVE_UP)
        case _:
            return depart(state, placed, event, timing, profile) or (state, ())


def step_checking(state: Checking, event: Event, timing: Timing, profile: Profile) -> Step:
    """The backend decides; it answers within its own time limit, so there is no other end than its answer."""
    placed = state.placed
    match event:
        case Answered(visit=placed.visit, answer=answer):
            return go_on(placed, answer, state.purpose, state.card, timing, profile)
        case TimedOut() if not state.slow:
            return replace(state, slow=True), (StopTimer(),)
        case _:
            return depart(state, placed, event, timing, profile) or (state, ())
