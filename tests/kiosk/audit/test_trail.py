"""The audit trail as a file: what was changed, cut or torn is noticed, and writing goes on."""

from __future__ import annotations

import json
import logging
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from apdu.mynumber.jpki import CardContents
from apdu.mynumber.layout import Medium
from kiosk.audit.record import Audit
from kiosk.audit.trail import AuditTrail, TrailInUse, check_chain
from kiosk.flow import events
from kiosk.flow.states import (
    Card,
    Idle,
    Notice,
    Placed,
    Reading,
)
from reader.events import CardPresence

AT = datetime(2030, 1, 1, tzinfo=UTC)
PLACED = Placed(3, CardPresence("reader A", 1))
CARD = Card(CardContents(Medium.CARD, b"MARK certificate", 2), Notice.EXPIRES_SOON)


def _now(job: Callable[[], None]) -> None:
    job()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "audit.jsonl"


@contextmanager
def _open(path: Path) -> Iterator[AuditTrail]:
    trail = AuditTrail(path)
    try:
        yield trail
    finally:
        trail.close()


def _write(path: Path, *names: str) -> None:
    with _open(path) as trail:
        for name in names:
            trail.append({"name": name})


def _records(path: Path) -> list[dict[str, object]]:
    return [
        json.loads(line) for line in path.read_bytes().splitlines() if line.startswith(b"{") and line.endswith(b"}")
    ]


def test_a_chain_is_intact_over_several_openings(path: Path) -> None:
    _write(path, "a", "b")
    _write(path, "c")
    chain = check_chain(path)
    assert (chain.records, chain.breaks, chain.faults) == (3, (), ())
    assert chain.intact
    assert [record["n"] for record in _records(path)] == [1, 2, 3]
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_empty_trail_is_intact(path: Path) -> None:
    _write(path)
    assert check_chain(path).intact


@pytest.mark.parametrize("line", range(4))
def test_a_changed_line_is_noticed(path: Path, line: int) -> None:
    _write(path, "a", "b", "c", "d")
    lines = path.read_bytes().splitlines(keepends=True)
    lines[line] = lines[line].replace(b'"name":"', b'"name":"x')
    path.write_bytes(b"".join(lines))
    assert f"line {line + 1}: was changed, its hash does not fit it" in check_chain(path).faults


@pytest.mark.parametrize("torn", [False, True], ids=["whole", "with-a-break"])
def test_every_change_of_a_single_byte_is_noticed(path: Path, *, torn: bool) -> None:
    _write(path, "a", "b")
    if torn:
        path.write_bytes(path.read_bytes()[:-30])
    _write(path, "c")
    whole = path.read_bytes()
    assert check_chain(path).intact
    for place, byte in enumerate(whole):
        for other in {byte ^ 1, byte ^ 0x20, byte ^ 0x80, ord("\n"), ord(" "), ord('"'), ord("0"), 0} - {byte}:
            path.write_bytes(whole[:place] + bytes((other,)) + whole[place + 1 :])
            assert not check_chain(path).intact, (place, byte, other)
        path.write_bytes(whole[:place] + whole[place + 1 :])
        assert not check_chain(path).intact, (place, "taken out")


def test_lines_cut_off_are_noticed_by_a_hash_that_was_noted(path: Path) -> None:
    _write(path, "a", "b")
    noted = check_chain(path).head
    _write(path, "c")
    assert check_chain(path, expected=noted).intact
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    assert check_chain(path).intact
    assert not check_chain(path, expected=noted).intact


def test_a_change_of_the_last_line_is_not_made_good_by_going_on(path: Path) -> None:
    _write(path, "a", "b")
    path.write_bytes(path.read_bytes().replace(b'"b"', b'"x"'))
    _write(path, "c")
    assert "line 2: was changed, its hash does not fit it" in check_chain(path).faults


@pytest.mark.parametrize("line", range(3))
def test_a_removed_line_is_noticed(path: Path, line: int) -> None:
    _write(path, "a", "b", "c", "d")
    lines = path.read_bytes().splitlines(keepends=True)
    del lines[line]
    path.write_bytes(b"".join(lines))
    assert not check_chain(path).intact


def test_a_line_put_in_between_is_noticed(path: Path) -> None:
    _write(path, "a", "b")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + lines[0] + lines[1])
    assert not check_chain(path).intact


def test_a_line_made_unreadable_is_noticed(path: Path) -> None:
    _write(path, "a", "b", "c")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + b"\0" * 40 + b"\n" + lines[2])
    faults = check_chain(path).faults
    assert "line 3: follows a line that is no record, and does not say so" in faults


@pytest.mark.parametrize("kept", range(1, 90, 8))
def test_a_line_torn_by_a_power_cut_stays_and_the_break_is_noted(path: Path, kept: int) -> None:
    _write(path, "a", "b")
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    path.write_bytes(whole[: first + kept])
    _write(path, "c", "d")
    chain = check_chain(path)
    assert chain.intact
    assert chain.breaks == (3,)
    assert path.read_bytes().startswith(whole[: first + kept] + b"\n"), "nothing that was there is lost"
    assert [record.get("name", record.get("break")) for record in _records(path)] == ["a", "torn", "c", "d"]


def test_blocks_of_zeros_after_a_power_cut_are_a_torn_line(path: Path) -> None:
    """Some file systems keep the new length and lose the data."""
    _write(path, "a")
    with path.open("ab") as file:
        file.write(bytes(200_000))
    _write(path, "b")
    chain = check_chain(path)
    assert chain.intact
    assert chain.breaks == (3,)


def test_a_trail_that_is_nothing_but_a_torn_line_goes_on(path: Path) -> None:
    path.write_bytes(b'{"n":1,"na')
    _write(path, "b")
    assert check_chain(path).intact


def test_two_programs_do_not_write_one_trail(path: Path) -> None:
    with _open(path), pytest.raises(TrailInUse):
        AuditTrail(path)
    _write(path, "a")
    assert check_chain(path).intact


def test_a_trail_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        AuditTrail(tmp_path / "missing" / "audit.jsonl")


def test_two_lines_in_a_row_that_are_no_records_are_noticed(path: Path) -> None:
    _write(path, "a")
    with path.open("ab") as file:
        file.write(b"1\nnonsense\n")
    assert "line 3: is torn, like the one before" in check_chain(path).faults


def test_closing_twice_is_no_mistake(path: Path) -> None:
    trail = AuditTrail(path)
    trail.close()
    trail.close()


@contextmanager
def _room(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond `size` bytes, as a full disk would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("room", [0, 1, 40, 109])
def test_a_full_disk_stops_nothing_is_said_once_and_its_losses_are_counted(
    path: Path, caplog: pytest.LogCaptureFixture, room: int
) -> None:
    with _open(path) as trail:
        audit = Audit(trail, _now)
        visits = [Reading(replace(PLACED, visit=visit)) for visit in range(1, 7)]
        audit.record(Idle(), events.TimedOut(), visits[0])
        with caplog.at_level(logging.WARNING), _room(path.stat().st_size + room):
            for reading in visits[1:4]:
                audit.record(Idle(), events.TimedOut(), reading)
        assert len(caplog.records) == 1
        caplog.clear()
        for reading in visits[4:]:
            audit.record(Idle(), events.TimedOut(), reading)
    assert [(record.get("to"), record.get("lost")) for record in _records(path)] == [
        ("Reading", None),
        (None, 3),
        ("Reading", None),
        ("Reading", None),
    ]
    assert check_chain(path).intact
