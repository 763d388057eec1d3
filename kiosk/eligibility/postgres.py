"""A PostgreSQL database that either keeps what it was given or says that it did not.

Each transaction has one connection for itself and begins with its own limits of time, in one trip to the server.
Nothing is set on a session and nothing is left on one, so that a pool of connections of others may stand between.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import partial
from typing import Any, Final, Literal, NoReturn

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import URL, Connection, NullPool, RootTransaction, Row, Select, create_engine, text
from sqlalchemy.exc import DBAPIError

from kiosk.eligibility.base import BackendError, BackendTimeout, ConfigurationError
from kiosk.eligibility.postgres_link import Link, connect, describe, link_options, name_of, state_of
from kiosk.eligibility.postponed import find_missing, restore
from kiosk.eligibility.schema import HEAD
from kiosk.eligibility.version import Versions, find_version, migrate_schema, require_head

POOL_SIZE: Final = 16  # connections of one process
_OPENING_TIMEOUT: Final = 10.0  # seconds
_MIGRATION_TIMEOUT: Final = 3600.0  # seconds; a large table may have to be written anew
_RESTORE_TIMEOUT: Final = 6 * 3600.0
_MIGRATION_LOCK: Final = 0x6D796E61  # programs that migrate at once take turns by it
_LOCK_PATIENCE_MS: Final = 10_000
_ABANDONED_MS: Final = 500
_GRACE: Final = 0.25  # seconds that the server has to end by itself what took too long
# A server that refuses a commit with one of these has kept nothing: a constraint, a conflict, want of room. Others may
# also come after the data were kept, when the server was stopped just then.
_REFUSED: Final = ("23", "40001", "40P01", "53")


class _Patience(threading.local):
    """Until when this thread waits for a connection that is being made."""

    deadline: float = 0.0


class PostgresDatabase:
    """A Database in PostgreSQL, by psycopg 3. It connects when it has to, also anew after the server was away.

    Of more than `pool_size` transactions at a time, the others wait. Raises ConfigurationError for a URL with options
    that cannot be.
    """

    def __init__(self, url: URL, pool_size: int = POOL_SIZE) -> None:
        self._where = describe(url)
        self._turns = threading.BoundedSemaphore(pool_size)
        self._idle: list[Connection] = []  # the last one used is the next: its statements are still prepared
        self._closed = False
        self._patience = _Patience()
        options = link_options(url)
        # Connections are kept here and not in a pool of SQLAlchemy: between two transactions there is nothing to reset.
        self._engine = create_engine(
            url.set(query={}),
            creator=lambda: connect(options, self._patience.deadline),
            poolclass=NullPool,
            pool_reset_on_return=None,
            hide_parameters=True,
            execution_options={"preserve_rowcount": True},
            use_native_hstore=False,
        )

    @property
    def dialect(self) -> Literal["postgresql"]:
        """See Database."""
        return "postgresql"

    @contextmanager
    def transaction(self, timeout: float) -> Iterator[Connection]:
        """See Database."""
        deadline = time.monotonic() + timeout
        if not self._turns.acquire(timeout=max(timeout, 0.0)):
            raise BackendError(f"the eligibility database {self._where} is busy")
        try:
            connection, link = self._begin(deadline)
            transaction = connection.begin()
            try:
                yield connection
            except BaseException as error:
                self._undo(connection, link, transaction)
                if isinstance(error, DBAPIError | psycopg.OperationalError):  # the latter from a COPY
                    self._fail(error)
                raise
            self._commit(connection, link, transaction, deadline)
            self._keep(connection)
        finally:
            self._turns.release()

    def find(
        self, statement: Select[*tuple[Any, ...]], values: Mapping[str, object], timeout: float
    ) -> Row[*tuple[Any, ...]] | None:
        """See Database. One trip to the server, which is not told of the limit of time: the connection ends with it."""
        deadline = time.monotonic() + timeout
        if not self._turns.acquire(timeout=max(timeout, 0.0)):
            raise BackendError(f"the eligibility database {self._where} is busy")
        try:
            while True:
                connection, fresh = self._take(deadline)
                _link_of(connection).deadline = deadline
                try:
                    found = connection.execute(statement, values).one_or_none()
                    connection.commit()  # for SQLAlchemy; to the server it was over with the statement
                except DBAPIError as error:
                    self._drop(connection)
                    if fresh or time.monotonic() >= deadline:
                        self._fail(error)
                    self._forget_idle()  # as in _begin: the server went away meanwhile, and it only reads
                except BaseException:
                    self._drop(connection)
                    raise
                else:
                    self._keep(connection)
                    return found
        finally:
            self._turns.release()

    def close(self) -> None:
        """See Database."""
        self._closed = True
        self._forget_idle()

    def _begin(self, deadline: float) -> tuple[Connection, Link]:
        """A connection on which a transaction has begun."""
        while True:
            connection, fresh = self._take(deadline)
            link = _link_of(connection)
            link.deadline = deadline + _GRACE
            limit = max(int((deadline - time.monotonic()) * 1000), 1)
            try:
                link.say(
                    "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;"
                    f" SET LOCAL statement_timeout = {limit}; SET LOCAL synchronous_commit = on;"
                    # Of a machine that vanished, nobody waits for the locks until TCP has noticed.
                    f" SET LOCAL idle_in_transaction_session_timeout = {limit + _ABANDONED_MS}"
                )
            except psycopg.Error as error:
                self._drop(connection)
                if fresh or time.monotonic() >= deadline:
                    self._fail(error)
                # The server went away since the last transaction, and with it all that are idle. Nothing was asked yet.
                self._forget_idle()
            except BaseException:
                self._drop(connection)
                raise
            else:
                return connection, link

    def _take(self, deadline: float) -> tuple[Connection, bool]:
        """A connection, and whether it is a new one."""
        if self._closed:
            raise BackendError(f"the eligibility database {self._where} is closed")
        with suppress(IndexError):
            return self._idle.pop(), False
        try:
            return self._connect(deadline), True
        except DBAPIError as error:
            raise BackendError(f"the eligibility database {self._where} cannot be reached: {_reason(error)}") from None

    def _connect(self, deadline: float) -> Connection:
        self._patience.deadline = deadline
        return self._engine.connect()

    def _commit(self, connection: Connection, link: Link, transaction: RootTransaction, deadline: float) -> None:
        status = link.pgconn.transaction_status
        if status != TransactionStatus.INTRANS or time.monotonic() >= deadline:
            # After a statement that failed, PostgreSQL answers to a commit by undoing all, and calls that no error.
            self._undo(connection, link, transaction)
            late = status == TransactionStatus.INTRANS
            raise BackendError(
                f"the eligibility database {self._where} "
                + ("took too long" if late else "was used after one of its statements had failed")
            )
        try:
            transaction.commit()
        except DBAPIError as error:
            self._drop(connection)
            if state_of(error).startswith(_REFUSED):
                self._fail(error)
            raise BackendTimeout(
                f"it is not known whether the eligibility database {self._where} kept the data ({name_of(error)})"
            ) from None
        except BaseException:
            self._drop(connection)
            raise

    def _undo(self, connection: Connection, link: Link, transaction: RootTransaction) -> None:
        if link.closed or link.pgconn.transaction_status == TransactionStatus.ACTIVE:
            self._drop(connection)
            return
        link.deadline = time.monotonic() + _GRACE
        try:
            transaction.rollback()
        except DBAPIError:
            self._drop(connection)
        else:
            self._keep(connection)

    def _keep(self, connection: Connection) -> None:
        self._idle.append(connection)
        if self._closed:
            self._forget_idle()

    def _forget_idle(self) -> None:
        with suppress(IndexError):
            while True:
                self._drop(self._idle.pop())

    @staticmethod
    def _drop(connection: Connection) -> None:
        # Invalid first: a connection that is given up is not asked to undo anything, it may not answer.
        if not connection.invalidated:
            connection.invalidate()
        connection.close()

    def _fail(self, error: DBAPIError | psycopg.Error) -> NoReturn:
        raise BackendError(f"the eligibility database {self._where} cannot be used ({name_of(error)})") from None


def open_postgres(url: URL, *, migrate: bool, loading: bool) -> PostgresDatabase:
    """Open a database whose schema is this program's, or is made so; see `open_database`."""
    database = PostgresDatabase(url)
    try:
        found = _look(database, url)
        if migrate and found != HEAD:
            found = _migrate(database, url).after
        require_head(found, describe(url))
        if not loading:
            _require_whole(database, url, migrate=migrate)
    except BaseException:
        database.close()
        raise
    return database


