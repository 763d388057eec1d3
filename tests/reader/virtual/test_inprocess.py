"""Readers inside this process: PC/SC's manners, for cards, readers and the service."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from apdu import CommandAPDU, LengthRefused
from apdu.mynumber.jpki import read_card
from reader.base import Readers, run
from reader.errors import (
    CardInUse,
    CardMute,
    CardRemoved,
    NoCard,
    ReaderError,
    ReaderUnavailable,
    ServiceUnavailable,
)
from reader.events import (
    CardInserted,
    CardTaken,
    ReadersChanged,
    ServiceFound,
    ServiceLost,
    WatcherEvent,
)
from reader.virtual.card import VirtualCard
from reader.virtual.faults import FaultyCard, Mute
from reader.virtual.inprocess import VirtualReaders

LEFT, RIGHT = "Left", "Right"
JPKI = CommandAPDU(0x00, 0xA4, 0x04, 0x0C, bytes.fromhex("D392F000260100000001"))
PATIENCE_S = 10.0


@pytest.fixture
def readers() -> VirtualReaders:
    return VirtualReaders(LEFT, RIGHT)


def test_is_a_source_of_readers(readers: VirtualReaders) -> None:
    source: Readers = readers
    assert source.names() == (LEFT, RIGHT)
    assert source.open(LEFT).name == LEFT


def test_a_visit(readers: VirtualReaders, taro: VirtualCard) -> None:
    readers.insert(LEFT, taro)
    with readers.open(LEFT).connect() as connection:
        assert connection.atr == taro.atr
        assert run(connection, read_card()).retries_left == 3
        assert taro.powered
    assert not taro.powered


def test_no_card_and_no_reader(readers: VirtualReaders) -> None:
    with pytest.raises(NoCard), readers.open(LEFT).connect():
        pass
    with pytest.raises(ReaderUnavailable), readers.open("Middle").connect():
        pass
    with pytest.raises(KeyError):
        readers.insert("Middle", VirtualCard(()))


def test_a_connection_is_exclusive(readers: VirtualReaders, taro: VirtualCard) -> None:
    readers.insert(LEFT, taro)
    with readers.open(LEFT).connect() as connection:
        with pytest.raises(CardInUse), readers.open(LEFT).connect():
            pass
        assert connection.transmit(JPKI).sw.ok
    with readers.open(LEFT).connect() as connection:
        assert connection.transmit(JPKI).sw.ok


def test_the_card_is_removed(readers: VirtualReaders, taro: VirtualCard) -> None:
    readers.insert(LEFT, taro)
    with readers.open(LEFT).connect() as connection:
        assert readers.remove(LEFT) is taro
        with pytest.raises(CardRemoved):
            connection.transmit(JPKI)
    assert readers.remove(LEFT) is None
    assert taro.log == ()


@pytest.mark.parametrize("same", [True, False])
def test_an_old_connection_never_speaks_to_a_new_card(
    readers: VirtualReaders, taro: VirtualCard, make: Callable[[str], VirtualCard], same: bool
) -> None:
    new = taro if same else make("hanako")
    readers.insert(LEFT, taro)
    with readers.open(LEFT).connect() as old:
        readers.insert(LEFT, new)
        with pytest.raises(CardRemoved):
            old.transmit(JPKI)
        with readers.open(LEFT).connect() as fresh:
            assert fresh.transmit(JPKI).sw.ok
            with pytest.raises(CardRemoved):
                old.transmit(JPKI)
    assert len(new.log) == 1


def test_the_end_of_an_old_connection_leaves_the_new_one_alone(readers: VirtualReaders, taro: VirtualCard) -> None:
    readers.insert(LEFT, taro)
    old = readers.open(LEFT).connect()
    old.__enter__()
    readers.insert(LEFT, taro)
    with readers.open(LEFT).connect() as fresh:
        old.__exit__(None, None, None)
        assert fresh.transmit(JPKI).sw.ok


def test_a_connection_is_void_after_its_end(readers: VirtualReaders, taro: VirtualCard) -> None:
    readers.insert(LEFT, taro)
    with readers.open(LEFT).connect() as connection:
        pass
    with pytest.raises(ReaderError):
        connection.transmit(JPKI)


def test_a_card_that_does_not_wake(readers: VirtualReaders) -> None:
    readers.insert(LEFT, VirtualCard((), atr=b""))
    for _ in range(2):
        with pytest.raises(CardMute), readers.open(LEFT).connect():
            pass


def test_a_reader_without_extended_length(taro: VirtualCard) -> None:
    readers = VirtualReaders(LEFT, extended_length=False)
    readers.insert(LEFT, taro)
    with readers.open(LEFT).connect() as connection:
        connection.transmit(JPKI)
        with pytest.raises(LengthRefused):
            connection.transmit(CommandAPDU(0x00, 0xB0, 0x8A, 0x00, ne=65536))
        assert len(taro.log) == 1
    with readers.open(LEFT).connect() as connection:
        contents = run(connection, read_card())
    assert not contents.dialect.extended
    assert contents.certificate is not None


def test_the_service_dies_and_comes_back(readers: VirtualReaders, taro: VirtualCard) -> None:
    readers.insert(LEFT, taro)
    with readers.open(LEFT).connect() as connection:
        readers.stop_service()
        readers.stop_service()
        with pytest.raises(ServiceUnavailable):
            connection.transmit(JPKI)
        with pytest.raises(ServiceUnavailable):
            readers.names()
        with pytest.raises(ServiceUnavailable), readers.open(LEFT).connect():
            pass
        readers.start_service()
        readers.start_service()
        with pytest.raises(CardRemoved):
            connection.transmit(JPKI)
    with readers.open(LEFT).connect() as connection:
        assert connection.transmit(JPKI).sw.ok


def test_a_reader_is_unplugged(readers: VirtualReaders, taro: VirtualCard) -> None:
    readers.insert(LEFT, taro)
    with readers.open(LEFT).connect() as connection:
        readers.detach_reader(LEFT)
        readers.detach_reader(LEFT)
        assert readers.names() == (RIGHT,)
        with pytest.raises(ReaderUnavailable):
            connection.transmit(JPKI)
        readers.attach_reader(LEFT)
        with pytest.raises(CardRemoved):
            connection.transmit(JPKI)
    assert readers.names() == (LEFT, RIGHT)
    readers.attach_reader("Third")
    assert readers.names() == (LEFT, RIGHT, "Third")


def test_what_a_watcher_is_told(readers: VirtualReaders, taro: VirtualCard) -> None:
    told: list[WatcherEvent] = []
    threads: set[int] = set()

    def post(event: WatcherEvent) -> None:
        told.append(event)
        threads.add(threading.get_ident())

    first = readers.insert(LEFT, taro)
    watcher = readers.watch(post)
    readers.remove(LEFT)
    second = readers.insert(RIGHT, taro)
    readers.detach_reader(RIGHT)
    readers.attach_reader(RIGHT)
    readers.attach_reader(RIGHT)
    readers.settle()
    third = _last_inserted(told)
    assert told == [
        ServiceFound(),
        ReadersChanged((LEFT, RIGHT)),
        CardInserted(first),
        CardTaken(first),
        CardInserted(second),
        CardTaken(second),
        ReadersChanged((LEFT,)),
        ReadersChanged((LEFT, RIGHT)),
        third,
    ]
    assert len({first, second, third.presence}) == 3
    told.clear()
    readers.stop_service()
    readers.start_service()
    readers.settle()
    fourth = _last_inserted(told)
    assert told == [ServiceLost(), ServiceFound(), ReadersChanged((LEFT, RIGHT)), fourth]
    assert fourth.presence != third.presence
    watcher.stop()
    watcher.stop()
    readers.remove(RIGHT)
    readers.settle()
    assert told[-1] == fourth
    assert threads
    assert threading.get_ident() not in threads


def test_a_watcher_without_service(readers: VirtualReaders, taro: VirtualCard) -> None:
    readers.stop_service()
    told: list[WatcherEvent] = []
    watcher = readers.watch(told.append)
    readers.insert(LEFT, taro)
    readers.detach_reader(RIGHT)
    readers.settle()
    assert told == [ServiceLost()]
    readers.start_service()
    readers.settle()
    assert told[1:] == [ServiceFound(), ReadersChanged((LEFT,)), _last_inserted(told)]
    watcher.stop()


def test_a_card_exchanged_is_taken_then_inserted(
    readers: VirtualReaders, taro: VirtualCard, make: Callable[[str], VirtualCard]
) -> None:
    told: list[WatcherEvent] = []
    first = readers.insert(LEFT, taro)
    watcher = readers.watch(told.append)
    second = readers.insert(LEFT, make("hanako"))
    readers.settle()
    assert told[2:] == [CardInserted(first), CardTaken(first), CardInserted(second)]
    watcher.stop()


def test_a_watcher_may_stop_itself(readers: VirtualReaders) -> None:
    told: list[WatcherEvent] = []
    stopped = threading.Event()

    def post(event: WatcherEvent) -> None:
        told.append(event)
        watcher.stop()
        stopped.set()

    ready = threading.Lock()
    with ready:
        watcher = readers.watch(lambda event: _after(ready, post, event))
    assert stopped.wait(PATIENCE_S)
    watcher.stop()
    assert told[0] == ServiceFound()


def _after(ready: threading.Lock, post: Callable[[WatcherEvent], None], event: WatcherEvent) -> None:
    with ready:
        pass
    post(event)


@pytest.mark.parametrize("ending", ["remove", "stop_service", "detach_reader"])
def test_a_mute_card_is_let_go(readers: VirtualReaders, taro: VirtualCard, ending: str) -> None:
    mute = FaultyCard(taro, Mute(0))
    readers.insert(LEFT, mute)
    errors: list[ReaderError] = []

    def speak() -> None:
        with readers.open(LEFT).connect() as connection:
            try:
                connection.transmit(JPKI)
            except ReaderError as error:
                errors.append(error)

    speaking = threading.Thread(target=speak)
    speaking.start()
    assert mute.muted.wait(PATIENCE_S)
    match ending:
        case "remove":
            readers.remove(LEFT)
        case "stop_service":
            readers.stop_service()
        case _:
            readers.detach_reader(LEFT)
    speaking.join(PATIENCE_S)
    assert not speaking.is_alive()
    expected = {"remove": CardRemoved, "stop_service": ServiceUnavailable, "detach_reader": ReaderUnavailable}[ending]
    assert [type(error) for error in errors] == [expected]


def _last_inserted(told: list[WatcherEvent]) -> CardInserted:
    event = told[-1]
    assert isinstance(event, CardInserted)
    return event
