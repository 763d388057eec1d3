"""The journal and its words."""

from __future__ import annotations

import gc
import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from reader.virtual.card import LOG_LENGTH, LogEntry, VirtualCard
from reader.virtual.journal import Event, Journal, Record, RecordedCard
from reader.virtual.narration import describe, file_name, line

MOMENT = datetime(2026, 11, 22, 3, 4, 5, 678000, tzinfo=UTC)
JPKI = "00A4040C0AD392F000260100000001"
SELECT_PIN = "00A4020C020018"

Make = Callable[[str], VirtualCard]


def converse(card: VirtualCard, *commands: str, keep_secrets: bool = False) -> Journal:
    journal = Journal(keep_secrets=keep_secrets, now=lambda: MOMENT)
    recorded = RecordedCard(card, card, "taro", journal)
    recorded.power_on()
    for command in commands:
        recorded.transmit(bytes.fromhex(command))
    return journal


def lines(journal: Journal, *, secrets: bool = False) -> list[str]:
    """What follows the number, time and name of each line."""
    return [line(describe(record, secrets=secrets)).split("taro  ", 1)[1] for record in journal.since()]


def test_a_visit_in_words(taro: VirtualCard) -> None:
    journal = converse(
        taro, JPKI, SELECT_PIN, "00200080", "002000800439393939", "002000800431323334", "00A4020C02000A", "00B0000010"
    )
    pin, certificate = "[JPKI / 0018 user-authentication PIN]", "[JPKI / 000A user-authentication certificate]"
    assert lines(journal) == [
        "-- power on",
        "SELECT, application D392F000260100000001  [JPKI]  -> 9000 OK",
        f"SELECT, file 0018  {pin}  -> 9000 OK",
        f"VERIFY, asks for the tries left  {pin}  -> 63C3 verification failed, 3 tries left",
        f"VERIFY, PIN hidden (4 bytes)  {pin}  -> 63C2 verification failed, 2 tries left",
        f"VERIFY, PIN hidden (4 bytes)  {pin}  -> 9000 OK",
        f"SELECT, file 000A  {certificate}  -> 9000 OK",
        f"READ BINARY, offset 0, up to 16 bytes  {certificate}  -> 9000 OK + 16 bytes",
    ]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("00B08A0020", "READ BINARY, file 0A by short identifier, offset 0, up to 32 bytes"),
        ("00B2010400", "READ RECORD, record 1"),
        ("00A4000000", "SELECT, by identifier"),
        ("00CA004200", "GET DATA, object 0042"),
        ("802A0297200000000000000000000000000000000000000000000000000000000000000000", "COMPUTE DIGITAL SIGNATURE"),
        ("00770000", "INS 77"),
        ("0C20008000", "VERIFY (secure messaging)"),
        ("00", "INS 00"),
    ],
)
def test_command_in_words(taro: VirtualCard, command: str, words: str) -> None:
    assert lines(converse(taro, JPKI, command))[-1].startswith(words)


@pytest.mark.parametrize("pin", ["002000800437373737", "00200080000004" + "37373737", "002401800437373737"])
def test_pin_is_kept_nowhere_without_being_asked_to(taro: VirtualCard, pin: str) -> None:
    journal = converse(taro, JPKI, SELECT_PIN, pin)
    assert journal.since()[-1].secret is None
    assert "7777" not in json.dumps([describe(record, secrets=True) for record in journal.since()])
    gc.collect()
    # Nothing that the journal or the card holds has these bytes.
    assert not any(b"7777" in held for held in reachable(journal, taro))


def reachable(*roots: object) -> list[bytes]:
    """All byte strings, and texts as bytes, that can be reached from these objects."""
    found, seen, todo = list[bytes](), set[int](), list[object](roots)
    while todo:
        value = todo.pop()
        if id(value) in seen or isinstance(value, type) or callable(value):
            continue
        seen.add(id(value))
        if isinstance(value, bytes | bytearray):
            found.append(bytes(value))
        elif isinstance(value, str):
            found.append(value.encode())
        todo += gc.get_referents(value)
    return found


