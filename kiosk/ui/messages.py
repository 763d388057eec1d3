"""What is said when something stands in the way: what happened, and what to do now. No code, no blame.

The only place with such texts. Source texts are English; kiosk/i18n has the Japanese.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from kiosk.eligibility.model import RefusalReason, Refused, Undecided, UndecidedReason
from kiosk.flow.states import Cause, Notice, Problem
from kiosk.ui.dates import say_moment
from kiosk.ui.texts import QT_TRANSLATE_NOOP, translate


class Sign(Enum):
    """The picture beside a message; values are names of pictures."""

    ATTENTION = "attention"
    INFORMATION = "information"
    CLOCK = "clock"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Message:
    """A heading, what happened, the steps to take now, and whether the free phone number helps.

    `when` is the day and hour from which it will be possible, "" where there is none.
    """

    title: str
    what: str
    steps: tuple[str, ...] = ()
    phone: bool = False
    sign: Sign = Sign.ATTENTION
    when: str = ""


_STAFF: Final = QT_TRANSLATE_NOOP("Messages", "If you need help, please ask a member of staff at the counter.")
_TODAY: Final = QT_TRANSLATE_NOOP("Messages", "For today's visit, please ask at the reception counter.")
_RENEW: Final = QT_TRANSLATE_NOOP("Messages", "Renew the electronic certificate at your city or town office.")
_AGAIN: Final = QT_TRANSLATE_NOOP("Messages", "Place the card on the reader once more.")
_LIFT_AND_AGAIN: Final = QT_TRANSLATE_NOOP("Messages", "Take the card off the reader, and place it once more.")
_LIFT: Final = QT_TRANSLATE_NOOP("Messages", "Take the card off the reader.")

_REFUSALS: Final[dict[RefusalReason, Message]] = {
    RefusalReason.RENEWED_RECENTLY: Message(
        QT_TRANSLATE_NOOP("Messages", "Registration is not possible yet"),
        QT_TRANSLATE_NOOP("Messages", "The card's electronic certificate was renewed less than {hours} hours ago."),
        (
            QT_TRANSLATE_NOOP("Messages", "Please come again when {hours} hours have passed since the renewal."),
            _TODAY,
        ),
        phone=True,
        sign=Sign.CLOCK,
    ),
    RefusalReason.EXPIRES_SOON: Message(
        QT_TRANSLATE_NOOP("Messages", "Please renew the electronic certificate first"),
        QT_TRANSLATE_NOOP("Messages", "It expires within days, so the card cannot be registered now."),
        (_RENEW, QT_TRANSLATE_NOOP("Messages", "You can register from {hours} hours after the renewal."), _TODAY),
        phone=True,
    ),
    RefusalReason.EXPIRED: Message(
        QT_TRANSLATE_NOOP("Messages", "The electronic certificate has expired"),
        QT_TRANSLATE_NOOP("Messages", "The card cannot be used until its certificate is renewed."),
        (_RENEW, QT_TRANSLATE_NOOP("Messages", "You can register from {hours} hours after the renewal."), _TODAY),
        phone=True,
    ),
    RefusalReason.SUPERSEDED: Message(
        QT_TRANSLATE_NOOP("Messages", "A newer certificate has been issued"),
        QT_TRANSLATE_NOOP("Messages", "The electronic certificate on this card is no longer in use."),
        (
            QT_TRANSLATE_NOOP("Messages", "If you have received a new card, please use that one."),
            QT_TRANSLATE_NOOP("Messages", "If you have just renewed it, please come again after {hours} hours."),
            _TODAY,
        ),
        phone=True,
    ),
    RefusalReason.REVOKED: Message(
        QT_TRANSLATE_NOOP("Messages", "The electronic certificate is no longer valid"),
        QT_TRANSLATE_NOOP("Messages", "It ends when the name or address on the card changes, for example."),
        (
            QT_TRANSLATE_NOOP("Messages", "Have a new certificate issued at your city or town office."),
            _TODAY,
        ),
        phone=True,
    ),
    RefusalReason.NOT_REGISTERED: Message(
        QT_TRANSLATE_NOOP("Messages", "This card is not registered yet"),
        QT_TRANSLATE_NOOP("Messages", "To use it as your health insurance card, it has to be registered once."),
        (_TODAY,),
        sign=Sign.INFORMATION,
    ),
    RefusalReason.CANNOT_USE: Message(
        QT_TRANSLATE_NOOP("Messages", "This card cannot be used here"),
        QT_TRANSLATE_NOOP("Messages", "The procedure could not be completed with this card."),
        (_TODAY,),
        sign=Sign.INFORMATION,
    ),
}

_CAN_REGISTER: Final = QT_TRANSLATE_NOOP("Messages", "You can register now. You will be asked for your PIN again.")
_FROM: Final = QT_TRANSLATE_NOOP("Messages", "from {moment}")
_COME_AGAIN: Final = QT_TRANSLATE_NOOP("Messages", "Please come again after that.")

_UNDECIDED: Final[dict[UndecidedReason, Message]] = {
    UndecidedReason.UNAVAILABLE: Message(
        QT_TRANSLATE_NOOP("Messages", "We cannot check right now"),
        QT_TRANSLATE_NOOP("Messages", "The system that checks health insurance cannot be reached."),
        (_TODAY,),
        sign=Sign.INFORMATION,
    ),
    UndecidedReason.TIMEOUT: Message(
        QT_TRANSLATE_NOOP("Messages", "We cannot check right now"),
        QT_TRANSLATE_NOOP("Messages", "No answer came within the time expected."),
        (QT_TRANSLATE_NOOP("Messages", "Please wait a little, then try again."), _TODAY),
        sign=Sign.INFORMATION,
    ),
    UndecidedReason.CHALLENGE_EXPIRED: Message(
        QT_TRANSLATE_NOOP("Messages", "It took too long to finish"),
        QT_TRANSLATE_NOOP("Messages", "The procedure was stopped for your safety."),
        (_LIFT, _AGAIN, _STAFF),
        sign=Sign.CLOCK,
    ),
    UndecidedReason.REVOCATION_UNKNOWN: Message(
        QT_TRANSLATE_NOOP("Messages", "We cannot check right now"),
        QT_TRANSLATE_NOOP("Messages", "The state of the electronic certificate could not be confirmed."),
        (QT_TRANSLATE_NOOP("Messages", "Please wait a little, then try again."), _TODAY),
        sign=Sign.INFORMATION,
    ),
}

_UNSETTLED: Final = Message(
    QT_TRANSLATE_NOOP("Messages", "We do not know yet whether the card was registered"),
    QT_TRANSLATE_NOOP("Messages", "No answer came within the time expected."),
    (
        QT_TRANSLATE_NOOP("Messages", "You may try once more. Nothing is registered twice."),
        _TODAY,
    ),
    sign=Sign.CLOCK,
)

_PROBLEMS: Final[dict[Problem, Message]] = {
    Problem.CARD_LOST: Message(
        QT_TRANSLATE_NOOP("Messages", "The card left the reader"),
        QT_TRANSLATE_NOOP("Messages", "The procedure stopped on the way. Nothing was registered."),
        (
            _LIFT_AND_AGAIN,
            QT_TRANSLATE_NOOP("Messages", "Do not move the card until you are told to take it."),
        ),
    ),
    Problem.CARD_UNREADABLE: Message(
        QT_TRANSLATE_NOOP("Messages", "The card could not be read"),
        QT_TRANSLATE_NOOP("Messages", "The card may not be lying flat, or there may be something on it."),
        (
            QT_TRANSLATE_NOOP("Messages", "Take the card off the reader and out of its case."),
            _AGAIN,
            _STAFF,
        ),
    ),
    Problem.CARD_SILENT: Message(
        QT_TRANSLATE_NOOP("Messages", "The card could not be read"),
        QT_TRANSLATE_NOOP("Messages", "The card took too long to answer."),
        (_LIFT, _AGAIN, _STAFF),
    ),
    Problem.CARD_IN_USE: Message(
        QT_TRANSLATE_NOOP("Messages", "The card cannot be read right now"),
        QT_TRANSLATE_NOOP("Messages", "The card reader is busy with something else."),
        (QT_TRANSLATE_NOOP("Messages", "Take the card, and wait a little."), _AGAIN, _STAFF),
    ),
    Problem.NOT_MY_NUMBER_CARD: Message(
        QT_TRANSLATE_NOOP("Messages", "This is not a My Number Card"),
        QT_TRANSLATE_NOOP("Messages", "Another card seems to lie on the reader."),
        (_LIFT, QT_TRANSLATE_NOOP("Messages", "Place only your My Number Card on the reader.")),
    ),
    Problem.PHONE_CANNOT_REGISTER: Message(
        QT_TRANSLATE_NOOP("Messages", "A phone cannot be used to register"),
        QT_TRANSLATE_NOOP("Messages", "The first registration needs the My Number Card itself."),
        (QT_TRANSLATE_NOOP("Messages", "Take the phone, and place your My Number Card on the reader."), _TODAY),
        sign=Sign.INFORMATION,
    ),
    Problem.PIN_BLOCKED: Message(
        QT_TRANSLATE_NOOP("Messages", "The PIN is locked"),
        QT_TRANSLATE_NOOP("Messages", "A wrong PIN was entered three times in a row."),
        (
            QT_TRANSLATE_NOOP("Messages", "You can set a new PIN at your city or town office."),
            _TODAY,
        ),
        phone=True,
    ),
    Problem.PIN_UNUSABLE: Message(
        QT_TRANSLATE_NOOP("Messages", "A PIN cannot be used with this card"),
        QT_TRANSLATE_NOOP("Messages", "The PIN is locked, or the card was made for use without a PIN."),
        (_TODAY,),
        phone=True,
        sign=Sign.INFORMATION,
    ),
    Problem.CANCELLED: Message(
        QT_TRANSLATE_NOOP("Messages", "The procedure was stopped"),
        QT_TRANSLATE_NOOP("Messages", "Nothing was registered."),
        sign=Sign.INFORMATION,
    ),
    Problem.TIMED_OUT: Message(
        QT_TRANSLATE_NOOP("Messages", "The procedure was ended"),
        QT_TRANSLATE_NOOP("Messages", "The screen was not touched for some time. Nothing was registered."),
        (_LIFT, QT_TRANSLATE_NOOP("Messages", "To start again, place the card on the reader once more.")),
        sign=Sign.CLOCK,
    ),
}

# The causes in the order in which they matter to somebody who stands before the kiosk.
_CAUSES: Final[dict[Cause, Message]] = {
    Cause.FAULT: Message(
        QT_TRANSLATE_NOOP("Messages", "This machine is out of use for the moment"),
        QT_TRANSLATE_NOOP("Messages", "It is starting again by itself. This takes a few seconds."),
    ),
    Cause.STARTING: Message(
        QT_TRANSLATE_NOOP("Messages", "Getting ready"),
        QT_TRANSLATE_NOOP("Messages", "Please wait a moment."),
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

_NOTICES: Final[dict[Notice, str]] = {
    Notice.RENEWED_RECENTLY: QT_TRANSLATE_NOOP(
        "Messages",
        "The electronic certificate was renewed recently. Registration is possible {hours} hours after that.",
    ),
    Notice.EXPIRES_SOON: QT_TRANSLATE_NOOP(
        "Messages", "The electronic certificate expires soon. Please renew it at your city or town office."
    ),
    Notice.EXPIRED: QT_TRANSLATE_NOOP(
        "Messages", "The electronic certificate has expired. Please renew it at your city or town office."
    ),
}


_WRONG: Final = QT_TRANSLATE_NOOP("Messages", "The PIN is not right.")
_TRIES: Final = {
    (True, 2): QT_TRANSLATE_NOOP("Messages", "The PIN is not right. You can try two more times."),
    (True, 1): QT_TRANSLATE_NOOP("Messages", "The PIN is not right. You can try one more time."),
    (False, 2): QT_TRANSLATE_NOOP("Messages", "You can try two more times."),
    (False, 1): QT_TRANSLATE_NOOP("Messages", "You can try one more time."),
}


def of_refusal(refused: Refused, language: str, *, can_register: bool = False, wait_hours: int = 24) -> Message:
    """What to say to a refusal; `can_register` when the visitor may go on to registration at once.

    `wait_hours` is how long registration is refused after a renewal, as the rules were configured.
    """
    message = _with_hours(_translated(_REFUSALS[refused.reason]), wait_hours)
    match refused:
        case Refused(reason=RefusalReason.RENEWED_RECENTLY, possible_from=moment) if moment is not None:
            when = translate("Messages", _FROM).format(moment=say_moment(moment, language))
            steps = (translate("Messages", _COME_AGAIN), *message.steps[1:])
            return replace(message, steps=steps, when=when)
        case Refused(reason=RefusalReason.NOT_REGISTERED) if can_register:
            return replace(message, steps=(translate("Messages", _CAN_REGISTER),))
        case _:
            return message


def of_undecided(undecided: Undecided) -> Message:
    """What to say when nothing could be decided; never that the answer is no."""
    return _translated(_UNDECIDED[undecided.reason] if undecided.settled else _UNSETTLED)


def of_problem(problem: Problem, *, gone: bool = False) -> Message:
    """What to say to a visit that ended without an answer; `gone` when no card lies on the reader."""
    message = _PROBLEMS[problem]
    if gone:
        message = replace(message, steps=tuple(_AGAIN if step == _LIFT_AND_AGAIN else step for step in message.steps))
    return _translated(message)


def of_causes(causes: Iterable[Cause]) -> Message:
    """What to say while no visit is possible: the cause that matters most."""
    order = list(_CAUSES)
    return _translated(_CAUSES[min(causes, key=order.index)])


def of_notice(notice: Notice | None, *, wait_hours: int = 24) -> str:
    """What to say about the certificate's dates; "" when there is nothing to say. `wait_hours` as in `of_refusal`."""
    return "" if notice is None else _fill(translate("Messages", _NOTICES[notice]), wait_hours)


def tries_left(count: int, *, wrong: bool) -> str:
    """What to say about the tries left, "" when there is no need: nothing was wrong and all three are there."""
    text = _TRIES.get((wrong, count), _WRONG if wrong else "")
    return translate("Messages", text) if text else ""


def _with_hours(message: Message, hours: int) -> Message:
    steps = (_fill(step, hours) for step in message.steps)
    return replace(message, what=_fill(message.what, hours), steps=tuple(step for step in steps if step))


def _fill(text: str, hours: int) -> str:
    """The text with the hours in it; nothing where there is no wait to speak of."""
    if "{hours}" not in text:
        return text
    return text.format(hours=hours) if hours else ""


def _translated(message: Message) -> Message:
    return replace(
        message,
        title=translate("Messages", message.title),
        what=translate("Messages", message.what),
        steps=tuple(translate("Messages", step) for step in message.steps),
    )
