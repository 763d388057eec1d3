"""Where a visit can stand. Each state carries just what its page shows; none carries a PIN."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from apdu.mynumber.jpki import CardContents
from kiosk.eligibility.model import (
    Answer,
    ConsentItem,
    Consents,
    Covered,
    InsuredNumber,
    LookedUp,
    Purpose,
    Registered,
)
from reader.events import CardPresence


class Cause(Enum):
    """Why the kiosk is out of service."""

    STARTING = "starting"
    SERVICE = "service"  # no PC/SC service
    NOT_AUTHORIZED = "not-authorized"  # polkit refuses this user
    NO_READER = "no-reader"
    BACKEND = "backend"
    CLOSED = "closed"  # outside the hours of an unattended kiosk
    FAULT = "fault"  # a bug; recovers by itself


class Problem(Enum):
    """Why a visit ended without an answer of the backend."""

    CARD_LOST = "card-lost"  # taken away or lost contact: place it again
    CARD_UNREADABLE = "card-unreadable"  # answers against its specification
    CARD_SILENT = "card-silent"  # did not answer in time: take it away
    CARD_IN_USE = "card-in-use"  # another program holds it
    NOT_MY_NUMBER_CARD = "not-my-number-card"
    NO_CERTIFICATE = "no-certificate"  # a My Number Card without a user-authentication certificate
    PHONE_CANNOT_REGISTER = "phone-cannot-register"
    PIN_BLOCKED = "pin-blocked"
    PIN_UNUSABLE = "pin-unusable"  # blocked, no signing certificate known of: perhaps a face-authentication card
    DECLINED = "declined"  # the visitor does not want to register
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


class NumberField(Enum):
    """What is asked for in a number lookup, one after the other, as it stands on the certificate of eligibility."""

    INSURER = "insurer"  # 保険者番号: 6 or 8 digits
    SYMBOL = "symbol"  # 記号: may be missing
    NUMBER = "number"  # 番号
    BRANCH = "branch"  # 枝番: 2 digits, may be missing
    BIRTH_DATE = "birth-date"  # YYYYMMDD
    LIMIT = "limit"  # whether the limit certificate is looked up as well
    CONFIRM = "confirm"  # everything once more


class Slip(Enum):
    """How far the printed slip is."""

    NONE = "none"  # not asked for
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"


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
    """What a visit goes on with once its card was read again: the new purpose, and the card as it was read first.

    `confirmed`: what registering means was said before, and agreed to.
    """

    purpose: Purpose
    card: Card
    confirmed: bool = False


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
class ConfirmingRegistration:
    """What registering means, before the PIN for it: agree or decline."""

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
class VisualCheck:
    """A member of staff compares face and photograph, and enters the site's passcode (目視確認); for this visit only.

    `checking` while the passcode is being looked at, `wrong` when the one before was not right.
    """

    placed: Placed
    card: Card
    purpose: Purpose
    wrong: bool = False
    checking: bool = False


@dataclass(frozen=True, slots=True)
class Vouching:
    """Staff has vouched for the holder; the backend is asked for a challenge, which nobody signs."""

    placed: Placed
    card: Card
    purpose: Purpose
    staff: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Checking:
    """The backend decides; `slow` after the time at which the visitor is told so."""

    placed: Placed
    card: Card
    purpose: Purpose
    slow: bool = False


@dataclass(frozen=True, slots=True)
class Consenting:
    """One consent is asked for: `asking`. `given` and `refused` are what was said so far."""

    placed: Placed
    purpose: Purpose
    answer: Covered | Registered
    asking: ConsentItem
    given: frozenset[ConsentItem] = frozenset()
    refused: frozenset[ConsentItem] = frozenset()


@dataclass(frozen=True, slots=True)
class ChoosingPrescription:
    """Electronic or on paper? Asked after the consents."""

    placed: Placed
    purpose: Purpose
    answer: Covered | Registered
    given: frozenset[ConsentItem] = frozenset()
    refused: frozenset[ConsentItem] = frozenset()


@dataclass(frozen=True, slots=True)
class KeepingConsents:
    """The backend is told what the visitor said; a failure is no reason to stop, and is told to staff."""

    placed: Placed
    purpose: Purpose
    answer: Covered | Registered
    consents: Consents


@dataclass(frozen=True, slots=True)
class EnteringNumber:
    """A number lookup: `asking` is the field on the page, `typed` what was entered so far, as text.

    `wrong`: what was typed last cannot be right (length, check digit, date), and is to be corrected. `typed` holds
    sound values only, each field once. No card is needed, so that what becomes of readers and backend is kept in
    `causes` until the result has been shown.
    """

    visit: int
    asking: NumberField = NumberField.INSURER
    typed: tuple[tuple[NumberField, str], ...] = field(default=(), repr=False)
    wrong: bool = False
    causes: frozenset[Cause] = frozenset()


@dataclass(frozen=True, slots=True)
class LookingUp:
    """The backend looks somebody up by numbers; `slow` as in Checking."""

    visit: int
    query: InsuredNumber = field(repr=False)
    slow: bool = False
    causes: frozenset[Cause] = frozenset()


@dataclass(frozen=True, slots=True)
class Settling:
    """The card is gone while an answer matters: a registration may be under way, or a reception of a kiosk that tells
    the backend what visitors say. The answer is awaited and shown all the same.

    What came meanwhile is kept: a next visitor's card, causes for being out of service.
    """

    visit: int
    waiting: CardPresence | None = None
    causes: frozenset[Cause] = frozenset()
    purpose: Purpose = Purpose.REGISTER


@dataclass(frozen=True, slots=True)
class Concluded:
    """What happened and what to do next. `placed` is None once the card is gone, or where there was none.

    `card` allows going on: to registration after "not registered yet", to the staff's check after a PIN that cannot be
    used. `reminders` counts how often the visitor was reminded to take the card. `causes` are what will follow once the
    card is gone and the result has been shown. What a page may offer here is said by `kiosk.flow.offers`.
    """

    visit: int
    outcome: Answer | LookedUp | Problem = field()
    purpose: Purpose | None = None
    placed: Placed | None = None
    card: Card | None = None
    reminders: int = 0
    causes: frozenset[Cause] = frozenset()
    consents: Consents | None = None  # what the backend was told, perhaps nothing, at a kiosk that asks for consents
    kept: bool = True  # False: the consents could not be kept
    slip: Slip = Slip.NONE
    called: bool = False  # staff was called because the card is still there
    query: InsuredNumber | None = field(default=None, repr=False)  # of a lookup that found nobody yet: to be corrected


AtRest: TypeAlias = (
    Choosing
    | ConfirmingRegistration
    | ConfirmingLastTry
    | EnteringPin
    | VisualCheck
    | Consenting
    | ChoosingPrescription
    | EnteringNumber
)


@dataclass(frozen=True, slots=True)
class AskingMoreTime:
    """The question whether more time is needed, over the page that had been standing for long."""

    behind: AtRest


@dataclass(frozen=True, slots=True)
class StaffSignIn:
    """Staff opens the staff menu: name and passcode. No visit is under way, and none begins."""

    visits: int = 0
    causes: frozenset[Cause] = frozenset()
    wrong: bool = False
    checking: bool = False


@dataclass(frozen=True, slots=True)
class StaffMenu:
    """What staff may do at the kiosk."""

    staff: str = field(repr=False)
    visits: int = 0
    causes: frozenset[Cause] = frozenset()


@dataclass(frozen=True, slots=True)
class Cleaning:
    """The screen may be wiped: touches do nothing until the time is over."""

    staff: str = field(repr=False)
    visits: int = 0
    causes: frozenset[Cause] = frozenset()


State: TypeAlias = (
    OutOfService
    | Idle
    | Reading
    | Choosing
    | ConfirmingRegistration
    | ConfirmingLastTry
    | EnteringPin
    | Authenticating
    | VisualCheck
    | Vouching
    | Checking
    | Consenting
    | ChoosingPrescription
    | KeepingConsents
    | EnteringNumber
    | LookingUp
    | Settling
    | Concluded
    | AskingMoreTime
    | StaffSignIn
    | StaffMenu
    | Cleaning
)
