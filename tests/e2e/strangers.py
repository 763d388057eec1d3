"""Visitors of whom nothing is known: who comes, what the backend makes of them, and what their hands do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NoReturn, TypeAlias, assert_never

from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from kiosk.eligibility.base import BackendError, BackendTimeout
from kiosk.eligibility.model import (
    Answer,
    ConsentItem,
    Coverage,
    Covered,
    LookedUp,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Relationship,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.flow.states import (
    Choosing,
    ChoosingPrescription,
    Concluded,
    ConfirmingLastTry,
    ConfirmingRegistration,
    Consenting,
    EnteringPin,
    Idle,
    StaffSignIn,
    VisualCheck,
)
from kiosk.i18n.ruby import plain
from kiosk.ui.texts import translate
from reader.virtual.card import Card
from reader.virtual.faults import FaultyCard, Flicker, Moment, StatusAt, Torn
from tests.e2e.booth import MEMBERS, PASSCODE, PIN, Booth

_KEYS: Final = (
    *(Qt.Key(Qt.Key.Key_0.value + digit) for digit in range(10)),
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Space,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_F4,
    Qt.Key.Key_A,
    Qt.Key.Key_Asterisk,
)
# Those whose card lets them enter a PIN come more often.
_ORDINARY: Final = (*("hanako", "taro") * 12, *("last-try",) * 3)
PERSONAS: Final = ("hanako", "taro", "last-try", "blocked", "face", "renewed", "expiring", "android", "juki", "other")


@dataclass(frozen=True, slots=True)
class Tap:
    """Touch a control: which of those that are there, or of the page's own, as a share of them."""

    which: float
    on_page: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """Touch anything, at a share of width and height."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Press:
    """Press a key."""

    key: Qt.Key
    control: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """Do nothing until the kiosk does something."""


@dataclass(frozen=True, slots=True)
class Look:
    """Let card and backend answer, for at most so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Pull:
    """Take the card from one of the readers."""

    slot: int


@dataclass(frozen=True, slots=True)
class Place:
    """Place a card, in the place of another one perhaps; `fault` chooses what is wrong with it."""

    persona: str
    slot: int
    fault: int


@dataclass(frozen=True, slots=True)
class Enter:
    """Type a whole PIN, or a whole passcode, where one is asked for."""

    right: bool


@dataclass(frozen=True, slots=True)
class GoOn:
    """Do what the page asks for, as somebody does who came for `purpose` and knows the PIN."""

    purpose: Purpose


@dataclass(frozen=True, slots=True)
class CallStaff:
    """The gesture of the staff."""


@dataclass(frozen=True, slots=True)
class Service:
    """The card service dies, or comes back."""

    runs: bool


Move: TypeAlias = Tap | Spot | Press | Wait | Look | Pull | Place | Enter | GoOn | CallStaff | Service


@dataclass(frozen=True, slots=True)
class Stranger:
    """`answer` chooses what the backend says, `challenged` whether it says anything; `card` is placed first,
    but by those who come without one.

    Most know what they came for and their PIN, so that their first moves go on; then their hands go anywhere.
    """

    card: Place | None
    answer: int
    challenged: bool
    moves: tuple[Move, ...]


def _new_coverage(now: datetime, validity: Validity) -> Coverage:
    today = now.date()
    return Coverage(
        validity=validity,
        insurer_number="06139992",
        insurer_name="見本健康保険組合",
        symbol="１２３",
        number="4567",
        branch="00",
        relationship=Relationship.INSURED,
        name="見本　通行人",
        name_kana="ミホン　ツウコウニン",
        birth_date=date(1980, 2, 17),
        valid_from=today - timedelta(days=10),
        valid_until=None,
        burden_ratio=30,
    )


def _unavailable() -> NoReturn:
    raise BackendError("not there")


def _late() -> NoReturn:
    raise BackendTimeout("too late")