def test_the_search_for_pins_finds_them(taro: VirtualCard) -> None:
    journal = converse(taro, JPKI, SELECT_PIN, "002000800437373737", keep_secrets=True)
    assert b"7777" in reachable(journal, taro)


@pytest.mark.parametrize(
    ("command", "pin"),
    [
        ("002000800437373737", "PIN 7777"),
        ("00200080000004" + "37373737", "PIN 7777"),
        ("00200080020001", "PIN X'0001'"),
    ],
)
def test_pin_is_shown_when_both_ends_ask_for_it(taro: VirtualCard, command: str, pin: str) -> None:
    journal = converse(taro, JPKI, SELECT_PIN, command, keep_secrets=True)
    assert pin in lines(journal, secrets=True)[-1]
    assert "PIN hidden" in lines(journal)[-1]
    assert "7777" not in repr(journal.since())


def test_data_of_other_commands_is_no_secret_and_not_kept(taro: VirtualCard) -> None:
    journal = converse(taro, JPKI, "802A0297" + "20" + "77" * 32 + "00", keep_secrets=True)
    assert all(record.secret is None for record in journal.since())


def test_answer_that_went_out_counts(taro: VirtualCard) -> None:
    """A card around the card may have changed the status word: the journal tells what was sent."""

    class Spoilt(VirtualCard):
        def transmit(self, raw: bytes) -> bytes:
            taro.transmit(raw)
            return b"\x65\x81"

    journal = Journal(now=lambda: MOMENT)
    taro.power_on()
    RecordedCard(Spoilt(()), taro, "taro", journal).transmit(bytes.fromhex(JPKI))
    assert lines(journal) == ["SELECT, application D392F000260100000001  [JPKI]  -> 6581 memory failure"]


def test_power_is_told_once(taro: VirtualCard) -> None:
    journal = Journal()
    card = RecordedCard(taro, taro, "taro", journal)
    card.power_off()
    assert card.power_on() == card.atr
    card.reset()
    card.power_off()
    card.power_off()
    assert card.transmit(bytes.fromhex(JPKI)) == b""
    assert [record.event for record in journal.since()] == [Event.POWER_ON, Event.RESET, Event.POWER_OFF]


def test_journal_forgets_the_oldest() -> None:
    journal = Journal()
    for _ in range(LOG_LENGTH + 10):
        journal.write("taro", Event.RESET)
    held = journal.since()
    assert (len(held), held[0].number, held[-1].number) == (LOG_LENGTH, 10, LOG_LENGTH + 9)
    assert [record.number for record in journal.since(LOG_LENGTH + 8)] == [LOG_LENGTH + 8, LOG_LENGTH + 9]


def test_waiting_for_a_record() -> None:
    journal = Journal()
    assert not journal.wait(0, 0.0)
    writer = threading.Thread(target=journal.write, args=("taro", Event.INSERTED))
    writer.start()
    assert journal.wait(0, 10.0)
    writer.join()


def test_description_of_a_command() -> None:
    entry = LogEntry(7, 0, 0x20, 0, 0x80, 4, 0, "JPKI", 0x18, 0x63C2)
    told = describe(
        Record(3, MOMENT, "taro", Event.COMMAND, entry, bytes.fromhex(JPKI[10:]), 0x63C2, 0, 0.0012, b"7777")
    )
    assert told == {
        "number": 3,
        "at": "2026-11-22T03:04:05.678+00:00",
        "card": "taro",
        "event": "command",
        "command": "VERIFY",
        "header": "00200080",
        "nc": 4,
        "ne": 0,
        "detail": "",
        "application": "JPKI",
        "file": "0018",
        "file_name": "user-authentication PIN",
        "status": "63C2",
        "meaning": "verification failed, 2 tries left",
        "answered": 0,
        "milliseconds": 1.2,
        "pin": None,
    }


def test_every_pin_and_readable_file_has_a_name(make: Make) -> None:
    """A file that the card gains is to be named here too, but for those that nobody has named."""
    unnamed = {
        f"{application.name}/{identifier:04X}"
        for application in make("taro").applications
        for identifier, found in application.objects.items()
        if getattr(found, "rule", None) and not file_name(application.aid, identifier)
    }
    assert unnamed == set()
