from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.card.command import Request, report_card
from kiosk.card.pinentry import PinEntry
from kiosk.exitcode import ExitCode
from reader.base import Reader, Watcher
from reader.errors import NotAuthorized
from reader.events import WatcherEvent
from reader.virtual.faults import FaultyCard, StatusAt
from reader.virtual.issuance import credentials, issue
from reader.virtual.keys import private_key
from reader.virtual.persona import load_personas
from tests.kiosk.card.desk import FIRST, NOW, PIN, SECOND, Desk

# Every way to fail.


class RefusingReaders:
    """PC/SC as a user without permission meets it."""

    def names(self) -> tuple[str, ...]:
        raise NotAuthorized

    def open(self, name: str) -> Reader:
        raise AssertionError(name)

    def watch(self, post: Callable[[WatcherEvent], None]) -> Watcher:
        raise AssertionError(post)


def test_no_permission() -> None:
    out, err = io.StringIO(), io.StringIO()
    code = report_card(Request(json=True), RefusingReaders(), PinEntry(), out=out, err=err, now=NOW)
    assert code is ExitCode.NOT_AUTHORIZED
    assert json.loads(out.getvalue())["error"] == "not-authorized"
    assert "org.debian.pcsc-lite.access_pcsc" in err.getvalue()


def test_no_service(desk: Desk) -> None:
    desk.readers.stop_service()
    code, found = desk.json()
    assert code is ExitCode.NO_SERVICE
    assert list(found) == ["error", "message"]
    assert found["error"] == "no-service"
    assert f"myna-kiosk: {found['message']}\n" == desk.err


def test_no_reader(desk: Desk) -> None:
    desk.put("taro")
    code, found = desk.json(reader="Cherry")
    assert (code, found["error"]) == (ExitCode.NO_READER, "no-reader")
    assert FIRST in found["message"]
    for name in (FIRST, SECOND):
        desk.readers.detach_reader(name)
    assert desk.run() is ExitCode.NO_READER


def test_no_card(desk: Desk) -> None:
    assert desk.run() is ExitCode.NO_CARD
    assert desk.run(reader=FIRST) is ExitCode.NO_CARD
    assert desk.out == ""


@pytest.mark.parametrize("who", ["other", "juki"])
def test_not_a_my_number_card(who: str, desk: Desk) -> None:
    card = desk.put(who)
    code, found = desk.json(typed=PIN, prove=True)
    assert (code, found["token"], found["error"]) == (ExitCode.NOT_MY_NUMBER_CARD, "other", "not-my-number-card")
    assert found["atr"]
    assert card.verifies == 0


@pytest.mark.parametrize("status", [0x6A82, 0x6A81, 0x6D00, 0x6E00, 0x6700, 0x6881, 0x6985, 0x6999])
def test_whatever_says_no_to_select_is_another_card(status: int, desk: Desk) -> None:
    desk.readers.insert(FIRST, FaultyCard(issue(load_personas()["taro"], NOW), StatusAt(0xA4, status)))
    assert desk.run() is ExitCode.NOT_MY_NUMBER_CARD


@pytest.mark.parametrize("status", [0x6400, 0x6581, 0x6F00])
def test_a_card_that_is_not_well_is_not_another_card(status: int, desk: Desk) -> None:
    desk.readers.insert(FIRST, FaultyCard(issue(load_personas()["taro"], NOW), StatusAt(0xA4, status)))
    assert desk.run() is ExitCode.CARD_UNREADABLE


def test_a_wrong_pin_is_shown_once_and_costs_one_try(desk: Desk) -> None:
    card = desk.put("taro")
    code, found = desk.json(typed=b"9876\n", prove=True)
    assert code is ExitCode.PIN_WRONG
    assert (found["error"], found["tries_left"], found["proof"]) == ("pin-wrong", 2, None)
    assert "2 tries are left" in found["message"]
    assert found["certificate"] is not None
    assert card.verifies == 1
    assert desk.run(typed=b"9876\n", prove=True) is ExitCode.PIN_WRONG
    assert "1 try is left" in desk.err


def test_a_right_pin_sets_the_tries_back(desk: Desk) -> None:
    desk.put("taro")
    desk.run(typed=b"9876\n", prove=True)
    _, found = desk.json(typed=PIN, prove=True)
    assert found["tries_left"] == 3
    assert desk.json()[1]["tries_left"] == 3


