"""Where a visit can stand. Each state carries just what its page shows; none carries a PIN."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from apdu.mynumber.jpki import CardContents
from kiosk.eligibility.model import Answer, Purpose
from reader.events import CardPresence


class Cause(Enum):
    """Why the kiosk is out of service."""

    STARTING = "starting"
    SERVICE = "service"  # no PC/SC service
    NOT_AUTHORIZED = "not-authorized"  # polkit refuses this user
    NO_READER = "no-reader"
    BACKEND = "backend"
    FAULT = "fault"  # a bug; recovers by itself


class Problem(Enum):
    """Why a visit ended without an answer of the backend."""

    CARD_LOST = "card-lost"  # taken away or lost contact: place it again
    CARD_UNREADABLE = "card-unreadable"  # answers against its specification
    CARD_SILENT = "card-silent"  # did not answer in time: take it away
    CARD_IN_USE = "card-in-use"  # another program holds it
    NOT_MY_NUMBER_CARD = "not-my-number-card"
    PHONE_CANNOT_REGISTER = "phone-cannot-register"
    PIN_BLOCKED = "pin-blocked"
    PIN_UNUSABLE = "pin-unusable"  # blocked, no signing certificate known of: perhaps a face-authentication card
    CANCELLED = "cancelled"
    TIMED_OUT = "timed-out"


class Notice(Enum):
    """What the certificate's dates already tell, before anything was asked."""

    RENEWED_RECENTLY = "renewed-recently"
    EXPIRES_SOON = "expires-soon"
    EXPIRED = "expired"


class Stage(Enum):
    """What is under way while the visitor waits after the PIN."""

    CHALLENGE = "challenge"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Placed:
    """One visitor's card: the visit's number and the stay of the card on its reader."""

    visit: int
    presence: CardPresence


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of the card before the PIN."""

    contents: CardContents
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """What a visit goes on with once its card was read again: the new purpose, and the card as it was read first."""

    purpose: Purpose
    card: Card


@dataclass(frozen=True, slots=True)
class OutOfService:
    """No visit is possible; `causes` is never empty. `visits` is how many visits there were: the next has one more."""

    causes: frozenset[Cause]
    visits: int = 0


@dataclass(frozen=True, slots=True)
class Idle:
    """Waiting for a card."""

    visits: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """The card is being read.

    `resume` is set when this visit goes on from an earlier answer with a card that had been released: the card is then
    read again, has to be the same one, and the PIN for the new purpose is asked next.
    """

    placed: Placed
    resume: Resume | None = None


@dataclass(frozen=True, slots=True)
class Choosing:
    """Registration or coverage?"""

    placed: Placed
    card: Card


@dataclass(frozen=True, slots=True)
class ConfirmingLastTry:
    """One try is left: nothing is asked of the card before the visitor has said yes to that."""

    placed: Placed
    card: Card
    purpose: Purpose
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class EnteringPin:
    """The keypad; `wrong` when the PIN before was wrong. Tries left: `card.contents.retries_left`."""

    placed: Placed
    card: Card
    purpose: Purpose
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Authenticating:
    """The backend is asked for a challenge, then the card verifies the PIN and signs it."""

    placed: Placed
    card: Card
    purpose: Purpose
    stage: Stage


@dataclass(frozen=True, slots=True)
class Checking:
    """The backend decides; `slow` after the time at which the visitor is told so."""

    placed: Placed
    card: Card
    purpose: Purpose
    slow: bool = False


@dataclass(frozen=True, slots=True)
class Settling:
    """The card is gone while a registration may be under way: its answer is awaited and shown all the same.

    What came meanwhile is kept: a next visitor's card, causes for being out of service.
    """

    visit: int
    waiting: CardPresence | None = None
    causes: frozenset[Cause] = frozenset()


@dataclass(frozen=True, slots=True)
class Concluded:
    """What happened and what to do next. `placed` is None once the card is gone: after Settling, and after CARD_LOST.

    `card` allows going on to registration after "not registered yet". `reminders` counts how often the visitor was
    reminded to take the card. `causes` are what will follow once the card is gone and the result has been shown.
    """

    visit: int
    outcome: Answer | Problem = field()
    purpose: Purpose | None = None
    placed: Placed | None = None
    card: Card | None = None
    reminders: int = 0
    causes: frozenset[Cause] = frozenset()


@dataclass(frozen=True, slots=True)
class AskingMoreTime:
    """The question whether more time is needed, over the page that had been standing for long."""

    behind: Choosing | ConfirmingLastTry | EnteringPin


State: TypeAlias = (
    OutOfService
    | Idle
    | Reading
    | Choosing
    | ConfirmingLastTry
    | EnteringPin
    | Authenticating
    | Checking
    | Settling
    | Concluded
    | AskingMoreTime
)
