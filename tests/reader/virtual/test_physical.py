"""The suite put to a card on a reader, as if it were somebody's: the card stays as it was, and differences are told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from smartcard import scard

from reader.pcsc.connection import PcscReaders
from reader.virtual.applications.jpki import JpkiApplication
from reader.virtual.card import VirtualCard
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders
from reader.virtual.issuance import issue
from reader.virtual.objects import ElementaryFile
from reader.virtual.persona import Persona, persona
from reader.virtual.rig import PcscdRig
from tests.reader.virtual.answers import FREE, JPKI, VERIFY_SIGN, Answer
from tests.reader.virtual.conftest import NOW
from tests.reader.virtual.doors import PcscDoor
from tests.reader.virtual.physical import PhysicalDoor, Report
from tests.reader.virtual.readonly import HARMLESS
from tests.reader.virtual.tries import tries_left

HERE = Path(__file__).parents[3]
Suite = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("answer", FREE, ids=str)
def test_each_free_question_is_on_the_list(taro: VirtualCard, answer: Answer) -> None:
    readers = VirtualReaders()
    readers.insert(DEFAULT_NAME, taro)
    report = Report(DEFAULT_NAME)
    door = PhysicalDoor(readers.open(DEFAULT_NAME), report)
    with door.open(taro) as talk:
        for command in answer.commands:
            talk.send(command)
    door.judge(answer, talk)
    assert report.compared == 1


def test_a_reader_that_carries_no_long_command_is_no_difference(taro: VirtualCard) -> None:
    readers = VirtualReaders(extended_length=False)
    readers.insert(DEFAULT_NAME, taro)
    report = Report(DEFAULT_NAME)
    door = PhysicalDoor(readers.open(DEFAULT_NAME), report)
    answer = Answer((JPKI, "00B08A00000000"), "9000")
    with door.open(taro) as talk:
        for command in answer.commands:
            talk.send(command)
    door.judge(answer, talk)
    assert (report.compared, report.differences) == (0, [])
    assert report.not_carried
    assert "not carried by this reader" in "\n".join(report.lines())


@pytest.mark.parametrize(
    ("expected", "foreign", "given", "met"),
    [
        ("63C3", None, "63C1", True),
        ("63C3", None, "6983", False),
        ("8F8F009000", "(..){3}9000", "008F009000", True),
        ("8F8F009000", None, "008F009000", False),
        ("6982", None, "6982", True),
        ("6982", None, "69829000", False),
    ],
)
def test_what_counts_as_a_difference(expected: str, foreign: str | None, given: str, met: bool) -> None:
    assert Answer(("00",), expected, foreign).is_met_by(given, foreign=True) is met
    assert Answer(("00",), expected, foreign).is_met_by(given, foreign=False) is (given == expected)


@pytest.mark.pcscd
def test_a_password_that_another_program_left_verified_is_of_no_use(pcscd: PcscdRig, taro: VirtualCard) -> None:
    report = Report(pcscd.reader_names[0])
    door = PhysicalDoor(PcscReaders().open(report.reader), report)
    with PcscDoor(pcscd).inserted(taro):
        _leave_verified(report.reader)
        assert taro.log[-1].sw == 0x9000
        door.look()
        with door.open(taro) as talk:
            talk.send(JPKI)
            assert talk.sw("00B0810000") == "6982"


def _leave_verified(reader: str) -> None:
    """What a careless program does: it shows the signing password, and goes."""
    _, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    _, card, _ = scard.SCardConnect(context, reader, scard.SCARD_SHARE_SHARED, scard.SCARD_PROTOCOL_T1)
    for command in (JPKI, VERIFY_SIGN, "00B0810004"):
        scard.SCardTransmit(card, scard.SCARD_PCI_T1, list(bytes.fromhex(command)))
    scard.SCardDisconnect(card, scard.SCARD_LEAVE_CARD)
    scard.SCardReleaseContext(context)


# --- As its user calls it: a run of its own, which knows nothing of the card but the name of the reader


@pytest.fixture
def suite(pcscd: PcscdRig) -> Suite:
    def run(reader: str, *more: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        return subprocess.run(
            (
                *(sys.executable, "-m", "pytest", "tests/reader/virtual/test_conformance.py", "-p", "no:cacheprovider"),
                *("-q", "--card-conformance", reader, *more),
            ),
            cwd=HERE,
            env={**environment, **pcscd.environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=100,
        )

    return run


@pytest.mark.pcscd
@pytest.mark.parametrize("name", ["taro", "last-try", "blocked", "child"])
def test_a_card_like_ours(pcscd: PcscdRig, suite: Suite, name: str) -> None:
    # The holders of these differ in what is theirs: tries left, certificates that are there. The cards do not.
    card = issue(persona(name), NOW)
    before = tries_left(card)
    with PcscDoor(pcscd).inserted(card):
        done = suite(pcscd.reader_names[0])
    assert done.returncode == 0, done.stdout
    assert "different: 0" in done.stdout
    assert f"commands sent: {len(card.log)}, none of them with a PIN" in done.stdout
    told = re.search("tries left, before and after: (.*); (.*)", done.stdout)
    assert told is not None
    assert told[1] == told[2]
    assert len(card.log) > 200
    assert {entry.ins for entry in card.log} == HARMLESS
    assert card.verifies == 0
    assert not any(entry.ins == 0x20 and entry.nc for entry in card.log)
    assert tries_left(card) == before
    assert not any(entry.application == "input support" and entry.file == 0x0001 for entry in card.log)


def _odd(name: str) -> Persona:
    return replace(persona(name), atr=bytes.fromhex("3B80800101"))


@pytest.mark.pcscd
def test_a_card_that_differs(pcscd: PcscdRig, suite: Suite) -> None:
    # It has no extended length, and an answer to reset that nobody knows.
    who = _odd("short-length")
    card = issue(who, NOW)
    with PcscDoor(pcscd).inserted(card):
        done = suite(pcscd.reader_names[0])
    assert done.returncode == 1, done.stdout
    report = done.stdout.partition("card conformance")[2]
    assert "answer to reset: 3B80800101" in report
    assert "  ours     one that is known of My Number Cards\n  the card 3B80800101\n" in report
    assert (
        "  after    00A4040C0AD392F000260100000001\n"
        "  command  00B08100000000\n"
        "  ours     6982 (security status not satisfied)\n"
        "  the card 6700 (wrong length)\n"
    ) in report
    assert "different: 4" in report
    assert card.verifies == 0


@pytest.mark.pcscd
def test_nothing_of_the_holder_is_printed(pcscd: PcscdRig, suite: Suite) -> None:
    # The certificate differs in a way that stops its reader, and who calls the suite asks for everything.
    secret = "the holder's own"
    card = issue(persona("taro"), NOW)
    (jpki,) = (each for each in card.applications if isinstance(each, JpkiApplication))
    file = jpki.objects[0x000A]
    assert isinstance(file, ElementaryFile)
    jpki.objects = {**jpki.objects, 0x000A: replace(file, content=file.content[:8] + secret.encode() * 90)}
    with PcscDoor(pcscd).inserted(card):
        done = suite(pcscd.reader_names[0], "--showlocals", "--tb=long", "-vv")
    assert done.returncode == 1
    everything = done.stdout + done.stderr
    assert "key in the certificate of file 000A\n  ours     RSA, 2048 bits\n  the card none\n" in everything
    for text in (secret, secret.encode().hex(), secret.encode().hex().upper()):
        assert text not in everything


@pytest.mark.pcscd
def test_a_telephone(pcscd: PcscdRig, suite: Suite) -> None:
    # Nearly all differs: the certificate wants its PIN, and there are no other applications.
    card = issue(persona("android"), NOW)
    with PcscDoor(pcscd).inserted(card):
        done = suite(pcscd.reader_names[0])
    assert done.returncode == 1
    assert "answer behind the end of file 000A\n  ours     6B00\n  the card 6982" in done.stdout
    assert "Error" not in done.stdout, "a card that differs is no mistake of the suite's"
    assert card.verifies == 0


@pytest.mark.pcscd
@pytest.mark.parametrize("name", ["Virtual PCD 00 00", "Nobody's reader"], ids=["no card", "no reader"])
def test_no_card_or_no_reader_is_told(pcscd: PcscdRig, suite: Suite, name: str) -> None:
    done = suite(name)
    assert done.returncode == 4, done.stdout
    told = done.stdout + done.stderr
    assert f"--card-conformance: no card to be had on {name!r}" in told
    assert f"Readers here: {', '.join(pcscd.reader_names)}" in told


@pytest.mark.pcscd
def test_a_card_of_another_kind_is_asked_nothing(pcscd: PcscdRig, suite: Suite) -> None:
    card = issue(persona("other"), NOW)
    with PcscDoor(pcscd).inserted(card):
        done = suite(pcscd.reader_names[0])
    assert done.returncode == 4
    assert "no My Number Card on 'Virtual PCD 00 00'" in done.stdout + done.stderr
    assert [entry.ins for entry in card.log] == [0xA4, 0xA4]


@pytest.mark.pcscd
def test_one_card_is_not_shared_out(pcscd: PcscdRig, suite: Suite) -> None:
    done = suite(pcscd.reader_names[0], "-n", "2")
    assert done.returncode == 4
    assert "there is one card" in done.stderr
