"""A SQLite database that either keeps what it was given or says that it did not.

One connection, one transaction at a time. Every transaction takes the write lock at its beginning, so that what it read
still holds when it writes, also against another process; and a commit returns only when the disk has the data.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlalchemy import Connection, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from kiosk.eligibility.base import BackendError, BackendTimeout, ConfigurationError
from kiosk.eligibility.schema import HEAD

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


class Database:
    """An open eligibility database, migrated to the schema of this program. May be shared by threads.

    `url` is `sqlite:///` and a path, or `sqlite://` for one in memory. A file that is missing is made, readable by its
    owner only. Raises ConfigurationError when the file cannot be used (no access, not a database, damaged, written by a
    newer version), BackendError when it is locked or the disk is full.
    """

    def __init__(self, url: str) -> None:
        self._path = _path_of(url)
        self._turn = threading.Lock()
        self._inode: tuple[int, int] | None = None
        self._closed = False
        self._engine = create_engine(
            "sqlite://",
            creator=self._connect,
            poolclass=StaticPool,
            hide_parameters=True,
        )
        event.listen(self._engine, "begin", _begin)
        try:
            self._open()
        except BaseException:
            self._engine.dispose()
            raise

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

    def _open(self) -> None:
        if self._path is not None:
            _make_private(self._path)
            self._inode = _inode(self._path)
        where = "in memory" if self._path is None else str(self._path)
        try:
            with self._engine.connect() as connection:
                _set_patience(connection, _OPENING_TIMEOUT)
                with connection.begin():
                    _migrate(connection, where)
        except DBAPIError as error:
            name = _name(error)
            if name in _PASSING:
                raise BackendError(f"the eligibility database {where} cannot be opened now ({name})") from None
            raise ConfigurationError(
                f"{where}: is no usable eligibility database ({name}); restore it from a backup or name another"
            ) from None

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


def _path_of(url: str) -> Path | None:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ConfigurationError(
            "database: is not a database URL; sqlite:////var/lib/myna-kiosk/name.db is one"
        ) from None
    if parsed.get_backend_name() != "sqlite" or parsed.query or parsed.host:
        raise ConfigurationError(
            "database: the local backend keeps its data in SQLite; sqlite:/// and a path is expected"
        )
    return None if parsed.database in {None, "", ":memory:"} else Path(str(parsed.database)).absolute()


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


def _migrate(connection: Connection, where: str) -> None:
    tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    version = (
        connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if "alembic_version" in tables
        else None
    )
    if version == HEAD:
        return
    if version is None and tables - {"alembic_version"}:
        raise ConfigurationError(f"{where}: is a database of another program; name another file")
    _run_migrations(connection, where)


def _run_migrations(connection: Connection, where: str) -> None:
    # Imported only here: with the schema up to date, a start need not pay for it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    configuration = Config()
    folder = Path(__file__).with_name("migrations")
    configuration.set_main_option("script_location", str(folder).replace("%", "%%"))
    configuration.attributes["connection"] = connection
    try:
        command.upgrade(configuration, "head")
    except CommandError:
        raise ConfigurationError(
            f"{where}: was written by a newer version of this program; install that version or restore a backup"
        ) from None
