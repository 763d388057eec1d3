"""A SQLite database that either keeps what it was given or says that it did not.

One connection, one transaction at a time. Every transaction takes the write lock at its beginning, so that what it read
still holds when it writes, also against another process; and a commit returns only when the disk has the data.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import quote

from sqlalchemy import URL, Connection, NullPool, Row, Select, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from kiosk.eligibility.base import BackendError, BackendTimeout, ConfigurationError
from kiosk.eligibility.version import Versions, find_version, migrate_schema, require_head

_OPENING_TIMEOUT: Final = 10.0  # seconds; another program may be migrating
_RETRY_INTERVAL: Final = 0.02
# What the environment can do to a data base at the start and may undo by itself; all else needs a person.
_PASSING: Final = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_NOMEM"})
# FULL: a commit returns when the disk has the data, also in WAL mode. What a visitor was told survives a power cut.
_PRAGMAS: Final = (
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "secure_delete = ON",
)


class SqliteDatabase:
    """A Database in a file, or in memory where the URL has no path.

    A file that is missing is made, with its tables, readable by its owner only; `migrate` says whether an older schema
    is brought up to date or refused. Raises ConfigurationError when the file cannot be used (no access, not a database,
    damaged, another schema), BackendError when it is locked or the disk is full.
    """

    def __init__(self, url: URL, *, migrate: bool = False) -> None:
        self._path = _path_of(url)
        self._turn = threading.Lock()
        self._inode: tuple[int, int] | None = None
        self._closed = False
        self._engine = create_engine(
            "sqlite://",
            creator=self._connect,
            poolclass=StaticPool,
            hide_parameters=True,
            execution_options={"preserve_rowcount": True},
        )
        event.listen(self._engine, "begin", _begin)
        try:
            self.versions = self._open(migrate=migrate)  # what was found, and what was made of it
        except BaseException:
            self._engine.dispose()
            raise

    @classmethod
    def migrated(cls, url: URL) -> Versions:
        """Make the file or bring it up to date, and let go of it."""
        opened = cls(url, migrate=True)
        opened.close()
        return opened.versions

    @staticmethod
    def version(url: URL) -> str | None:
        """The version of a file's schema; None where there is no file, or nothing in it. Changes nothing."""
        path = _path_of(url)
        if path is None or not path.exists():
            return None
        engine = create_engine("sqlite://", creator=lambda: _read_only(path), poolclass=NullPool, hide_parameters=True)
        with _opening(str(path)), engine.connect() as connection:
            return find_version(connection, str(path))

    @property
    def dialect(self) -> Literal["sqlite"]:
        """See Database."""
        return "sqlite"

    @contextmanager
    def transaction(self, timeout: float) -> Iterator[Connection]:
        """All that is done inside is kept together, or nothing is.

        Raises BackendError when nothing was kept (also when the turn did not come within `timeout` seconds), and
        BackendTimeout when it is not known. An exception from inside undoes everything and goes on.
        """
        deadline = time.monotonic() + timeout
        if not self._turn.acquire(timeout=max(timeout, 0.0)):
            raise BackendError("the eligibility database is busy")
        try:
            if self._closed:
                raise BackendError("the eligibility database is closed")
            self._check_file()
            with _translated("the eligibility database cannot be used"), self._engine.connect() as connection:
                _set_patience(connection, deadline - time.monotonic())
                transaction = connection.begin()
                try:
                    yield connection
                except BaseException:
                    transaction.rollback()
                    raise
                _commit(transaction.commit)
            self._confirm_file()
        finally:
            self._turn.release()

    def find(
        self, statement: Select[*tuple[Any, ...]], values: Mapping[str, object], timeout: float
    ) -> Row[*tuple[Any, ...]] | None:
        """See Database."""
        with self.transaction(timeout) as connection:
            return connection.execute(statement, values).one_or_none()

    def close(self) -> None:
        """Let go of the file; may be called again. Waits for a transaction that is under way."""
        with self._turn:
            self._closed = True
            self._engine.dispose()

    def _connect(self) -> sqlite3.Connection:
        if self._path is None:
            place, patience = ":memory:", 0.0
        else:
            # mode=rw: a file that has vanished must not come back as an empty one, in which everybody is unknown.
            place, patience = f"file:{quote(str(self._path))}?mode=rw", _OPENING_TIMEOUT
        # No isolation level: the transactions are begun here, see _begin, and not guessed by the driver.
        connection = sqlite3.connect(place, patience, isolation_level=None, check_same_thread=False, uri=True)
        try:
            _check_integrity(connection, place)
            _enter_wal(connection, time.monotonic() + patience)
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    def _open(self, *, migrate: bool) -> Versions:
        if self._path is not None:
            _make_private(self._path)
            self._inode = _inode(self._path)
        where = "in memory" if self._path is None else str(self._path)
        with _opening(where), self._engine.connect() as connection:
            _set_patience(connection, _OPENING_TIMEOUT)
            with connection.begin():
                found = find_version(connection, where)
                if migrate or found is None:
                    return migrate_schema(connection, where)
                require_head(found, where)
                return Versions(found, found)

    def _check_file(self) -> None:
        if self._path is None:
            return
        found = _inode(self._path)
        if found is None:
            raise BackendError(f"the eligibility database {self._path} is gone; put it back")
        if found != self._inode:
            # SQLite would go on with the old file, which nobody sees any more; and the old file's -wal, which still
            # lies there, must not be applied to the new one.
            raise BackendError(
                f"the eligibility database {self._path} was replaced while in use; stop the kiosk, remove the files"
                f" {self._path.name}-wal and {self._path.name}-shm, start it again"
            )

    def _confirm_file(self) -> None:
        if self._path is not None and _inode(self._path) != self._inode:
            raise BackendTimeout(f"the eligibility database {self._path} went away while it was written")


