"""Whole visits over real threads and the virtual card and the backend in memory."""

from __future__ import annotations

import pytest

from apdu.mynumber.jpki import read_card
from kiosk.eligibility.model import Covered, Purpose, RefusalReason, Refused, Registered
from kiosk.flow import events
from kiosk.flow.effects import Sound
from kiosk.flow.states import (
    Authenticating,
    Cause,
    Checking,
    Choosing,
    Concluded,
    ConfirmingLastTry,
    EnteringPin,
    Idle,
    Notice,
    OutOfService,
    Problem,
    Settling,
)
from reader.base import run
from reader.virtual.card import VirtualCard
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders
from reader.virtual.issuance import issue
from reader.virtual.persona import persona
from tests.kiosk.visit.rig import NOW, Rig, card_of, digits_of

APDUS_OF_A_VISIT = 5
WRONG = [9, 9, 9, 8]


def _card(name: str) -> VirtualCard:
    return issue(persona(name), NOW)


def _tries_left(card: VirtualCard) -> int:
    """As the card itself counts: asked over a connection of its own."""
    readers = VirtualReaders()
    readers.insert(DEFAULT_NAME, card)
    with readers.open(DEFAULT_NAME).connect() as connection:
        return run(connection, read_card()).retries_left


def test_a_visitor_registers(rig: Rig) -> None:
    card = _card("taro")
    rig.to_pin(card)
    rig.type(digits_of("taro"))
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert isinstance(concluded.outcome, Registered)
    assert len(card.log) == APDUS_OF_A_VISIT
    rig.take()
    rig.until(Idle)
    assert [type(state).__name__ for state in rig.states] == [
        "OutOfService", "OutOfService", "OutOfService", "OutOfService", "Idle", "Reading", "Choosing", "EnteringPin",
        "Authenticating", "Authenticating", "Checking", "Concluded", "Idle",
    ]  # fmt: skip
    assert rig.sounds == [Sound.CARD_SEEN, Sound.SUCCESS]
    assert len(rig.memory.registrations) == 1
    assert not card.powered
    assert rig.timer.seconds is None


def test_a_card_without_extended_length_takes_a_few_commands_more(rig: Rig) -> None:
    card = _card("short-length")
    rig.to_pin(card)
    rig.type(digits_of("short-length"))
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert isinstance(concluded.outcome, Registered)
    assert APDUS_OF_A_VISIT < len(card.log) <= 11


def test_coverage_then_registration_in_one_visit(rig: Rig) -> None:
    rig.to_pin(card_of("taro"), Purpose.COVERAGE)
    rig.type(digits_of("taro"))
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert concluded.outcome == Refused(RefusalReason.NOT_REGISTERED)
    rig.visit.post(events.PurposeChosen(Purpose.REGISTER))
    rig.until(EnteringPin)
    rig.type(digits_of("taro"))
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert isinstance(concluded.outcome, Registered)
    rig.take()
    rig.until(Idle)
    rig.to_pin(card_of("taro"), Purpose.COVERAGE)
    rig.type(digits_of("taro"))
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert isinstance(concluded.outcome, Covered)


def test_a_wrong_pin_is_counted_by_the_card_and_the_last_try_is_confirmed(rig: Rig) -> None:
    card = _card("taro")
    rig.to_pin(card)
    rig.type(WRONG)
    state = rig.wait(lambda state: isinstance(state, EnteringPin) and state.wrong)
    assert isinstance(state, EnteringPin)
    assert state.card.contents.retries_left == 2
    rig.type(WRONG)
    assert isinstance(rig.until(ConfirmingLastTry), ConfirmingLastTry)
    rig.type(digits_of("taro"))  # the page has no keypad; nothing may come of it
    assert isinstance(rig.settle(), ConfirmingLastTry)
    assert card.verifies == 2
    rig.visit.post(events.LastTryConfirmed())
    assert rig.pad.length == 0
    rig.type(digits_of("taro"))
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert isinstance(concluded.outcome, Registered)
    assert _tries_left(card) == 3


def test_three_wrong_pins_block_and_the_card_is_believed(rig: Rig) -> None:
    card = _card("taro")
    rig.to_pin(card)
    rig.type(WRONG)
    rig.wait(lambda state: isinstance(state, EnteringPin) and state.wrong)
    rig.type(WRONG)
    rig.until(ConfirmingLastTry)
    rig.visit.post(events.LastTryConfirmed())
    rig.type(WRONG)
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert concluded.outcome is Problem.PIN_BLOCKED
    assert card.verifies == 3
    rig.take()
    rig.until(Idle)
    rig.place(card)
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert concluded.outcome is Problem.PIN_BLOCKED
    assert card.verifies == 3


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("blocked", Problem.PIN_BLOCKED),
        ("face", Problem.PIN_UNUSABLE),
        ("other", Problem.NOT_MY_NUMBER_CARD),
        ("juki", Problem.NOT_MY_NUMBER_CARD),
    ],
)
def test_cards_that_no_pin_helps_are_told_at_once(rig: Rig, name: str, problem: Problem) -> None:
    card = _card(name)
    rig.place(card)
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert concluded.outcome is problem
    assert card.verifies == 0


@pytest.mark.parametrize(
    ("name", "notice"),
    [
        ("taro", None),
        ("renewed", Notice.RENEWED_RECENTLY),
        ("expiring", Notice.EXPIRES_SOON),
        ("grace", Notice.EXPIRED),
    ],
)
def test_the_dates_are_told_before_the_pin(rig: Rig, name: str, notice: Notice | None) -> None:
    rig.place(card_of(name))
    choosing = rig.until(Choosing)
    assert isinstance(choosing, Choosing)
    assert choosing.card.notice is notice


