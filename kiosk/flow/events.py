"""What can happen to a visit. Answers of the card and the backend carry the visit's number: a late one is dropped."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from apdu.mynumber.jpki import CardContents
from kiosk.eligibility.model import (
    Answer,
    Challenge,
    ConsentItem,
    LookedUp,
    PrescriptionForm,
    Proof,
    Purpose,
    Undecided,
)
from kiosk.flow.states import Cause, Notice, NumberField, Problem
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


@dataclass(frozen=True, slots=True)
class RegistrationConfirmed:
    """The visitor agrees to what registering means."""


@dataclass(frozen=True, slots=True)
class Declined:
    """The visitor does not want to register now."""


@dataclass(frozen=True, slots=True)
class ConsentAnswered:
    """The visitor says yes or no to one consent."""

    item: ConsentItem
    given: bool


@dataclass(frozen=True, slots=True)
class PrescriptionChosen:
    """The visitor chose how prescriptions come."""

    form: PrescriptionForm


@dataclass(frozen=True, slots=True)
class SlipWanted:
    """The visitor wants the result on paper."""


@dataclass(frozen=True, slots=True)
class NumberLookupChosen:
    """Somebody without a usable card wants to be looked up by the numbers of a paper."""


@dataclass(frozen=True, slots=True)
class NumberTyped:
    """One field of the number lookup was entered; "" where it may be missing and is. LIMIT is "yes" or "no".

    CONFIRM has no text: everything is as it should be. `today` is filled in by the visit, from Japan's clock; without
    it no date of birth lies too late.
    """

    asked: NumberField
    text: str = field(default="", repr=False)
    today: date | None = None


@dataclass(frozen=True, slots=True)
class WentBack:
    """Back to the page before, where there is one: in the number lookup, and from the staff's check to the PIN."""


# --- staff ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VisualCheckChosen:
    """A member of staff is to compare face and photograph."""


@dataclass(frozen=True, slots=True)
class PasscodeEntered:
    """The site's passcode lies in the passcode pad; `staff` is who says to have entered it (Member.id)."""

    staff: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PasscodeAccepted:
    """The passcode was right. `visit` is the number of the visit, or of the visits so far in the staff menu."""

    visit: int
    staff: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PasscodeRejected:
    """The passcode was wrong, or too many wrong ones came before."""

    visit: int


@dataclass(frozen=True, slots=True)
class StaffMenuWanted:
    """The gesture, or the key, that opens the staff menu was made."""


@dataclass(frozen=True, slots=True)
class StaffMenuClosed:
    """Staff is done."""


@dataclass(frozen=True, slots=True)
class CleaningWanted:
    """Staff is going to wipe the screen."""


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
class ConsentsKept:
    """The backend keeps the consents: its answer anew; Undecided where it could not."""

    visit: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class NumberLookedUp:
    """The backend looked somebody up by numbers, or could not."""

    visit: int
    answer: LookedUp | Undecided


@dataclass(frozen=True, slots=True)
class SlipPrinted:
    """The slip is out."""

    visit: int


@dataclass(frozen=True, slots=True)
class SlipFailed:
    """There is no slip: no paper, no printer."""

    visit: int


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
    | RegistrationConfirmed
    | Declined
    | LastTryConfirmed
    | PinEntered
    | Cancelled
    | Touched
    | Dismissed
    | ConsentAnswered
    | PrescriptionChosen
    | SlipWanted
    | NumberLookupChosen
    | NumberTyped
    | WentBack
    | VisualCheckChosen
    | PasscodeEntered
    | PasscodeAccepted
    | PasscodeRejected
    | StaffMenuWanted
    | StaffMenuClosed
    | CleaningWanted
    | TimedOut
    | CardRead
    | CardFailed
    | PinRejected
    | ProofMade
    | ChallengeIssued
    | Answered
    | ConsentsKept
    | NumberLookedUp
    | SlipPrinted
    | SlipFailed
    | Ready
    | Broken
    | CardInserted
    | CardTaken
    | ReadersChanged
    | ServiceLost
    | ServiceFound
)
