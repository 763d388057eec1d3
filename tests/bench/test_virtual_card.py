"""What the virtual card costs: one command, beside cards that only answer, and the time until it is seen."""

from __future__ import annotations

import json
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from smartcard import scard

from apdu import CommandAPDU
from reader.virtual.issuance import issue
from reader.virtual.persona import load_personas, persona
from reader.virtual.rig import PcscdRig
from tests.bench.conftest import PATIENCE_S, Insert, wait_for_card

pytestmark = pytest.mark.bench

Tell = Callable[[str, str, str, str], None]
THROUGH_PCSCD = 1.3
IN_PROCESS = 5.0
SEEN_MS = 1000.0
RUNS = 9
MANY = 500
BLOCKS = 240
JPKI = "00A4040C0AD392F000260100000001"
COMMANDS = {
    "VERIFY, tries left": "00200098",
    "READ BINARY, 256 bytes": "00B08A0000",
    "READ BINARY, 2 kB": "00B08A00000000",
}


# --- Through pcscd and vpcd


@contextmanager
def transmitting(reader: str) -> Iterator[Callable[[list[int]], list[int]]]:
    """PC/SC and nothing else: what a command costs here is not pyscard's doing."""
    _, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    try:
        wait_for_card(reader)
        code, card, protocol = scard.SCardConnect(
            context, reader, scard.SCARD_SHARE_EXCLUSIVE, scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
        )
        assert code == 0, scard.SCardGetErrorMessage(code)
        header = scard.SCARD_PCI_T1 if protocol == scard.SCARD_PROTOCOL_T1 else scard.SCARD_PCI_T0

        def transmit(command: list[int]) -> list[int]:
            code, answer = scard.SCardTransmit(card, header, command)
            assert code == 0, scard.SCardGetErrorMessage(code)
            return list(answer)

        try:
            yield transmit
        finally:
            scard.SCardDisconnect(card, scard.SCARD_UNPOWER_CARD)
    finally:
        scard.SCardReleaseContext(context)


@contextmanager
def constant_card(pcscd: PcscdRig, answer: list[int]) -> Iterator[str]:
    """The smallest card in the second reader, in a process of its own as ours is; gives the reader's name."""
    reader = pcscd.reader_names[1]
    atr = persona("taro").atr.hex()
    program = str(Path(__file__).with_name("constant_card.py"))
    with subprocess.Popen(
        (sys.executable, "-I", "-S", program, str(pcscd.vpcd_ports[1]), atr, bytes(answer).hex())
    ) as card:
        try:
            wait_for_card(reader)
            yield reader
        finally:
            card.terminate()
            card.wait(PATIENCE_S)
            wait_for_card(reader, present=False)


@pytest.mark.pcscd
@pytest.mark.parametrize("what", COMMANDS)
def test_a_command_through_pcscd(pcscd: PcscdRig, insert: Insert, what: str, tell: Tell) -> None:
    command = list(bytes.fromhex(COMMANDS[what]))
    with insert("taro") as name, transmitting(name) as ours:
        ours(list(bytes.fromhex(JPKI)))
        answer = ours(command)
        with constant_card(pcscd, answer) as beside, transmitting(beside) as other:
            assert other(command) == answer
            pairs = _in_turn(lambda: ours(command), lambda: other(command), blocks=BLOCKS, size=25)
    mine, least, ratio = _medians(pairs)
    tell(
        f"one command through pcscd: {what}",
        f"{mine:.0f} µs",
        f"{least:.0f} µs (smallest card)",
        f"{ratio:.2f}, at most {THROUGH_PCSCD}",
    )
    assert ratio <= THROUGH_PCSCD


def _in_turn(one: Callable[[], object], other: Callable[[], object], *, blocks: int, size: int) -> list[list[float]]:
    """Blocks of calls in turn: the median of each pair of blocks, in microseconds for each call.

    The first pair fills caches and is not counted.
    """
    pairs = []
    for _ in range(blocks + 1):
        pair = []
        for thing in (one, other):
            times = []
            for _ in range(size):
                started = time.perf_counter()
                thing()
                times.append(time.perf_counter() - started)
            pair.append(statistics.median(times) * 1e6)
        pairs.append(pair)
    return pairs[1:]


def _medians(pairs: list[list[float]]) -> tuple[float, float, float]:
    """Of one, of the other, and of their ratio pair by pair: what else the machine does meets both of a pair."""
    one, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    return one, other, statistics.median(first / second for first, second in pairs)


# --- In this process


@pytest.mark.parametrize("what", ["SELECT, JPKI", *COMMANDS, "VERIFY, PIN"])
def test_a_command_in_process(what: str, tell: Tell) -> None:
    raw = bytes.fromhex({"SELECT, JPKI": JPKI, "VERIFY, PIN": "002000980431323334", **COMMANDS}[what])
    card = issue(persona("taro"), datetime.now(UTC))
    card.power_on()
    card.transmit(bytes.fromhex(JPKI))

    def other() -> bytes:
        CommandAPDU.parse(raw)
        return b"\x90\x00"

    def many(thing: Callable[[], object]) -> Callable[[], None]:
        # One call is shorter than what the clock takes.
        def run() -> None:
            for _ in range(MANY):
                thing()

        return run

    mine, least, ratio = _medians(_in_turn(many(lambda: card.transmit(raw)), many(other), blocks=80, size=1))
    tell(
        f"one command in process: {what}",
        f"{mine / MANY:.1f} µs",
        f"{least / MANY:.1f} µs (parse, answer 9000)",
        f"{ratio:.1f}, at most {IN_PROCESS:.0f}",
    )
    assert ratio <= IN_PROCESS


# --- From the command to the card


# The command's own steps with a clock between them; the names are those of its columns.
STEPS = """
import json, sys, time
marks = [time.monotonic()]
from reader.virtual import cli
from reader.virtual.command import inserting
from reader.virtual.persona import load_personas
marks.append(time.monotonic())
who = load_personas()["taro"]
marks.append(time.monotonic())
from datetime import UTC, datetime
from reader.virtual.issuance import issue
from reader.virtual.vpcd import VpcdSlot
card = issue(who, datetime.now(UTC))
marks.append(time.monotonic())
with VpcdSlot(port=int(sys.argv[1])) as slot:
    slot.insert(card)
    slot.wait_until_connected()
    marks.append(time.monotonic())
    print(json.dumps(marks), flush=True)
    sys.stdin.read()
"""
NAMES = ("interpreter", "import", "personas", "issue", "connection", "seen by pcscd")


@pytest.mark.pcscd
def test_from_the_command_to_the_card(pcscd: PcscdRig, insert: Insert, tell: Tell) -> None:
    whole = []
    for _ in range(RUNS):
        started = time.monotonic()
        with insert("taro"):
            whole.append((time.monotonic() - started) * 1000)
    steps = [_steps(pcscd) for _ in range(RUNS)]
    medians = [statistics.median(column) for column in zip(*steps, strict=True)]
    told = ", ".join(f"{name} {time:.0f}" for name, time in zip(NAMES, medians, strict=True))
    tell("virtual-card insert to card seen", f"{statistics.median(whole):.0f} ms", told, f"at most {SEEN_MS:.0f} ms")
    assert statistics.median(whole) <= SEEN_MS


def _steps(pcscd: PcscdRig) -> list[float]:
    """Milliseconds of each step, in a process of its own."""
    reader = pcscd.reader_names[0]
    marks = [time.monotonic()]
    with subprocess.Popen(
        (sys.executable, "-c", STEPS, str(pcscd.vpcd_ports[0])), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as card:
        assert card.stdout is not None
        wait_for_card(reader)
        seen = time.monotonic()
        marks += json.loads(card.stdout.readline())
        marks.append(max(seen, marks[-1]))
        card.communicate(timeout=PATIENCE_S)
    wait_for_card(reader, present=False)
    return [(after - before) * 1000 for before, after in pairwise(marks)]


# --- What is made at the start: counted


# The command as it is, with a count of the keys and certificates that it makes.
COUNTED = """
import json, sys
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
keys, certificates = [], []
def counting(function, made):
    def count(*given, **named):
        made.append(1)
        return function(*given, **named)
    return count
rsa.generate_private_key = counting(rsa.generate_private_key, keys)
ec.generate_private_key = counting(ec.generate_private_key, keys)
x509.CertificateBuilder.sign = counting(x509.CertificateBuilder.sign, certificates)
from reader.virtual import cli
cli.main(sys.argv[1:])
print(json.dumps([len(keys), len(certificates)]))
"""


@pytest.mark.pcscd
def test_nothing_is_made_twice(pcscd: PcscdRig, tmp_path: Path, tell: Tell) -> None:
    address = f"127.0.0.1:{pcscd.vpcd_ports[0]}"
    reader = pcscd.reader_names[0]
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}

    def control(*arguments: str) -> None:
        command = (sys.executable, "-m", "reader.virtual.cli", *arguments, "--vpcd", address)
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=PATIENCE_S)

    with subprocess.Popen(
        (sys.executable, "-c", COUNTED, "insert", "taro", "--vpcd", address), env=environment, stdout=subprocess.PIPE
    ) as card:
        try:
            wait_for_card(reader)
            for name in ("hanako", "taro", "hanako", "taro"):
                control("swap", name)
            control("remove")
            control("insert")
        finally:
            card.send_signal(signal.SIGTERM)
            told, _ = card.communicate(timeout=PATIENCE_S)
    wait_for_card(reader, present=False)
    keys, certificates = json.loads(told.decode().splitlines()[-1])
    tell(
        "made by virtual-card insert, 4 swaps, 1 re-insertion",
        f"{keys} keys, {certificates} certificates",
        "2 persons, 2 certificates each, 2 authorities",
        "0 keys, at most 6 certificates",
    )
    assert keys == 0
    assert certificates <= 6


def test_a_persona_is_certified_once(monkeypatch: pytest.MonkeyPatch, tell: Tell) -> None:
    made: list[str] = []
    generate, sign = rsa.generate_private_key, x509.CertificateBuilder.sign

    def generating(*arguments: int) -> rsa.RSAPrivateKey:
        made.append("key")
        return generate(*arguments)

    def signing(builder: x509.CertificateBuilder, *arguments: object, **named: object) -> x509.Certificate:
        made.append("certificate")
        return sign(builder, *arguments, **named)  # type: ignore[arg-type]  # whatever the profile gives it

    monkeypatch.setattr(rsa, "generate_private_key", generating)
    monkeypatch.setattr(x509.CertificateBuilder, "sign", signing)
    now = datetime.now(UTC)
    for who in load_personas().values():
        issue(who, now)
    first = len(made)
    for who in load_personas().values():
        issue(who, now)
    persons = len(load_personas())
    tell("made for two cards of every persona", f"{first}, then {len(made) - first}", f"{persons} personas", "then 0")
    assert "key" not in made
    assert first
    assert len(made) == first
