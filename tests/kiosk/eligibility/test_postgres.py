"""PostgreSQL in a rough world: away, killed, frozen, slow, full of others, in the hands of a proxy."""

from __future__ import annotations

import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from kiosk.eligibility.base import BackendError, BackendTimeout, ConfigurationError
from kiosk.eligibility.database import migrate_database, open_database
from kiosk.eligibility.postgres import PostgresDatabase
from tests.postgres import Cluster

IN_TIME = 2.0  # seconds that a timeout may be late on a busy machine


@pytest.fixture(scope="module")
def rough_cluster() -> Iterator[Cluster]:
    """A cluster that is killed and stopped; fsync is on."""
    with Cluster(durable=True) as cluster:
        yield cluster


@pytest.fixture
def cluster(rough_cluster: Cluster) -> Cluster:
    """The same, running, also after a test that left it dead."""
    if not rough_cluster.running:
        rough_cluster.start()
    return rough_cluster


@pytest.fixture
def database(cluster: Cluster) -> Iterator[PostgresDatabase]:
    with closing(PostgresDatabase(make_url(cluster.url(cluster.create())), pool_size=4)) as opened:
        yield opened


def _ask(database: PostgresDatabase, statement: str, timeout: float = 5) -> Any:
    with database.transaction(timeout) as connection:
        return connection.execute(text(statement)).scalar()


def _do(database: PostgresDatabase, *steps: Callable[[Connection], object], timeout: float = 5) -> None:
    """A transaction of these steps."""
    with database.transaction(timeout) as connection:
        for step in steps:
            step(connection)


def _adding(number: int) -> Callable[[Connection], object]:
    return lambda connection: connection.execute(text("INSERT INTO persons (id) VALUES (:number)"), {"number": number})


def _persons(database: PostgresDatabase) -> list[int]:
    with database.transaction(5) as connection:
        return list(connection.execute(text("SELECT id FROM persons ORDER BY id")).scalars())


def _commit_slowly(database: PostgresDatabase, body: str) -> None:
    """Let each commit that adds a person do something first."""
    with database.transaction(5) as connection:
        connection.execute(
            text(f"CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {body}; RETURN NULL; END$$")
        )
        connection.execute(
            text(
                "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON persons DEFERRABLE INITIALLY DEFERRED"
                " FOR EACH ROW EXECUTE FUNCTION late()"
            )
        )


# --- one transaction -----------------------------------------------------------------------------------------------


def test_a_transaction_is_durable_and_bounded(database: PostgresDatabase) -> None:
    with database.transaction(3) as connection:
        connection.execute(text("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"))
    for timeout in (3, 7):
        with database.transaction(timeout) as connection:
            shown = {
                name: connection.execute(text(f"SHOW {name}")).scalar_one()
                for name in ("synchronous_commit", "transaction_isolation", "transaction_read_only", "fsync")
            }
            limit = connection.execute(
                text("SELECT setting::int FROM pg_settings WHERE name = 'statement_timeout'")
            ).scalar_one()
        assert shown == {
            "synchronous_commit": "on",
            "transaction_isolation": "read committed",
            "transaction_read_only": "off",
            "fsync": "on",
        }
        assert timeout * 1000 - 500 < limit <= timeout * 1000


def test_nothing_is_left_on_the_session(database: PostgresDatabase) -> None:
    before = _ask(database, "SELECT pg_backend_pid()")
    assert _ask(database, "SELECT pg_backend_pid()") == before
    link = database._idle[-1].connection.driver_connection
    assert isinstance(link, psycopg.Connection)
    assert link.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
    assert link.execute("SELECT setting FROM pg_settings WHERE name = 'statement_timeout'").fetchone() == ("0",)


def test_a_slow_statement_is_ended_by_the_server(database: PostgresDatabase) -> None:
    before = _ask(database, "SELECT pg_backend_pid()")
    began = time.monotonic()
    with pytest.raises(BackendError, match=r"cannot be used \(QueryCanceled, SQLSTATE 57014\)"):
        _ask(database, "SELECT pg_sleep(60)", timeout=0.3)
    assert time.monotonic() - began < 0.3 + IN_TIME
    assert _ask(database, "SELECT pg_backend_pid()") == before


def test_many_statements_are_too_long_together(database: PostgresDatabase) -> None:
    began = time.monotonic()
    steps = [_adding(7), *[lambda connection: connection.execute(text("SELECT pg_sleep(0.05)"))] * 1000]
    with pytest.raises(BackendError):
        _do(database, *steps, timeout=0.5)
    assert time.monotonic() - began < 0.5 + IN_TIME
    assert _persons(database) == []


def test_a_transaction_that_dawdles_is_not_kept(database: PostgresDatabase) -> None:
    with pytest.raises(BackendError, match="took too long"):
        _do(database, _adding(7), lambda _: threading.Event().wait(0.2), timeout=0.1)
    assert _persons(database) == []


