"""What is said when something stands in the way: the tables of `kiosk.ui.reasons`, in the visitor's language.

Where nobody is near, a step that sends a visitor to the counter is another one (`Assistance`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from kiosk.eligibility.model import RefusalReason, Refused, Undecided, Validity
from kiosk.flow.profile import Assistance, Profile
from kiosk.flow.states import Cause, Notice, Problem
from kiosk.ui import reasons
from kiosk.ui.dates import say_moment
from kiosk.ui.reasons import Message, Sign
from kiosk.ui.texts import QT_TRANSLATE_NOOP, translate

__all__ = [
    "Message",
    "Sign",
    "of_causes",
    "of_lookup",
    "of_notice",
    "of_problem",
    "of_refusal",
    "of_undecided",
    "of_validity",
    "tries_left",
]

_PLAIN: Final = Profile()
_UNTIL: Final = QT_TRANSLATE_NOOP("Messages", "Closed until {moment}.")
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
# Ends that a member of staff, who compares face and photograph, can help out of.
_VOUCHED_FOR: Final = (Problem.PIN_BLOCKED, Problem.PIN_UNUSABLE)


def of_refusal(
    refused: Refused,
    language: str,
    *,
    can_register: bool = False,
    phone: bool = False,
    wait_hours: int = 24,
    profile: Profile = _PLAIN,
) -> Message:
    """What to say to a refusal; `can_register` when the visitor may go on to registration at once.

    `phone` where it was a phone, which registers nothing.
    `wait_hours` is how long registration is refused after a renewal, as the rules were configured.
    """
    message = _with_hours(_said(reasons.REFUSALS[refused.reason], profile), wait_hours)
    match refused:
        case Refused(reason=RefusalReason.RENEWED_RECENTLY, possible_from=moment) if moment is not None:
            when = translate("Messages", reasons.FROM).format(moment=say_moment(moment, language))
            steps = (translate("Messages", reasons.COME_AGAIN), *message.steps[1:])
            return replace(message, steps=steps, when=when)
        case Refused(reason=RefusalReason.NOT_REGISTERED) if can_register:
            return replace(message, steps=(translate("Messages", reasons.CAN_REGISTER),))
        case Refused(reason=RefusalReason.NOT_REGISTERED) if phone:
            with_card = _said(reasons.PROBLEMS[Problem.PHONE_CANNOT_REGISTER], profile)
            return replace(message, what=with_card.what, steps=with_card.steps)
        case _:
            return message


def of_undecided(undecided: Undecided, *, profile: Profile = _PLAIN) -> Message:
    """What to say when nothing could be decided; never that the answer is no."""
    return _said(reasons.UNDECIDED[undecided.reason] if undecided.settled else reasons.UNSETTLED, profile)


def of_problem(problem: Problem, *, gone: bool = False, vouchable: bool = False, profile: Profile = _PLAIN) -> Message:
    """What to say to a visit that ended without an answer; `gone` when no card lies on the reader.

    `vouchable`: the page offers that staff compares face and photograph.
    """
    message = reasons.PROBLEMS[problem]
    steps = message.steps
    if gone:
        steps = tuple(
            reasons.AGAIN if step == reasons.LIFT_AND_AGAIN else step for step in steps if step != reasons.LIFT
        )
    if vouchable and problem in _VOUCHED_FOR:
        steps = (reasons.BY_STAFF, *(step for step in steps if step != reasons.TODAY))
    return _said(replace(message, steps=steps), profile)


def of_validity(validity: Validity, *, profile: Profile = _PLAIN) -> Message:
    """What to say to a coverage that was found by a card."""
    return _said(reasons.VALIDITIES[validity], profile)


def of_lookup(validity: Validity, *, profile: Profile = _PLAIN) -> Message:
    """What to say to what was found, or not, by the numbers of a paper."""
    return _said(reasons.LOOKUPS[validity], profile)


def of_causes(
    causes: Iterable[Cause], *, profile: Profile = _PLAIN, opens: datetime | None = None, language: str = "ja"
) -> Message:
    """What to say while no visit is possible: the cause that matters most. `opens` is when the kiosk serves again."""
    order = list(reasons.CAUSES)
    cause = min(causes, key=order.index)
    message = _said(reasons.CAUSES[cause], profile)
    if cause is Cause.CLOSED and opens is not None:
        until = translate("Messages", _UNTIL).format(moment=say_moment(opens, language))
        return replace(message, when=until)
    return message


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


def _said(message: Message, profile: Profile) -> Message:
    """The message for a kiosk with or without staff, translated."""
    steps = message.steps
    if profile.assistance is Assistance.PHONE:
        steps = message.alone if message.alone is not None else steps
        steps = tuple(reasons.ELSEWHERE.get(step, step) for step in steps)
    return replace(
        message,
        title=translate("Messages", message.title),
        what=translate("Messages", message.what),
        steps=tuple(translate("Messages", step) for step in steps),
    )
