"""What can happen to a visit. Answers of the card and the backend carry the visit's number: a late one is dropped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from apdu.mynumber.jpki import CardContents
from kiosk.eligibility.model import Answer, Challenge, Proof, Purpose
from kiosk.flow.states import Cause, Notice, Problem
from reader.events import CardInserted, CardTaken, ReadersChanged, ServiceFound, ServiceLost

# --- the visitor ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PurposeChosen:
    """The visitor chose what to do."""

    purpose: Purpose


@dataclass(frozen=True, slots=True)
class LastTryConfirmed:
    """The visitor wants to use the last try."""


@dataclass(frozen=True, slots=True)
class PinEntered:
    """Four digits lie in the visit's PIN pad. The event does not carry them."""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The visitor stops."""


@dataclass(frozen=True, slots=True)
class Touched:
    """The visitor did something (a key, a digit): time starts again; on AskingMoreTime: go on."""


@dataclass(frozen=True, slots=True)
class Dismissed:
    """The visitor has read a result that was shown after the card was gone."""


# --- time ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TimedOut:
    """The time that the last StartTimer asked for is over."""


# --- the card, through the worker ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CardRead:
    """The card was read."""

    visit: int
    contents: CardContents
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class CardFailed:
    """The card could not be read or used; nothing is known about what it did with the last command."""

    visit: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class PinRejected:
    """The card says that the PIN is wrong, and how many tries are left; 0 when it is blocked."""

    visit: int
    retries_left: int


@dataclass(frozen=True, slots=True)
class ProofMade:
    """The card verified the PIN and signed the challenge."""

    visit: int
    proof: Proof = field()


# --- the backend, through the worker -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChallengeIssued:
    """The backend gave a challenge."""

    visit: int
    challenge: Challenge


@dataclass(frozen=True, slots=True)
class Answered:
    """The backend decided, or could not (Undecided); also the answer when no challenge could be had."""

    visit: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Ready:
    """The cause is gone (the backend answered its probe; start-up is over; the fault was cleared)."""

    cause: Cause


@dataclass(frozen=True, slots=True)
class Broken:
    """A cause has come up (the backend failed its probe; a bug was caught)."""

    cause: Cause


Event: TypeAlias = (
    PurposeChosen
    | LastTryConfirmed
    | PinEntered
    | Cancelled
    | Touched
    | Dismissed
    | TimedOut
    | CardRead
    | CardFailed
    | PinRejected
    | ProofMade
    | ChallengeIssued
    | Answered
    | Ready
    | Broken
    | CardInserted
    | CardTaken
    | ReadersChanged
    | ServiceLost
    | ServiceFound
)
