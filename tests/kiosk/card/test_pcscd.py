"""`myna-kiosk card` as a process of its own, on a real pcscd, with virtual cards in vpcd's readers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from kiosk.exitcode import ExitCode
from reader.virtual.card import Card, VirtualCard
from reader.virtual.faults import Answer, FaultyCard, Moment, Mute, Torn
from reader.virtual.issuance import issue
from reader.virtual.persona import load_personas
from reader.virtual.pki import anchors, signature_anchors
from reader.virtual.rig import PcscdRig
from reader.virtual.vpcd import VpcdSlot

pytestmark = pytest.mark.pcscd

NOW: Final = datetime.now(UTC)
PATIENCE_S: Final = 20.0
PIN: Final = "7391"
WAIT: Final = """
import sys, time
from reader.errors import NoCard
from reader.pcsc.connection import PcscReaders
deadline = time.monotonic() + 20
while time.monotonic() < deadline:
    try:
        with PcscReaders().open(sys.argv[1]).connect():
            print("connected", flush=True)
            if sys.argv[2] == "hold":
                sys.stdin.read()
        sys.exit(0)
    except NoCard:
        time.sleep(0.005)
sys.exit("pcscd does not see the card")
"""


class Stack:
    """A pcscd with two readers, and processes that talk to it."""

    def __init__(self, rig: PcscdRig) -> None:
        self.rig = rig
        self.environment = {**os.environ, **rig.environment}

    @contextmanager
    def inserted(self, card: Card, slot: int = 0) -> Iterator[None]:
        """The card in a reader, and pcscd aware of it."""
        with VpcdSlot(port=self.rig.vpcd_ports[slot]) as place:
            place.insert(card)
            place.wait_until_connected()
            command = (sys.executable, "-c", WAIT, self.rig.reader_names[slot], "leave")
            subprocess.run(command, env=self.environment, check=True, stdout=subprocess.DEVNULL)
            yield

    @contextmanager
    def held(self, slot: int = 0) -> Iterator[None]:
        """Another program holds the card."""
        command = (sys.executable, "-c", WAIT, self.rig.reader_names[slot], "hold")
        with subprocess.Popen(command, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"connected\n"
            yield
            process.communicate()

    def card(self, *options: str, typed: str = "") -> tuple[int, str, str]:
        done = subprocess.run(
            (sys.executable, "-m", "kiosk", "card", *options),
            env=self.environment,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
        assert "Traceback" not in done.stderr
        assert PIN not in done.stdout + done.stderr
        return done.returncode, done.stdout, done.stderr

    def json(self, *options: str, typed: str = "") -> tuple[int, dict[str, Any]]:
        code, out, err = self.card("--json", "--reader", self.rig.reader_names[0], *options, typed=typed)
        found = json.loads(out)
        assert (code == 0) is ("error" not in found)
        assert err == (f"myna-kiosk: {found['message']}\n" if code else "")
        return code, found


@pytest.fixture(scope="module")
def rig() -> Iterator[PcscdRig]:
    with PcscdRig() as started:
        yield started


@pytest.fixture
def stack(rig: PcscdRig) -> Stack:
    rig.start()
    return Stack(rig)


def card_of(who: str, **changes: Any) -> VirtualCard:
    return issue(replace(load_personas()[who], **{"auth_pin": PIN, **changes}), NOW)


def test_a_visit_of_five_commands(stack: Stack, tmp_path: Path) -> None:
    path = tmp_path / "anchors.pem"
    path.write_bytes(b"".join(anchor.public_bytes(Encoding.PEM) for anchor in anchors()))
    card = card_of("taro")
    with stack.inserted(card):
        code, found = stack.json("--prove", "--anchors", str(path), typed=f"{PIN}\n")
    assert code == ExitCode.OK
    assert (found["trusted"], found["proof"], found["apdus"]) == (True, {"signature": "valid"}, 5)
    assert found["tries_left"] == 3
    assert card.verifies == 1


def test_the_reader_with_the_card_is_found(stack: Stack) -> None:
    with stack.inserted(card_of("taro"), slot=1):
        code, out, err = stack.card()
    assert (code, err) == (ExitCode.OK, "")
    assert out.startswith(f"Reader        {stack.rig.reader_names[1]}\n")


def test_two_cards_are_one_too_many_for_a_pin(stack: Stack) -> None:
    cards = card_of("taro"), card_of("hanako")
    with stack.inserted(cards[0], slot=0), stack.inserted(cards[1], slot=1):
        code, _, _ = stack.card("--prove", typed=f"{PIN}\n")
    assert code == ExitCode.USAGE
    assert [card.verifies for card in cards] == [0, 0]


@pytest.mark.parametrize(
    ("who", "options", "typed", "code", "verifies"),
    [
        ("taro", ("--prove",), "5573\n", ExitCode.PIN_WRONG, 1),
        ("taro", ("--prove",), "12\n", ExitCode.PIN_MALFORMED, 0),
        ("taro", ("--prove",), "", ExitCode.PIN_MALFORMED, 0),
        ("blocked", ("--prove",), f"{PIN}\n", ExitCode.PIN_BLOCKED, 0),
        ("last-try", ("--prove",), f"{PIN}\n", ExitCode.LAST_TRY, 0),
        ("last-try", ("--prove", "--use-last-try"), f"{PIN}\n", ExitCode.OK, 1),
        ("last-try", ("--prove", "--use-last-try"), "5573\n", ExitCode.PIN_BLOCKED, 1),
        ("android", ("--prove",), f"{PIN}\n", ExitCode.OK, 1),
        ("iphone", (), "", ExitCode.OK, 0),
        ("other", (), "", ExitCode.NOT_MY_NUMBER_CARD, 0),
        ("juki", (), "", ExitCode.NOT_MY_NUMBER_CARD, 0),
        ("short-length", ("--prove",), f"{PIN}\n", ExitCode.OK, 1),
    ],
)
def test_exit_codes(
    who: str, options: tuple[str, ...], typed: str, code: ExitCode, verifies: int, stack: Stack
) -> None:
    card = card_of(who)
    with stack.inserted(card):
        ended, found = stack.json(*options, typed=typed)
    assert ended == code, found
    assert card.verifies == verifies
    assert found.get("error", "ok") == code.slug


def test_a_certificate_of_strangers_is_rejected(stack: Stack, tmp_path: Path) -> None:
    path = tmp_path / "strangers.pem"
    path.write_bytes(signature_anchors()[0].public_bytes(Encoding.PEM))
    with stack.inserted(card_of("taro")):
        code, found = stack.json("--prove", "--anchors", str(path), typed=f"{PIN}\n")
    assert (code, found["trusted"], found["proof"]) == (
        ExitCode.CERTIFICATE_REJECTED,
        False,
        {"signature": "valid"},
    )


def test_no_card_no_reader_no_service(stack: Stack) -> None:
    assert stack.json()[0] == ExitCode.NO_CARD
    assert stack.card("--reader", "Nobody")[0] == ExitCode.NO_READER
    stack.rig.stop()
    assert stack.json()[0] == ExitCode.NO_SERVICE


def test_a_card_in_use(stack: Stack) -> None:
    with stack.inserted(card_of("taro")), stack.held():
        assert stack.json()[0] == ExitCode.CARD_IN_USE


@pytest.mark.parametrize("moment", list(Moment))
@pytest.mark.parametrize("at", range(5))
def test_a_card_pulled_at_any_command_is_lost(at: int, moment: Moment, stack: Stack) -> None:
    card = card_of("taro")
    with stack.inserted(FaultyCard(card, Torn(at, moment))):
        code, found = stack.json("--prove", typed=f"{PIN}\n")
    # vpcd reports a line that is cut in the middle of a command as an empty answer: lost or mute, never a wrong PIN.
    assert code in (ExitCode.CARD_LOST, ExitCode.CARD_UNREADABLE)
    assert found["proof"] is None
    assert card.verifies <= 1


def test_a_mute_card_is_asked_again_how_many_tries_it_has(stack: Stack) -> None:
    card = card_of("taro")
    with stack.inserted(FaultyCard(card, Answer(3, b"\x6f", Moment.AFTER))):
        code, found = stack.json("--prove", typed="5573\n")
    assert (code, found["tries_left"]) == (ExitCode.CARD_UNREADABLE, 2)
    assert card.verifies == 1


def test_the_pin_is_typed_on_a_terminal_without_echo(stack: Stack) -> None:
    keyboard, screen = os.openpty()
    card = card_of("taro")
    with ExitStack() as stay:
        stay.callback(os.close, keyboard)
        stay.enter_context(stack.inserted(card))
        process = stay.enter_context(
            subprocess.Popen(
                (sys.executable, "-m", "kiosk", "card", "--prove", "--reader", stack.rig.reader_names[0]),
                env=stack.environment,
                stdin=screen,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        )
        os.close(screen)
        assert process.stdout is not None
        assert process.stderr is not None
        shown = b""
        while not shown.endswith(b"): "):
            shown += process.stderr.read(1)
        assert shown == b"PIN (4 digits, not shown; 3 tries are left): "
        os.write(keyboard, f"{PIN}\n".encode())
        out = process.stdout.read().decode()
        assert process.wait(PATIENCE_S) == ExitCode.OK
    assert "Proof         signature valid" in out
    assert PIN not in out
    assert card.verifies == 1


def test_memory_of_the_process_while_it_asks_is_closed_to_others(stack: Stack) -> None:
    keyboard, screen = os.openpty()
    with ExitStack() as stay:
        stay.callback(os.close, keyboard)
        stay.enter_context(stack.inserted(card_of("taro")))
        process = stay.enter_context(
            subprocess.Popen(
                (sys.executable, "-m", "kiosk", "card", "--prove", "--reader", stack.rig.reader_names[0]),
                env=stack.environment,
                stdin=screen,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
        )
        os.close(screen)
        assert process.stderr is not None
        shown = b""
        while not shown.endswith(b"): "):
            shown += process.stderr.read(1)
        limits = Path(f"/proc/{process.pid}/limits").read_text()
        core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
        assert core.split()[4:6] == ["0", "0"]
        os.write(keyboard, b"\x04")
        assert process.wait(PATIENCE_S) == ExitCode.PIN_MALFORMED


def test_the_doctor_connects_to_the_card_and_sends_nothing(stack: Stack) -> None:
    card = card_of("taro")
    with stack.inserted(card):
        done = subprocess.run(
            (sys.executable, "-m", "kiosk", "doctor", "--json"),
            env={**stack.environment, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            check=False,
        )
    found = {check["check"]: check for check in json.loads(done.stdout)["checks"]}
    assert found["PC/SC service"]["outcome"] == "pass"
    assert found["readers"]["detail"] == ", ".join(stack.rig.reader_names)
    assert found["card access"]["detail"] == f"connected to the card on {stack.rig.reader_names[0]}"
    assert not card.log


def test_a_silent_card_ends_the_command_by_itself(stack: Stack) -> None:
    silent = FaultyCard(issue(load_personas()["taro"], NOW), Mute(1))
    with stack.inserted(silent):
        code, found = stack.json()
        assert (code, found["error"]) == (ExitCode.CARD_UNREADABLE, "card-unreadable")
        assert "does not answer" in found["message"]


def test_ctrl_c_ends_it_while_a_card_is_silent(stack: Stack) -> None:
    silent = FaultyCard(issue(load_personas()["taro"], NOW), Mute(1))
    with stack.inserted(silent):
        command = (sys.executable, "-m", "kiosk", "card", "--reader", stack.rig.reader_names[0])
        with subprocess.Popen(command, env=stack.environment, stderr=subprocess.PIPE, text=True) as process:
            assert silent.muted.wait(PATIENCE_S)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == ExitCode.INTERRUPTED
        assert said == "myna-kiosk: interrupted\n"


@pytest.mark.parametrize("at", [1, 2])
def test_a_card_that_was_pulled_went_away(stack: Stack, at: int) -> None:
    with stack.inserted(FaultyCard(issue(load_personas()["taro"], NOW), Torn(at))):
        code, found = stack.json()
        assert (code, found["error"]) == (ExitCode.CARD_LOST, "card-lost")
