"""What stands on a slip: one text for each thing that can have happened, to be read at home. Source texts are English.

Nothing here tells who somebody is, what they have or what they pay. Whatever means that the card cannot be used reads
alike: a card nobody knows, one that is not trusted, and one whose holder is protected.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final, assert_never

from kiosk.eligibility.model import (
    Answer,
    Covered,
    LookedUp,
    RefusalReason,
    Refused,
    Registered,
    Undecided,
    Validity,
)
from kiosk.flow.profile import Assistance, Farewell
from kiosk.flow.states import Problem
from kiosk.ui.texts import QT_TRANSLATE_NOOP


class Kind(Enum):
    """What happened, as far as a slip says it."""

    REGISTERED = "registered"
    REGISTERED_BEFORE = "registered-before"
    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not-confirmed"
    RENEWED_RECENTLY = "renewed-recently"
    EXPIRES_SOON = "expires-soon"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"
    NOT_REGISTERED = "not-registered"
    CANNOT_USE = "cannot-use"
    UNDECIDED = "undecided"
    UNSETTLED = "unsettled"
    PIN_BLOCKED = "pin-blocked"
    PIN_UNUSABLE = "pin-unusable"
    NO_CERTIFICATE = "no-certificate"
    PHONE_CANNOT_REGISTER = "phone-cannot-register"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, what happened, and what to do. `{hours}` stands for how long registration waits after a renewal."""

    title: str
    what: str = ""
    steps: tuple[str, ...] = ()


_SHOW: Final = QT_TRANSLATE_NOOP(
    "Slip", "Place this card on the card reader when you go to a hospital, clinic or pharmacy."
)
_RENEW: Final = QT_TRANSLATE_NOOP("Slip", "Renew the card's electronic certificate at your city or town office.")
_THEN: Final = QT_TRANSLATE_NOOP("Slip", "You can register from {hours} hours after the renewal.")
_LATER: Final = QT_TRANSLATE_NOOP("Slip", "Please try again later.")
_INSURER: Final = QT_TRANSLATE_NOOP("Slip", "Ask your health insurer (the organisation that insures you).")

PASSAGES: Final[dict[Kind, Passage]] = {
    Kind.REGISTERED: Passage(
        QT_TRANSLATE_NOOP("Slip", "Registration is complete"),
        QT_TRANSLATE_NOOP("Slip", "You can now use your My Number Card as your health insurance card."),
        (_SHOW,),
    ),
    Kind.REGISTERED_BEFORE: Passage(
        QT_TRANSLATE_NOOP("Slip", "This card was already registered"),
        QT_TRANSLATE_NOOP("Slip", "You can use your My Number Card as your health insurance card."),
        (_SHOW,),
    ),
    Kind.CONFIRMED: Passage(
        QT_TRANSLATE_NOOP("Slip", "Your health insurance was confirmed"),
    ),
    Kind.NOT_CONFIRMED: Passage(
        QT_TRANSLATE_NOOP("Slip", "Your health insurance could not be confirmed"),
        "",
        (_INSURER,),
    ),
    Kind.RENEWED_RECENTLY: Passage(
        QT_TRANSLATE_NOOP("Slip", "Registration is not possible yet"),
        QT_TRANSLATE_NOOP("Slip", "The card's electronic certificate was renewed less than {hours} hours ago."),
        (QT_TRANSLATE_NOOP("Slip", "Please register after that time has passed."),),
    ),
    Kind.EXPIRES_SOON: Passage(
        QT_TRANSLATE_NOOP("Slip", "Please renew the electronic certificate first"),
        QT_TRANSLATE_NOOP(
            "Slip", "The card's electronic certificate expires within days. It cannot be registered now."
        ),
        (_RENEW, _THEN),
    ),
    Kind.EXPIRED: Passage(
        QT_TRANSLATE_NOOP("Slip", "The electronic certificate has expired"),
        QT_TRANSLATE_NOOP("Slip", "The card cannot be used here until its electronic certificate is renewed."),
        (_RENEW, _THEN),
    ),
    Kind.SUPERSEDED: Passage(
        QT_TRANSLATE_NOOP("Slip", "A newer certificate has been issued"),
        QT_TRANSLATE_NOOP("Slip", "The electronic certificate on this card is no longer in use."),
        (
            QT_TRANSLATE_NOOP("Slip", "If you have received a new card, please use that one."),
            QT_TRANSLATE_NOOP("Slip", "If you have just renewed it, please come again after {hours} hours."),
        ),
    ),
    Kind.REVOKED: Passage(
        QT_TRANSLATE_NOOP("Slip", "The electronic certificate is no longer valid"),
        QT_TRANSLATE_NOOP("Slip", "It ends when the name or address on the card changes, for example."),
        (QT_TRANSLATE_NOOP("Slip", "Have a new electronic certificate issued at your city or town office."),),
    ),
    Kind.NOT_REGISTERED: Passage(
        QT_TRANSLATE_NOOP("Slip", "This card is not registered yet"),
        QT_TRANSLATE_NOOP("Slip", "To use it as your health insurance card, register it once."),
        (
            QT_TRANSLATE_NOOP("Slip", "By smartphone or computer: on the Mynaportal website (マイナポータル)."),
            QT_TRANSLATE_NOOP("Slip", "Without them: at a hospital, clinic or pharmacy, or a Seven Bank ATM."),
        ),
    ),
    Kind.CANNOT_USE: Passage(
        QT_TRANSLATE_NOOP("Slip", "This card could not be used here"),
        QT_TRANSLATE_NOOP("Slip", "The procedure could not be completed with this card."),
        (_INSURER,),
    ),
    Kind.UNDECIDED: Passage(
        QT_TRANSLATE_NOOP("Slip", "It could not be checked"),
        QT_TRANSLATE_NOOP("Slip", "The system that checks health insurance gave no answer."),
        (_LATER,),
    ),
    Kind.UNSETTLED: Passage(
        QT_TRANSLATE_NOOP("Slip", "It is not known yet whether the card was registered"),
        QT_TRANSLATE_NOOP("Slip", "No answer came within the time expected."),
        (_LATER, QT_TRANSLATE_NOOP("Slip", "If it was registered already, nothing is registered twice.")),
    ),
    Kind.PIN_BLOCKED: Passage(
        QT_TRANSLATE_NOOP("Slip", "The PIN is locked"),
        "",
        (QT_TRANSLATE_NOOP("Slip", "You can set a new PIN at your city or town office. Take the card with you."),),
    ),
    Kind.PIN_UNUSABLE: Passage(
        QT_TRANSLATE_NOOP("Slip", "A PIN cannot be used with this card"),
        QT_TRANSLATE_NOOP("Slip", "The PIN is locked, or the card was made for use without a PIN."),
        (
            QT_TRANSLATE_NOOP(
                "Slip", "A card without a PIN can be registered at a hospital, clinic or pharmacy, by face or by staff."
            ),
            QT_TRANSLATE_NOOP("Slip", "If the PIN is locked, you can set a new one at your city or town office."),
        ),
    ),
    Kind.NO_CERTIFICATE: Passage(
        QT_TRANSLATE_NOOP("Slip", "There is no electronic certificate in this card"),
        "",
        (QT_TRANSLATE_NOOP("Slip", "Have a new electronic certificate issued at your city or town office."),),
    ),
    Kind.PHONE_CANNOT_REGISTER: Passage(
        QT_TRANSLATE_NOOP("Slip", "A phone cannot be used to register"),
        "",
        (QT_TRANSLATE_NOOP("Slip", "Use the My Number Card itself for the first registration."),),
    ),
    Kind.STOPPED: Passage(
        QT_TRANSLATE_NOOP("Slip", "The procedure was not completed"),
        QT_TRANSLATE_NOOP("Slip", "Nothing was registered."),
    ),
}

