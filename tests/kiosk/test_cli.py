from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

import pytest

from kiosk.cli import main
from kiosk.exitcode import CommandError, ExitCode
from reader.base import Reader, Watcher
from reader.events import WatcherEvent
from reader.virtual.inprocess import DEFAULT_NAME, VirtualReaders
from reader.virtual.issuance import issue
from reader.virtual.persona import load_personas

NOW: Final = datetime.now(UTC)
# 20 ms on the machine where it was written; the rest is for slow ones, and for tests that run beside it.
IMPORT_LIMIT_S: Final = 0.050


def run(*arguments: str, typed: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = (sys.executable, "-m", "kiosk", *arguments)
    return subprocess.run(command, input=typed, capture_output=True, check=False, env={**os.environ, **environment})


@pytest.mark.parametrize("arguments", [("--help",), ("card", "--help"), ("run", "--help")])
def test_help_documents_every_exit_code(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    text = capsys.readouterr().out
    for code in ExitCode:
        assert f"  {code.value:>3}  {code.meaning}" in text


def test_exit_codes_are_distinct_and_named() -> None:
    assert len({code.value for code in ExitCode}) == len(ExitCode.__members__)
    assert ExitCode.PIN_WRONG.slug == "pin-wrong"
    assert [ExitCode.OK, ExitCode.SOMETHING_TO_DO, ExitCode.USAGE] == [0, 1, 2]
    assert all(code.meaning for code in ExitCode)


def test_every_exit_code_is_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for code in ExitCode:
        assert f"| {code.value} | {code.meaning} |" in readme


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"myna-kiosk {version('myna-kiosk')}\n"


@pytest.mark.parametrize(
    "arguments",
    [(), ("fly",), ("card", "--fly"), ("demo", "--size", "big"), ("demo", "--size", "1x1"), ("card", "--reader")],
)
def test_a_wrong_command_line(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == ExitCode.USAGE
    assert "usage: myna-kiosk" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [("card", "--use-last-try"), ("demo", "--all")])
def test_options_that_go_with_another(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments, readers=VirtualReaders()) == ExitCode.USAGE
    assert "goes with" in capsys.readouterr().err


def test_a_program_may_bring_its_own_cards(capsys: pytest.CaptureFixture[str]) -> None:
    readers = VirtualReaders()
    assert main(["card"], readers=readers) == ExitCode.NO_CARD
    readers.insert(DEFAULT_NAME, issue(load_personas()["taro"], NOW))
    assert main(["card", "--json"], readers=readers) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["token"] == "card"


class BrokenReaders:
    """A source of readers with a bug in it."""

    def __init__(self, error: BaseException) -> None:
        self._error = error

    def names(self) -> tuple[str, ...]:
        raise self._error

    def open(self, name: str) -> Reader:
        raise AssertionError(name)

    def watch(self, post: Callable[[WatcherEvent], None]) -> Watcher:
        raise AssertionError(post)


def test_a_bug_shows_its_place_and_no_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["card", "--json"], readers=BrokenReaders(ValueError("7391 試験花子"))) == ExitCode.INTERNAL
    said = capsys.readouterr()
    assert json.loads(said.out)["error"] == "internal"
    assert "ValueError [" in said.err
    assert "test_cli.py:" in said.err
    for secret in ("7391", "試験花子", "Traceback"):
        assert secret not in said.out + said.err


def test_an_interrupt(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["card"], readers=BrokenReaders(KeyboardInterrupt())) == ExitCode.INTERRUPTED
    assert capsys.readouterr().err == "myna-kiosk: interrupted\n"


def test_an_end_that_a_command_decides(capsys: pytest.CaptureFixture[str]) -> None:
    error = CommandError(ExitCode.REFUSED, "no")
    assert main(["card", "--json"], readers=BrokenReaders(error)) == ExitCode.REFUSED
    said = capsys.readouterr()
    assert json.loads(said.out) == {"error": "refused", "message": "no"}
    assert said.err == "myna-kiosk: no\n"


def test_output_that_nobody_reads_is_no_fault() -> None:
    process = subprocess.Popen(
        (sys.executable, "-m", "kiosk", "card", "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PCSCLITE_CSOCK_NAME": "/nowhere/pcscd.comm"},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(30) in (ExitCode.OK, ExitCode.NO_SERVICE)
    assert b"Traceback" not in said
    assert b"Exception ignored" not in said


def test_no_service_in_a_process_of_its_own() -> None:
    done = run("card", "--json", PCSCLITE_CSOCK_NAME="/nowhere/pcscd.comm")
    assert done.returncode == ExitCode.NO_SERVICE
    assert json.loads(done.stdout)["error"] == "no-service"
    assert b"systemctl start pcscd.socket" in done.stderr


def test_the_doctor_in_a_process_of_its_own() -> None:
    done = run("doctor", "--json", PCSCLITE_CSOCK_NAME="/nowhere/pcscd.comm", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == ExitCode.SOMETHING_TO_DO
    found = {check["check"]: check for check in json.loads(done.stdout)["checks"]}
    assert found["PC/SC service"]["outcome"] == "fail"
    assert found["core dumps"]["outcome"] == "pass"
    assert done.stderr == b""


HARDENED = """
import os, resource, signal
from kiosk.hardening import dumpable, harden
before = dumpable()
harden()
print(before, dumpable(), resource.getrlimit(resource.RLIMIT_CORE), oct(os.umask(0)))
"""


def test_a_hardened_process_leaves_no_core() -> None:
    done = subprocess.run((sys.executable, "-c", HARDENED), capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True False (0, 0) 0o77"


def test_a_hardened_process_that_crashes_leaves_no_file(tmp_path: Path) -> None:
    crash = "import os, signal; from kiosk.hardening import harden; harden(); os.kill(os.getpid(), signal.SIGSEGV)"
    done = subprocess.run((sys.executable, "-c", crash), cwd=tmp_path, check=False)
    assert done.returncode == -signal.SIGSEGV
    assert list(tmp_path.iterdir()) == []


IMPORT = """
import sys, time
start = time.perf_counter()
import kiosk.cli
print(time.perf_counter() - start)
print(*sorted(name for name in sys.modules if "." not in name))
"""


def test_the_command_line_starts_fast() -> None:
    best, modules = 1.0, ""
    deadline = time.monotonic() + 20
    while best > IMPORT_LIMIT_S and time.monotonic() < deadline:
        done = subprocess.run((sys.executable, "-c", IMPORT), capture_output=True, text=True, check=True)
        seconds, modules = done.stdout.splitlines()
        best = min(best, float(seconds))
    assert best <= IMPORT_LIMIT_S
    assert not {"PySide6", "pydantic", "cryptography", "sqlalchemy", "smartcard", "apdu", "reader", "logging"} & set(
        modules.split()
    )
