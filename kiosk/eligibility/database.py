"""Where persons, challenges and answers are kept: one contract, over SQLite for one machine and PostgreSQL for a fleet.

A transaction is kept whole or not at all, and a commit returns only when the disk has the data.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Literal, Protocol, TypeAlias

from sqlalchemy import URL, Connection, Row, Select, make_url
from sqlalchemy.exc import ArgumentError

from kiosk.eligibility.base import ConfigurationError
from kiosk.eligibility.sqlite import SqliteDatabase
from kiosk.eligibility.version import Versions

DialectName: TypeAlias = Literal["sqlite", "postgresql"]


class Database(Protocol):
    """An open eligibility database with the schema of this program. May be shared by threads."""

    @property
    def dialect(self) -> DialectName:
        """Which SQL it speaks."""
        ...

    def transaction(self, timeout: float) -> AbstractContextManager[Connection]:
        """All that is done inside is kept together, or nothing is. `timeout` is in seconds, for the whole of it.

        Raises BackendError when nothing was kept (also when the turn did not come in time), and BackendTimeout when it
        is not known. An exception from inside undoes everything and goes on. In PostgreSQL, what others committed
        meanwhile is seen by the next statement (READ COMMITTED); in SQLite nobody else writes meanwhile.
        `rowcount` tells how many rows a statement changed, of an INSERT as well.
        """
        ...

    def find(
        self, statement: Select[*tuple[Any, ...]], values: Mapping[str, object], timeout: float
    ) -> Row[*tuple[Any, ...]] | None:
        """The one row that a SELECT finds, or None; as short as it can be, without a transaction around it.

        Raises BackendError.
        """
        ...

    def close(self) -> None:
        """Let go of everything; may be called again. Transactions that are under way come to their end."""
        ...


def open_database(url: str, *, migrate: bool = False, loading: bool = False) -> Database:
    """Open the database of a URL: `sqlite:///` and a path, `sqlite://` (memory), `postgresql+psycopg://user@host/name`.

    With `migrate` an older schema is brought up to date first; without, it is refused. A new SQLite file is made with
    its tables in any case. Without `loading`, a database is refused in which persons are being loaded for the first
    time (see `kiosk.eligibility.postponed`). Raises ConfigurationError that says what to do (not usable, another
    program's, an older or newer schema), and BackendError when it is out of reach or locked just now.
    """
    parsed = _parse(url)
    if parsed.get_backend_name() == "sqlite":
        return SqliteDatabase(parsed, migrate=migrate)
    # Imported only here: a kiosk has no driver for it.
    from kiosk.eligibility.postgres import open_postgres  # noqa: PLC0415

    return open_postgres(parsed, migrate=migrate, loading=loading)


def migrate_database(url: str) -> Versions:
    """Bring a database up to date, or find that it is; several programs may at once. Raises as `open_database`."""
    parsed = _parse(url)
    if parsed.get_backend_name() == "sqlite":
        return SqliteDatabase.migrated(parsed)
    from kiosk.eligibility.postgres import migrate_postgres  # noqa: PLC0415

    return migrate_postgres(parsed)


def schema_version(url: str) -> str | None:
    """The version of the schema that a database has; None when it has none yet. Changes nothing; raises as above."""
    parsed = _parse(url)
    if parsed.get_backend_name() == "sqlite":
        return SqliteDatabase.version(parsed)
    from kiosk.eligibility.postgres import read_postgres_version  # noqa: PLC0415

    return read_postgres_version(parsed)


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        # Not quoted: it may have a password.
        raise ConfigurationError(f"database: is not a database URL; {_EXAMPLES}") from None
    match parsed.drivername:
        case "sqlite" | "sqlite+pysqlite" if not parsed.query and not parsed.host:
            return parsed
        case "postgresql" | "postgresql+psycopg" if parsed.database:
            return parsed.set(drivername="postgresql+psycopg")
        case "postgresql" | "postgresql+psycopg":
            raise ConfigurationError(f"database: names no database at its end; {_EXAMPLES}")
        case _:
            raise ConfigurationError(f"database: only SQLite and PostgreSQL are known; {_EXAMPLES}")


_EXAMPLES = "sqlite:////var/lib/myna-kiosk/eligibility.db or postgresql+psycopg://user:password@host/name is expected"
