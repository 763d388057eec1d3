"""The states and the events of which the golden table is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.eligibility.model import (
    Challenge,
    ConsentItem,
    Consents,
    Coverage,
    Covered,
    InsuredNumber,
    LookedUp,
    PrescriptionForm,
    Proof,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Relationship,
    StaffNotice,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.flow import events
from kiosk.flow.events import Event
from kiosk.flow.numbers import typed_of
from kiosk.flow.profile import ATM, DESKTOP, RECEPTION, Profile
from kiosk.flow.states import (
    AskingMoreTime,
    Authenticating,
    Card,
    Cause,
    Checking,
    Choosing,
    ChoosingPrescription,
    Cleaning,
    Concluded,
    ConfirmingLastTry,
    ConfirmingRegistration,
    Consenting,
    EnteringNumber,
    EnteringPin,
    Idle,
    KeepingConsents,
    LookingUp,
    Notice,
    NumberField,
    OutOfService,
    Placed,
    Problem,
    Reading,
    Resume,
    Settling,
    Slip,
    StaffMenu,
    StaffSignIn,
    Stage,
    State,
    VisualCheck,
    Vouching,
)
from kiosk.flow.step import initial
from reader.events import CardInserted, CardPresence, CardTaken, ReadersChanged, ServiceFound, ServiceLost

_AT: Final = datetime(2030, 1, 1, tzinfo=UTC)

_HERE: Final = CardPresence("reader A", 10)
_EXCHANGED: Final = CardPresence("reader A", 12)
_ELSEWHERE: Final = CardPresence("reader B", 20)
_PLACED: Final = Placed(7, _HERE)
_CONTENTS: Final = CardContents(Medium.CARD, b"certificate", 3)
_CARD: Final = Card(_CONTENTS)
_LAST: Final = Card(replace(_CONTENTS, retries_left=1))
_BLOCKED: Final = Card(replace(_CONTENTS, retries_left=0, signature_certificate=True))
_PHONE: Final = Card(replace(_CONTENTS, medium=Medium.ANDROID, certificate=None))
_CHALLENGE: Final = Challenge("c", bytes(32), Purpose.REGISTER, "kiosk-1", _AT)
_PROOF: Final = Proof("c", b"certificate", bytes(256))
_REGISTERED: Final = Registered(_AT, already=False)
_COVERED: Final = Covered(
    Coverage(
        Validity.VALID, "", "", "", "", "", Relationship.INSURED, "", "", date(1990, 1, 1), date(2026, 1, 1), None, 30
    )
)
_ENDED: Final = Covered(replace(_COVERED.coverage, validity=Validity.INVALID))
_GRACE: Final = Covered(replace(_COVERED.coverage, eligibility_only=True))
_OPENED: Final = Covered(replace(_COVERED.coverage, notices=(StaffNotice.UNKNOWN_CODE,)))
_REGISTERED_AND_COVERED: Final = replace(_REGISTERED, coverage=_COVERED.coverage)
_YES: Final = frozenset({ConsentItem.HEALTH_CHECKUPS, ConsentItem.MEDICINES})
_NO: Final = frozenset({ConsentItem.TREATMENT})
_SAID: Final = Consents(_YES, _NO)
_QUERY: Final = InsuredNumber("39131156", "", "01234566", "", date(1954, 3, 1))
_TYPED: Final = typed_of(_QUERY)
_UNKNOWN: Final = Refused(RefusalReason.NOT_REGISTERED)
_LATE: Final = Undecided(UndecidedReason.TIMEOUT, settled=False)

PROFILES: Final[dict[str, Profile]] = {
    "plain": Profile(),
    "reception": RECEPTION,
    "pharmacy": replace(RECEPTION, prescription=True),
    "atm": ATM,
    "desktop": DESKTOP,
}

STATES: Final[dict[str, State]] = {
    "at start": initial(),
    "out of service, no reader": OutOfService(frozenset({Cause.NO_READER}), 7),
    "out of service, fault": OutOfService(frozenset({Cause.FAULT}), 7),
    "out of service, fault and backend": OutOfService(frozenset({Cause.FAULT, Cause.BACKEND}), 7),
    "idle": Idle(7),
    "reading": Reading(_PLACED),
    "reading again, to register": Reading(_PLACED, Resume(Purpose.REGISTER, _CARD)),
    "choosing": Choosing(_PLACED, _CARD),
    "choosing, one try left": Choosing(_PLACED, _LAST),
    "choosing, phone": Choosing(_PLACED, _PHONE),
    "confirming the last try": ConfirmingLastTry(_PLACED, _LAST, Purpose.REGISTER),
    "entering the PIN": EnteringPin(_PLACED, _CARD, Purpose.REGISTER),
    "entering the last try": EnteringPin(_PLACED, _LAST, Purpose.REGISTER, wrong=True),
    "asking for more time, choosing": AskingMoreTime(Choosing(_PLACED, _CARD)),
    "asking for more time, PIN": AskingMoreTime(EnteringPin(_PLACED, _CARD, Purpose.REGISTER)),
    "authenticating, challenge": Authenticating(_PLACED, _CARD, Purpose.REGISTER, Stage.CHALLENGE),
    "authenticating, card": Authenticating(_PLACED, _CARD, Purpose.REGISTER, Stage.CARD),
    "checking registration": Checking(_PLACED, _CARD, Purpose.REGISTER),
    "checking registration, slow": Checking(_PLACED, _CARD, Purpose.REGISTER, slow=True),
    "checking coverage": Checking(_PLACED, _CARD, Purpose.COVERAGE),
    "settling": Settling(7),
    "settling, next card waits": Settling(7, waiting=_ELSEWHERE),
    "settling, no service": Settling(7, causes=frozenset({Cause.SERVICE, Cause.NO_READER})),
    "concluded, registered": Concluded(7, _REGISTERED, Purpose.REGISTER, _PLACED, _CARD),
    "concluded, coverage not registered": Concluded(7, _UNKNOWN, Purpose.COVERAGE, _PLACED, _CARD),
    "concluded, card lost": Concluded(7, Problem.CARD_LOST, None, _PLACED),
    "concluded, card silent": Concluded(7, Problem.CARD_SILENT, None, _PLACED),
    "farewell": Concluded(7, _REGISTERED, Purpose.REGISTER),
    "farewell, card lost": Concluded(7, Problem.CARD_LOST),
    "farewell, no reader": Concluded(7, _REGISTERED, Purpose.REGISTER, causes=frozenset({Cause.NO_READER})),
    "confirming registration": ConfirmingRegistration(_PLACED, _CARD),
    "confirming registration, no try left": ConfirmingRegistration(_PLACED, _BLOCKED),
    "concluded, blocked, staff may help": Concluded(7, Problem.PIN_BLOCKED, Purpose.COVERAGE, _PLACED, _BLOCKED),
    "visual check": VisualCheck(_PLACED, _CARD, Purpose.COVERAGE),
    "visual check, wrong before": VisualCheck(_PLACED, _CARD, Purpose.COVERAGE, wrong=True),
    "visual check, passcode is looked at": VisualCheck(_PLACED, _CARD, Purpose.COVERAGE, checking=True),
    "asking for more time, passcode is looked at": AskingMoreTime(
        VisualCheck(_PLACED, _CARD, Purpose.COVERAGE, checking=True)
    ),
    "vouching": Vouching(_PLACED, _CARD, Purpose.COVERAGE, "staff-1"),
    "consenting, first": Consenting(_PLACED, Purpose.COVERAGE, _COVERED, ConsentItem.HEALTH_CHECKUPS),
    "consenting, last": Consenting(_PLACED, Purpose.COVERAGE, _COVERED, ConsentItem.OPERATIONS, _YES, _NO),
    "asking for more time, consenting": AskingMoreTime(
        Consenting(_PLACED, Purpose.COVERAGE, _COVERED, ConsentItem.TREATMENT, _YES)
    ),
    "choosing the prescription": ChoosingPrescription(_PLACED, Purpose.COVERAGE, _COVERED),
    "choosing the prescription, after consents": ChoosingPrescription(_PLACED, Purpose.COVERAGE, _COVERED, _YES, _NO),
    "keeping consents": KeepingConsents(_PLACED, Purpose.COVERAGE, _COVERED, _SAID),
    "keeping consents after a registration": KeepingConsents(_PLACED, Purpose.REGISTER, _REGISTERED_AND_COVERED, _SAID),
    "settling coverage": Settling(7, purpose=Purpose.COVERAGE),
    "settling coverage, next card waits": Settling(7, waiting=_ELSEWHERE, purpose=Purpose.COVERAGE),
    "concluded, told": Concluded(7, _COVERED, Purpose.COVERAGE, _PLACED, consents=_SAID),
    "concluded, not kept": Concluded(7, _COVERED, Purpose.COVERAGE, _PLACED, consents=_SAID, kept=False),
    "concluded, cancelled": Concluded(7, Problem.CANCELLED, None, _PLACED),
    "concluded, reminded twice": Concluded(7, _COVERED, Purpose.COVERAGE, _PLACED, _CARD, reminders=2),
    "concluded, staff called": Concluded(7, _COVERED, Purpose.COVERAGE, _PLACED, _CARD, reminders=3, called=True),
    "concluded, slip is printed": Concluded(7, _COVERED, Purpose.COVERAGE, _PLACED, _CARD, slip=Slip.PRINTING),
    "concluded, slip is there": Concluded(7, _COVERED, Purpose.COVERAGE, _PLACED, _CARD, slip=Slip.PRINTED),
    "concluded, no slip": Concluded(7, _COVERED, Purpose.COVERAGE, _PLACED, _CARD, slip=Slip.FAILED),
    "farewell, slip is printed": Concluded(7, _REGISTERED, Purpose.REGISTER, slip=Slip.PRINTING),
    "entering a number, insurer": EnteringNumber(7),
    "entering a number, symbol": EnteringNumber(7, NumberField.SYMBOL, _TYPED[:1]),
    "entering a number, branch, again": EnteringNumber(7, NumberField.BRANCH, _TYPED),
    "entering a number, birth date": EnteringNumber(7, NumberField.BIRTH_DATE, _TYPED[:4], wrong=True),
    "entering a number, everything once more": EnteringNumber(7, NumberField.CONFIRM, _TYPED),
    "entering a number, no reader": EnteringNumber(7, causes=frozenset({Cause.NO_READER})),
    "asking for more time, number": AskingMoreTime(EnteringNumber(7, NumberField.SYMBOL, _TYPED[:1])),
    "looking up": LookingUp(7, _QUERY),
    "looking up, slow": LookingUp(7, _QUERY, slow=True),
    "farewell, looked up": Concluded(7, LookedUp(Validity.VALID, _COVERED.coverage)),
    "farewell, several matches": Concluded(7, LookedUp(Validity.SEVERAL_MATCHES), query=_QUERY),
    "farewell, nobody found": Concluded(7, LookedUp(Validity.NO_QUALIFICATION), query=_QUERY),
    "staff signs in": StaffSignIn(7),
    "staff signs in, no reader": StaffSignIn(7, frozenset({Cause.NO_READER}), wrong=True),
    "staff signs in, passcode is looked at": StaffSignIn(7, checking=True),
    "staff menu": StaffMenu("staff-1", 7),
    "staff menu, closed and no reader": StaffMenu("staff-1", 7, frozenset({Cause.CLOSED, Cause.NO_READER})),
    "cleaning": Cleaning("staff-1", 7),
}

EVENTS: Final[dict[str, Event]] = {
    "chooses registration": events.PurposeChosen(Purpose.REGISTER),
    "chooses coverage": events.PurposeChosen(Purpose.COVERAGE),
    "confirms the last try": events.LastTryConfirmed(),
    "has entered the PIN": events.PinEntered(),
    "cancels": events.Cancelled(),
    "touches": events.Touched(),
    "dismisses": events.Dismissed(),
    "time is over": events.TimedOut(),
    "agrees to register": events.RegistrationConfirmed(),
    "declines to register": events.Declined(),
    "yes to check-ups": events.ConsentAnswered(ConsentItem.HEALTH_CHECKUPS, given=True),
    "no to check-ups": events.ConsentAnswered(ConsentItem.HEALTH_CHECKUPS, given=False),
    "yes to operations": events.ConsentAnswered(ConsentItem.OPERATIONS, given=True),
    "no to treatment": events.ConsentAnswered(ConsentItem.TREATMENT, given=False),
    "wants electronic prescriptions": events.PrescriptionChosen(PrescriptionForm.ELECTRONIC),
    "wants paper prescriptions": events.PrescriptionChosen(PrescriptionForm.PAPER),
    "wants the slip": events.SlipWanted(),
    "wants to be looked up": events.NumberLookupChosen(),
    "types the insurer's number": events.NumberTyped(NumberField.INSURER, "39131156"),
    "types a wrong insurer's number": events.NumberTyped(NumberField.INSURER, "39131157"),
    "has no symbol": events.NumberTyped(NumberField.SYMBOL),
    "types the branch number": events.NumberTyped(NumberField.BRANCH, "1"),
    "types the date of birth": events.NumberTyped(NumberField.BIRTH_DATE, "19540301", _AT.date()),
    "types a date to come": events.NumberTyped(NumberField.BIRTH_DATE, "20300102", _AT.date()),
    "confirms the numbers": events.NumberTyped(NumberField.CONFIRM),
    "goes back": events.WentBack(),
    "wants the staff's check": events.VisualCheckChosen(),
    "has entered the passcode": events.PasscodeEntered("staff-1"),
    "passcode accepted": events.PasscodeAccepted(7, "staff-1"),
    "passcode accepted, earlier visit": events.PasscodeAccepted(6, "staff-1"),
    "passcode rejected": events.PasscodeRejected(7),
    "passcode rejected, earlier visit": events.PasscodeRejected(6),
    "wants the staff menu": events.StaffMenuWanted(),
    "closes the staff menu": events.StaffMenuClosed(),
    "wants to clean": events.CleaningWanted(),
    "card read": events.CardRead(7, _CONTENTS),
    "card read, expires soon": events.CardRead(7, _CONTENTS, Notice.EXPIRES_SOON),
    "card read, one try left": events.CardRead(7, _LAST.contents),
    "card read, blocked": events.CardRead(7, replace(_CONTENTS, retries_left=0, signature_certificate=True)),
    "card read, blocked, no signing certificate": events.CardRead(
        7, replace(_CONTENTS, retries_left=0, signature_certificate=False)
    ),
    "card read, another certificate": events.CardRead(7, replace(_CONTENTS, certificate=b"another")),
    "card read, earlier visit": events.CardRead(6, _CONTENTS),
    "card failed, lost": events.CardFailed(7, Problem.CARD_LOST),
    "card failed, unreadable": events.CardFailed(7, Problem.CARD_UNREADABLE),
    "card failed, earlier visit": events.CardFailed(6, Problem.CARD_LOST),
    "PIN rejected, 2 left": events.PinRejected(7, 2),
    "PIN rejected, 1 left": events.PinRejected(7, 1),
    "PIN rejected, 0 left": events.PinRejected(7, 0),
    "PIN rejected, earlier visit": events.PinRejected(6, 2),
    "proof made": events.ProofMade(7, _PROOF),
    "proof made, earlier visit": events.ProofMade(6, _PROOF),
    "challenge issued": events.ChallengeIssued(7, _CHALLENGE),
    "challenge issued, earlier visit": events.ChallengeIssued(6, _CHALLENGE),
    "answered, registered": events.Answered(7, _REGISTERED),
    "answered, covered": events.Answered(7, _COVERED),
    "answered, coverage ended": events.Answered(7, _ENDED),
    "answered, not registered": events.Answered(7, _UNKNOWN),
    "answered, undecided": events.Answered(7, _LATE),
    "answered, earlier visit": events.Answered(6, _REGISTERED),
    "answered, registered and covered": events.Answered(7, _REGISTERED_AND_COVERED),
    "answered, covered in the grace period": events.Answered(7, _GRACE),
    "consents kept": events.ConsentsKept(7, _COVERED),
    "consents kept, more is told": events.ConsentsKept(7, _OPENED),
    "consents kept after a registration": events.ConsentsKept(7, _REGISTERED),
    "consents not kept": events.ConsentsKept(7, Undecided(UndecidedReason.UNAVAILABLE)),
    "consents kept, earlier visit": events.ConsentsKept(6, _OPENED),
    "looked up, found": events.NumberLookedUp(7, LookedUp(Validity.VALID, _COVERED.coverage)),
    "looked up, not valid": events.NumberLookedUp(7, LookedUp(Validity.INVALID, _ENDED.coverage)),
    "looked up, nobody": events.NumberLookedUp(7, LookedUp(Validity.NO_QUALIFICATION)),
    "looked up, several": events.NumberLookedUp(7, LookedUp(Validity.SEVERAL_MATCHES)),
    "looked up, undecided": events.NumberLookedUp(7, Undecided(UndecidedReason.UNAVAILABLE)),
    "looked up, earlier visit": events.NumberLookedUp(6, LookedUp(Validity.SEVERAL_MATCHES)),
    "slip printed": events.SlipPrinted(7),
    "slip printed, earlier visit": events.SlipPrinted(6),
    "slip failed": events.SlipFailed(7),
    "slip failed, earlier visit": events.SlipFailed(6),
    "ready: starting": events.Ready(Cause.STARTING),
    "ready: backend": events.Ready(Cause.BACKEND),
    "ready: opening hours": events.Ready(Cause.CLOSED),
    "ready: fault": events.Ready(Cause.FAULT),
    "broken: backend": events.Broken(Cause.BACKEND),
    "broken: closed": events.Broken(Cause.CLOSED),
    "broken: fault": events.Broken(Cause.FAULT),
    "this card reported again": CardInserted(_HERE),
    "another card on this reader": CardInserted(_EXCHANGED),
    "another card on another reader": CardInserted(_ELSEWHERE),
    "this card taken": CardTaken(_HERE),
    "the other card taken": CardTaken(_ELSEWHERE),
    "no reader": ReadersChanged(()),
    "only this reader": ReadersChanged(("reader A",)),
    "only another reader": ReadersChanged(("reader B",)),
    "service lost": ServiceLost(),
    "service refuses us": ServiceLost(authorized=False),
    "service found": ServiceFound(),
}
