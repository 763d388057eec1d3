"""The threads that requests are served on."""

from __future__ import annotations

import asyncio
import threading
from contextlib import closing

import pytest

from kiosk.service.spawning import Threads


@pytest.mark.parametrize(("waiting", "most"), [(False, 4), (True, 12)])
def test_so_many_are_served_at_once_and_no_more(*, waiting: bool, most: int) -> None:
    inside, peak, turn = 0, 0, threading.Lock()
    full = threading.Barrier(most)

    def work() -> None:
        nonlocal inside, peak
        with turn:
            inside += 1
            peak = max(peak, inside)
        full.wait(20)
        with turn:
            inside -= 1

    async def serve(threads: Threads) -> None:
        await asyncio.gather(*(threads.run(work) for _ in range(2 * most)))

    with closing(Threads(waiting=waiting)) as threads:
        asyncio.run(serve(threads))
    assert peak == most


def test_results_and_exceptions_come_back() -> None:
    async def check(threads: Threads) -> None:
        assert await threads.run(divmod, 7, 2) == (3, 1)
        with pytest.raises(ZeroDivisionError):
            await threads.run(divmod, 7, 0)

    with closing(Threads()) as threads:
        asyncio.run(check(threads))
        threads.close()
