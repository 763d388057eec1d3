"""The file of registrations whose answer has not come: it outlives everything and never grows."""

from __future__ import annotations

import multiprocessing
import os
import signal
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.eligibility.http.pending import Pending, Unsettled
from kiosk.eligibility.http.settling import PENDING_FILE, settled, unsettled

AT = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)


def entry(name: str) -> Unsettled:
    return Unsettled(name, f"challenge-of-{name}", AT, "https://service.test", "kiosk-1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "backend" / PENDING_FILE


def test_an_entry_is_found_by_the_next_program(path: Path) -> None:
    Pending(path).note(entry("a"))
    Pending(path).note(entry("b"))
    assert Pending(path).entries() == (entry("a"), entry("b"))
    assert unsettled(path.parent) == (entry("a"), entry("b"))


def test_what_is_struck_out_is_gone(path: Path) -> None:
    pending = Pending(path)
    for name in "abc":
        pending.note(entry(name))
    pending.strike("b")
    pending.strike("never-noted")
    assert Pending(path).entries() == (entry("a"), entry("c"))
    pending.note(entry("b"))
    assert set(Pending(path).entries()) == {entry("a"), entry("b"), entry("c")}


def test_the_file_does_not_grow(path: Path) -> None:
    pending = Pending(path)
    for number in range(50):
        pending.note(entry(f"{number}"))
        pending.strike(f"{number}")
    assert path.stat().st_size == 0


def test_nobody_else_may_read_it(path: Path) -> None:
    previous = os.umask(0)
    try:
        Pending(path).note(entry("a"))
    finally:
        os.umask(previous)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_nothing_is_made_by_looking(path: Path) -> None:
    assert Pending(path).entries() == ()
    assert unsettled(path.parent) == ()
    assert settled(path.parent) == ()
    assert not path.parent.exists()


def test_a_line_that_was_cut_off_at_any_byte_counts_for_nothing(path: Path) -> None:
    pending = Pending(path)
    pending.note(entry("a"))
    whole = path.read_bytes()
    second = entry("b").to_line()
    for length in range(len(second) - 1):
        path.write_bytes(whole + second[:length])
        assert Pending(path).entries() == (entry("a"),), length
        Pending(path).note(entry("c"))
        assert Pending(path).entries() == (entry("a"), entry("c")), length


@pytest.mark.parametrize(
    "line",
    [
        b"\x00" * 4096,
        b"[]",
        b"1",
        b'{"request":"x"}',
        b'{"request":1,"challenge":"c","at":"2026-06-01T03:00:00+00:00","service":"s","kiosk":"k"}',
        b'{"request":"x","challenge":"c","at":"yesterday","service":"s","kiosk":"k"}',
        b'{"request":"x","challenge":"c","at":"2026-06-01T03:00:00","service":"s","kiosk":"k"}',
        b'{"struck":["a"]}',
    ],
)
def test_what_is_no_entry_is_passed_over(path: Path, line: bytes) -> None:
    pending = Pending(path)
    pending.note(entry("a"))
    with path.open("ab") as file:
        file.write(line)
    pending.note(entry("b"))
    assert pending.entries() == (entry("a"), entry("b"))


def test_a_link_in_its_place_is_not_followed(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic"):
        Pending(path).note(entry("a"))
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_cannot_be_written_is_an_error_before_anything_is_sent(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match=r"\S"):
        Pending(tmp_path / "file" / PENDING_FILE).note(entry("a"))


def _note_until_killed(path: Path, told: int) -> None:
    pending = Pending(path)
    number = 0
    while True:
        pending.note(entry(f"{number}"))
        os.write(told, b".")
        number += 1


def test_what_was_noted_survives_a_kill(path: Path) -> None:
    reading, writing = os.pipe()
    process = multiprocessing.get_context("fork").Process(target=_note_until_killed, args=(path, writing))
    process.start()
    os.close(writing)
    said = b""
    while len(said) < 20:
        said += os.read(reading, 1)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    while more := os.read(reading, 4096):
        said += more
    os.close(reading)
    found = Pending(path).entries()
    assert [each.request for each in found[: len(said)]] == [f"{number}" for number in range(len(said))]


def test_two_that_write_at_a_time_lose_nothing(path: Path) -> None:
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_note_fifty, args=(path, name)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert {each.request for each in Pending(path).entries()} == {
        f"{name}{n}" for name in "ab" for n in range(1, 50, 2)
    }


def _note_fifty(path: Path, name: str) -> None:
    pending = Pending(path)
    for number in range(50):
        pending.note(entry(f"{name}{number}"))
        if number % 2 == 0:
            pending.strike(f"{name}{number}")