def test_a_blocked_pin_is_not_asked_for(desk: Desk) -> None:
    card = desk.put("blocked")
    code, found = desk.json(typed=PIN, prove=True)
    assert (code, found["error"], found["tries_left"]) == (ExitCode.PIN_BLOCKED, "pin-blocked", 0)
    assert card.verifies == 0
    assert desk.run() is ExitCode.OK
    assert "0 of 3 (blocked)" in desk.out


def test_the_last_try_is_not_used_unasked(desk: Desk) -> None:
    card = desk.put("last-try")
    code, found = desk.json(typed=PIN, prove=True)
    assert (code, found["error"], found["tries_left"]) == (ExitCode.LAST_TRY, "last-try", 1)
    assert card.verifies == 0


@pytest.mark.parametrize(("typed", "code"), [(PIN, ExitCode.OK), (b"9876\n", ExitCode.PIN_BLOCKED)])
def test_the_last_try_is_used_when_told_to(typed: bytes, code: ExitCode, desk: Desk) -> None:
    card = desk.put("last-try")
    assert desk.run(typed=typed, prove=True, use_last_try=True) is code
    assert card.verifies == 1
    assert desk.json()[1]["tries_left"] == (3 if code is ExitCode.OK else 0)


@pytest.mark.parametrize(
    "typed", [b"", b"\n", b"123\n", b"12345\n", b"12a4\n", b" 1234\n", "１２３４\n".encode(), b"1234 \n", b"9" * 60000]
)
def test_what_is_no_pin_never_reaches_the_card(typed: bytes, desk: Desk) -> None:
    card = desk.put("taro")
    code, found = desk.json(typed=typed, prove=True)
    assert (code, found["error"]) == (ExitCode.PIN_MALFORMED, "pin-malformed")
    assert card.verifies == 0


@pytest.mark.parametrize("typed", [b"1234\n", b"1234", b"1234\r\n", b"1234\nmore\n"])
def test_the_pin_is_one_line(typed: bytes, desk: Desk) -> None:
    desk.put("taro")
    assert desk.run(typed=typed, prove=True) is ExitCode.OK


def test_a_certificate_of_strangers_is_rejected_and_its_signature_checked_all_the_same(
    desk: Desk, strangers: Path
) -> None:
    desk.put("taro")
    code, found = desk.json(typed=PIN, prove=True, anchors=strangers)
    assert (code, found["error"]) == (ExitCode.CERTIFICATE_REJECTED, "certificate-rejected")
    assert found["trusted"] is False
    assert found["trust_reason"] == "no trust anchor has issued it"
    assert found["proof"] == {"signature": "valid"}


def test_an_expired_certificate_is_rejected(desk: Desk, trusted: Path) -> None:
    desk.put("grace")
    code, found = desk.json(anchors=trusted)
    assert (code, found["trusted"], found["trust_reason"]) == (ExitCode.CERTIFICATE_REJECTED, False, "it has expired")


def test_without_anchors_nothing_is_rejected_and_nothing_trusted(desk: Desk) -> None:
    desk.put("grace")
    code, found = desk.json()
    assert (code, found["trusted"]) == (ExitCode.OK, False)
    assert found["trust_reason"] == "no trust anchors given (--anchors FILE)"


@pytest.mark.parametrize("content", [None, b"", b"no certificate"])
def test_anchors_that_cannot_be_used_are_named_before_the_card_is_touched(
    content: bytes | None, desk: Desk, tmp_path: Path
) -> None:
    card = desk.put("taro")
    path = tmp_path / "anchors.pem"
    if content is not None:
        path.write_bytes(content)
    assert desk.run(anchors=path) is ExitCode.CONFIGURATION
    assert str(path) in desk.err
    assert not card.log


def test_a_signature_by_another_key_is_invalid(desk: Desk) -> None:
    issued = credentials(load_personas()["taro"], NOW)
    desk.readers.insert(FIRST, replace(issued, authentication_key=private_key("card-auth-23")).card())
    code, found = desk.json(typed=PIN, prove=True)
    assert (code, found["error"]) == (ExitCode.SIGNATURE_INVALID, "signature-invalid")
    assert found["proof"] == {"signature": "invalid"}


def test_a_card_in_use(desk: Desk) -> None:
    desk.put("taro")
    with desk.readers.open(FIRST).connect():
        assert desk.run() is ExitCode.CARD_IN_USE
        assert desk.run(reader=FIRST, json=True) is ExitCode.CARD_IN_USE
