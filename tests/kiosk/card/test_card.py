from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.card.inspection import new_message
from kiosk.card.report import serial_text
from kiosk.exitcode import ExitCode
from reader.virtual.inprocess import VirtualReaders
from reader.virtual.issuance import credentials, issue
from reader.virtual.persona import load_personas
from tests.kiosk.card.desk import FIRST, NOW, PIN, SECOND, Desk

# What is told of a good card.


def test_the_object_has_exactly_the_documented_keys(desk: Desk, trusted: Path) -> None:
    desk.put("taro")
    code, found = desk.json(typed=PIN, prove=True, anchors=trusted)
    assert code is ExitCode.OK
    assert list(found) == [
        "token", "atr", "certificate", "trusted", "trust_reason", "rules", "tries_left", "proof", "apdus",
    ]  # fmt: skip
    issued = credentials(load_personas()["taro"], NOW)
    assert issued.authentication is not None
    assert found["token"] == "card"
    assert found["atr"] == "3B888001000005E0B381A1007F"
    assert found["certificate"] == {
        "subject": issued.authentication.subject.rfc4514_string(),
        "issuer": issued.authentication.issuer.rfc4514_string(),
        "serial": serial_text(issued.serial),
        "not_before": "2025-10-18T18:30:00+09:00",
        "not_after": "2030-02-17T23:59:59+09:00",
    }
    assert found["trusted"] is True
    assert "test PKI" in found["trust_reason"]
    assert {rule["rule"]: rule["passed"] for rule in found["rules"]} == {
        "expiry": True, "last-days": True, "renewal-wait": True, "grace": True,
    }  # fmt: skip
    assert found["tries_left"] == 3
    assert found["proof"] == {"signature": "valid"}
    assert found["apdus"] == 5


def test_a_person_reads_aligned_lines(desk: Desk) -> None:
    desk.put("taro")
    assert desk.run(typed=PIN, prove=True) is ExitCode.OK
    lines = desk.out.splitlines()
    assert lines[:3] == [
        f"Reader        {FIRST}",
        "Token         My Number Card",
        "ATR           3B 88 80 01 00 00 05 E0 B3 81 A1 00 7F",
    ]
    assert "  valid       2025-10-18 18:30:00 JST to 2030-02-17 23:59:59 JST" in lines
    assert "Trusted       no: no trust anchors given (--anchors FILE)" in lines
    assert "Tries left    3 of 3" in lines
    assert lines[-2:] == ["Proof         signature valid", "APDUs         5"]
    assert all(line[13] == " " and line[14] != " " for line in lines)
    assert desk.err == ""


@pytest.mark.parametrize(
    ("who", "failing"),
    [
        ("renewed", {"renewal-wait"}),
        ("expiring", {"last-days"}),
        ("grace", {"expiry", "last-days"}),
        ("taro", set()),
    ],
)
def test_the_verdict_of_each_rule(who: str, failing: set[str], desk: Desk) -> None:
    desk.put(who)
    code, found = desk.json()
    assert code is ExitCode.OK
    assert {rule["rule"] for rule in found["rules"] if not rule["passed"]} == failing


def test_without_prove_no_pin_is_asked_and_none_is_shown_to_the_card(desk: Desk) -> None:
    card = desk.put("taro")
    code, found = desk.json(typed=PIN)
    assert (code, found["proof"], card.verifies) == (ExitCode.OK, None, 0)
    assert found["apdus"] == len(card.log) == 3


def test_a_card_without_extended_length_takes_more_commands(desk: Desk) -> None:
    card = desk.put("short-length")
    code, found = desk.json(typed=PIN, prove=True)
    assert code is ExitCode.OK
    assert found["proof"] == {"signature": "valid"}
    assert 5 < found["apdus"] == len(card.log) <= 11


@pytest.mark.parametrize("who", ["android", "iphone"])
def test_a_phone_shows_its_certificate_after_the_pin_only(who: str, desk: Desk, trusted: Path) -> None:
    desk.put(who)
    code, found = desk.json()
    assert (code, found["token"], found["certificate"], found["rules"]) == (ExitCode.OK, who, None, [])
    assert found["tries_left"] == 3
    assert desk.run() is ExitCode.OK
    assert "not read: a phone wants the PIN first (--prove)" in desk.out
    code, found = desk.json(typed=PIN, prove=True, anchors=trusted)
    assert (code, found["trusted"], found["proof"]) == (ExitCode.OK, True, {"signature": "valid"})
    assert found["certificate"]["subject"].endswith("C=JP")


def test_anchors_are_not_satisfied_by_a_phone_that_shows_nothing(desk: Desk, trusted: Path) -> None:
    desk.put("android")
    assert desk.run(anchors=trusted) is ExitCode.CERTIFICATE_REJECTED
    assert "--prove" in desk.err


def test_the_individual_number_is_never_asked_for(desk: Desk) -> None:
    card = desk.put("taro")
    desk.run(typed=PIN, prove=True)
    assert {entry.selected.hex() for entry in card.log if entry.selected} == {"d392f000260100000001"}


def test_no_two_proofs_sign_the_same(desk: Desk) -> None:
    assert new_message() != new_message()


# Which reader.


def test_the_first_reader_with_a_card_is_used(desk: Desk) -> None:
    desk.put("taro", SECOND)
    assert desk.run() is ExitCode.OK
    assert SECOND in desk.out


def test_a_reader_is_named_by_the_beginning_of_its_name(desk: Desk) -> None:
    desk.put("taro", FIRST)
    desk.put("other", SECOND)
    assert desk.run(reader="Reader B") is ExitCode.NOT_MY_NUMBER_CARD
    assert desk.run(reader=FIRST) is ExitCode.OK


def test_a_whole_name_goes_before_the_beginning_of_another() -> None:
    desk = Desk()
    desk.readers = VirtualReaders("Reader 1", "Reader 10")
    desk.put("taro", "Reader 1")
    desk.put("other", "Reader 10")
    assert desk.run(reader="Reader 1") is ExitCode.OK


def test_a_pin_goes_to_no_card_while_there_are_two(desk: Desk) -> None:
    first, second = desk.put("taro", FIRST), desk.put("hanako", SECOND)
    assert desk.run(typed=PIN, prove=True) is ExitCode.USAGE
    assert "--reader" in desk.err
    assert first.verifies == second.verifies == 0
    assert desk.run() is ExitCode.OK


# Nothing gets out.


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize("right", [False, True])
def test_the_pin_and_the_holder_are_written_nowhere(as_json: bool, right: bool, desk: Desk) -> None:
    who = replace(load_personas()["taro"], auth_pin="7391")
    desk.readers.insert(FIRST, issue(who, NOW))
    typed = b"7391\n" if right else b"5573\n"
    code = desk.run(typed=typed, prove=True, json=as_json)
    assert code is (ExitCode.OK if right else ExitCode.PIN_WRONG)
    for secret in ("7391", "5573", who.name, who.address):
        assert secret not in desk.out + desk.err


def test_the_card_loses_power_afterwards(desk: Desk) -> None:
    card = desk.put("taro")
    desk.run(typed=PIN, prove=True)
    assert not card.powered