def answers(now: datetime) -> tuple[Callable[[], tuple[Answer, Answer, LookedUp | Undecided]], ...]:
    """Everything that a backend may say, as answers to a registration, a question for coverage, and a lookup."""
    found: list[Callable[[], tuple[Answer, Answer, LookedUp | Undecided]]] = []
    for validity in Validity:

        def covered(validity: Validity = validity) -> tuple[Answer, Answer, LookedUp | Undecided]:
            coverage = _new_coverage(now, validity)
            nobody = validity in (Validity.NO_QUALIFICATION, Validity.SEVERAL_MATCHES)
            return (
                Registered(now, already=validity is Validity.VALID, coverage=coverage),
                Covered(coverage),
                LookedUp(validity, None if nobody else coverage),
            )

        # Half of all visitors are what everybody should be.
        found += [covered] * (5 if validity is Validity.VALID else 1)
    for reason in RefusalReason:
        for often in range(3 if reason is RefusalReason.NOT_REGISTERED else 1):
            del often
            refused = Refused(reason, now + timedelta(hours=20))
            registered = refused if reason is not RefusalReason.NOT_REGISTERED else Registered(now, already=False)
            found.append(lambda a=registered, b=refused: (a, b, LookedUp(Validity.NO_QUALIFICATION)))  # type: ignore[misc]
    for why in UndecidedReason:
        undecided = Undecided(why)
        found.append(lambda u=undecided: (u, u, u))  # type: ignore[misc]
    found += [_unavailable, _late]
    return tuple(found)


ANSWERS: Final = len(Validity) + 4 + len(RefusalReason) + 2 + len(UndecidedReason) + 2
_FAULTS: Final = 8


def new_card(booth: Booth, persona: str, fault: int) -> Card:
    """A card of a persona; most have no fault."""
    card = booth.world.card(persona)
    match fault:
        case 0:
            return FaultyCard(card, Torn(1))
        case 1:
            return FaultyCard(card, Torn(3, Moment.AFTER))
        case 2:
            return FaultyCard(card, Flicker(2, 0.0))
        case 3:
            return FaultyCard(card, StatusAt(0xB0, 0x6F00))
        case _:
            return card


def _moves() -> st.SearchStrategy[Move]:
    """Moves, each as often as its weight says; `one_of` would count a strategy that is repeated only once."""
    share = st.floats(0, 1, exclude_max=True)
    weighted: tuple[tuple[int, st.SearchStrategy[Move]], ...] = (
        (10, st.builds(Tap, share, st.just(True))),
        (6, st.just(Look(1.0))),
        (6, st.builds(Enter, st.sampled_from((True, True, True, False)))),
        (2, st.builds(Tap, share, st.just(False))),
        (2, st.builds(Spot, share, share)),
        (2, st.builds(Press, st.sampled_from(_KEYS), st.sampled_from((False, False, False, True)))),
        (3, st.just(Wait())),
        (1, st.just(Look(0.0))),
        (1, st.builds(Pull, st.integers(0, 1))),
        (1, st.builds(Place, st.sampled_from(PERSONAS), st.integers(0, 1), st.integers(0, 2 * _FAULTS))),
        (2, st.just(CallStaff())),
        (1, st.builds(Service, st.sampled_from((True, True, False)))),
    )
    table = [move for weight, move in weighted for _ in range(weight)]
    return st.integers(0, len(table) - 1).flatmap(table.__getitem__)


def _knowing(purpose: Purpose, pages: int) -> tuple[Move, ...]:
    """Goes on over so many pages, and gives card and backend the time that they need."""
    return (GoOn(purpose), Look(1.0)) * pages


def strangers() -> st.SearchStrategy[Stranger]:
    """Anybody."""
    anywhere = st.lists(_moves(), min_size=5, max_size=18).map(tuple)
    # Up to the PIN there are three pages, or four before the last try, and afterwards five questions.
    pages = st.sampled_from((4, 5, 4, 5, 4, 4, 5, 5, 6, 7, 9, 10, 0))
    known = st.builds(_knowing, st.sampled_from(Purpose), pages)
    persona = st.sampled_from((*_ORDINARY, *PERSONAS))
    placed = st.builds(Place, persona, st.just(0), st.integers(0, 8 * _FAULTS))
    return st.builds(
        Stranger,
        st.integers(0, 11).flatmap(lambda which: placed if which else st.none()),
        st.integers(0, ANSWERS - 1),
        st.sampled_from((True,) * 19 + (False,)),
        st.builds(lambda first, then: (*first, *then), known, anywhere),
    )


