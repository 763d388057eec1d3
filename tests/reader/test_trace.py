"""What the trace tells, and what it must not."""

from __future__ import annotations

import gc
import weakref

import pytest

from apdu import CommandAPDU, ResponseAPDU, StatusWord
from reader.errors import CardRemoved
from reader.trace import Exchange, TracedConnection

PIN = b"9753"
SECRET = b"a person's certificate"


class Card:
    """A connection that answers everything alike, or is gone."""

    atr = bytes.fromhex("3B8080 0101")

    def __init__(self, answer: ResponseAPDU | None) -> None:
        self._answer = answer

    def transmit(self, command: CommandAPDU) -> ResponseAPDU:
        if self._answer is None:
            raise CardRemoved(f"SCardTransmit of INS {command.ins:02X}")
        return self._answer


def test_one_record_per_command() -> None:
    seen: list[Exchange] = []
    ticks = iter((10.0, 10.0625, 20.0, 20.5))
    traced = TracedConnection(Card(ResponseAPDU(SECRET)), seen.append, clock=lambda: next(ticks))
    assert traced.atr == Card.atr
    assert traced.transmit(CommandAPDU(0x00, 0xB0, 0x8A, 0x00, ne=65536)) == ResponseAPDU(SECRET)
    traced.transmit(CommandAPDU(0x80, 0x2A, 0x00, 0x80, b"\x30" * 51, 256))
    assert seen == [
        Exchange("READ BINARY", bytes.fromhex("00B08A00"), 0, 65536, len(SECRET), StatusWord(0x9000), 62.5),
        Exchange(
            "PERFORM SECURITY OPERATION",
            bytes.fromhex("802A0080"),
            51,
            256,
            len(SECRET),
            StatusWord(0x9000),
            500.0,
        ),
    ]
    assert traced.count == 2
    assert str(seen[0]) == "READ BINARY 00 B0 8A 00 Nc=0 Ne=65536: 22 bytes, 9000 (OK), 62.5 ms"


def test_a_failure_is_told_and_passed_on() -> None:
    seen: list[Exchange] = []
    traced = TracedConnection(Card(None), seen.append)
    with pytest.raises(CardRemoved):
        traced.transmit(CommandAPDU(0x00, 0x20, 0x00, 0x80, PIN))
    [record] = seen
    assert (record.command, record.nc, record.sw, record.failure) == ("VERIFY", 4, None, "CardRemoved")
    assert "CardRemoved" in str(record)
    assert traced.count == 1


def test_no_data_is_told() -> None:
    seen: list[Exchange] = []
    traced = TracedConnection(Card(ResponseAPDU(SECRET, StatusWord(0x63C2))), seen.append)
    traced.transmit(CommandAPDU(0x00, 0x20, 0x00, 0x80, bytearray(PIN)))
    told = f"{seen} {seen[0]} {vars(type(traced))}"
    for secret in (PIN, SECRET):
        assert secret.decode() not in told
        assert secret.hex() not in told.lower().replace(" ", "")
    assert "63C2" in str(seen[0])


class _Watched(bytearray):
    """Data whose end of life can be seen."""

    __slots__ = ("__weakref__",)


def test_no_command_is_kept() -> None:
    seen: list[Exchange] = []
    traced = TracedConnection(Card(ResponseAPDU()), seen.append)
    data = _Watched(PIN)
    life = weakref.ref(data)
    traced.transmit(CommandAPDU(0x00, 0x20, 0x00, 0x80, data))
    del data
    gc.collect()
    assert life() is None


def test_an_instruction_without_a_name_is_told_by_its_header() -> None:
    seen: list[Exchange] = []
    TracedConnection(Card(ResponseAPDU()), seen.append).transmit(CommandAPDU(0x00, 0x10))
    assert str(seen[0]).startswith("? 00 10 00 00 Nc=0 Ne=0")
