"""The watcher on the real PC/SC stack, through everything that happens to a service in a year."""

from __future__ import annotations

import logging
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

import pytest

from reader.events import CardInserted, CardTaken, ReadersChanged, ServiceFound, ServiceLost, WatcherEvent
from reader.pcsc.connection import PcscReader, PcscReaders
from reader.pcsc.watcher import PcscWatcher
from reader.virtual.rig import PcscdRig
from tests.reader.pcsc.conftest import Insert
from tests.reader.pcsc.peer import Journal, Peer, accept, eventually
from tests.reader.virtual.doors import card_seen

pytestmark = pytest.mark.pcscd

Watch = Callable[[Callable[[WatcherEvent], None]], PcscWatcher]


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Start a watcher that ends with the test."""
    with ExitStack() as watchers:

        def start(post: Callable[[WatcherEvent], None]) -> PcscWatcher:
            watcher = PcscWatcher(post)
            watchers.callback(watcher.stop)
            return watcher

        yield start


@pytest.fixture
def journal(watch: Watch, readers: PcscReaders, pcscd: PcscdRig) -> Journal:
    """What a watcher says, after its greeting."""
    journal = Journal()
    watch(journal)
    journal.next(ServiceFound)
    assert journal.next(ReadersChanged).names == pcscd.reader_names
    return journal


def test_a_card_comes_and_goes(journal: Journal, insert: Insert, reader: PcscReader) -> None:
    card = insert(accept)
    first = journal.next(CardInserted).presence
    assert first.reader == reader.name
    card.pull()
    assert journal.next(CardTaken).presence == first
    eventually(lambda: not card_seen(reader.name))
    insert(accept)
    second = journal.next(CardInserted).presence
    assert second.reader == reader.name
    assert second != first


def test_a_card_that_is_there_already_is_reported(watch: Watch, insert: Insert, reader: PcscReader) -> None:
    insert(accept)
    journal = Journal()
    watch(journal)
    journal.next(ServiceFound)
    journal.next(ReadersChanged)
    assert journal.next(CardInserted).presence.reader == reader.name


def test_two_readers_are_told_apart(journal: Journal, pcscd: PcscdRig) -> None:
    with Peer(pcscd.vpcd_ports[1], accept):
        assert journal.next(CardInserted).presence.reader == pcscd.reader_names[1]
        with Peer(pcscd.vpcd_ports[0], accept):
            assert journal.next(CardInserted).presence.reader == pcscd.reader_names[0]
        assert journal.next(CardTaken).presence.reader == pcscd.reader_names[0]
    assert journal.next(CardTaken).presence.reader == pcscd.reader_names[1]


def test_use_of_a_card_is_no_event(journal: Journal, insert: Insert, reader: PcscReader) -> None:
    card = insert(accept)
    presence = journal.next(CardInserted).presence
    for _ in range(3):
        with reader.connect():
            pass
    card.pull()
    assert journal.next(CardTaken).presence == presence


def test_a_card_exchanged_between_two_looks_is_taken_and_inserted(
    journal: Journal, insert: Insert, reader: PcscReader
) -> None:
    journal.gate.clear()  # from the next event on the watcher is busy
    first = insert(accept)
    before = journal.next(CardInserted).presence
    first.pull()
    eventually(lambda: not card_seen(reader.name))
    insert(accept)
    journal.gate.set()
    assert journal.next(CardTaken).presence == before
    after = journal.next(CardInserted).presence
    assert after.reader == before.reader
    assert after != before


@pytest.mark.parametrize("end", [PcscdRig.stop, PcscdRig.kill])
def test_the_service_ends_and_returns(
    end: Callable[[PcscdRig], None], journal: Journal, insert: Insert, pcscd: PcscdRig
) -> None:
    insert(accept)
    before = journal.next(CardInserted).presence
    end(pcscd)
    assert journal.next(ServiceLost).authorized
    pcscd.start()
    back = time.monotonic()
    journal.next(ServiceFound)
    assert journal.next(ReadersChanged).names == pcscd.reader_names
    assert time.monotonic() - back < 1.0
    insert(accept)
    assert journal.next(CardInserted).presence != before
    assert len(journal.threads) == 1


def test_a_service_that_stays_away_is_lost_once(journal: Journal, watch: Watch, pcscd: PcscdRig) -> None:
    pcscd.kill()
    assert journal.next(ServiceLost).authorized
    other = Journal()
    late = watch(other)  # started without a service
    other.next(ServiceLost)
    for _ in range(3):
        eventually(lambda: late.silent_for > 0.1)
        eventually(lambda: late.silent_for < 0.1)  # it tried again
    assert journal.rest() == []
    assert other.rest() == []
    pcscd.start()
    journal.next(ServiceFound)
    other.next(ServiceFound)


def test_ten_restarts_in_a_row(journal: Journal, pcscd: PcscdRig) -> None:
    threads = threading.active_count()
    for _ in range(10):
        pcscd.kill()
        journal.next(ServiceLost)
        pcscd.start()
        journal.next(ServiceFound)
        journal.next(ReadersChanged)
    assert len(journal.threads) == 1
    assert threading.active_count() == threads


@contextmanager
def refusing_service(rig: PcscdRig) -> Iterator[None]:
    """A service that refuses its clients as pcscd does when polkit says no: in the answer to their first message."""
    rig.stop()
    rig.socket_path.unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(rig.socket_path))
    listening.listen()

    def refuse() -> None:
        with suppress(OSError):
            while True:
                line, _ = listening.accept()
                with line:
                    size, _command = struct.unpack("II", line.recv(8, socket.MSG_WAITALL))
                    major, minor, _code = struct.unpack("iiI", line.recv(size, socket.MSG_WAITALL))
                    line.sendall(struct.pack("iiI", major, minor, 0x8010006A))

    thread = threading.Thread(target=refuse)
    thread.start()
    try:
        yield
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


def test_a_service_that_refuses_us_is_not_authorized(journal: Journal, pcscd: PcscdRig) -> None:
    with refusing_service(pcscd):
        lost = journal.next(ServiceLost)
        if lost.authorized:  # seen in the moment without any service
            lost = journal.next(ServiceLost)
        assert not lost.authorized
    pcscd.start()
    assert isinstance(journal.next_after(ServiceLost), ServiceFound)


def test_stop_is_quick_and_final(watch: Watch, readers: PcscReaders, insert: Insert) -> None:
    journal = Journal()
    watcher = watch(journal)
    journal.next(ServiceFound)
    journal.next(ReadersChanged)
    [thread] = journal.threads
    assert watcher.silent_for < 2
    start = time.monotonic()
    watcher.stop()
    assert time.monotonic() - start < 0.5
    assert not thread.is_alive()
    watcher.stop()
    insert(accept)
    assert journal.rest() == []


def test_stop_is_quick_without_a_service(watch: Watch, pcscd: PcscdRig) -> None:
    pcscd.stop()
    journal = Journal()
    watcher = watch(journal)
    journal.next(ServiceLost)
    start = time.monotonic()
    watcher.stop()
    assert time.monotonic() - start < 0.5
    assert not watcher.alive


@pytest.mark.logs("reader.pcsc.watcher")
def test_stop_does_not_wait_for_a_service_that_hangs(
    readers: PcscReaders, pcscd: PcscdRig, caplog: pytest.LogCaptureFixture
) -> None:
    journal = Journal()
    watcher = PcscWatcher(journal, stop_within_s=0.2)
    journal.next(ServiceFound)
    journal.next(ReadersChanged)
    pcscd.pause()
    eventually(lambda: watcher.silent_for > 1.5)  # the sign of it that can be watched from outside
    start = time.monotonic()
    watcher.stop()
    assert time.monotonic() - start < 1
    assert "does not answer" in caplog.text
    pcscd.resume()
    eventually(lambda: not watcher.alive)
    assert journal.rest() == []


@pytest.mark.logs("reader.pcsc.watcher")
def test_a_receiver_with_a_bug_is_logged_and_does_not_end_the_watch(
    watch: Watch, readers: PcscReaders, insert: Insert, caplog: pytest.LogCaptureFixture
) -> None:
    journal = Journal()

    def post(event: WatcherEvent) -> None:
        journal(event)
        if isinstance(event, ReadersChanged):
            raise ZeroDivisionError

    watch(post)
    journal.next(ServiceFound)
    journal.next(ReadersChanged)
    insert(accept)
    journal.next(CardInserted)
    [record] = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError
