"""Every persona, for each purpose, through each door: what they are told, and what is left behind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from apdu.mynumber.layout import JPKI_AID
from kiosk.audit.trail import check_chain
from kiosk.eligibility.model import Answer, Covered, LookedUp, Purpose, RefusalReason, Refused, Registered
from kiosk.flow import events
from kiosk.flow.states import Choosing, Concluded, ConfirmingLastTry, EnteringPin, Idle, Notice, Problem
from reader.virtual.card import VirtualCard
from reader.virtual.persona import load_personas
from reader.virtual.rig import PcscdRig
from tests.e2e.conftest import Start
from tests.e2e.doors import Door, InProcessDoor, PcscdDoor
from tests.e2e.scene import Kiosk
from tests.e2e.world import FULL, tries_left

R = RefusalReason
SELECT, VERIFY = 0xA4, 0x20


@dataclass(frozen=True)
class Expected:
    """The outcome, in words as in the audit; how many tries the card has after, and how often it was shown a PIN."""

    result: str
    tries: int = FULL
    verifies: int = 1
    notice: Notice | None = None


NEW, ALREADY = Expected("registered"), Expected("registered already")
COVERED, LIMITED = Expected("covered"), Expected("covered, eligibility only", notice=Notice.EXPIRED)
UNKNOWN = Expected("refused not-registered")
EXPECTED: dict[str, tuple[Expected, Expected]] = {
    # persona: (to register, to see the coverage)
    "taro": (NEW, UNKNOWN),
    "short-length": (NEW, UNKNOWN),
    "child": (NEW, UNKNOWN),
    "last-try": (NEW, UNKNOWN),
    "hanako": (ALREADY, COVERED),
    "renewed": (
        Expected("refused renewed-recently", notice=Notice.RENEWED_RECENTLY),
        Expected("refused not-registered", notice=Notice.RENEWED_RECENTLY),
    ),
    "expiring": (
        Expected("refused expires-soon", notice=Notice.EXPIRES_SOON),
        Expected("refused not-registered", notice=Notice.EXPIRES_SOON),
    ),
    "expiring-registered": (
        Expected("registered already", notice=Notice.EXPIRES_SOON),
        Expected("covered", notice=Notice.EXPIRES_SOON),
    ),
    "grace": (Expected("registered already, eligibility only", notice=Notice.EXPIRED), LIMITED),
    "protected": (Expected("refused cannot-use"),) * 2,
    "revoked": (Expected("refused revoked"),) * 2,
    "superseded": (Expected("refused superseded"),) * 2,
    "face": (Expected("problem pin-unusable", tries=0, verifies=0),) * 2,
    "blocked": (Expected("problem pin-blocked", tries=0, verifies=0),) * 2,
    "android": (Expected("problem phone-cannot-register", verifies=0), COVERED),
    "iphone": (Expected("problem phone-cannot-register", verifies=0), UNKNOWN),
    "juki": (Expected("problem not-my-number-card", tries=0, verifies=0),) * 2,
    "other": (Expected("problem not-my-number-card", tries=0, verifies=0),) * 2,
}


def describe(outcome: Answer | LookedUp | Problem) -> str:
    match outcome:
        case Problem():
            return f"problem {outcome.value}"
        case Registered(already=already, coverage=coverage):
            limited = ", eligibility only" if coverage is not None and coverage.eligibility_only else ""
            return f"registered{' already' if already else ''}{limited}"
        case Covered(coverage=coverage):
            return f"covered{', eligibility only' if coverage.eligibility_only else ''}"
        case Refused(reason=reason):
            return f"refused {reason.value}"
        case _:
            return repr(outcome)


def assert_reads_nothing_else(card: VirtualCard) -> None:
    """The individual number and the holder's data lie in other applications: none of them was ever selected."""
    names = {entry.selected for entry in card.log if entry.ins == SELECT and entry.p1 == 0x04}
    assert names == {JPKI_AID}
    assert {entry.application for entry in card.log} <= {"JPKI", "card manager"}


def test_all_personas_are_expected_to_do_something() -> None:
    assert set(EXPECTED) == set(load_personas())


@pytest.mark.parametrize("purpose", list(Purpose), ids=lambda purpose: purpose.value)
@pytest.mark.parametrize("name", EXPECTED)
def test_a_visit(kiosk: Kiosk, name: str, purpose: Purpose) -> None:
    expected = EXPECTED[name][0 if purpose is Purpose.REGISTER else 1]
    before = kiosk.registrations
    card = kiosk.world.card(name)
    concluded = kiosk.conclude(card, purpose)

    assert describe(concluded.outcome) == expected.result
    assert tries_left(card) == expected.tries
    assert card.verifies == expected.verifies
    assert_reads_nothing_else(card)
    if expected.verifies:
        choosing = next(state for state in kiosk.states if isinstance(state, Choosing))
        assert choosing.card.notice is expected.notice
    assert any(isinstance(state, ConfirmingLastTry) for state in kiosk.states) == (name == "last-try")
    added = [name] if expected == NEW else []
    assert kiosk.registrations == sorted([*before, *added])

    record = json.loads(kiosk.audit()[-1])
    result, _, reason = expected.result.partition(" ")
    assert record["to"] == "Concluded"
    assert record["result"] == result.rstrip(",")
    if result in ("refused", "problem"):
        assert record["reason"] == reason

    kiosk.go_home()
    assert not card.powered
    _next_visitor_is_served(kiosk)
    assert check_chain(kiosk.folder / "audit.jsonl").intact


