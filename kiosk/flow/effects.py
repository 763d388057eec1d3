"""What a step asks the world to do. `kiosk.visit.visit` performs them; a step only names them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from kiosk.eligibility.model import Answer, Challenge, Consents, InsuredNumber, LookedUp, Proof, Purpose
from kiosk.flow.states import Card, Placed, Problem


@dataclass(frozen=True, slots=True)
class ReadCard:
    """Connect to the card and read it; answered by CardRead or CardFailed. The connection stays open."""

    placed: Placed


@dataclass(frozen=True, slots=True)
class Authenticate:
    """Take the PIN from the pad, verify it and sign, all in one card job.

    Answered by ProofMade, PinRejected or CardFailed.
    """

    placed: Placed
    card: Card
    challenge: Challenge


@dataclass(frozen=True, slots=True)
class ReleaseCard:
    """Close the connection: the card loses power or is reset."""


@dataclass(frozen=True, slots=True)
class AbandonCard:
    """The card job does not end and cannot be stopped: leave its thread behind and serve on by a fresh one."""


@dataclass(frozen=True, slots=True)
class RequestChallenge:
    """Ask the backend for a challenge; answered by ChallengeIssued or Answered(Undecided)."""

    visit: int
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class Submit:
    """Give the proof to the backend; answered by Answered."""

    visit: int
    purpose: Purpose
    proof: Proof


@dataclass(frozen=True, slots=True)
class KeepConsents:
    """Tell the backend what the visitor said after its last answer; answered by ConsentsKept."""

    visit: int
    consents: Consents


@dataclass(frozen=True, slots=True)
class LookUp:
    """Ask the backend for somebody by numbers; answered by NumberLookedUp."""

    visit: int
    query: InsuredNumber = field(repr=False)


@dataclass(frozen=True, slots=True)
class CheckPasscode:
    """Take the passcode from its pad and look whether it is the site's; answered by PasscodeAccepted or -Rejected."""

    visit: int
    staff: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PrintSlip:
    """Print the result; answered by SlipPrinted or SlipFailed. Nothing about the person is on it."""

    visit: int
    outcome: Answer | LookedUp | Problem
    purpose: Purpose | None


@dataclass(frozen=True, slots=True)
class CallStaff:
    """Tell staff that a card was left behind."""

    visit: int


@dataclass(frozen=True, slots=True)
class WipePin:
    """Overwrite whatever digits the PIN pad and the passcode pad hold."""


@dataclass(frozen=True, slots=True)
class StartTimer:
    """Post TimedOut after `seconds`, instead of whatever was asked for before."""

    seconds: float


@dataclass(frozen=True, slots=True)
class StopTimer:
    """No TimedOut is wanted."""


class Sound(Enum):
    """What is heard beside what is seen."""

    CARD_SEEN = "card-seen"
    SUCCESS = "success"
    ATTENTION = "attention"
    TAKE_CARD = "take-card"
    CARD_LEFT = "card-left"  # nobody took it for long: staff is called


@dataclass(frozen=True, slots=True)
class Play:
    """Play a sound."""

    sound: Sound


@dataclass(frozen=True, slots=True)
class LookForCard:
    """Say again (CardInserted) which card lies on a reader, other than the one that was just served."""


Effect: TypeAlias = (
    ReadCard
    | Authenticate
    | ReleaseCard
    | AbandonCard
    | RequestChallenge
    | Submit
    | KeepConsents
    | LookUp
    | CheckPasscode
    | PrintSlip
    | CallStaff
    | WipePin
    | StartTimer
    | StopTimer
    | Play
    | LookForCard
)
