"""Where the work of a request is done: in the event loop itself, which serves others whenever it waits.

The work is plain code, as the kiosk's own backend runs it. On threads it would fight for the interpreter's lock at each
of its many short waits for PostgreSQL, which costs more than the work. SQLite waits for its disk inside a call, and has
one writer at a time: there a few threads do as well.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from typing import Final, Protocol, TypeVar

from sqlalchemy.util.concurrency import await_only, greenlet_spawn

from kiosk.eligibility.adjudicating import RevocationData, RevocationSource
from kiosk.eligibility.database import Database
from kiosk.eligibility.suspending import SUSPEND, aside

_T = TypeVar("_T")
# Fewer than there are connections to the database: what is done beside requests needs some, and nobody may wait for
# one here without the loop's knowing.
_PLACES: Final = 12
_THREADS: Final = 4


class Spawner(Protocol):
    """Runs the work of requests."""

    async def run(self, work: Callable[..., _T], *arguments: object) -> _T:
        """Do it, and return or raise what it does."""
        ...

    def close(self) -> None:
        """Let go of what was used; may be called again."""
        ...


def make_spawner(database: Database) -> Spawner:
    """What suits a database; threads also where greenlet is not installed."""
    if database.dialect == "postgresql" and find_spec("greenlet") is not None:
        return LoopSpawner()
    return ThreadSpawner()


class LoopSpawner:
    """Runs work in the event loop: what waits by `kiosk.eligibility.suspending` holds up nobody else."""

    def __init__(self, places: int = _PLACES) -> None:
        self._places = asyncio.Semaphore(places)

    async def run(self, work: Callable[..., _T], *arguments: object) -> _T:
        """See Spawner."""
        async with self._places:
            return await greenlet_spawn(_suspended, work, *arguments)

    def close(self) -> None:
        """Nothing to let go of."""


class ThreadSpawner:
    """Runs work on a few threads."""

    def __init__(self, threads: int = _THREADS) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="eligibility")

    async def run(self, work: Callable[..., _T], *arguments: object) -> _T:
        """See Spawner."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)

    def close(self) -> None:
        """End the threads when they have done what they are at."""
        self._threads.shutdown(wait=True, cancel_futures=True)


class AsideRevocation:
    """A RevocationSource that asks others over the network: not in the loop."""

    def __init__(self, source: RevocationSource) -> None:
        self._source = source

    def data_for(self, certificate: bytes, *, timeout: float) -> RevocationData:
        """See RevocationSource."""
        return aside(lambda: self._source.data_for(certificate, timeout=timeout))

    def probe(self) -> None:
        """See RevocationSource."""
        aside(self._source.probe)


def _suspended(work: Callable[..., _T], *arguments: object) -> _T:
    # A greenlet has a context of its own: this holds for this piece of work, and ends with it.
    SUSPEND.set(await_only)
    return work(*arguments)