def migrate_postgres(url: URL) -> Versions:
    """Bring a database up to date; see `migrate_database`."""
    with closing(PostgresDatabase(url)) as database:
        _look(database, url)
        versions = _migrate(database, url)
        restore(partial(database.transaction, _RESTORE_TIMEOUT))
        return versions


def read_postgres_version(url: URL) -> str | None:
    """The version of a database's schema; see `schema_version`."""
    with closing(PostgresDatabase(url)) as database:
        return _look(database, url)


def _look(database: PostgresDatabase, url: URL) -> str | None:
    with database.transaction(_OPENING_TIMEOUT) as connection:
        encoding = connection.execute(text("SHOW server_encoding")).scalar()
        if encoding != "UTF8":
            raise ConfigurationError(f"{describe(url)}: keeps {encoding}; make the database with ENCODING 'UTF8'")
        return find_version(connection, describe(url))


def _require_whole(database: PostgresDatabase, url: URL, *, migrate: bool) -> None:
    """Return when no index and no foreign key is left to be made after a load."""
    with database.transaction(_OPENING_TIMEOUT) as connection:
        missing = find_missing(connection)
    if not missing:
        return
    if migrate:
        restore(partial(database.transaction, _RESTORE_TIMEOUT))
        return
    raise ConfigurationError(
        f"{describe(url)}: insured persons are being loaded, or their load was cut off, and {', '.join(missing)} will"
        " be made at its end; wait for it, or start `myna-kiosk service load` of the same file again, or have"
        " `myna-kiosk service migrate` make them now"
    )


def _migrate(database: PostgresDatabase, url: URL) -> Versions:
    where = describe(url)
    with database.transaction(_MIGRATION_TIMEOUT) as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        # Whoever still uses the tables is not held up for longer than this by our waiting for them.
        connection.execute(text(f"SET LOCAL lock_timeout = {_LOCK_PATIENCE_MS}"))
        try:
            return migrate_schema(connection, where)
        except DBAPIError as error:
            match state_of(error):
                case "42501":
                    raise ConfigurationError(
                        f"{where}: this user may not make or change tables; give the database to it (ALTER DATABASE …"
                        " OWNER TO …), or migrate as its owner"
                    ) from None
                case "55P03":
                    raise BackendError(
                        f"{where}: the tables are in use; stop the service everywhere and migrate again"
                    ) from None
                case _:
                    raise


def _link_of(connection: Connection) -> Link:
    link = connection.connection.driver_connection
    if not isinstance(link, Link):
        raise TypeError("a connection of another kind")
    return link


def _reason(error: DBAPIError) -> str:
    """Why there is no connection, in libpq's words: they tell of hosts and users, and nothing was written yet."""
    return " ".join(str(error.orig).split())
