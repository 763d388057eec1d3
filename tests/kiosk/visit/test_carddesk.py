"""The card's port: a bug in a job, and what a job that was left behind still does."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from queue import SimpleQueue

import pytest

from apdu.mynumber.layout import Credential
from apdu.mynumber.pin import Pin
from kiosk.eligibility.model import Challenge, Purpose
from kiosk.flow.events import CardRead
from kiosk.flow.states import Card, Notice, Placed
from kiosk.lane import Fault, News
from kiosk.trust import verify_signature
from kiosk.visit.carddesk import CardDesk
from kiosk.visit.cardsession import CardSession
from reader.events import CardPresence
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders
from tests.kiosk.visit.rig import NOW, PATIENCE, card_of

PLACED = Placed(1, CardPresence(DEFAULT_NAME, 1))


class Bench:
    """A desk over one virtual reader; the examination of the certificate can be held up, and can have a bug."""

    def __init__(self) -> None:
        self.readers = VirtualReaders()
        self.readers.insert(DEFAULT_NAME, card_of("taro"))
        self.news: SimpleQueue[News] = SimpleQueue()
        self.gate, self.entered = threading.Event(), threading.Event()
        self.gate.set()
        self.bug: Exception | None = None
        self.desk = CardDesk(lambda: CardSession(self.readers, self._examine, verify_signature), self.news.put)

    def _examine(self, _: bytes) -> Notice | None:
        self.entered.set()
        assert self.gate.wait(PATIENCE)
        if self.bug is not None:
            raise self.bug
        return None


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.gate.set()
    assert bench.desk.close(PATIENCE)


def test_a_bug_in_a_job_comes_home_as_a_fault(bench: Bench) -> None:
    bench.bug = ZeroDivisionError()
    bench.desk.read(PLACED)
    assert bench.news.get(timeout=PATIENCE) == Fault(bench.bug)
    bench.bug = None
    bench.desk.read(PLACED)
    assert isinstance(bench.news.get(timeout=PATIENCE), CardRead)


@pytest.mark.parametrize("bug", [None, ZeroDivisionError()])
def test_whatever_an_abandoned_job_comes_to_is_not_heard(
    bench: Bench, bug: Exception | None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        bench.gate.clear()
        bench.desk.read(PLACED)
        assert bench.entered.wait(PATIENCE)
        stuck = bench.desk._counter.lane
        bench.desk.abandon()
        bench.bug = bug
        bench.gate.set()
        assert stuck.join(PATIENCE)
    assert bench.news.empty()


def test_a_job_that_waits_behind_a_stuck_one_is_not_begun_and_its_pin_is_wiped(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        bench.desk.read(PLACED)
        read = bench.news.get(timeout=PATIENCE)
        assert isinstance(read, CardRead)
        bench.gate.clear()
        bench.entered.clear()
        bench.desk.read(PLACED)
        assert bench.entered.wait(PATIENCE)
        pin = Pin(Credential.AUTHENTICATION, b"4711")
        challenge = Challenge("c", bytes(32), Purpose.REGISTER, "kiosk-1", NOW)
        bench.desk.authenticate(PLACED, Card(read.contents), challenge, pin)
        stuck = bench.desk._counter.lane
        bench.desk.abandon()
        assert pin.wiped
        bench.gate.set()
        assert stuck.join(PATIENCE)
    assert bench.news.empty()
