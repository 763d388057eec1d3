"""The command virtual-card from two terminals, through the real PC/SC stack."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from apdu import CommandAPDU
from reader.errors import ReaderError
from reader.virtual.rig import PcscdRig
from tests.reader.virtual.doors import PATIENCE_S, connected, wait_until_empty

JPKI = "00A4040C0AD392F000260100000001"
SELECT_PIN = "00A4020C020018"
OWN = """description = "mine"
name = "見本　次郎"
name_kana = "ミホン　ジロウ"
birth_date = 1990-01-01
issued = "-1d"
key = 3
auth_pin = "4321"
"""


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Control sockets of this test alone; what runs on the machine besides is not touched."""
    with TemporaryDirectory(prefix="vc-") as folder:  # a socket's path is short
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield


class Terminal:
    """A running virtual-card, whose lines come as they are written."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        assert process.stdout is not None
        self._out = process.stdout
        self._pending = b""
        self._ready = selectors.DefaultSelector()
        self._ready.register(self._out, selectors.EVENT_READ)

    def line(self) -> str:
        """The next line; "" at the end of the output."""
        while b"\n" not in self._pending:
            assert self._ready.select(PATIENCE_S), "the command says nothing"
            more = os.read(self._out.fileno(), 65536)
            if not more:
                return ""
            self._pending += more
        line, self._pending = self._pending.split(b"\n", 1)
        return line.decode() + "\n"

    def end(self, number: signal.Signals = signal.SIGINT) -> int:
        """Ctrl-C; the exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE_S)


@contextmanager
def terminal(*arguments: str) -> Iterator[Terminal]:
    command = (sys.executable, "-m", "reader.virtual.cli", *arguments)
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(os.environ)) as process:
        try:
            yield Terminal(process)
        finally:
            if process.poll() is None:
                process.kill()


@contextmanager
def inserted(pcscd: PcscdRig, *arguments: str) -> Iterator[Terminal]:
    with inserted_into(pcscd, *arguments) as running:
        yield running
    wait_until_empty(pcscd.reader_names[0])


@contextmanager
def inserted_into(pcscd: PcscdRig, *arguments: str) -> Iterator[Terminal]:
    """A card in any pcscd, also one that this process does not speak to."""
    with terminal("insert", *arguments, "--vpcd", address(pcscd)) as running:
        assert "lies on the reader at" in running.line()
        yield running
        if running.process.poll() is None:
            assert running.end() == 0


def address(pcscd: PcscdRig) -> str:
    return f"127.0.0.1:{pcscd.vpcd_ports[0]}"


def run(*arguments: str) -> str:
    """What a second terminal shows."""
    command = (sys.executable, "-m", "reader.virtual.cli", *arguments)
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE_S).stdout


def state() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("state", "--json"))
    return found


def send(pcscd: PcscdRig, *commands: str) -> str:
    """The status word of the last one, as any PC/SC program sees it."""
    status = ""
    with connected(pcscd.reader_names[0]) as connection:
        for command in commands:
            status = f"{connection.transmit(CommandAPDU.parse(bytes.fromhex(command))).sw.value:04X}"
    return status


@pytest.mark.pcscd
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_insert_until_it_is_interrupted(pcscd: PcscdRig, number: signal.Signals) -> None:
    with inserted(pcscd, "taro") as running:
        with connected(pcscd.reader_names[0]) as connection:
            assert connection.atr == bytes.fromhex("3B888001000005E0B381A1007F")
        assert running.end(number) == 0


@pytest.mark.pcscd
def test_swap_remove_and_insert_from_a_second_terminal(pcscd: PcscdRig) -> None:
    with inserted(pcscd, "taro") as running:
        assert send(pcscd, JPKI, SELECT_PIN, "002000800439393939") == "63C2"
        assert run("swap", "other") == "The card of other is put in; programs see it within a second.\n"
        assert running.line().startswith("The card of other lies on the reader")
        assert send(pcscd, JPKI) == "6A82"
        assert run("remove").startswith("The card of other is taken.")
        wait_until_empty(pcscd.reader_names[0])
        assert state()["present"] is False
        assert run("insert") == "The card of other is put back.\n"
        assert running.line().startswith("The card of other lies on the reader")
        run("swap", "taro")
        assert running.line().startswith("The card of taro lies on the reader")
        pins = {entry["file"]: entry["tries_left"] for entry in state()["pins"] if entry["application"] == "JPKI"}
        assert pins == {"0018": 2, "001B": 5}
        assert "user-authentication PIN" in run("state")


@pytest.mark.pcscd
@pytest.mark.parametrize(
    "arguments", [("show", "nobody"), ("insert", "nobody"), ("swap", "nobody"), ("fault", "exchanged@1:nobody")]
)
def test_a_persona_that_is_none_is_the_same_mistake_everywhere(pcscd: PcscdRig, arguments: tuple[str, ...]) -> None:
    with inserted(pcscd, "taro"):
        command = (sys.executable, "-m", "reader.virtual.cli", *arguments)
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE_S)
        assert done.returncode == 2
        assert done.stderr.startswith(f"usage: virtual-card {arguments[0]} ")
        assert f"virtual-card {arguments[0]}: error: no persona nobody; there are android," in done.stderr
        assert state()["card"] == "taro"


