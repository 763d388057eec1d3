from __future__ import annotations

import logging
import os
import select
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from kiosk.lane import News
from kiosk.staff.call import Reason, StaffBell, check_command

LOGGER = "kiosk.staff.call"
VISIT = 4711


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], str]:
    """Writes a real program; returns its path."""

    def write(body: str) -> str:
        path = tmp_path / "call staff"  # a shell would take this apart
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)
        return str(path)

    return write


@pytest.fixture
def faults() -> Iterator[SimpleQueue[News]]:
    """What came home: only bugs do."""
    came: SimpleQueue[News] = SimpleQueue()
    yield came
    assert came.empty()


def _ring(command: tuple[str, ...], faults: SimpleQueue[News], *, times: int = 1, limit: float = 60) -> None:
    bell = StaffBell(command, faults.put, limit=limit)
    for _ in range(times):
        bell.ring(Reason.CARD_LEFT, VISIT)
    assert bell.close(60)


def test_it_gets_its_arguments_the_reason_and_nothing_else(
    tmp_path: Path, program: Callable[[str], str], faults: SimpleQueue[News], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", "/run/systemd/notify")
    told = tmp_path / "told"
    body = f'for each in "$@" "$(pwd)" "${{NOTIFY_SOCKET-unset}}" "$(cat)"; do echo "[$each]"; done >>"{told}"'
    _ring((program(body), "--desk", "a b; $(id)", ""), faults, times=2)
    assert (
        told.read_text().splitlines() == ["[--desk]", "[a b; $(id)]", "[]", "[card-left]", "[/]", "[unset]", "[]"] * 2
    )


def test_what_it_writes_stands_nowhere(
    program: Callable[[str], str],
    faults: SimpleQueue[News],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    _ring((program("echo taro; echo taro >&2"),), faults)
    assert capfd.readouterr() == ("", "")
    assert caplog.text == ""


@pytest.mark.logs(LOGGER)
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("exit 3", "the program that calls staff ended with 3"),
        ("kill -9 $$", "the program that calls staff ended with -9"),
    ],
)
def test_a_failure_is_a_warning(
    program: Callable[[str], str], faults: SimpleQueue[News], caplog: pytest.LogCaptureFixture, body: str, said: str
) -> None:
    _ring((program(body),), faults)
    (record,) = caplog.records
    assert (record.levelno, record.getMessage()) == (logging.WARNING, said)
    assert (vars(record)["visit"], vars(record)["reason"]) == (VISIT, "card-left")


@pytest.mark.logs(LOGGER)
def test_a_program_that_has_gone_is_a_warning_each_time(
    program: Callable[[str], str], faults: SimpleQueue[News], caplog: pytest.LogCaptureFixture
) -> None:
    path = program("exit 0")
    Path(path).unlink()
    _ring((path,), faults, times=2)
    assert caplog.messages == ["the program that calls staff was not started: No such file or directory"] * 2


@pytest.mark.logs(LOGGER)
def test_one_that_does_not_end_is_ended_with_whatever_it_started(
    tmp_path: Path, program: Callable[[str], str], faults: SimpleQueue[News], caplog: pytest.LogCaptureFixture
) -> None:
    # The kernel closes both ends of the pipe only when the last of the two processes is gone.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        _ring((program(f'exec 3>"{pipe}"; trap "" TERM; sleep 600 & sleep 600'),), faults, limit=1.0)
        ended, _, _ = select.select([reading], [], [], 20)
        assert ended, "somebody still holds the pipe"
        assert os.read(reading, 1) == b""
    finally:
        os.close(reading)
    assert caplog.messages == ["the program that calls staff took longer than 1 seconds"]


def test_a_command_that_can_be_run(program: Callable[[str], str]) -> None:
    check_command((program("exit 1"), "--desk"))


def test_commands_that_cannot_be_run(tmp_path: Path, program: Callable[[str], str]) -> None:
    with pytest.raises(ValueError, match="beginning with /"):
        check_command(("sh", "-c", "true"))
    with pytest.raises(ValueError, match="there is no such program; install it"):
        check_command((str(tmp_path / "none"),))
    with pytest.raises(ValueError, match="there is no such program"):
        check_command((str(tmp_path),))
    path = program("exit 0")
    Path(path).chmod(0o644)
    with pytest.raises(ValueError, match=r"cannot be executed by this user; chmod \+x"):
        check_command((path,))