def _path_of(url: URL) -> Path | None:
    return None if url.database in {None, "", ":memory:"} else Path(str(url.database)).absolute()


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path))}?mode=ro", _OPENING_TIMEOUT, uri=True)


@contextmanager
def _opening(where: str) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        name = _name(error)
        if name in _PASSING:
            raise BackendError(f"the eligibility database {where} cannot be opened now ({name})") from None
        raise ConfigurationError(
            f"{where}: is no usable eligibility database ({name}); restore it from a backup or name another"
        ) from None


def _make_private(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            # O_EXCL: made with these rights, never open to others for a moment. A file that exists is not opened here:
            # closing it again would take away the locks that this process has on it (POSIX), and with them its safety.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        except FileExistsError:
            if path.is_file() and path.stat().st_mode & 0o077:
                path.chmod(0o600)
    except OSError as error:
        raise ConfigurationError(f"{path}: the eligibility database cannot be opened ({error.strerror})") from error


def _inode(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _set_patience(connection: Connection, seconds: float) -> None:
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute(f"PRAGMA busy_timeout = {max(int(seconds * 1000), 0)}")


def _commit(commit: Callable[[], None]) -> None:
    try:
        commit()
    except DBAPIError as error:
        if _name(error) in _PASSING:
            raise
        raise BackendTimeout(
            f"it is not known whether the eligibility database kept the data ({_name(error)})"
        ) from None


@contextmanager
def _translated(what: str) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        # SQLite's own words stay out: they may quote what was to be written.
        raise BackendError(f"{what} ({_name(error)})") from None


def _name(error: DBAPIError) -> str:
    name = getattr(error.orig, "sqlite_errorname", None)
    return name if isinstance(name, str) else type(error.orig).__name__


def _check_integrity(connection: sqlite3.Connection, place: str) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise ConfigurationError(f"{place}: the eligibility database is damaged; restore it from a backup")


def _enter_wal(connection: sqlite3.Connection, deadline: float) -> None:
    """Turn to write-ahead logging. SQLite does not wait for its turn here, as it does everywhere else."""
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname not in _PASSING or time.monotonic() >= deadline:
                raise
            time.sleep(_RETRY_INTERVAL)
        else:
            return
