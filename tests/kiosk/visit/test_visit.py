"""The visit itself: order, re-entrancy, and what happens when something it calls has a bug."""

from __future__ import annotations

import logging

import pytest

from kiosk.eligibility.model import (
    Challenge,
    Proof,
    Purpose,
    RefusalReason,
    Refused,
)
from kiosk.flow import events
from kiosk.flow.states import (
    Authenticating,
    Cause,
    Checking,
    Choosing,
    Concluded,
    EnteringPin,
    Idle,
    OutOfService,
    Placed,
    Problem,
    Reading,
    State,
)
from kiosk.lane import Fault
from kiosk.pinpad import PinPad
from kiosk.visit.visit import Visit
from reader.events import CardPresence, CardTaken, ReadersChanged, ServiceFound, ServiceLost
from tests.kiosk.visit.desk import CARD, Desk, World
from tests.kiosk.visit.rig import NOW, StandingTimer

_REFUSED = Refused(RefusalReason.CANNOT_USE)


@pytest.fixture
def world() -> World:
    desk, timer, pad = Desk(), StandingTimer(), PinPad()
    visit = Visit(
        card=desk,
        backend=desk,
        timer=timer,
        sounds=desk,
        pad=pad,
        render=desk.render,
        record=desk.record,
        report=desk.report,
    )
    return World(desk, timer, pad, visit)


def _challenge() -> Challenge:
    return Challenge("c", bytes(32), Purpose.REGISTER, "kiosk-1", NOW)


def test_the_first_state_is_shown_at_start(world: World) -> None:
    world.visit.start()
    assert isinstance(world.desk.states[0], OutOfService)


def test_the_pin_goes_from_the_pad_to_the_card_job_and_nowhere_else(world: World) -> None:
    world.to_pin()
    world.visit.post(events.PinEntered())
    assert world.pad.full, "it waits in the pad while the backend is asked"
    world.visit.post(events.ChallengeIssued(1, _challenge()))
    assert world.desk.pins == [b"4711"]
    assert world.pad.length == 0


@pytest.mark.parametrize(
    "event", [events.Cancelled(), ServiceLost(), CardTaken(CardPresence("A", 1)), events.Broken(Cause.FAULT)]
)
def test_digits_are_wiped_whatever_ends_the_visit(world: World, event: events.Event) -> None:
    world.to_pin()
    world.visit.post(event)
    assert world.pad.length == 0


def test_each_request_has_an_identifier_of_its_own(world: World) -> None:
    world.in_service()
    for number in (1, 2):
        presence = world.insert(number=number)
        world.visit.post(events.CardRead(number, CARD))
        world.visit.post(events.PurposeChosen(Purpose.REGISTER))
        for digit in (4, 7, 1, 1):
            world.pad.push(digit)
        world.visit.post(events.PinEntered())
        world.visit.post(events.ChallengeIssued(number, _challenge()))
        world.visit.post(events.ProofMade(number, Proof("c", b"", b"")))
        world.visit.post(events.Answered(number, _REFUSED))
        world.visit.post(CardTaken(presence))
    first, second = world.desk.request_ids
    assert first != second
    assert len(first) == 36


def test_an_event_posted_while_another_is_stepped_waits_for_its_turn(world: World) -> None:
    world.in_service()

    def impatient(state: State) -> None:
        if isinstance(state, Reading):
            world.visit.post(events.CardRead(1, CARD))
            assert world.state() is state, "nothing happens inside of what happens"

    world.desk.on_render = impatient
    world.insert()
    assert isinstance(world.state(), Choosing)
    assert world.desk.records[-2:] == [("Idle", "CardInserted", "Reading"), ("Reading", "CardRead", "Choosing")]


def test_time_that_was_asked_for_anew_does_not_run_out_by_the_old_alarm(world: World) -> None:
    """The old alarm rings while another event is being stepped, and is handled after the timer was set anew."""
    world.in_service()
    world.insert()
    late = world.timer._alarm
    assert late is not None

    def ring_late(state: State) -> None:
        if isinstance(state, Choosing):
            late()

    world.desk.on_render = ring_late
    world.visit.post(events.CardRead(1, CARD))
    assert isinstance(world.state(), Choosing)


def test_what_changes_nothing_is_neither_shown_nor_recorded(world: World) -> None:
    world.in_service()
    shown, kept = len(world.desk.states), len(world.desk.records)
    world.visit.post(events.CardRead(9, CARD))
    world.visit.post(events.Touched())
    assert (len(world.desk.states), len(world.desk.records)) == (shown, kept)


def test_a_touch_starts_time_anew_without_drawing_the_page_again(world: World) -> None:
    world.to_pin()
    world.timer.stop()
    shown = len(world.desk.states)
    world.visit.post(events.Touched())
    assert world.timer.seconds == 45
    assert len(world.desk.states) == shown