@pytest.mark.parametrize("name", ["android", "iphone"])
def test_a_phone_shows_its_coverage_and_does_not_register(rig: Rig, name: str) -> None:
    rig.place(card_of(name))
    rig.until(Choosing)
    rig.visit.post(events.PurposeChosen(Purpose.REGISTER))
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert concluded.outcome is Problem.PHONE_CANNOT_REGISTER
    rig.take()
    rig.until(Idle)
    rig.to_pin(card_of(name), Purpose.COVERAGE)
    rig.type(digits_of(name))
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert concluded.outcome == Refused(RefusalReason.NOT_REGISTERED)


def test_the_result_of_a_registration_is_shown_though_the_card_was_taken(rig: Rig) -> None:
    rig.to_pin(card_of("taro"))
    rig.type(digits_of("taro"))
    rig.wait(lambda state: isinstance(state, Authenticating) and state.stage.value == "card")
    rig.memory.gate.clear()
    rig.until(Checking)
    rig.take()
    rig.until(Settling)
    rig.memory.gate.set()
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert isinstance(concluded.outcome, Registered)
    assert concluded.placed is None
    rig.timer.ring()
    assert rig.visit.state == Idle(1)


def test_the_result_of_one_is_not_shown_to_the_next(rig: Rig) -> None:
    rig.to_pin(card_of("taro"))
    rig.type(digits_of("taro"))
    rig.wait(lambda state: isinstance(state, Authenticating) and state.stage.value == "card")
    rig.memory.gate.clear()
    rig.until(Checking)
    rig.take()
    rig.until(Settling)
    rig.place(card_of("hanako"))
    rig.wait(lambda state: isinstance(state, Settling) and state.waiting is not None)
    rig.memory.gate.set()
    choosing = rig.until(Choosing)
    assert isinstance(choosing, Choosing)
    assert choosing.placed.visit == 2
    assert not any(isinstance(state, Concluded) for state in rig.states)
    assert len(rig.memory.registrations) == 1


def test_coverage_is_dropped_when_its_visitor_is_gone(rig: Rig) -> None:
    rig.to_pin(card_of("taro"), Purpose.COVERAGE)
    rig.type(digits_of("taro"))
    rig.wait(lambda state: isinstance(state, Authenticating) and state.stage.value == "card")
    rig.memory.gate.clear()
    rig.until(Checking)
    rig.take()
    rig.until(Idle)
    rig.place(card_of("hanako"))
    rig.until(Choosing)
    rig.memory.gate.set()
    assert isinstance(rig.settle(), Choosing)
    assert not any(isinstance(state, Concluded) for state in rig.states)


def test_a_card_placed_during_a_visit_on_another_reader_is_served_after_it() -> None:
    rig = Rig(VirtualReaders("left", "right"))
    rig.start()
    rig.place(card_of("taro"), "left")
    rig.until(Choosing)
    rig.place(card_of("hanako"), "right")
    rig.settle()
    rig.take("left")
    reading = rig.wait(lambda state: isinstance(state, Choosing) and state.placed.presence.reader == "right")
    assert isinstance(reading, Choosing)
    assert reading.placed.visit == 2
    assert rig.stop()


def test_a_card_already_there_is_served_when_service_begins() -> None:
    rig = Rig()
    rig.place(card_of("taro"))
    rig.begin()
    rig.until(Choosing)
    assert rig.stop()


@pytest.mark.parametrize("stage", ["idle", "choosing", "pin", "concluded"])
def test_the_service_goes_and_comes_back(rig: Rig, stage: str) -> None:
    if stage != "idle":
        rig.place(card_of("taro"))
        rig.until(Choosing)
    if stage in ("pin", "concluded"):
        rig.visit.post(events.PurposeChosen(Purpose.REGISTER))
    if stage == "concluded":
        rig.type(digits_of("taro"))
        rig.until(Concluded)
    rig.readers.stop_service()
    out = rig.until(OutOfService)
    assert isinstance(out, OutOfService)
    assert out.causes == {Cause.SERVICE, Cause.NO_READER}
    assert rig.pad.length == 0
    rig.readers.start_service()
    rig.until(Idle if stage == "idle" else Choosing)


def test_a_reader_is_unplugged_and_plugged(rig: Rig) -> None:
    rig.place(card_of("taro"))
    rig.until(Choosing)
    rig.readers.detach_reader(DEFAULT_NAME)
    out = rig.until(OutOfService)
    assert isinstance(out, OutOfService)
    assert out.causes == {Cause.NO_READER}
    rig.readers.attach_reader(DEFAULT_NAME)
    rig.until(Choosing)


def test_the_service_dies_during_a_registration_and_its_result_is_shown(rig: Rig) -> None:
    rig.to_pin(card_of("taro"))
    rig.type(digits_of("taro"))
    rig.wait(lambda state: isinstance(state, Authenticating) and state.stage.value == "card")
    rig.memory.gate.clear()
    rig.until(Checking)
    rig.readers.stop_service()
    rig.until(Settling)
    rig.memory.gate.set()
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert isinstance(concluded.outcome, Registered)
    rig.timer.ring()
    out = rig.visit.state
    assert isinstance(out, OutOfService)
    rig.readers.start_service()
    rig.until(Choosing)


def test_a_card_of_which_another_program_holds_the_connection(rig: Rig) -> None:
    rig.place(card_of("taro"))
    # The kiosk does nothing before its news are let home, so the card can be held before.
    with rig.readers.open(DEFAULT_NAME).connect():
        concluded = rig.until(Concluded)
        assert isinstance(concluded, Concluded)
        assert concluded.outcome is Problem.CARD_IN_USE
