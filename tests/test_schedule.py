"""Long tests begin first, and none is lost by that."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.schedule import long_first


def is_long(number: int) -> bool:
    return number % 7 == 3


@pytest.mark.parametrize("workers", [1, 2, 3, 4, 6, 16])
@pytest.mark.parametrize("count", [0, 1, 5, 40, 101, 1000])
def test_every_test_is_there_once(count: int, workers: int) -> None:
    assert sorted(long_first(range(count), is_long, workers)) == list(range(count))


@pytest.mark.parametrize("workers", [1, 3, 4, 6, 16])
@pytest.mark.parametrize("short", [[], [4], [0, 9]])
def test_every_test_is_there_once_where_nearly_all_are_long(short: list[int], workers: int) -> None:
    assert sorted(long_first(range(10), lambda number: number not in short, workers)) == list(range(10))


@pytest.mark.parametrize("workers", [1, 3, 4, 6])
def test_each_worker_begins_with_its_share_of_the_long_ones(workers: int) -> None:
    """By the parts that the scheduler makes of the list."""
    pending = long_first(range(1000), is_long, workers)
    shares = []
    for left in range(workers, 0, -1):
        part, pending = pending[: len(pending) // left], pending[len(pending) // left :]
        kinds = [is_long(number) for number in part]
        assert kinds == sorted(kinds, reverse=True)
        assert all(one < other for one, other in pairwise(part) if is_long(one) == is_long(other))
        shares.append(sum(kinds))
    assert max(shares) - min(shares) <= 1
    assert sum(shares) == sum(map(is_long, range(1000)))
