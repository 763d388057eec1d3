"""Cards that are pulled, silent, odd or exchanged at every command of a visit."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from apdu.mynumber.jpki import read_card
from kiosk.eligibility.model import Purpose, Registered
from kiosk.flow import events
from kiosk.flow.states import (
    Authenticating,
    Choosing,
    Concluded,
    EnteringPin,
    Idle,
    Problem,
    Reading,
)
from reader.base import run
from reader.virtual.card import VirtualCard
from reader.virtual.faults import Answer, FaultyCard, Glitch, Moment, Mute, Torn, Truncated
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders
from reader.virtual.issuance import issue
from reader.virtual.persona import persona
from tests.kiosk.visit.rig import NOW, Rig, card_of, digits_of

APDUS_OF_A_VISIT = 5


def _card(name: str) -> VirtualCard:
    return issue(persona(name), NOW)


def _tries_left(card: VirtualCard) -> int:
    """As the card itself counts: asked over a connection of its own."""
    readers = VirtualReaders()
    readers.insert(DEFAULT_NAME, card)
    with readers.open(DEFAULT_NAME).connect() as connection:
        return run(connection, read_card()).retries_left


def _walk(rig: Rig, card: FaultyCard) -> None:
    """Go as far as the card lets us."""
    rig.place(card)
    rig.until(Choosing, Concluded)
    if isinstance(rig.visit.state, Choosing):
        rig.visit.post(events.PurposeChosen(Purpose.REGISTER))
        rig.type(digits_of("taro"))
        rig.until(Concluded)
    rig.settle()


_BAD_LUCK: dict[str, Callable[[int], list[Torn | Answer | Glitch | Truncated]]] = {
    "torn before": lambda at: [Torn(at)],
    "torn after": lambda at: [Torn(at, Moment.AFTER)],
    "no answer at all": lambda at: [Answer(at, b"")],
    "one byte": lambda at: [Answer(at, b"\x90")],
    "done, and no answer": lambda at: [Answer(at, b"", Moment.AFTER)],
    "power fails for an instant": lambda at: [Glitch(at)],
    "odd status word": lambda at: [Answer(at, b"\x65\x81")],
    "a status word of another matter": lambda at: [Answer(at, b"\x69\x86")],
    "success, and no data": lambda at: [Answer(at, b"\x90\x00")],
}


@pytest.mark.parametrize(
    ("luck", "index"),
    [
        (luck, index)
        for luck in _BAD_LUCK
        for index in range(APDUS_OF_A_VISIT)
        if (luck, index) != ("power fails for an instant", 0)  # nothing is lost then
    ],
)
def test_bad_luck_at_any_command_is_never_a_wrong_pin_or_a_registration(rig: Rig, luck: str, index: int) -> None:
    inner = _card("taro")
    card = FaultyCard(inner, *_BAD_LUCK[luck](index))
    _walk(rig, card)
    assert card.count > index, "the bad luck did strike"
    state = rig.visit.state
    assert isinstance(state, Concluded)
    assert state.outcome in (Problem.CARD_LOST, Problem.CARD_UNREADABLE, Problem.NOT_MY_NUMBER_CARD)
    if index > 2 or luck.startswith(("torn", "no", "one", "done")):
        assert state.outcome is Problem.CARD_LOST
    assert inner.verifies <= 1, "a PIN is shown once"
    assert rig.memory.registrations == {}
    assert rig.pad.length == 0
    assert not any(isinstance(seen, EnteringPin) and seen.wrong for seen in rig.states)
    # The next visit, by the same card, is as good as any.
    rig.take()
    rig.settle()
    rig.visit.post(events.Dismissed())
    assert rig.visit.state == Idle(1)
    assert _tries_left(inner) == 3
    rig.to_pin(inner)
    rig.type(digits_of("taro"))
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert isinstance(concluded.outcome, Registered)
    assert len(rig.memory.registrations) == 1


@pytest.mark.parametrize("index", range(APDUS_OF_A_VISIT))
def test_a_card_that_never_answers_is_left_behind(rig: Rig, index: int, caplog: pytest.LogCaptureFixture) -> None:
    silent = FaultyCard(card_of("taro"), Mute(index, stuck=True))
    with caplog.at_level(logging.ERROR):
        rig.place(silent)
        if index > 2:
            rig.until(Choosing)
            rig.visit.post(events.PurposeChosen(Purpose.REGISTER))
            rig.type(digits_of("taro"))
            rig.wait(lambda state: isinstance(state, Authenticating) and rig.timer.seconds is not None)
        else:
            rig.until(Reading)
        assert silent.muted.wait(20)
        stuck = rig.card._counter.lane
        assert rig.timer.seconds == 10
        rig.timer.ring()
        concluded = rig.visit.state
        assert isinstance(concluded, Concluded)
        assert concluded.outcome is Problem.CARD_SILENT
        rig.take()
        rig.until(Idle)
        rig.to_pin(card_of("hanako"))
        rig.type(digits_of("hanako"))
        concluded = rig.until(Concluded)
        assert isinstance(concluded, Concluded)
        assert isinstance(concluded.outcome, Registered)
        # Its answer comes at last, into the visit of somebody else.
        records = len(rig.records)
        silent.release()
        assert stuck.join(20), "the thread ends as soon as its call comes back"
        assert rig.settle() is concluded
        assert len(rig.records) == records


@pytest.mark.logs("kiosk.visit.carddesk")
def test_a_silent_card_does_not_keep_the_program_from_ending() -> None:
    rig = Rig()
    rig.start()
    silent = FaultyCard(card_of("taro"), Mute(1, stuck=True))
    rig.place(silent)
    rig.until(Reading)
    assert silent.muted.wait(20)
    assert not rig.card.close(0.01)
    silent.release()
    assert rig.stop()


def test_a_card_exchanged_unseen_gets_nobody_registered(rig: Rig) -> None:
    """Another person's card, with the same PIN, lies there when the PIN is shown."""
    first, second = _card("taro"), _card("hanako")
    rig.to_pin(first)
    stay = rig.readers._slots[DEFAULT_NAME].stay
    assert stay is not None
    second.power_on()
    stay.card = second
    rig.type(digits_of("taro"))
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert concluded.outcome is Problem.CARD_LOST
    assert second.verifies == 0 or _tries_left(second) == 3
    assert rig.memory.registrations == {}


def test_a_signature_by_another_key_is_not_passed_on(rig: Rig) -> None:
    card = FaultyCard(_card("taro"), Answer(4, bytes(256) + b"\x90\x00", Moment.AFTER))
    rig.to_pin(card)
    rig.type(digits_of("taro"))
    concluded = rig.until(Concluded)
    assert isinstance(concluded, Concluded)
    assert concluded.outcome is Problem.CARD_LOST
    assert not any(call.startswith("register") for call in rig.memory.calls)