def _next_visitor_is_served(kiosk: Kiosk) -> None:
    """Somebody else, who is registered, sees the own coverage and no other."""
    concluded = kiosk.conclude(kiosk.world.card("hanako"), Purpose.COVERAGE)
    assert isinstance(concluded.outcome, Covered)
    assert concluded.outcome.coverage.name == load_personas()["hanako"].name
    assert concluded.visit == 2
    kiosk.go_home()
    visits = {json.loads(line)["session"] for line in kiosk.audit() if json.loads(line)["to"] == "Reading"}
    assert len(visits) == 2, "the audit knows no visitor from the other"


def test_the_same_visitor_registers_once(kiosk: Kiosk) -> None:
    card = kiosk.world.card("taro")
    assert describe(kiosk.conclude(card).outcome) == "registered"
    after = kiosk.registrations
    kiosk.go_home()
    assert describe(kiosk.conclude(card).outcome) == "registered already"
    assert kiosk.registrations == after
    kiosk.go_home()
    covered = kiosk.conclude(card, Purpose.COVERAGE)
    assert isinstance(covered.outcome, Covered)
    assert covered.outcome.coverage.name == load_personas()["taro"].name


def test_from_not_registered_to_registered_in_one_visit(kiosk: Kiosk) -> None:
    card = kiosk.world.card("taro")
    assert describe(kiosk.conclude(card, Purpose.COVERAGE).outcome) == "refused not-registered"
    kiosk.visit.post(events.PurposeChosen(Purpose.REGISTER))
    kiosk.until(EnteringPin)
    kiosk.type()
    concluded = kiosk.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert describe(concluded.outcome) == "registered"
    assert concluded.visit == 1
    assert card.verifies == 2, "each purpose has its own proof"


def test_wrong_pins_are_counted_by_the_card_and_the_last_is_confirmed(kiosk: Kiosk) -> None:
    card = kiosk.world.card("taro")
    state = kiosk.visit_with(card, pin="9998")
    assert isinstance(state, EnteringPin)
    assert (state.wrong, state.card.contents.retries_left, tries_left(card)) == (True, 2, 2)
    state = kiosk.carry_on_with_pin("9997")
    assert isinstance(state, ConfirmingLastTry)
    assert tries_left(card) == 1
    kiosk.visit.post(events.PinEntered())
    assert card.verifies == 2, "without the visitor's word the last try is not used"
    kiosk.visit.post(events.LastTryConfirmed())
    state = kiosk.carry_on_with_pin("9996")
    assert isinstance(state, Concluded)
    assert state.outcome is Problem.PIN_BLOCKED
    assert (tries_left(card), card.verifies) == (0, 3)
    assert "taro" not in kiosk.registrations
    kiosk.go_home()
    assert kiosk.conclude(card).outcome is Problem.PIN_BLOCKED
    assert card.verifies == 3
    kiosk.go_home()
    assert describe(kiosk.conclude(kiosk.world.card("child")).outcome) == "registered"


def test_a_right_pin_after_a_wrong_one_fills_the_counter(kiosk: Kiosk) -> None:
    card = kiosk.world.card("taro")
    kiosk.visit_with(card, pin="9998")
    state = kiosk.carry_on_with_pin("1234")
    assert isinstance(state, Concluded)
    assert describe(state.outcome) == "registered"
    assert (tries_left(card), card.verifies) == (FULL, 2)


def test_taking_the_card_at_the_pin_leaves_nothing(kiosk: Kiosk) -> None:
    kiosk.door.place(kiosk.world.card("taro"))
    kiosk.until(Choosing)
    kiosk.visit.post(events.PurposeChosen(Purpose.REGISTER))
    kiosk.pad.push(1)
    kiosk.pad.push(2)
    kiosk.door.take()
    assert isinstance(kiosk.until(Idle), Idle)
    assert kiosk.pad.length == 0
    assert describe(kiosk.conclude(kiosk.world.card("child")).outcome) == "registered"


APDUS_AT_MOST = 11


@pytest.fixture(params=["in-process", pytest.param("pcscd", marks=pytest.mark.pcscd)])
def short_door(request: pytest.FixtureRequest) -> Iterator[Door]:
    """Readers that cannot carry commands of extended length."""
    if request.param == "in-process":
        inside = InProcessDoor(extended_length=False)
        yield inside
        inside.close()
        return
    rig: PcscdRig = request.getfixturevalue("pcscd")
    rig.stop()
    rig.extended_length = False
    try:
        rig.start()
        outside = PcscdDoor(rig)
        yield outside
        outside.close()
    finally:
        rig.stop()
        rig.extended_length = True


@pytest.mark.parametrize("name", ["taro", "short-length"])
def test_a_reader_without_extended_length(short_door: Door, start: Start, name: str) -> None:
    kiosk = start(short_door)
    card = kiosk.world.card(name)
    assert describe(kiosk.conclude(card).outcome) == "registered"
    assert len(card.log) <= APDUS_AT_MOST
    assert card.verifies == 1
    kiosk.go_home()


def test_how_many_commands_a_visit_takes(kiosk: Kiosk) -> None:
    counts = {}
    for name in ("taro", "short-length"):
        card = kiosk.world.card(name)
        kiosk.conclude(card)
        kiosk.go_home()
        counts[name] = len(card.log)
    assert counts == {"taro": 5, "short-length": 11}
