"""Where the work of a request is done: on a few threads beside the event loop.

Python runs one thread at a time, so more of them serve nobody sooner: from eight on they cost twice the processor time
for a proof, in taking turns. Only where a responder is asked over the network is there much waiting, and no work in it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

_T = TypeVar("_T")
_THREADS: Final = 4
_WAITING_THREADS: Final = 12  # fewer than there are connections to the database: what is done beside needs some


class Threads:
    """The threads that requests are served on; `waiting` where they wait for others over the network."""

    def __init__(self, *, waiting: bool = False) -> None:
        self._threads = ThreadPoolExecutor(_WAITING_THREADS if waiting else _THREADS, thread_name_prefix="eligibility")

    async def run(self, work: Callable[..., _T], *arguments: object) -> _T:
        """Do it, and return or raise what it does."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)

    def close(self) -> None:
        """End the threads when they have done what they are at; may be called again."""
        self._threads.shutdown(wait=True, cancel_futures=True)