def test_a_refusal_that_was_swallowed_is_not_kept(database: PostgresDatabase) -> None:
    """PostgreSQL answers to such a commit by undoing all, and calls that no error."""
    again = _adding(7)

    def swallow(connection: Connection) -> None:
        with suppress(DBAPIError):
            again(connection)

    with pytest.raises(BackendError, match="after one of its statements had failed"):
        _do(database, again, swallow)
    assert _persons(database) == []


def test_a_turn_is_waited_for_until_the_timeout(cluster: Cluster) -> None:
    url = make_url(cluster.url(cluster.create()))
    with closing(PostgresDatabase(url, pool_size=1)) as database:
        with database.transaction(5), pytest.raises(BackendError, match="is busy"), database.transaction(0.05):
            pass
        assert _persons(database) == []


def test_no_more_connections_than_allowed(database: PostgresDatabase) -> None:
    def work() -> None:
        for _ in range(20):
            _ask(database, "SELECT 1", timeout=30)

    workers = [threading.Thread(target=work) for _ in range(12)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    mine = (
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'myna-kiosk' AND datname = current_database()"
    )
    assert 1 <= _ask(database, mine) <= 4


# --- the server goes away ------------------------------------------------------------------------------------------


def test_a_restart_between_two_transactions_is_not_noticed(cluster: Cluster, database: PostgresDatabase) -> None:
    with database.transaction(5) as connection, database.transaction(5) as second:
        _adding(7)(connection)
        _adding(8)(second)
    cluster.kill()
    cluster.start()
    assert _persons(database) == [7, 8]


@pytest.mark.parametrize("end", [Cluster.kill, Cluster.stop])
def test_while_the_server_is_away_nothing_is_decided(
    cluster: Cluster, database: PostgresDatabase, end: Callable[[Cluster], None]
) -> None:
    _do(database, _adding(7))
    end(cluster)
    for _ in range(3):
        began = time.monotonic()
        with pytest.raises(BackendError, match="cannot be reached") as caught:
            _ask(database, "SELECT 1", timeout=1)
        assert not isinstance(caught.value, BackendTimeout)
        assert time.monotonic() - began < 1 + IN_TIME
    cluster.start()
    assert _persons(database) == [7]


def test_a_server_killed_in_the_middle_kept_nothing(cluster: Cluster, database: PostgresDatabase) -> None:
    with pytest.raises(BackendError, match="cannot be used") as caught:
        _do(database, _adding(7), lambda _: cluster.kill(), _adding(8))
    assert not isinstance(caught.value, BackendTimeout)
    cluster.start()
    assert _persons(database) == []


def test_a_server_killed_before_the_commit_leaves_it_unknown(cluster: Cluster, database: PostgresDatabase) -> None:
    with pytest.raises(BackendTimeout, match="not known"):
        _do(database, _adding(7), lambda _: cluster.kill())
    cluster.start()
    assert _persons(database) == []


@pytest.mark.parametrize("call", ["pg_terminate_backend", "pg_cancel_backend"])
def test_a_commit_that_is_cut_off_is_unknown(cluster: Cluster, database: PostgresDatabase, call: str) -> None:
    _commit_slowly(database, "PERFORM pg_sleep(60)")
    with closing(PostgresDatabase(make_url(cluster.url("postgres")))) as other, ThreadPoolExecutor(1) as pool:

        def cut(pid: int) -> None:
            committing = text("SELECT 1 FROM pg_stat_activity WHERE pid = :pid AND query = 'COMMIT'")
            found = None
            while found is None:
                with other.transaction(5) as connection:
                    found = connection.execute(committing, {"pid": pid}).scalar()
            _ask(other, f"SELECT {call}({pid})")

        def start_cutting(connection: Connection) -> None:
            pool.submit(cut, connection.execute(text("SELECT pg_backend_pid()")).scalar_one())

        with pytest.raises(BackendTimeout, match="not known"):
            _do(database, _adding(7), start_cutting, timeout=30)
    assert _persons(database) == []


def test_a_commit_that_is_refused_kept_nothing(database: PostgresDatabase) -> None:
    _commit_slowly(database, "RAISE unique_violation USING DETAIL = 'Key (name)=(試験 花子)'")
    with pytest.raises(BackendError, match="SQLSTATE 23505") as caught:
        _do(database, _adding(7))
    assert not isinstance(caught.value, BackendTimeout)
    assert "花子" not in "".join(traceback.format_exception(caught.value))
    assert _persons(database) == []


@pytest.mark.parametrize(("commit", "error"), [(False, BackendError), (True, BackendTimeout)])
def test_a_server_that_falls_silent_is_not_waited_for(
    database: PostgresDatabase, commit: bool, error: type[BackendError]
) -> None:
    pid = _ask(database, "SELECT pg_backend_pid()")
    steps = [_adding(7), lambda _: os.kill(pid, signal.SIGSTOP), _adding(8)]
    began = time.monotonic()
    try:
        with pytest.raises(BackendError) as caught:
            _do(database, *(steps[:-1] if commit else steps), timeout=0.5)
        assert type(caught.value) is error
        assert time.monotonic() - began < 0.5 + IN_TIME
    finally:
        os.kill(pid, signal.SIGCONT)
    assert _ask(database, "SELECT pg_backend_pid()") != pid


def test_a_connection_that_was_ended_is_replaced(cluster: Cluster, database: PostgresDatabase) -> None:
    pid = _ask(database, "SELECT pg_backend_pid()")
    with closing(PostgresDatabase(make_url(cluster.url("postgres")))) as other:
        _ask(other, f"SELECT pg_terminate_backend({pid}, 5000)")
    assert _ask(database, "SELECT pg_backend_pid()") != pid


def test_whoever_vanished_is_not_waited_for(database: PostgresDatabase) -> None:
    """A program that stands still in the middle keeps its locks from the others only for its own timeout."""
    release = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        locked = threading.Event()
        first = pool.submit(_do, database, _adding(7), lambda _: locked.set(), lambda _: release.wait(20), timeout=0.3)
        assert locked.wait(5)
        _do(database, _adding(7), timeout=5)
        release.set()
        assert isinstance(first.exception(20), BackendError)
    assert _persons(database) == [7]


def test_the_next_of_several_servers_serves(cluster: Cluster) -> None:
    name = cluster.create()
    url = f"postgresql+psycopg://eligibility@/{name}?host=/nowhere,{cluster.folder}"
    with closing(open_database(url)) as database, database.transaction(5) as connection:
        assert connection.execute(text("SELECT current_database()")).scalar() == name


# --- where it is ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "error", "words"),
    [
        ("postgresql+psycopg://me:hunter2@127.0.0.1:1/name", BackendError, "name at 127.0.0.1:1 cannot be reached"),
        ("postgresql+psycopg://me@127.0.0.1:1/name?password=hunter2", BackendError, "cannot be reached"),
        ("postgresql+psycopg://me:hunter2@/name?host=/nowhere", BackendError, "name at /nowhere cannot be reached"),
        ("postgresql+psycopg://me:hunter2@/name?hunter2=1", ConfigurationError, "hunter2 is no option"),
        ("postgresql+psycopg://me:hunter2@/name?prepare_threshold=x", ConfigurationError, "is a number, or none"),
    ],
)
def test_a_server_out_of_reach_is_a_clear_error(url: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        open_database(url)
    if "hunter2" not in words:
        assert "hunter2" not in "".join(traceback.format_exception(caught.value))


def test_a_database_that_is_not_there_is_a_clear_error(cluster: Cluster) -> None:
    with pytest.raises(BackendError, match=r"nothing at .* cannot be reached: .*does not exist"):
        open_database(cluster.url("nothing"))


def test_a_database_that_cannot_keep_names_is_refused(cluster: Cluster) -> None:
    name = cluster.create(migrated=False, encoding="SQL_ASCII")
    with pytest.raises(ConfigurationError, match=rf"^{name} at .*: keeps SQL_ASCII; .*ENCODING 'UTF8'"):
        migrate_database(cluster.url(name))


def test_a_user_who_may_not_make_tables_is_told_so(cluster: Cluster) -> None:
    name = cluster.create(migrated=False)
    with closing(PostgresDatabase(make_url(cluster.url(name)))) as owner, owner.transaction(5) as connection:
        connection.exec_driver_sql("REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE ROLE guest LOGIN")
    with pytest.raises(ConfigurationError, match=r"may not make or change tables; .*OWNER TO"):
        migrate_database(str(make_url(cluster.url(name)).set(username="guest")))


def test_a_migration_does_not_hold_up_a_service_for_long(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.eligibility.postgres._LOCK_PATIENCE_MS", 100)
    url = cluster.url(cluster.create())
    with closing(PostgresDatabase(make_url(url))) as service:
        _ask(service, "UPDATE alembic_version SET version_num = '0001' RETURNING 1")
        with service.transaction(5) as connection:
            connection.execute(text("SELECT * FROM persons"))
            with pytest.raises(BackendError, match="in use; stop the service everywhere"):
                migrate_database(url)


@pytest.mark.parametrize(("option", "prepared"), [("", True), ("&prepare_threshold=none", False)])
def test_statements_are_prepared_unless_a_proxy_forbids_it(cluster: Cluster, option: str, prepared: bool) -> None:
    url = cluster.url(cluster.create())
    with closing(PostgresDatabase(make_url(url + option))) as database:
        for _ in range(10):
            _ask(database, "SELECT count(*) FROM persons")
        assert (_ask(database, "SELECT count(*) FROM pg_prepared_statements") > 0) is prepared
