"""Cards on the real PC/SC stack: pcscd, vpcd, pyscard."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from smartcard import scard

from apdu import CommandAPDU, LengthRefused, ResponseAPDU, Script
from reader.base import run
from reader.errors import (
    CardInUse,
    CardMute,
    CardRemoved,
    NoCard,
    ReaderError,
    ReaderUnavailable,
    ServiceUnavailable,
)
from reader.pcsc.connection import PcscReader, PcscReaders
from reader.virtual.rig import PcscdRig
from tests.reader.pcsc.conftest import Insert
from tests.reader.pcsc.peer import ATR, POWER_OFF, RESET, Peer, Pulled, accept, eventually, torn
from tests.reader.virtual.doors import card_seen

pytestmark = pytest.mark.pcscd

SELECT = CommandAPDU(0x00, 0xA4, 0x04, 0x0C, bytes.fromhex("D392F000260100000001"))
VERIFY = CommandAPDU(0x00, 0x20, 0x00, 0x80, bytearray(b"1234"))
READ = CommandAPDU(0x00, 0xB0, ne=256)
READ_EXTENDED = CommandAPDU(0x00, 0xB0, ne=65536)


def test_names(readers: PcscReaders, pcscd: PcscdRig) -> None:
    assert readers.names() == pcscd.reader_names
    assert readers.open(pcscd.reader_names[1]).name == pcscd.reader_names[1]


def test_commands_and_answers_pass_unchanged(reader: PcscReader, insert: Insert) -> None:
    card = insert(lambda _card, command: command + b"\x90\x00")
    with reader.connect() as connection:
        assert connection.atr == ATR
        for command in (SELECT, VERIFY, CommandAPDU(0x00, 0x20, 0x00, 0x80), READ, READ_EXTENDED):
            assert connection.transmit(command) == ResponseAPDU(bytes(command))
        long = CommandAPDU(0x00, 0xD6, data=os.urandom(65000))
        assert connection.transmit(long).data == bytes(long)
    assert len(card.commands) == 6


def test_a_status_word_is_no_error(reader: PcscReader, insert: Insert) -> None:
    insert(lambda _card, _command: b"\x63\xc2")
    with reader.connect() as connection:
        assert connection.transmit(VERIFY).sw.value == 0x63C2


def _remember_verify(card: Peer, command: bytes) -> bytes:
    if command == bytes(VERIFY):
        card.selected = True
    return b"\x90\x00" if card.selected else b"\x69\x82"


def test_close_takes_the_power_and_with_it_the_verified_pin(reader: PcscReader, insert: Insert) -> None:
    card = insert(_remember_verify)
    with reader.connect() as connection:
        assert connection.transmit(VERIFY).sw.value == 0x9000
        assert connection.transmit(READ).sw.value == 0x9000
        signals = len(card.signals)
    eventually(lambda: card.signals[signals:])
    assert card.signals[signals] in {POWER_OFF, RESET}
    with reader.connect() as connection:
        assert connection.transmit(READ).sw.value == 0x6982


def test_close_takes_the_power_also_after_an_error(reader: PcscReader, insert: Insert) -> None:
    insert(_remember_verify)

    def fail() -> None:
        with reader.connect() as connection:
            connection.transmit(VERIFY)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with reader.connect() as connection:
        assert connection.transmit(READ).sw.value == 0x6982


def test_nobody_else_gets_the_card_meanwhile(reader: PcscReader, insert: Insert) -> None:
    insert(_remember_verify)
    with reader.connect() as connection:
        connection.transmit(VERIFY)
        with pytest.raises(CardInUse), reader.connect():
            pass
        assert connection.transmit(READ).sw.value == 0x9000
    with reader.connect() as connection:
        connection.transmit(SELECT)


def test_a_card_that_another_program_holds_is_in_use(reader: PcscReader, insert: Insert) -> None:
    insert(accept)
    _, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    code, card, _ = scard.SCardConnect(context, reader.name, scard.SCARD_SHARE_SHARED, scard.SCARD_PROTOCOL_ANY)
    assert code == scard.SCARD_S_SUCCESS
    with pytest.raises(CardInUse), reader.connect():
        pass
    scard.SCardDisconnect(card, scard.SCARD_RESET_CARD)
    scard.SCardReleaseContext(context)
    with reader.connect() as connection:  # a reset that came before is not ours to report
        assert connection.transmit(SELECT).sw.value == 0x9000


def test_a_card_that_another_program_holds_for_a_moment_is_waited_for(reader: PcscReader, insert: Insert) -> None:
    """As programs do that look at every card that comes."""
    insert(accept)
    _, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    code, card, _ = scard.SCardConnect(context, reader.name, scard.SCARD_SHARE_EXCLUSIVE, scard.SCARD_PROTOCOL_ANY)
    assert code == scard.SCARD_S_SUCCESS
    waited: list[float] = []

    def pause(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 2:
            scard.SCardDisconnect(card, scard.SCARD_UNPOWER_CARD)

    with PcscReader(reader.name, pause=pause).connect() as connection:
        assert connection.transmit(SELECT).sw.value == 0x9000
    assert 2 <= len(waited) <= 4
    assert sum(waited) < 0.5
    scard.SCardReleaseContext(context)


def test_no_card(reader: PcscReader) -> None:
    with pytest.raises(NoCard), reader.connect():
        pass


def test_unknown_reader(readers: PcscReaders) -> None:
    with pytest.raises(ReaderUnavailable), readers.open("Reader of another machine").connect():
        pass


def test_a_card_pulled_in_mid_command(reader: PcscReader, insert: Insert) -> None:
    card = insert(torn)
    with reader.connect() as connection:
        with pytest.raises((CardMute, CardRemoved)):
            connection.transmit(VERIFY)
        with pytest.raises((CardMute, CardRemoved)):
            connection.transmit(VERIFY)
    assert card.commands == [bytes(VERIFY)]


def test_a_card_pulled_between_commands(reader: PcscReader, insert: Insert) -> None:
    card = insert(accept)
    with reader.connect() as connection:
        connection.transmit(SELECT)
        card.pull()
        with pytest.raises(CardRemoved):
            connection.transmit(VERIFY)
    assert card.commands == [bytes(SELECT)]


def test_an_exchanged_card_is_never_talked_to(reader: PcscReader, insert: Insert, pcscd: PcscdRig) -> None:
    first = insert(accept)
    with reader.connect() as connection:
        connection.transmit(SELECT)
        first.pull()
        with Peer(pcscd.vpcd_ports[0], accept) as second:
            for _ in range(20):
                with pytest.raises(CardRemoved):
                    connection.transmit(VERIFY)
            assert second.commands == []


def test_a_failure_keeps_no_command(reader: PcscReader, insert: Insert) -> None:
    insert(torn)
    with reader.connect() as connection:
        with pytest.raises(ReaderError) as first:
            connection.transmit(VERIFY)
        with pytest.raises(ReaderError) as second:
            connection.transmit(READ)
    assert type(first.value) is type(second.value)
    for error in (first.value, second.value):
        assert "1234" not in repr(error)
        assert "31323334" not in repr(error).replace(" ", "")


def test_a_silent_card_holds_one_thread_and_no_other(reader: PcscReader, readers: PcscReaders, insert: Insert) -> None:
    silent = threading.Event()

    def wait(_card: Peer, _command: bytes) -> bytes:
        silent.wait()
        raise Pulled

    def ask() -> None:
        with reader.connect() as connection:
            connection.transmit(SELECT)

    card = insert(wait)
    with ThreadPoolExecutor(1) as thread:
        job = thread.submit(ask)
        assert card.arrived.get(timeout=10) == bytes(SELECT)
        assert reader.name in readers.names()
        assert not job.done()
        silent.set()  # the card is taken away
        assert isinstance(job.exception(10), (CardMute, CardRemoved))


def test_an_answer_below_two_bytes_is_none(reader: PcscReader, insert: Insert) -> None:
    insert(lambda _card, _command: b"\x90")
    with reader.connect() as connection, pytest.raises(ReaderError):
        connection.transmit(SELECT)


@pytest.fixture
def short_reader(pcscd: PcscdRig, readers: PcscReaders) -> Iterator[PcscReader]:
    """A reader that knows no extended length."""
    pcscd.stop()
    pcscd.extended_length = False
    pcscd.start()
    yield readers.open(pcscd.reader_names[0])
    pcscd.extended_length = True
    pcscd.stop()


def test_a_refused_length_is_told_and_short_commands_go_on(short_reader: PcscReader, insert: Insert) -> None:
    card = insert(lambda _card, command: command + b"\x90\x00")
    with short_reader.connect() as connection:
        for _ in range(2):
            with pytest.raises(LengthRefused):
                connection.transmit(READ_EXTENDED)
            assert connection.transmit(READ).data == bytes(READ)
    assert card.commands == [bytes(READ)] * 2


def test_a_refused_command_with_data_is_a_failure(short_reader: PcscReader, insert: Insert) -> None:
    card = insert(accept)
    verify = VERIFY._replace(force_extended=True)
    with short_reader.connect() as connection:
        with pytest.raises(ReaderError):
            connection.transmit(verify)
        with pytest.raises(ReaderError):
            connection.transmit(READ)
    assert card.commands == []


def test_a_refused_length_without_card_is_a_removal(short_reader: PcscReader, insert: Insert) -> None:
    card = insert(accept)
    with short_reader.connect() as connection:
        card.pull()
        eventually(lambda: not card_seen(short_reader.name))
        with pytest.raises(CardRemoved):
            connection.transmit(READ_EXTENDED)


def test_a_script_goes_on_with_short_commands(short_reader: PcscReader, insert: Insert) -> None:
    def script() -> Script[bytes]:
        try:
            response = yield READ_EXTENDED
        except LengthRefused:
            response = yield READ
        return response.data

    insert(lambda _card, command: command + b"\x90\x00")
    with short_reader.connect() as connection:
        assert run(connection, script()) == bytes(READ)


def test_no_service(pcscd: PcscdRig, reader: PcscReader, readers: PcscReaders) -> None:
    pcscd.stop()
    with pytest.raises(ServiceUnavailable):
        readers.names()
    with pytest.raises(ServiceUnavailable), reader.connect():
        pass


@pytest.mark.parametrize("end", [PcscdRig.stop, PcscdRig.kill])
def test_the_service_ends_and_returns(end: object, pcscd: PcscdRig, reader: PcscReader, insert: Insert) -> None:
    assert callable(end)
    insert(accept)
    with reader.connect() as connection:
        connection.transmit(SELECT)
        end(pcscd)
        with pytest.raises(ServiceUnavailable):
            connection.transmit(READ)
        pcscd.start()
        with pytest.raises(ServiceUnavailable):
            connection.transmit(READ)
    insert(accept)
    with reader.connect() as connection:
        assert connection.transmit(SELECT).sw.value == 0x9000


def test_the_service_ends_during_a_command(pcscd: PcscdRig, reader: PcscReader, insert: Insert) -> None:
    def end(_card: Peer, _command: bytes) -> bytes:
        pcscd.kill()
        return b"\x90\x00"

    insert(end)
    with reader.connect() as connection, pytest.raises(ServiceUnavailable):
        connection.transmit(READ_EXTENDED)
