from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Queue

import pytest

from kiosk.flow.events import PasscodeAccepted, PasscodeRejected
from kiosk.lane import News
from kiosk.pinpad import PasscodePad
from kiosk.staff.desk import StaffDesk
from kiosk.staff.passcode import PasscodeHash, hash_passcode
from kiosk.staff.tries import FREE, read_tries

RIGHT = b"482915"
WRONG = b"482916"
NOW = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)


class _Hall:
    """A desk, its pad, and what it says."""

    def __init__(self, path: Path, expected: PasscodeHash | None) -> None:
        self.now = NOW
        self.path = path
        self.pad = PasscodePad()
        self.said: Queue[News] = Queue()
        self.desk = StaffDesk(self.pad, expected, ("sato", "kim"), path, self.said.put, now=lambda: self.now)

    def enter(self, passcode: bytes, staff: str = "sato") -> News:
        for digit in passcode:
            self.pad.push(digit - 0x30)
        self.desk.check_passcode(7, staff)
        assert self.pad.length == 0
        return self.said.get(timeout=20)


@pytest.fixture(scope="module")
def expected() -> PasscodeHash:
    return hash_passcode(RIGHT)


@pytest.fixture
def hall(tmp_path: Path, expected: PasscodeHash) -> Iterator[_Hall]:
    made = _Hall(tmp_path / "tries.json", expected)
    yield made
    assert made.desk.close(20)


def test_the_right_one_of_a_member_is_accepted(hall: _Hall) -> None:
    assert hall.enter(RIGHT, "kim") == PasscodeAccepted(7, "kim")
    assert read_tries(hall.path).wrong == 0


@pytest.mark.parametrize(
    ("passcode", "staff"), [(WRONG, "sato"), (b"", "sato"), (RIGHT[:5], "sato"), (RIGHT, "nobody")]
)
def test_anything_else_is_rejected(hall: _Hall, passcode: bytes, staff: str) -> None:
    assert hall.enter(passcode, staff) == PasscodeRejected(7)


@pytest.mark.logs("kiosk.staff.desk")
def test_after_five_wrong_ones_the_right_one_has_to_wait(hall: _Hall) -> None:
    for _ in range(FREE):
        assert hall.enter(WRONG) == PasscodeRejected(7)
    assert hall.enter(RIGHT) == PasscodeRejected(7)
    hall.now += timedelta(minutes=1)
    assert hall.enter(RIGHT) == PasscodeAccepted(7, "sato")


@pytest.mark.logs("kiosk.staff.desk")
def test_a_restart_gives_no_tries_back(hall: _Hall, expected: PasscodeHash) -> None:
    for _ in range(FREE):
        hall.enter(WRONG)
    again = _Hall(hall.path, expected)
    assert again.enter(RIGHT) == PasscodeRejected(7)
    assert again.desk.close(20)


@pytest.mark.logs("kiosk.staff.desk")
def test_tries_that_cannot_be_counted_are_not_given(tmp_path: Path, expected: PasscodeHash) -> None:
    hall = _Hall(tmp_path / "no-such-folder" / "tries.json", expected)
    assert hall.enter(RIGHT) == PasscodeRejected(7)
    assert hall.desk.close(20)


def test_without_a_passcode_nobody_gets_in(tmp_path: Path) -> None:
    hall = _Hall(tmp_path / "tries.json", None)
    assert hall.enter(RIGHT) == PasscodeRejected(7)
    assert hall.desk.close(20)


def test_nothing_that_is_said_has_the_passcode_in_it(hall: _Hall) -> None:
    for passcode in (RIGHT, WRONG):
        assert passcode.decode() not in repr(hall.enter(passcode))