FAREWELLS: Final[dict[Farewell, str]] = {
    Farewell.NOT_CHECKED_IN: QT_TRANSLATE_NOOP("Slip", "You are not checked in yet. Please go to the reception."),
    Farewell.TAKE_CARD: QT_TRANSLATE_NOOP("Slip", "Do not leave your card behind."),
    Farewell.CLOSE_WINDOW: "",
}
TODAY: Final[dict[Assistance, str]] = {
    Assistance.STAFF: QT_TRANSLATE_NOOP("Slip", "For today's visit, ask at the reception counter."),
    Assistance.PHONE: "",
}
POSSIBLE_FROM: Final = QT_TRANSLATE_NOOP("Slip", "Registration is possible from {moment}")
WHAT_TO_DO: Final = QT_TRANSLATE_NOOP("Slip", "What to do")
CONTACT: Final = QT_TRANSLATE_NOOP("Slip", "My Number Card helpline (free of charge)")
MENU: Final = QT_TRANSLATE_NOOP("Slip", "Voice menu: {menu}")
PRIVACY: Final = QT_TRANSLATE_NOOP("Slip", "Nothing about you is printed on this slip.")
DEMO: Final = QT_TRANSLATE_NOOP("Slip", "Demonstration. Nothing on this slip is real.")

# After these the visitor's business here is done: nothing has to be asked of anybody.
SETTLED: Final = frozenset({Kind.REGISTERED, Kind.REGISTERED_BEFORE, Kind.CONFIRMED, Kind.STOPPED})

_IN_FORCE: Final = (Validity.VALID, Validity.VALID_UNREGISTERED)
_REFUSALS: Final[dict[RefusalReason, Kind]] = {
    RefusalReason.RENEWED_RECENTLY: Kind.RENEWED_RECENTLY,
    RefusalReason.EXPIRES_SOON: Kind.EXPIRES_SOON,
    RefusalReason.EXPIRED: Kind.EXPIRED,
    RefusalReason.SUPERSEDED: Kind.SUPERSEDED,
    RefusalReason.REVOKED: Kind.REVOKED,
    RefusalReason.NOT_REGISTERED: Kind.NOT_REGISTERED,
    RefusalReason.CANNOT_USE: Kind.CANNOT_USE,
}


def kind_of(outcome: Answer | LookedUp | Problem) -> Kind:
    """What happened, as far as a slip says it."""
    match outcome:
        case Registered(already=already):
            return Kind.REGISTERED_BEFORE if already else Kind.REGISTERED
        case Covered(coverage=coverage):
            return Kind.CONFIRMED if coverage.validity in _IN_FORCE else Kind.NOT_CONFIRMED
        case LookedUp(validity=validity):
            return Kind.CONFIRMED if validity in _IN_FORCE else Kind.NOT_CONFIRMED
        case Refused(reason=reason):
            return _REFUSALS[reason]
        case Undecided(settled=settled):
            return Kind.UNDECIDED if settled else Kind.UNSETTLED
        case Problem.PIN_BLOCKED:
            return Kind.PIN_BLOCKED
        case Problem.PIN_UNUSABLE:
            return Kind.PIN_UNUSABLE
        case Problem.PHONE_CANNOT_REGISTER:
            return Kind.PHONE_CANNOT_REGISTER
        case Problem.NO_CERTIFICATE:
            return Kind.NO_CERTIFICATE
        case Problem():
            return Kind.STOPPED
        case never:
            assert_never(never)
