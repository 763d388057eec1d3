"""Two readers, cards that lie there already or are left behind, and hands that cannot decide."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from kiosk.eligibility.model import Covered, Purpose, Registered
from kiosk.flow import events
from kiosk.flow.effects import Sound
from kiosk.flow.events import Event
from kiosk.flow.states import Checking, Choosing, Concluded, EnteringPin, Idle, Problem, Settling, State
from reader.events import CardInserted, CardTaken
from reader.virtual.persona import load_personas
from tests.e2e.conftest import Start
from tests.e2e.doors import Door, InProcessDoor, eventually
from tests.e2e.scene import Kiosk


def choosing_of(visit: int, state: State) -> bool:
    return isinstance(state, Choosing) and state.placed.visit == visit


def test_the_second_readers_card_waits_for_its_turn(kiosk: Kiosk) -> None:
    kiosk.door.place(kiosk.world.card("taro"), 0)
    kiosk.until(Choosing)
    kiosk.door.place(kiosk.world.card("hanako"), 1)
    concluded = kiosk.carry_on()
    assert isinstance(concluded, Concluded)
    assert isinstance(concluded.outcome, Registered)
    assert concluded.visit == 1
    kiosk.door.take(0)
    kiosk.wait(lambda state: choosing_of(2, state))
    concluded = kiosk.carry_on(Purpose.COVERAGE)
    assert isinstance(concluded, Concluded)
    assert isinstance(concluded.outcome, Covered)
    assert concluded.outcome.coverage.name == load_personas()["hanako"].name
    kiosk.door.take(1)
    kiosk.until(Idle)


def test_the_waiting_card_is_taken_before_its_turn(kiosk: Kiosk) -> None:
    kiosk.door.place(kiosk.world.card("taro"), 0)
    kiosk.until(Choosing)
    kiosk.door.place(kiosk.world.card("hanako"), 1)
    kiosk.door.take(1)
    kiosk.door.take(0)
    kiosk.until(Idle)
    assert isinstance(kiosk.conclude(kiosk.world.card("child"), slot=1).outcome, Registered)
    kiosk.door.take(1)


def test_each_reader_serves(kiosk: Kiosk) -> None:
    for slot, name in enumerate(("taro", "child")):
        assert isinstance(kiosk.conclude(kiosk.world.card(name), slot=slot).outcome, Registered)
        kiosk.door.take(slot)
        kiosk.until(Idle)


def test_a_card_that_lies_there_at_the_start(door: Door, start: Start) -> None:
    kiosk = start(door, serving=False)
    kiosk.door.place(kiosk.world.card("taro"))
    concluded = kiosk.carry_on()
    assert isinstance(concluded, Concluded)
    assert isinstance(concluded.outcome, Registered)


def test_a_card_left_behind_is_reminded_of(kiosk: Kiosk) -> None:
    kiosk.conclude(kiosk.world.card("taro"))
    for count in range(1, 4):
        kiosk.timer.hurry()
        state = kiosk.state
        assert isinstance(state, Concluded)
        assert state.reminders == count
        assert kiosk.sounds[-1] is Sound.TAKE_CARD
    kiosk.go_home()
    assert isinstance(kiosk.conclude(kiosk.world.card("child")).outcome, Registered)


@pytest.mark.parametrize("stage", ["choosing", "pin"])
def test_a_visitor_who_has_gone_away(kiosk: Kiosk, stage: str) -> None:
    """First the question whether more time is needed, then the end; the PIN's digits are gone at once."""
    kiosk.door.place(kiosk.world.card("taro"))
    kiosk.until(Choosing)
    if stage == "pin":
        kiosk.visit.post(events.PurposeChosen(Purpose.REGISTER))
        kiosk.pad.push(1)
    kiosk.timer.hurry()
    kiosk.timer.hurry()
    state = kiosk.state
    assert isinstance(state, Concluded)
    assert state.outcome is Problem.TIMED_OUT
    assert kiosk.pad.length == 0
    kiosk.go_home()


def test_the_card_is_taken_while_it_is_registered(kiosk: Kiosk) -> None:
    """The answer is awaited, shown to whom it belongs, and the next card waits for it."""
    kiosk.held.add("register")
    kiosk.walk(kiosk.world.card("taro"), Purpose.REGISTER, lambda: isinstance(kiosk.state, Checking))
    kiosk.door.take()
    kiosk.until(Settling)
    assert "taro" not in kiosk.registrations
    kiosk.release.set()
    concluded = kiosk.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert isinstance(concluded.outcome, Registered)
    assert concluded.placed is None
    assert "taro" in kiosk.registrations
    kiosk.go_home()


def test_the_next_card_during_a_registration_sees_nothing_of_it(kiosk: Kiosk) -> None:
    kiosk.held.add("register")
    kiosk.walk(kiosk.world.card("taro"), Purpose.REGISTER, lambda: isinstance(kiosk.state, Checking))
    kiosk.door.take()
    kiosk.until(Settling)
    kiosk.door.place(kiosk.world.card("hanako"))
    kiosk.wait(lambda state: isinstance(state, Settling) and state.waiting is not None)
    kiosk.release.set()
    kiosk.wait(lambda state: choosing_of(2, state))
    assert not any(isinstance(state, Concluded) for state in kiosk.states)
    assert "taro" in kiosk.registrations


def test_in_and_out_thirty_times(kiosk: Kiosk) -> None:
    """Before the kiosk has seen the card, or just when it has: at the end it is idle, and nothing is left over."""
    card = kiosk.world.card("taro")
    kiosk.conclude(kiosk.world.card("hanako"), Purpose.COVERAGE)
    kiosk.go_home()
    threads = threading.active_count()

    def heard(kind: type[Event]) -> int:
        return sum(isinstance(event, kind) for event in kiosk.events)

    for number in range(1, 31):
        before = heard(CardInserted)
        kiosk.door.place(card)
        if number % 10 != 1:
            kiosk.wait_for(lambda before=before: heard(CardInserted) > before)  # type: ignore[misc] # bound here
        kiosk.door.take()
    kiosk.wait_for(lambda: heard(CardTaken) == heard(CardInserted))
    assert heard(CardInserted) >= 27
    concluded = kiosk.go_home()
    assert isinstance(concluded, Idle)
    eventually(lambda: threading.active_count() <= threads)
    assert card.verifies == 0
    assert isinstance(kiosk.conclude(kiosk.world.card("child")).outcome, Registered)


def test_fifty_visits_leave_no_thread_and_no_file_behind(start: Start, inside: InProcessDoor) -> None:
    kiosk = start(inside)

    def visit() -> None:
        assert isinstance(kiosk.conclude(kiosk.world.card("hanako"), Purpose.COVERAGE).outcome, Covered)
        kiosk.go_home()

    visit()
    before = (threading.active_count(), len(list(Path("/proc/self/fd").iterdir())))
    for _ in range(50):
        visit()
    assert (threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))) == before


def test_a_visitor_who_stops_at_the_pin(kiosk: Kiosk) -> None:
    kiosk.door.place(kiosk.world.card("taro"))
    kiosk.until(Choosing)
    kiosk.visit.post(events.PurposeChosen(Purpose.REGISTER))
    kiosk.until(EnteringPin)
    kiosk.pad.push(1)
    kiosk.visit.post(events.Cancelled())
    state = kiosk.until(Concluded)
    assert isinstance(state, Concluded)
    assert state.outcome is Problem.CANCELLED
    assert kiosk.pad.length == 0
    kiosk.go_home()