SOUND: Final = _FAULTS
"""The fault of a card that has none."""
# One of each who would be met seldom: staff, somebody who falls asleep, somebody helped by staff, a last try, a paper's
# numbers, and the card service dying, in a visit and while nobody is there.
CERTAIN: Final = (
    Stranger(None, 0, True, (CallStaff(), Look(1.0), Enter(True), Look(1.0))),
    Stranger(Place("hanako", 0, SOUND), 0, True, (*_knowing(Purpose.COVERAGE, 1), Wait(), Look(0.0), Wait())),
    Stranger(Place("face", 0, SOUND), 0, True, _knowing(Purpose.COVERAGE, 9)),
    Stranger(Place("last-try", 0, SOUND), 0, True, _knowing(Purpose.REGISTER, 9)),
    Stranger(None, 0, True, (*_knowing(Purpose.COVERAGE, 1), Press(Qt.Key.Key_1), Wait(), Wait())),
    Stranger(Place("taro", 0, SOUND), 0, True, (*_knowing(Purpose.REGISTER, 1), Service(runs=False), Look(1.0))),
    Stranger(None, 0, True, (Service(runs=False), Look(1.0))),
)


def do(booth: Booth, move: Move) -> None:
    """Do it at the real window."""
    match move:
        case Tap(which=which, on_page=on_page):
            controls = booth.controls_of_page() if on_page else booth.controls()
            if controls:
                booth.press(controls[int(which * len(controls))])
        case Spot(x=x, y=y):
            booth.tap(QPoint(int(x * booth.window.width()), int(y * booth.window.height())))
        case Press(key=key, control=control):
            held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
            booth.key(key, held)
        case Wait():
            booth.hurry()
        case Look(seconds=seconds):
            booth.settle(seconds)
        case Pull(slot=slot):
            booth.door.take(slot)
        case Place(persona=persona, slot=slot, fault=fault):
            booth.door.place(new_card(booth, persona, fault), slot)
        case Enter(right=right):
            _enter(booth, right=right)
        case GoOn(purpose=purpose):
            _go_on(booth, purpose)
        case CallStaff():
            booth.call_staff()
        case Service(runs=runs):
            if runs:
                booth.door.start_service()
            else:
                booth.door.stop_service()
        case never:
            assert_never(never)


def _go_on(booth: Booth, purpose: Purpose) -> None:
    """Touch what leads on from this page, if anything does."""
    match booth.state:
        case Idle() | ChoosingPrescription():
            for button in booth.controls_of_page()[:1]:
                booth.press(button)
        case Choosing():
            register = purpose is Purpose.REGISTER
            _touch(booth, "ChoosingPage", "Register as insurance card" if register else "Check insurance coverage")
        case ConfirmingRegistration():
            _touch(booth, "ConfirmRegistrationPage", "Agree and continue")
        case ConfirmingLastTry():
            _touch(booth, "LastTryPage", "Enter the PIN")
        case EnteringPin() | VisualCheck():
            _enter(booth, right=True)
        case Consenting(asking=asking):
            _touch(booth, "ConsentPage", "Yes" if asking in (ConsentItem.MEDICINES, ConsentItem.OPERATIONS) else "No")
        case Concluded():
            _touch(booth, "RefusedPage", "Register now")
            _touch(booth, "ProblemPage", "Have staff check")
        case _:
            booth.breathe()


def _touch(booth: Booth, context: str, source: str) -> None:
    """Touch the control with these words, unless something else is shown over its page."""
    words = plain(translate(context, source))
    for button in booth.controls_of_page():
        if button.text() == words:
            booth.press(button)


def _enter(booth: Booth, *, right: bool) -> None:
    match booth.state:
        case EnteringPin():
            booth.page.first_focus().setFocus()
            booth.type_in(PIN if right else "0000")
        case VisualCheck(checking=False) | StaffSignIn(checking=False):
            names = [button for button in booth.controls() if button.text() == MEMBERS[0][1]]
            if names:
                booth.press(names[0])
            booth.page.first_focus().setFocus()
            booth.type_in(PASSCODE if right else "555666")
            booth.settle()
        case _:
            booth.key(Qt.Key.Key_Return)
