"""What holds for a database of either dialect: all or nothing, in time, shared by threads, and no word too many."""

from __future__ import annotations

import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import StatementError

from kiosk.eligibility.base import BackendError, ConfigurationError
from kiosk.eligibility.database import Database, open_database
from kiosk.eligibility.schema import challenges, persons, registrations, tallies
from kiosk.eligibility.sqlite import SqliteDatabase

SECRET = "試験 花子"


def _count(database: Database) -> Any:
    with database.transaction(5) as connection:
        return connection.execute(select(func.count()).select_from(persons)).scalar_one()


def _add(connection: Connection, number: int) -> None:
    connection.execute(insert(persons).values(id=number))


def test_it_says_which_sql_it_speaks(database: Database, database_url: str) -> None:
    assert database_url.startswith(database.dialect)
    with database.transaction(5) as connection:
        assert connection.dialect.name == database.dialect


def test_what_was_kept_is_there_for_others(database: Database, database_url: str) -> None:
    with database.transaction(5) as connection:
        _add(connection, 7)
    if database_url.startswith("sqlite"):
        database.close()
    with closing(open_database(database_url)) as other:
        assert _count(other) == 1


def test_an_exception_inside_undoes_everything(database: Database) -> None:
    def fail() -> None:
        with database.transaction(5) as connection:
            _add(connection, 7)
            raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        fail()
    assert _count(database) == 0


def test_a_refused_statement_undoes_everything_and_quotes_nothing(database: Database) -> None:
    row: dict[str, object] = {"id": SECRET, "nonce": bytes(32), "purpose": "register", "kiosk": "k", "used": False}
    row |= {"issued_at": datetime.now(UTC), "expires_at": datetime.now(UTC)}
    with database.transaction(5) as connection:
        connection.execute(insert(challenges).values(row))

    def repeat() -> None:
        with database.transaction(5) as connection:
            _add(connection, 7)
            connection.execute(insert(challenges).values(row))

    with pytest.raises(BackendError, match="cannot be used") as caught:
        repeat()
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert _count(database) == 0


def test_a_moment_without_time_zone_cannot_be_kept(database: Database) -> None:
    naive = datetime(2026, 6, 1, 12)  # noqa: DTZ001 (that is the point)
    statement = registrations.insert().values(person_id=1, request_id="naive", registered_at=naive)

    def keep() -> None:
        with database.transaction(5) as connection:
            connection.execute(statement)

    with pytest.raises(StatementError, match="time zone"):
        keep()
    assert _count(database) == 0


def test_whoever_is_in_the_way_is_waited_for_until_the_timeout(database: Database, database_url: str) -> None:
    with closing(open_database(database_url)) as other, other.transaction(5) as theirs:
        _add(theirs, 7)
        before = time.monotonic()
        with pytest.raises(BackendError), database.transaction(0.3) as connection:
            _add(connection, 7)
        assert 0.25 < time.monotonic() - before < 3
    with database.transaction(5) as connection:
        _add(connection, 8)
    assert _count(database) == 2


def test_a_row_that_was_there_is_told_from_a_new_one(database: Database) -> None:
    insert_or_not = sqlite_insert if database.dialect == "sqlite" else postgresql_insert
    statement = insert_or_not(persons).values(id=7).on_conflict_do_nothing()
    with database.transaction(5) as connection:
        assert [connection.execute(statement).rowcount for _ in range(2)] == [1, 0]


def test_threads_lose_no_step(database: Database) -> None:
    day = {"day": date(2026, 6, 1), "kiosk": "k", "purpose": "register", "outcome": "registered"}
    with database.transaction(5) as connection:
        connection.execute(insert(tallies).values(**day, count=0))

    def step(_: int) -> None:
        for _ in range(10):
            with database.transaction(30) as connection:
                connection.execute(update(tallies).values(count=tallies.c.count + 1))

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(step, range(20)))
    with database.transaction(5) as connection:
        assert connection.execute(select(tallies.c.count)).scalar_one() == 200


def test_a_closed_database_is_a_clear_error(database: Database) -> None:
    database.close()
    database.close()
    with pytest.raises(BackendError, match="closed"), database.transaction(1):
        pass


def test_closing_lets_a_transaction_come_to_its_end(database: Database, database_url: str) -> None:
    inside, closed = threading.Event(), threading.Event()

    def work() -> None:
        with database.transaction(5) as connection:
            inside.set()
            if not isinstance(database, SqliteDatabase):  # which waits for the transaction before it closes
                assert closed.wait(5)
            _add(connection, 7)

    worker = threading.Thread(target=work)
    worker.start()
    assert inside.wait(5)
    database.close()
    closed.set()
    worker.join()
    with closing(open_database(database_url)) as again:
        assert _count(again) == 1


@pytest.mark.parametrize(
    "url",
    [
        "",
        "garbage",
        "mysql://user:hunter2@host/name",
        "sqlite://host/path",
        "sqlite:///a.db?mode=memory",
        "sqlite+nothing",
        "postgresql+asyncpg://user:hunter2@host/name",
        "postgresql+psycopg://user:hunter2@host/",
        "postgresql+psycopg://user:hunter2@host:port/name",
    ],
)
def test_other_urls_are_a_clear_error(url: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^database: .*sqlite:///.*postgresql") as caught:
        open_database(url)
    assert "hunter2" not in "".join(traceback.format_exception_only(caught.value))


def test_a_driver_is_not_asked_about_text_it_cannot_hold(database: Database) -> None:
    """A character that PostgreSQL has no place for is refused, not cut off at."""

    def keep() -> Any:
        with database.transaction(5) as connection:
            return connection.execute(text("SELECT CAST(:word AS VARCHAR)"), {"word": "a\x00b"}).scalar()

    if database.dialect == "sqlite":
        assert keep() == "a\x00b"
    else:
        with pytest.raises(BackendError):
            keep()
