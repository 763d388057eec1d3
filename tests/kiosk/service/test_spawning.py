"""Where work is done: in the loop, which serves others while it waits for PostgreSQL, or on threads."""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import closing

import pytest
from sqlalchemy import text

from kiosk.eligibility.adjudicating import RevocationData
from kiosk.eligibility.base import BackendError
from kiosk.eligibility.database import Database, open_database
from kiosk.eligibility.suspending import SUSPEND, aside
from kiosk.service.spawning import AsideRevocation, LoopSpawner, Spawner, ThreadSpawner, make_spawner

WAIT = 0.3


class Source:
    """A RevocationSource that says on which thread it was asked."""

    def __init__(self) -> None:
        self.threads: list[int] = []

    def data_for(self, certificate: bytes, *, timeout: float) -> RevocationData:  # noqa: ARG002 (interface)
        self.threads.append(threading.get_ident())
        return RevocationData(responses=(certificate,))

    def probe(self) -> None:
        self.threads.append(threading.get_ident())
        raise BackendError("nothing is at hand")


def sleep_in(database: Database, seconds: float = WAIT) -> int:
    """Wait within the server; return the thread."""
    with database.transaction(5) as connection:
        connection.execute(text("SELECT pg_sleep(:seconds)"), {"seconds": seconds})
    return threading.get_ident()


def test_what_suits_a_database(postgres_url: str) -> None:
    with closing(open_database(postgres_url)) as database:
        assert isinstance(make_spawner(database), LoopSpawner)
    with closing(open_database("sqlite://")) as database, closing(make_spawner(database)) as spawner:
        assert isinstance(spawner, ThreadSpawner)


def test_many_wait_at_once_on_one_thread(postgres_url: str) -> None:
    async def check(database: Database) -> set[int]:
        spawner = LoopSpawner()
        return set(await asyncio.gather(*(spawner.run(sleep_in, database) for _ in range(12))))

    with closing(open_database(postgres_url)) as database:
        start = time.monotonic()
        assert asyncio.run(check(database)) == {threading.get_ident()}
        assert time.monotonic() - start < 6 * WAIT, "one after the other they would take twelve times as long"


def test_no_more_than_there_are_places(postgres_url: str) -> None:
    async def check(database: Database) -> None:
        spawner = LoopSpawner(places=2)
        await asyncio.gather(*(spawner.run(sleep_in, database) for _ in range(4)))

    with closing(open_database(postgres_url)) as database:
        start = time.monotonic()
        asyncio.run(check(database))
        assert time.monotonic() - start >= 2 * WAIT


def test_the_time_allowed_ends_a_wait(postgres_url: str) -> None:
    def late(database: Database) -> None:
        with database.transaction(0.2) as connection:
            connection.execute(text("SELECT pg_sleep(20)"))

    with closing(open_database(postgres_url)) as database:
        start = time.monotonic()
        with pytest.raises(BackendError):
            asyncio.run(LoopSpawner().run(late, database))
        assert time.monotonic() - start < 5
        assert asyncio.run(LoopSpawner().run(sleep_in, database, 0.0)), "the next one is served"


def test_work_that_is_given_up_leaves_no_transaction(postgres_url: str) -> None:
    async def check(database: Database) -> None:
        spawner = LoopSpawner(places=1)
        given_up = asyncio.create_task(spawner.run(sleep_in, database, 20.0))
        await asyncio.sleep(WAIT)
        given_up.cancel()
        with pytest.raises(asyncio.CancelledError):
            await given_up
        await spawner.run(sleep_in, database, 0.0)

    with closing(open_database(postgres_url)) as database:
        asyncio.run(check(database))


@pytest.mark.parametrize("make", [LoopSpawner, ThreadSpawner])
def test_results_and_exceptions_come_back(make: type[LoopSpawner | ThreadSpawner]) -> None:
    async def check(spawner: Spawner) -> None:
        assert await spawner.run(divmod, 7, 2) == (3, 1)
        with pytest.raises(ZeroDivisionError):
            await spawner.run(divmod, 7, 0)

    spawner = make()
    asyncio.run(check(spawner))
    spawner.close()
    assert SUSPEND.get() is None


def test_what_takes_long_is_done_aside() -> None:
    here = threading.get_ident()
    assert aside(threading.get_ident) == here, "a thread of its own may be held up"

    async def check() -> int:
        return await LoopSpawner().run(aside, threading.get_ident)

    assert asyncio.run(check()) != here


def test_a_responder_is_asked_aside() -> None:
    source = Source()
    revocation = AsideRevocation(source)

    async def check() -> None:
        spawner = LoopSpawner()
        found = await spawner.run(lambda: revocation.data_for(b"certificate", timeout=1))
        assert found.responses == (b"certificate",)
        with pytest.raises(BackendError):
            await spawner.run(revocation.probe)

    asyncio.run(check())
    assert threading.get_ident() not in source.threads
    assert len(source.threads) == 2
