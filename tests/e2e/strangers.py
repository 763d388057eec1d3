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
    Coverage,
    Covered,
    LookedUp,
    RefusalReason,
    Refused,
    Registered,
    Relationship,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.flow.states import EnteringPin, StaffSignIn, VisualCheck
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
class CallStaff:
    """The gesture of the staff."""


@dataclass(frozen=True, slots=True)
class Service:
    """The card service dies, or comes back."""

    runs: bool


Move: TypeAlias = Tap | Spot | Press | Wait | Look | Pull | Place | Enter | CallStaff | Service


@dataclass(frozen=True, slots=True)
class Stranger:
    """`answer` chooses what the backend says, `lost` whether it says anything; `card` is placed first."""

    card: Place
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
    share = st.floats(0, 1, exclude_max=True)
    answer = st.builds(Tap, share, st.just(True))
    look = st.builds(Look, st.just(1.0))
    enter = st.builds(Enter, st.sampled_from((True, True, True, False)))
    return st.one_of(
        *(answer,) * 6,
        *(look,) * 3,
        *(enter,) * 4,
        st.builds(Tap, share, st.just(False)),
        st.builds(Spot, share, share),
        st.builds(Press, st.sampled_from(_KEYS), st.sampled_from((False, False, False, True))),
        st.just(Wait()),
        st.just(Look(0.0)),
        st.one_of(
            st.builds(Pull, st.integers(0, 1)),
            st.builds(Place, st.sampled_from(PERSONAS), st.integers(0, 1), st.integers(0, 2 * _FAULTS)),
            st.just(CallStaff()),
            st.builds(Service, st.sampled_from((True, True, False))),
        ),
    )


def strangers() -> st.SearchStrategy[Stranger]:
    """Anybody."""
    return st.builds(
        Stranger,
        st.builds(
            Place, st.sampled_from(("hanako", "hanako", "taro", *PERSONAS)), st.just(0), st.integers(0, 4 * _FAULTS)
        ),
        st.integers(0, ANSWERS - 1),
        st.sampled_from((True,) * 12 + (False,)),
        st.lists(_moves(), min_size=6, max_size=24).map(tuple),
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
            _enter(booth, right)
        case CallStaff():
            booth.call_staff()
        case Service(runs=runs):
            if runs:
                booth.door.start_service()
            else:
                booth.door.stop_service()
        case never:
            assert_never(never)


def _enter(booth: Booth, right: bool) -> None:
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
