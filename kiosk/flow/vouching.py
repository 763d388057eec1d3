"""Staff vouches for a holder whose PIN cannot be used (目視確認): for this visit, and for one purpose.

The holder's card is not touched and its PIN not asked for. The backend decides by the certificate and the name of who
vouched; it refuses that where the site is not allowed to.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.eligibility.model import Assurance, Proof, Purpose, Undecided
from kiosk.flow.departing import depart
from kiosk.flow.effects import (
    CheckPasscode,
    Play,
    ReadCard,
    ReleaseCard,
    RequestChallenge,
    Sound,
    StartTimer,
    StopTimer,
    Submit,
    WipePin,
)
from kiosk.flow.events import (
    Answered,
    ChallengeIssued,
    Event,
    PasscodeAccepted,
    PasscodeEntered,
    PasscodeRejected,
    WentBack,
)
from kiosk.flow.moves import Step, conclude
from kiosk.flow.profile import Profile
from kiosk.flow.states import Card, Checking, Placed, Reading, Resume, VisualCheck, Vouching
from kiosk.flow.timing import Timing


def ask_staff(placed: Placed, card: Card, purpose: Purpose, timing: Timing) -> Step:
    """Let somebody of the staff compare face and photograph; the card needs no power for that."""
    return VisualCheck(placed, card, purpose), (ReleaseCard(), WipePin(), StartTimer(timing.choose))


def step_visual_check(state: VisualCheck, event: Event, timing: Timing, profile: Profile) -> Step:
    """One passcode is looked at at a time; a wrong one may be followed by another."""
    placed, card, purpose = state.placed, state.card, state.purpose
    match event:
        case PasscodeEntered(staff=staff) if not state.checking:
            looking = replace(state, checking=True, wrong=False)
            return looking, (CheckPasscode(placed.visit, staff), StartTimer(timing.choose))
        case PasscodeRejected(visit=placed.visit) if state.checking:
            again = replace(state, checking=False, wrong=True)
            return again, (WipePin(), StartTimer(timing.choose), Play(Sound.ATTENTION))
        case PasscodeAccepted(visit=placed.visit, staff=staff) if state.checking:
            vouching = Vouching(placed, card, purpose, staff)
            return vouching, (WipePin(), StopTimer(), RequestChallenge(placed.visit, purpose))
        case WentBack() if not state.checking:
            # To the PIN, or to the page that says why there is none. What registering means was agreed to before.
            reading = Reading(placed, Resume(purpose, card, confirmed=True))
            return reading, (WipePin(), ReadCard(placed), StartTimer(timing.read))
        case _:
            return depart(state, placed, event, timing, profile) or (state, ())


def step_vouching(state: Vouching, event: Event, timing: Timing, profile: Profile) -> Step:
    """The challenge binds the question to kiosk and purpose, and lets it be asked once; nobody signs it."""
    placed, purpose, certificate = state.placed, state.purpose, state.card.contents.certificate
    match event:
        case ChallengeIssued(visit=placed.visit, challenge=challenge):
            assert certificate is not None, "nobody is vouched for by a card that could not be read"
            proof = Proof(challenge.id, certificate, b"", Assurance.VISUAL_CHECK, state.staff)
            submitted = Submit(placed.visit, purpose, proof)
            return Checking(placed, state.card, purpose), (submitted, StartTimer(timing.slow))
        case Answered(visit=placed.visit, answer=Undecided() as answer):
            return conclude(placed, answer, timing, purpose=purpose)
        case _:
            return depart(state, placed, event, timing, profile) or (state, ())
