"""In which order the workers of pytest-xdist go through the tests: what takes long begins at once, not last of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def long_first(tests: Sequence[T], is_long: Callable[[T], bool], workers: int) -> list[T]:
    """The same tests, with those that take long at the beginning of what each worker has at first, in equal shares.

    With `--dist worksteal` a worker begins with one of as many equal parts of the list, and what others take over from
    it later is from the end of its part. The order is kept otherwise. `workers` is at least 1.
    """
    long = [test for test in tests if is_long(test)]
    short = [test for test in tests if not is_long(test)]
    ordered: list[T] = []
    for left in range(workers, 0, -1):
        # As the scheduler counts: what is left, shared out among the workers that are left. The last one takes it all.
        share = len(long) // left
        rest = (len(tests) - len(ordered)) // left - share
        ordered += [*long[:share], *short[:rest]]
        del long[:share], short[:rest]
    return ordered
