from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.exitcode import ExitCode
from reader.virtual.card import Card, VirtualCard
from reader.virtual.faults import Answer, FaultyCard, Glitch, Moment, Mute, Torn, Truncated
from reader.virtual.inprocess import VirtualReaders
from reader.virtual.issuance import issue
from reader.virtual.persona import load_personas
from tests.kiosk.card.desk import FIRST, NOW, PIN, VERIFY, Desk


def faulty(desk: Desk, who: str, *faults: Torn | Answer | Glitch | Truncated) -> VirtualCard:
    card = issue(load_personas()[who], NOW)
    desk.readers.insert(FIRST, FaultyCard(card, *faults))
    return card


@pytest.mark.parametrize("moment", list(Moment))
@pytest.mark.parametrize("at", range(5))
def test_a_card_pulled_at_any_command_is_lost_and_not_a_wrong_pin(at: int, moment: Moment, desk: Desk) -> None:
    card = faulty(desk, "taro", Torn(at, moment))
    code, found = desk.json(typed=b"9876\n" if at == 3 else PIN, prove=True, reader=FIRST)
    assert (code, found["error"]) == (ExitCode.CARD_LOST, "card-lost")
    assert found["proof"] is None
    assert found["token"] == ("unknown" if at < 3 else "card")
    assert card.verifies <= 1
    if at >= 3:
        assert found["tries_left"] is None
        assert "not known" in found["message"]


@pytest.mark.parametrize("at", range(5))
def test_a_mute_card_is_unreadable_and_is_asked_again_how_many_tries_it_has(at: int, desk: Desk) -> None:
    card = faulty(desk, "taro", Answer(at, b"", Moment.AFTER))
    code, found = desk.json(typed=b"9876\n" if at == 3 else PIN, prove=True, reader=FIRST)
    assert (code, found["error"]) == (ExitCode.CARD_UNREADABLE, "card-unreadable")
    assert card.verifies == (at >= 3)
    if at >= 3:
        assert found["tries_left"] == (2 if at == 3 else 3)
        assert f"{found['tries_left']} tries are left" in found["message"]


@pytest.mark.parametrize("at", range(5))
def test_a_silent_card_does_not_hold_up_the_command(at: int, desk: Desk) -> None:
    card = issue(load_personas()["taro"], NOW)
    silent = FaultyCard(card, Mute(at))
    desk.readers.insert(FIRST, silent)
    code, found = desk.json(typed=PIN, prove=True, reader=FIRST, patience=0.3)
    assert (code, found["error"]) == (ExitCode.CARD_UNREADABLE, "card-unreadable")
    assert card.verifies == (at >= 3)
    assert found["proof"] is None
    if at >= 3:
        assert "not known" in found["message"]
    silent.release()


def test_a_card_exchanged_unseen_never_sees_the_pin(desk: Desk) -> None:
    card = faulty(desk, "taro", Glitch(3))
    code, found = desk.json(typed=b"9876\n", prove=True)
    assert code is ExitCode.CARD_UNREADABLE
    assert found["tries_left"] == 3
    assert desk.json()[1]["tries_left"] == 3
    assert card.verifies <= 1


def test_tries_of_another_card_are_not_taken_for_this_ones(desk: Desk) -> None:
    other = issue(load_personas()["hanako"], NOW)

    class Exchanged(FaultyCard):
        def transmit(self, raw: bytes) -> bytes:
            answer = super().transmit(raw)
            if raw[1] == VERIFY and len(raw) > 4:
                self.card = other
            return answer

    desk.readers.insert(FIRST, Exchanged(issue(load_personas()["taro"], NOW), Answer(3, b"", Moment.AFTER)))
    code, found = desk.json(typed=PIN, prove=True)
    assert (code, found["tries_left"]) == (ExitCode.CARD_UNREADABLE, None)
    assert other.verifies == 0


@pytest.mark.parametrize("raw", [b"\x90", b"\x90\x00", b"\x30\x82\xff\xff\x90\x00", b"\x04\x02\x00\x00\x90\x00"])
def test_a_certificate_that_is_none_is_unreadable(raw: bytes, desk: Desk) -> None:
    faulty(desk, "taro", Answer(1, raw), Answer(2, raw))
    code, found = desk.json(typed=PIN, prove=True)
    assert code is ExitCode.CARD_UNREADABLE
    assert found["certificate"] is None


def test_garbage_that_is_well_formed_tlv_is_no_certificate(desk: Desk) -> None:
    card = faulty(desk, "taro", Answer(1, b"\x30\x03\x02\x01\x05\x90\x00"))
    code, found = desk.json(typed=PIN, prove=True)
    assert (code, found["error"]) == (ExitCode.CARD_UNREADABLE, "card-unreadable")
    assert found["tries_left"] == 3
    assert card.verifies == 0


class UnpluggedReaders(VirtualReaders):
    """The reader is pulled between being listed and being opened."""

    def open(self, name: str) -> Any:
        self.detach_reader(name)
        return super().open(name)


def test_a_reader_that_goes_away_at_the_wrong_moment() -> None:
    desk = Desk()
    desk.readers = UnpluggedReaders(FIRST)
    assert desk.run() is ExitCode.NO_READER


class DyingCard:
    """Ends the PC/SC service, or unplugs the reader, at a command."""

    def __init__(self, card: Card, at: int, happen: Callable[[], None]) -> None:
        self._card, self._at, self._happen, self._count = card, at, happen, 0

    @property
    def atr(self) -> bytes:
        return self._card.atr

    def power_on(self) -> bytes:
        return self._card.power_on()

    def power_off(self) -> None:
        self._card.power_off()

    def reset(self) -> bytes:
        return self._card.reset()

    def transmit(self, raw: bytes) -> bytes:
        if self._count == self._at:
            self._happen()
        self._count += 1
        return self._card.transmit(raw)


@pytest.mark.parametrize("at", range(5))
def test_the_service_dies_at_any_command(at: int, desk: Desk) -> None:
    card = issue(load_personas()["taro"], NOW)
    desk.readers.insert(FIRST, DyingCard(card, at, desk.readers.stop_service))
    assert desk.run(typed=PIN, prove=True) is ExitCode.NO_SERVICE


@pytest.mark.parametrize("at", range(5))
def test_the_reader_is_unplugged_at_any_command(at: int, desk: Desk) -> None:
    card = issue(load_personas()["taro"], NOW)
    desk.readers.insert(FIRST, DyingCard(card, at, lambda: desk.readers.detach_reader(FIRST)))
    assert desk.run(typed=PIN, prove=True) is ExitCode.CARD_LOST
