from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.staff.tries import FREE, Tries, read_tries, write_tries

NOW = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)


def test_the_first_few_wrong_ones_cost_nothing() -> None:
    for wrong in range(FREE):
        assert Tries(wrong, NOW).allows(NOW)


@pytest.mark.parametrize(
    ("wrong", "minutes"), [(FREE, 1), (FREE + 1, 2), (FREE + 5, 32), (FREE + 6, 60), (FREE + 7, 60), (FREE + 500, 60)]
)
def test_then_each_one_doubles_the_pause_up_to_an_hour(wrong: int, minutes: int) -> None:
    tries = Tries(wrong, NOW)
    assert tries.until() == NOW + timedelta(minutes=minutes)
    assert not tries.allows(tries.until() - timedelta(microseconds=1))
    assert tries.allows(tries.until())


def test_a_clock_set_back_a_little_keeps_it_shut_and_one_set_back_far_does_not_shut_it_for_ever() -> None:
    tries = Tries(FREE + 9, NOW)
    assert not tries.allows(NOW - timedelta(minutes=59))
    assert tries.allows(NOW - timedelta(days=400))


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "tries.json"
    assert read_tries(path) == Tries()
    write_tries(path, Tries(3, NOW))
    assert read_tries(path) == Tries(3, NOW)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in tmp_path.iterdir()] == ["tries.json"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"wrong": "x", "last": 3}', '{"wrong": -1, "last": "2026-01-01T00:00Z"}']
)
def test_a_file_that_says_nothing_sensible_gives_no_tries_back(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tries.json"
    path.write_text(text, encoding="utf-8")
    tries = read_tries(path)
    assert tries.wrong == FREE
    assert not tries.allows(datetime.now(UTC))


def test_a_moment_without_a_time_zone_is_not_sensible(tmp_path: Path) -> None:
    path = tmp_path / "tries.json"
    path.write_text('{"wrong": 0, "last": "2026-01-01T00:00:00"}', encoding="utf-8")
    assert read_tries(path).wrong == FREE