@pytest.mark.parametrize("bug", ["read", "play card-seen", "render", "record"])
def test_a_bug_ends_the_visit_is_reported_and_the_kiosk_recovers(world: World, bug: str) -> None:
    world.in_service()
    world.desk.bugs = {bug}
    first = world.insert()
    assert str(world.desk.reports[0]) == bug
    state = world.state()
    assert isinstance(state, OutOfService)
    assert state.causes == {Cause.FAULT}
    assert world.desk.calls.count("release") > 0
    world.desk.bugs = set()
    world.timer.ring()
    assert world.state() == Idle(1), "the card that was there when it happened does not begin it all again"
    world.visit.post(CardTaken(first))
    world.insert(number=2)
    assert isinstance(world.state(), Reading)


@pytest.mark.logs("kiosk.visit.visit")
def test_a_bug_while_a_bug_is_handled_is_reported_and_ends(world: World) -> None:
    world.in_service()
    world.desk.bugs = {"read", "release", "render", "record", "report"}
    world.insert()
    assert isinstance(world.state(), OutOfService)
    assert [str(error) for error in world.desk.reports][:2] == ["read", "render"]
    assert world.timer.seconds == 5


def test_a_bug_of_another_thread_ends_the_visit(world: World) -> None:
    world.to_pin()
    error = RuntimeError("elsewhere")
    world.visit.receive(Fault(error))
    assert world.desk.reports == [error]
    assert isinstance(world.state(), OutOfService)


def test_other_news_are_events(world: World) -> None:
    world.visit.receive(ServiceFound())
    state = world.state()
    assert isinstance(state, OutOfService)
    assert Cause.SERVICE not in state.causes


def test_a_step_with_a_bug_is_reported(world: World) -> None:
    class Unheard:
        """No event at all."""

        def __eq__(self, other: object) -> bool:
            raise RuntimeError("unheard of")

        __hash__ = None  # type: ignore[assignment]

    world.to_pin()
    world.visit.post(CardTaken(Unheard()))  # type: ignore[arg-type]
    assert isinstance(world.state(), OutOfService)
    assert len(world.desk.reports) == 1


def test_cards_are_remembered_until_they_are_served_or_gone(world: World) -> None:
    world.in_service()
    first = world.insert("A", 1)
    second = world.insert("B", 2)
    world.visit.post(events.CardFailed(1, Problem.CARD_UNREADABLE))
    assert isinstance(world.state(), Concluded)
    world.visit.post(CardTaken(first))
    state = world.state()
    assert isinstance(state, Reading)
    assert state.placed == Placed(2, second)


@pytest.mark.parametrize("gone", [CardTaken(CardPresence("B", 2)), ReadersChanged(("A",))])
def test_a_card_that_left_meanwhile_is_not_looked_for(world: World, gone: events.Event) -> None:
    world.in_service()
    first = world.insert("A", 1)
    world.insert("B", 2)
    world.visit.post(gone)
    world.visit.post(events.CardRead(1, CARD))
    world.visit.post(CardTaken(first))
    assert world.state() == Idle(1)


def test_a_card_that_replaced_another_unseen_is_the_only_one_on_its_reader(world: World) -> None:
    world.in_service()
    first = world.insert("A", 1)
    world.insert("B", 2)
    third = world.insert("B", 3)
    world.visit.post(events.CardRead(1, CARD))
    world.visit.post(CardTaken(first))
    state = world.state()
    assert isinstance(state, Reading)
    assert state.placed.presence == third


def test_cards_are_void_when_the_service_is_lost(world: World) -> None:
    world.in_service()
    world.insert("A", 1)
    world.visit.post(ServiceLost())
    world.visit.post(ServiceFound())
    world.visit.post(ReadersChanged(("A",)))
    assert world.state() == Idle(1)


def test_a_card_job_without_end_is_abandoned(world: World) -> None:
    world.in_service()
    world.insert()
    world.timer.ring()
    assert "abandon" in world.desk.calls
    state = world.state()
    assert isinstance(state, Concluded)
    assert state.outcome is Problem.CARD_SILENT


def test_the_timer_is_stopped_while_only_the_backend_is_awaited(world: World) -> None:
    world.to_pin()
    world.visit.post(events.PinEntered())
    assert isinstance(world.state(), Authenticating)
    assert world.timer.seconds is None
    world.visit.post(events.ChallengeIssued(1, _challenge()))
    world.visit.post(events.ProofMade(1, Proof("c", b"", b"")))
    world.timer.ring()
    state = world.state()
    assert isinstance(state, Checking)
    assert state.slow
    assert world.timer.seconds is None


def test_an_event_that_is_left_alone_is_noted_without_its_content(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "kiosk.visit.visit"):
        world.visit.post(events.Dismissed())
    assert [record.getMessage() for record in caplog.records] == ["Dismissed leaves OutOfService alone"]


def test_what_was_typed_is_still_there_after_more_time_was_wanted(world: World) -> None:
    world.to_pin()
    world.pad.pop()
    world.timer.ring()
    world.visit.post(events.Touched())
    assert isinstance(world.state(), EnteringPin)
    assert world.pad.length == 3, "what was typed stays"
