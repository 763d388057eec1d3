"""What is said for each reason that stands in a visitor's way, as tables: what happened, and what to do now.

Source texts are English; kiosk/i18n has the other languages. No code, no blame, no more than a public screen may say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from kiosk.eligibility.model import RefusalReason, UndecidedReason, Validity
from kiosk.flow.states import Cause, Problem
from kiosk.ui.texts import QT_TRANSLATE_NOOP


class Sign(Enum):
    """The picture beside a message; values are names of pictures."""

    ATTENTION = "attention"
    INFORMATION = "information"
    CLOCK = "clock"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Message:
    """A heading, what happened, the steps to take now, and whether the free phone number helps.

    `alone` are the steps where nobody is near; None: the same ones, as `ELSEWHERE` has them. `when` is the day and hour
    from which it will be possible, "" where there is none.
    """

    title: str
    what: str
    steps: tuple[str, ...] = ()
    alone: tuple[str, ...] | None = None
    phone: bool = True
    sign: Sign = Sign.ATTENTION
    when: str = ""


STAFF: Final = QT_TRANSLATE_NOOP("Messages", "If you need help, please ask a member of staff at the counter.")
TODAY: Final = QT_TRANSLATE_NOOP("Messages", "For today's visit, please ask at the reception counter.")
RENEW: Final = QT_TRANSLATE_NOOP("Messages", "Renew the electronic certificate at your city or town office.")
AGAIN: Final = QT_TRANSLATE_NOOP("Messages", "Place the card on the reader once more.")
LIFT_AND_AGAIN: Final = QT_TRANSLATE_NOOP("Messages", "Take the card off the reader, and place it once more.")
LIFT: Final = QT_TRANSLATE_NOOP("Messages", "Take the card off the reader.")
LATER: Final = QT_TRANSLATE_NOOP("Messages", "Please wait a little, then try again.")
BY_STAFF: Final = QT_TRANSLATE_NOOP(
    "Messages", "A member of staff can compare your face with the photograph on the card instead."
)
CAN_REGISTER: Final = QT_TRANSLATE_NOOP("Messages", "You can register now. You will be asked for your PIN again.")
FROM: Final = QT_TRANSLATE_NOOP("Messages", "from {moment}")
COME_AGAIN: Final = QT_TRANSLATE_NOOP("Messages", "Please come again after that.")
_PAPER: Final = QT_TRANSLATE_NOOP("Messages", "Until then, show your certificate of eligibility when you see a doctor.")
_CALL: Final = QT_TRANSLATE_NOOP("Messages", "If it does not work again, please call the number below.")
_FIRST_AFTER: Final = QT_TRANSLATE_NOOP("Messages", "You can register from {hours} hours after the renewal.")
_INSURER: Final = QT_TRANSLATE_NOOP("Messages", "Please ask your insurer which health insurance you have.")
_BY_FACE: Final = QT_TRANSLATE_NOOP(
    "Messages",
    "A card for face authentication can be registered at the card reader of a hospital or pharmacy, "
    "by face or with the help of staff.",
)
_NEW_CERTIFICATE: Final = QT_TRANSLATE_NOOP("Messages", "Have a new certificate issued at your city or town office.")
_NEW_PIN: Final = QT_TRANSLATE_NOOP("Messages", "You can set a new PIN at your city or town office.")

# What a step becomes where nobody is near.
ELSEWHERE: Final[dict[str, str]] = {TODAY: _PAPER, STAFF: _CALL}

REFUSALS: Final[dict[RefusalReason, Message]] = {
    RefusalReason.RENEWED_RECENTLY: Message(
        QT_TRANSLATE_NOOP("Messages", "Registration is not possible yet"),
        QT_TRANSLATE_NOOP("Messages", "The card's electronic certificate was renewed less than {hours} hours ago."),
        (QT_TRANSLATE_NOOP("Messages", "Please come again when {hours} hours have passed since the renewal."), TODAY),
        sign=Sign.CLOCK,
    ),
    RefusalReason.EXPIRES_SOON: Message(
        QT_TRANSLATE_NOOP("Messages", "Please renew the electronic certificate first"),
        QT_TRANSLATE_NOOP("Messages", "It expires within days, so the card cannot be registered now."),
        (RENEW, _FIRST_AFTER, TODAY),
    ),
    RefusalReason.EXPIRED: Message(
        QT_TRANSLATE_NOOP("Messages", "The electronic certificate has expired"),
        QT_TRANSLATE_NOOP("Messages", "The card cannot be used until its certificate is renewed."),
        (RENEW, _FIRST_AFTER, TODAY),
    ),
    RefusalReason.SUPERSEDED: Message(
        QT_TRANSLATE_NOOP("Messages", "A newer certificate has been issued"),
        QT_TRANSLATE_NOOP("Messages", "The electronic certificate on this card is no longer in use."),
        (
            QT_TRANSLATE_NOOP("Messages", "If you have received a new card, please use that one."),
            QT_TRANSLATE_NOOP("Messages", "If you have just renewed it, please come again after {hours} hours."),
            TODAY,
        ),
    ),
    RefusalReason.REVOKED: Message(
        QT_TRANSLATE_NOOP("Messages", "The electronic certificate is no longer valid"),
        QT_TRANSLATE_NOOP("Messages", "It ends when the name or address on the card changes, for example."),
        (_NEW_CERTIFICATE, TODAY),
    ),
    RefusalReason.NOT_REGISTERED: Message(
        QT_TRANSLATE_NOOP("Messages", "This card is not registered yet"),
        QT_TRANSLATE_NOOP("Messages", "To use it as your health insurance card, it has to be registered once."),
        (TODAY,),
        sign=Sign.INFORMATION,
    ),
    # One neutral sentence whatever the reason: an unknown card and a protected person's look the same.
    RefusalReason.CANNOT_USE: Message(
        QT_TRANSLATE_NOOP("Messages", "This card cannot be used here"),
        QT_TRANSLATE_NOOP("Messages", "The procedure could not be completed with this card."),
        (TODAY,),
        sign=Sign.INFORMATION,
    ),
}

UNDECIDED: Final[dict[UndecidedReason, Message]] = {
    UndecidedReason.UNAVAILABLE: Message(
        QT_TRANSLATE_NOOP("Messages", "We cannot check right now"),
        QT_TRANSLATE_NOOP("Messages", "The system that checks health insurance cannot be reached."),
        (TODAY,),
        sign=Sign.INFORMATION,
    ),
    UndecidedReason.TIMEOUT: Message(
        QT_TRANSLATE_NOOP("Messages", "We cannot check right now"),
        QT_TRANSLATE_NOOP("Messages", "No answer came within the time expected."),
        (LATER, TODAY),
        sign=Sign.INFORMATION,
    ),
    UndecidedReason.CHALLENGE_EXPIRED: Message(
        QT_TRANSLATE_NOOP("Messages", "It took too long to finish"),
        QT_TRANSLATE_NOOP("Messages", "The procedure was stopped for your safety."),
        (LIFT, AGAIN, STAFF),
        sign=Sign.CLOCK,
    ),
    UndecidedReason.REVOCATION_UNKNOWN: Message(
        QT_TRANSLATE_NOOP("Messages", "We cannot check right now"),
        QT_TRANSLATE_NOOP("Messages", "The state of the electronic certificate could not be confirmed."),
        (LATER, TODAY),
        sign=Sign.INFORMATION,
    ),
}

UNSETTLED: Final = Message(
    QT_TRANSLATE_NOOP("Messages", "We do not know yet whether the card was registered"),
    QT_TRANSLATE_NOOP("Messages", "No answer came within the time expected."),
    (QT_TRANSLATE_NOOP("Messages", "You can try again. You will not be registered twice."), TODAY),
    sign=Sign.CLOCK,
)

PROBLEMS: Final[dict[Problem, Message]] = {
    Problem.CARD_LOST: Message(
        QT_TRANSLATE_NOOP("Messages", "The card left the reader"),
        QT_TRANSLATE_NOOP("Messages", "The procedure stopped on the way. Nothing was registered."),
        (LIFT_AND_AGAIN, QT_TRANSLATE_NOOP("Messages", "Do not move the card until you are told to take it.")),
    ),
    Problem.CARD_UNREADABLE: Message(
        QT_TRANSLATE_NOOP("Messages", "The card could not be read"),
        QT_TRANSLATE_NOOP("Messages", "The card may not be lying flat, or there may be something on it."),
        (QT_TRANSLATE_NOOP("Messages", "Take the card off the reader and out of its case."), AGAIN, STAFF),
    ),
    Problem.CARD_SILENT: Message(
        QT_TRANSLATE_NOOP("Messages", "The card could not be read"),
        QT_TRANSLATE_NOOP("Messages", "The card took too long to answer."),
        (LIFT, AGAIN, STAFF),
    ),
    Problem.CARD_IN_USE: Message(
        QT_TRANSLATE_NOOP("Messages", "The card cannot be read right now"),
        QT_TRANSLATE_NOOP("Messages", "The card reader is busy with something else."),
        (QT_TRANSLATE_NOOP("Messages", "Take the card, and wait a little."), AGAIN, STAFF),
    ),
    Problem.NOT_MY_NUMBER_CARD: Message(
        QT_TRANSLATE_NOOP("Messages", "This is not a My Number Card"),
        QT_TRANSLATE_NOOP("Messages", "Another card seems to lie on the reader."),
        (LIFT, QT_TRANSLATE_NOOP("Messages", "Place only your My Number Card on the reader.")),
    ),
    Problem.NO_CERTIFICATE: Message(
        QT_TRANSLATE_NOOP("Messages", "There is no electronic certificate in this card"),
        QT_TRANSLATE_NOOP("Messages", "It is needed to use the card as your health insurance card."),
        (_NEW_CERTIFICATE, TODAY),
    ),
    Problem.PHONE_CANNOT_REGISTER: Message(
        QT_TRANSLATE_NOOP("Messages", "A phone cannot be used to register"),
        QT_TRANSLATE_NOOP("Messages", "The first registration needs the My Number Card itself."),
        (QT_TRANSLATE_NOOP("Messages", "Take the phone, and place your My Number Card on the reader."), TODAY),
        sign=Sign.INFORMATION,
    ),
    Problem.PIN_BLOCKED: Message(
        QT_TRANSLATE_NOOP("Messages", "The PIN is locked"),
        QT_TRANSLATE_NOOP("Messages", "A wrong PIN was entered three times in a row."),
        (_NEW_PIN, TODAY),
    ),
    Problem.PIN_UNUSABLE: Message(
        QT_TRANSLATE_NOOP("Messages", "A PIN cannot be used with this card"),
        QT_TRANSLATE_NOOP("Messages", "The PIN is locked, or the card was made for use without a PIN."),
        (TODAY,),
        alone=(
            _BY_FACE,
            QT_TRANSLATE_NOOP("Messages", "If the PIN is locked, set a new one at your city or town office."),
        ),
        sign=Sign.INFORMATION,
    ),
    Problem.DECLINED: Message(
        QT_TRANSLATE_NOOP("Messages", "The card was not registered"),
        QT_TRANSLATE_NOOP("Messages", "You can register it whenever you like."),
        (QT_TRANSLATE_NOOP("Messages", "Please show your certificate of eligibility at the reception counter."),),
        alone=(_PAPER,),
        sign=Sign.INFORMATION,
    ),
    Problem.CANCELLED: Message(
        QT_TRANSLATE_NOOP("Messages", "The procedure was stopped"),
        QT_TRANSLATE_NOOP("Messages", "Nothing was registered."),
        phone=False,
        sign=Sign.INFORMATION,
    ),
    Problem.TIMED_OUT: Message(
        QT_TRANSLATE_NOOP("Messages", "The procedure was ended"),
        QT_TRANSLATE_NOOP("Messages", "The screen was not touched for some time. Nothing was registered."),
        (LIFT, QT_TRANSLATE_NOOP("Messages", "To start again, place the card on the reader once more.")),
        sign=Sign.CLOCK,
    ),
}

_CONFIRMED: Final = Message(
    QT_TRANSLATE_NOOP("Messages", "Your coverage is confirmed"),
    QT_TRANSLATE_NOOP("Messages", "This card can be used as your health insurance card."),
    phone=False,
    sign=Sign.DONE,
)
_COUNTER: Final = QT_TRANSLATE_NOOP("Messages", "Please tell the reception counter.")
_JOINED: Final = QT_TRANSLATE_NOOP(
    "Messages", "If you have joined another health insurance, please tell the reception counter."
)
_DAYS: Final = QT_TRANSLATE_NOOP(
    "Messages", "After a change of job or address it takes some days until the new one is entered."
)

# VALID_UNREGISTERED, which tells of medical assistance, reads like VALID on a public screen.
VALIDITIES: Final[dict[Validity, Message]] = {
    Validity.VALID: _CONFIRMED,
    Validity.VALID_UNREGISTERED: _CONFIRMED,
    Validity.INVALID: Message(
        QT_TRANSLATE_NOOP("Messages", "This coverage has ended"),
        QT_TRANSLATE_NOOP("Messages", "Your insurer says that it is no longer in force."),
        (_JOINED, _DAYS),
        alone=(_INSURER, _DAYS),
        sign=Sign.INFORMATION,
    ),
    Validity.INVALID_NEWER_EXISTS: Message(
        QT_TRANSLATE_NOOP("Messages", "This coverage has been replaced"),
        QT_TRANSLATE_NOOP("Messages", "A newer coverage exists."),
        (QT_TRANSLATE_NOOP("Messages", "The reception counter will look up the newer one for you."),),
        alone=(_INSURER,),
        sign=Sign.INFORMATION,
    ),
    Validity.NO_QUALIFICATION: Message(
        QT_TRANSLATE_NOOP("Messages", "No coverage was found"),
        QT_TRANSLATE_NOOP("Messages", "Your insurer may not have entered it yet."),
        (_COUNTER, _DAYS),
        alone=(_INSURER, _DAYS),
        sign=Sign.INFORMATION,
    ),
    Validity.SEVERAL_MATCHES: Message(
        QT_TRANSLATE_NOOP("Messages", "The coverage could not be confirmed"),
        QT_TRANSLATE_NOOP("Messages", "More than one was found."),
        (QT_TRANSLATE_NOOP("Messages", "The reception counter will check it for you."),),
        alone=(_INSURER,),
        sign=Sign.INFORMATION,
    ),
}

# The same for somebody who was looked up by the numbers of a paper.
LOOKUPS: Final[dict[Validity, Message]] = {
    **VALIDITIES,
    Validity.VALID: Message(
        QT_TRANSLATE_NOOP("Messages", "Your coverage is confirmed"),
        QT_TRANSLATE_NOOP("Messages", "It was found by the numbers that you entered."),
        phone=False,
        sign=Sign.DONE,
    ),
    Validity.NO_QUALIFICATION: Message(
        QT_TRANSLATE_NOOP("Messages", "No coverage was found"),
        QT_TRANSLATE_NOOP("Messages", "Nobody is insured under the numbers that you entered."),
        (
            QT_TRANSLATE_NOOP("Messages", "Compare the numbers with those on your certificate."),
            QT_TRANSLATE_NOOP("Messages", "Try again, or show the certificate at the reception counter."),
        ),
        sign=Sign.INFORMATION,
    ),
    Validity.SEVERAL_MATCHES: Message(
        QT_TRANSLATE_NOOP("Messages", "The coverage could not be confirmed"),
        QT_TRANSLATE_NOOP("Messages", "Several people are insured under these numbers."),
        (
            QT_TRANSLATE_NOOP(
                "Messages", "Try again with the branch number (2 digits), if your certificate shows one."
            ),
            QT_TRANSLATE_NOOP("Messages", "Or show the certificate at the reception counter."),
        ),
        sign=Sign.INFORMATION,
    ),
}
LOOKUPS[Validity.VALID_UNREGISTERED] = LOOKUPS[Validity.VALID]

# The causes in the order in which they matter to somebody who stands before the kiosk.
CAUSES: Final[dict[Cause, Message]] = {
    Cause.FAULT: Message(
        QT_TRANSLATE_NOOP("Messages", "This machine is out of use for the moment"),
        QT_TRANSLATE_NOOP("Messages", "It is starting again by itself. This takes a few seconds."),
        phone=False,
    ),
    Cause.STARTING: Message(
        QT_TRANSLATE_NOOP("Messages", "Getting ready"),
        QT_TRANSLATE_NOOP("Messages", "Please wait a moment."),
        phone=False,
        sign=Sign.CLOCK,
    ),
    Cause.CLOSED: Message(
        QT_TRANSLATE_NOOP("Messages", "This machine is closed at this hour"),
        QT_TRANSLATE_NOOP("Messages", "It opens by itself."),
        sign=Sign.CLOCK,
    ),
    Cause.NOT_AUTHORIZED: Message(
        QT_TRANSLATE_NOOP("Messages", "This machine is out of use for the moment"),
        QT_TRANSLATE_NOOP("Messages", "The card reader is not ready for use."),
    ),
    Cause.SERVICE: Message(
        QT_TRANSLATE_NOOP("Messages", "This machine is out of use for the moment"),
        QT_TRANSLATE_NOOP("Messages", "The card reader is being prepared. It will be back by itself."),
    ),
    Cause.NO_READER: Message(
        QT_TRANSLATE_NOOP("Messages", "This machine is out of use for the moment"),
        QT_TRANSLATE_NOOP("Messages", "The card reader is not connected."),
    ),
    Cause.BACKEND: Message(
        QT_TRANSLATE_NOOP("Messages", "This machine is out of use for the moment"),
        QT_TRANSLATE_NOOP("Messages", "The system that checks health insurance cannot be reached."),
    ),
}