@pytest.mark.pcscd
def test_what_state_names_is_what_vpcd_takes(pcscd: PcscdRig) -> None:
    with inserted(pcscd, "taro"):
        told = state()
        assert told["vpcd"] == address(pcscd)
        assert json.loads(run("state", "--json", "--vpcd", told["vpcd"])) == told


@pytest.mark.pcscd
def test_tear_from_a_second_terminal(pcscd: PcscdRig) -> None:
    with inserted(pcscd, "taro") as running:
        assert "answers 1 more commands; at the next one it is torn out" in run("tear", "--after", "1")
        with connected(pcscd.reader_names[0]) as connection:
            assert connection.transmit(CommandAPDU.parse(bytes.fromhex(JPKI))).sw.ok
            with pytest.raises(ReaderError):
                connection.transmit(CommandAPDU.parse(bytes.fromhex(SELECT_PIN)))
        assert running.line() == "The card of taro was torn out. virtual-card insert puts it back.\n"
        wait_until_empty(pcscd.reader_names[0])
        run("insert")
        assert running.line().startswith("The card of taro lies on the reader")
        assert send(pcscd, JPKI) == "9000"


@pytest.mark.pcscd
def test_log_followed_while_a_program_talks(pcscd: PcscdRig) -> None:
    with inserted(pcscd, "taro"), terminal("log", "--follow") as following:
        assert "-- inserted" in following.line()
        send(pcscd, JPKI, SELECT_PIN, "002000800437373737")
        while "VERIFY" not in (line := following.line()):
            assert line
        assert "PIN hidden (4 bytes)  [JPKI / 0018 user-authentication PIN]  -> 63C2 verification failed" in line
        records = [json.loads(text) for text in run("log", "--json").splitlines()]
        assert next(record for record in records if record.get("command") == "VERIFY")["pin"] is None
        assert following.end() == 0


@pytest.mark.pcscd
def test_secrets_only_for_who_asked_at_both_ends(pcscd: PcscdRig) -> None:
    with inserted(pcscd, "taro", "--show-secrets"):
        send(pcscd, JPKI, SELECT_PIN, "002000800437373737")
        assert "7777" in run("log", "--show-secrets")
        assert "7777" not in run("log") + run("log", "--json") + run("state", "--json")
    with inserted(pcscd, "taro"):
        with pytest.raises(subprocess.CalledProcessError) as refused:
            run("log", "--show-secrets")
        assert (refused.value.returncode, "insert --show-secrets" in refused.value.stderr) == (1, True)


@pytest.mark.pcscd
def test_pcscd_goes_and_comes_back(pcscd: PcscdRig) -> None:
    with inserted(pcscd, "taro") as running:
        pcscd.stop()
        assert running.line() == "pcscd has gone. The card of taro stays, and is there when pcscd comes back.\n"
        pcscd.start()
        assert running.line() == "pcscd is back: the card of taro lies on the reader again.\n"
        assert send(pcscd, JPKI) == "9000"


@pytest.mark.pcscd
def test_insert_waits_for_pcscd_when_told_to(pcscd: PcscdRig) -> None:
    pcscd.stop()
    with terminal("insert", "taro", "--wait", "--vpcd", address(pcscd)) as running:
        assert running.line() == "Waiting for it; Ctrl-C ends.\n"
        pcscd.start()
        assert running.line().startswith("The card of taro lies on the reader")
        assert running.end() == 0
    # A card that was there at pcscd's very first look is not counted, so that its count cannot tell the next ones.
    pcscd.stop()
    pcscd.start()


@pytest.mark.pcscd
def test_state_file_outlives_a_killed_process(pcscd: PcscdRig, tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    with inserted(pcscd, "taro", "--state", str(path)) as running:
        assert send(pcscd, JPKI, SELECT_PIN, "002000800439393939") == "63C2"
        running.process.kill()
        running.process.wait(PATIENCE_S)
    with inserted(pcscd, "taro", "--state", str(path)):
        assert send(pcscd, JPKI, SELECT_PIN, "00200080") == "63C2"
        with terminal("insert", "taro", "--state", str(path), "--vpcd", "127.0.0.1:1") as second:
            assert second.process.wait(PATIENCE_S) == 1


@pytest.mark.pcscd
def test_a_person_of_ones_own(pcscd: PcscdRig, tmp_path: Path) -> None:
    path = tmp_path / "jiro.toml"
    path.write_text(OWN)
    with inserted(pcscd, "--persona-file", str(path)) as running:
        assert send(pcscd, JPKI, SELECT_PIN, "002000800434333231") == "9000"
        assert state()["card"] == "jiro"
        path.write_text(OWN.replace("4321", "9876"))
        assert (
            run("swap", "--persona-file", str(path)) == "The card of jiro is put in; programs see it within a second.\n"
        )
        running.line()
        assert send(pcscd, JPKI, SELECT_PIN, "002000800439383736") == "9000"


@pytest.mark.pcscd
def test_a_slot_has_one_card(pcscd: PcscdRig) -> None:
    with inserted(pcscd, "taro"), terminal("insert", "hanako", "--vpcd", address(pcscd)) as second:
        assert second.process.wait(PATIENCE_S) == 1
        assert state()["card"] == "taro"


@pytest.mark.pcscd
def test_a_card_is_seen_soon(pcscd: PcscdRig) -> None:
    """Our own part of the second: from the start of the process to the driver's first look, best of three."""
    times = []
    for _ in range(3):
        began = time.monotonic()
        with inserted(pcscd, "taro"):
            times.append(time.monotonic() - began)
    assert min(times) < 1.0
