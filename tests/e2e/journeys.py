"""Who comes to which end at which kind of kiosk, page by page: what the rules say of each persona's card.

Written down by hand from the rules (registration once by PIN, 24 hours, five days, three months of grace, no PIN on a
card for faces, no first registration by a phone) and from what each persona is for, and compared with what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, TypeAlias

from tests.e2e.wording import Key


class Wish(Enum):
    """What somebody came for, where there is a choice: at a reception, whether to register on the spot or not."""

    REGISTER = "register"
    COVERAGE = "coverage"


class Deed(Enum):
    """What is done on a page, besides pressing something by its name."""

    PIN = "pin"
    VOUCH = "vouch"  # a member of staff compares face and photograph, chooses the own name, enters the passcode
    ANSWER = "answer"  # yes or no, as each visitor likes
    FORM = "form"  # of the prescription, likewise


@dataclass(frozen=True, slots=True)
class Stop:
    """One page on the way: its heading, and what is done there. A Key is the name of what is pressed."""

    heading: Key
    deed: Deed | Key


@dataclass(frozen=True, slots=True)
class End:
    """The last page: its heading, what else it has to say, whether the insurance is shown, who registered.

    `at_machine` and `at_reception` are said only there. `paper` is whether there is something to be printed.
    """

    heading: Key
    says: tuple[Key, ...] = ()
    at_machine: tuple[Key, ...] = ()
    at_reception: tuple[Key, ...] = ()
    covered: bool = False
    paper: bool = True


@dataclass(frozen=True, slots=True)
class Journey:
    """The pages in their order, without those that pass by themselves."""

    stops: tuple[Stop, ...]
    end: End
    registers: bool = False


def _messages(*texts: str) -> tuple[Key, ...]:
    return tuple(("Messages", text) for text in texts)


# --- pages on the way

CHOOSE: Final = ("ChoosingPage", "What would you like to do?")
CONFIRM: Final = ("ConfirmRegistrationPage", "Register as your health insurance card?")
NOT_YET: Final = ("Messages", "This card is not registered yet")
LOCKED: Final = ("Messages", "The PIN is locked")
UNUSABLE: Final = ("Messages", "A PIN cannot be used with this card")
STAFF_CHECKS: Final = ("ProblemPage", "Have staff check")

_PIN: Final = Stop(("PinPage", "Enter your PIN"), Deed.PIN)
_LAST_TRY: Final = Stop(("LastTryPage", "You can try one last time"), ("LastTryPage", "Enter the PIN"))
_REGISTER: Final = Stop(CHOOSE, ("ChoosingPage", "Register as insurance card"))
_COVERAGE: Final = Stop(CHOOSE, ("ChoosingPage", "Check insurance coverage"))
_AGREE: Final = Stop(CONFIRM, ("ConfirmRegistrationPage", "Agree and continue"))
_NOW: Final = Stop(NOT_YET, ("RefusedPage", "Register now"))
_NOT_NOW: Final = Stop(NOT_YET, ("RefusedPage", "Not now"))
_VOUCH: Final = Stop(("VisualCheckPage", "Please call a member of staff"), Deed.VOUCH)
_FORM: Final = Stop(("PrescriptionPage", "How would you like your prescription?"), Deed.FORM)
_CONSENTS: Final = tuple(
    Stop(("ConsentPage", question), Deed.ANSWER)
    for question in (
        "May we see the results of your health check-ups?",
        "May we see your medicines?",
        "May we see your treatment?",
        "May we see your operations?",
    )
)
_ASKED: Final = (*_CONSENTS, _FORM)

# --- ends

_RENEW: Final = "Renew the electronic certificate at your city or town office."
_AT_COUNTER: Final = _messages("For today's visit, please ask at the reception counter.")
_BY_PAPER: Final = _messages("Until then, show your certificate of eligibility when you see a doctor.")
_EXPIRED: Final = (
    "The electronic certificate has expired: your medical records are not shared. "
    "Please renew it soon at your city or town office."
)
_GRACE: Final = ("ResultPage", _EXPIRED)


def _refused(title: str, *says: str) -> End:
    """Not today: at a reception the counter helps, elsewhere the paper does."""
    return End(("Messages", title), _messages(*says), at_machine=_BY_PAPER, at_reception=_AT_COUNTER)


REGISTERED: Final = End(("ResultPage", "The card is registered"), covered=True)
ALREADY: Final = End(("ResultPage", "This card is already registered"), covered=True)
COVERED: Final = End(("Messages", "Your coverage is confirmed"), covered=True)
DECLINED: Final = End(
    ("Messages", "The card was not registered"),
    _messages("You can register it whenever you like."),
    at_machine=_BY_PAPER,
    at_reception=_messages("Please show your certificate of eligibility at the reception counter."),
    paper=False,
)
TOO_SOON: Final = _refused("Registration is not possible yet", "Please come again after that.")
TOO_LATE: Final = _refused("Please renew the electronic certificate first", _RENEW)
# One neutral sentence: neither a reason nor what to do about it.
NEUTRAL: Final = _refused("This card cannot be used here", "The procedure could not be completed with this card.")
REVOKED: Final = _refused(
    "The electronic certificate is no longer valid",
    "Have a new certificate issued at your city or town office.",
)
SUPERSEDED: Final = _refused(
    "A newer certificate has been issued", "If you have received a new card, please use that one."
)
BLOCKED: Final = replace(
    _refused("The PIN is locked", "You can set a new PIN at your city or town office."), at_reception=()
)
FACE: Final = End(
    UNUSABLE,
    at_machine=_messages(
        "A card for face authentication can be registered at the card reader of a hospital or pharmacy, "
        "by face or with the help of staff."
    ),
    at_reception=_messages("A member of staff can compare your face with the photograph on the card instead."),
)
PHONE: Final = _refused("A phone cannot be used to register", "The first registration needs the My Number Card itself.")
PHONE_UNKNOWN: Final = _refused(
    "This card is not registered yet", "The first registration needs the My Number Card itself."
)
STRANGE: Final = End(
    ("Messages", "This is not a My Number Card"),
    _messages("Place only your My Number Card on the reader."),
    paper=False,
)

# --- ways

AT_MACHINE: Final = "machine"
_Row: TypeAlias = tuple[Journey, Journey, Journey, Journey]


def _to(end: End, *stops: Stop, registers: bool = False) -> Journey:
    return Journey(stops, end, registers)


def _alike(end: End) -> _Row:
    """Known as soon as the PIN was right, whatever it was for."""
    return (_to(end, _REGISTER, _AGREE, _PIN), _to(end, _COVERAGE, _PIN), _to(end, _PIN), _to(end, _PIN))


def _at_once(end: End) -> _Row:
    """Known as soon as the card was read."""
    return (_to(end),) * 4


_NEW: Final = (
    _to(REGISTERED, _REGISTER, _AGREE, _PIN, registers=True),
    _to(DECLINED, _COVERAGE, _PIN, _NOT_NOW),
    _to(REGISTERED, _PIN, _NOW, _AGREE, _PIN, *_ASKED, registers=True),
    _to(DECLINED, _PIN, _NOT_NOW),
)
_KNOWN: Final = (
    _to(ALREADY, _REGISTER, _AGREE, _PIN),
    _to(COVERED, _COVERAGE, _PIN),
    *(_to(COVERED, _PIN, *_ASKED),) * 2,
)
_LIMITED: Final = replace(COVERED, says=(_GRACE,))


def _too(end: End) -> _Row:
    """Not registered yet, and may not register today."""
    return (
        _to(end, _REGISTER, _AGREE, _PIN),
        _to(DECLINED, _COVERAGE, _PIN, _NOT_NOW),
        _to(end, _PIN, _NOW, _AGREE, _PIN),
        _to(DECLINED, _PIN, _NOT_NOW),
    )


_BY_STAFF: Final = Stop(LOCKED, STAFF_CHECKS)

# To register and to see the coverage at a machine with nobody near; to register on the spot and not to at a reception.
_TABLE: Final[dict[str, _Row]] = {
    "taro": _NEW,
    "short-length": _NEW,
    "child": _NEW,
    "last-try": (
        _to(REGISTERED, _REGISTER, _AGREE, _LAST_TRY, _PIN, registers=True),
        _to(DECLINED, _COVERAGE, _LAST_TRY, _PIN, _NOT_NOW),
        _to(REGISTERED, _LAST_TRY, _PIN, _NOW, _AGREE, _PIN, *_ASKED, registers=True),
        _to(DECLINED, _LAST_TRY, _PIN, _NOT_NOW),
    ),
    "hanako": _KNOWN,
    "expiring-registered": _KNOWN,
    # Within the months of grace: eligibility only, so that no consent is asked for.
    "grace": (
        _to(replace(ALREADY, says=(_GRACE,)), _REGISTER, _AGREE, _PIN),
        _to(_LIMITED, _COVERAGE, _PIN),
        *(_to(_LIMITED, _PIN, _FORM),) * 2,
    ),
    "renewed": _too(TOO_SOON),
    "expiring": _too(TOO_LATE),
    "protected": _alike(NEUTRAL),
    "revoked": _alike(REVOKED),
    "superseded": _alike(SUPERSEDED),
    # No PIN was ever set: where nobody is near there is no way, at a reception staff vouches.
    "face": (
        _to(FACE),
        _to(FACE),
        _to(COVERED, Stop(UNUSABLE, STAFF_CHECKS), _VOUCH, *_ASKED),
        _to(FACE),
    ),
    # Staff vouches for the coverage, and once more for the registration.
    "blocked": (
        _to(BLOCKED),
        _to(BLOCKED),
        _to(REGISTERED, _BY_STAFF, _VOUCH, _NOW, _AGREE, _BY_STAFF, _VOUCH, *_ASKED, registers=True),
        _to(BLOCKED),
    ),
    "android": (
        _to(PHONE, _REGISTER),
        _to(COVERED, _COVERAGE, _PIN),
        *(_to(COVERED, _PIN, *_ASKED),) * 2,
    ),
    "iphone": (
        _to(PHONE, _REGISTER),
        _to(PHONE_UNKNOWN, _COVERAGE, _PIN),
        *(_to(PHONE_UNKNOWN, _PIN),) * 2,
    ),
    "juki": _at_once(STRANGE),
    "other": _at_once(STRANGE),
}
PERSONAS: Final = tuple(_TABLE)


def journey(persona: str, profile: str, wish: Wish) -> Journey:
    """The way of one persona at a kind of kiosk."""
    to_register, to_see, on_the_spot, not_today = _TABLE[persona]
    if profile == "reception":
        return on_the_spot if wish is Wish.REGISTER else not_today
    return to_register if wish is Wish.REGISTER else to_see


# What is still to be done, on every last page but those that are for trying again.
_FAREWELLS: Final[dict[str, Key]] = {
    "reception": (
        "EndPage",
        "You have not checked in yet.\nTake your card and go to the counter.",
    ),
    "atm": ("EndPage", "Please take your card."),
    "desktop": ("EndPage", "Take your card off the reader.\nThen you can close this window."),
}
# Where the visitor need not go yet.
_OR_STAFF: Final = (
    "EndPage",
    "You have not checked in yet.\nHave staff check, or take your card and go to the counter.",
)
_TRY_AGAIN: Final = ("EndPage", "When you take the card, the first screen comes back.")


def farewell(end: End, profile: str) -> Key:
    """What an end says is still to be done at a kind of kiosk."""
    if end is STRANGE:
        return _TRY_AGAIN
    return _OR_STAFF if profile == "reception" and end in (FACE, BLOCKED) else _FAREWELLS[profile]
