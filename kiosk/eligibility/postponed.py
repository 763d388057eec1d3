"""Indexes and keys that PostgreSQL makes after the rows: in one go, they cost a fraction of one row at a time.

Nothing is written down of what is wanting: it is what the schema has and the database has not. So a program that is
killed at any moment leaves nothing that `restore` does not mend. Until then no program but a load opens the database:
without its keys, it could hold a person twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, Row, text
from sqlalchemy.exc import DBAPIError

from kiosk.eligibility.base import ConfigurationError
from kiosk.eligibility.postgres_link import state_of

Transaction: TypeAlias = Callable[[], AbstractContextManager[Connection]]
_TABLES: Final = ("persons", "certificates", "coverages")
_LOCK: Final = 0x6D796E62  # programs that make them at once take turns by it
_LOCK_PATIENCE_MS: Final = 2_000
_AT_ONCE: Final = 4  # of what is made; each may have helpers of the server besides
_MEMORY_MIB: Final = 128  # for each, where the server is set up for less
_NO_RIGHT: Final = "42501"  # insufficient_privilege
# Or the tables are in use just now (lock_not_available, deadlock_detected).
_REFUSED: Final = frozenset({_NO_RIGHT, "55P03", "40P01"})
_ORPHANED: Final = "23503"  # foreign_key_violation
_NOT_UNIQUE: Final = "23505"  # unique_violation


@dataclass(frozen=True, slots=True)
class _Postponed:
    """An index or a key, exactly as the migrations leave it: what makes it, in up to three steps, and takes it away.

    `index` and `check` take long and hold nobody up who reads; `key` is short and does.
    """

    name: str
    table: str
    drop: str
    index: str | None = None
    key: str | None = None
    check: str | None = None


def _index(table: str, columns: str, name: str) -> _Postponed:
    return _Postponed(name, table, f"DROP INDEX {name}", index=f"CREATE INDEX {name} ON {table} ({columns})")


def _primary(table: str, columns: str) -> _Postponed:
    change, name = f"ALTER TABLE {table}", f"pk_{table}"
    return _Postponed(
        name,
        table,
        f"{change} DROP CONSTRAINT {name}",
        index=f"CREATE UNIQUE INDEX {name} ON {table} ({columns})",
        key=f"{change} ADD CONSTRAINT {name} PRIMARY KEY USING INDEX {name}",
    )


def _person(table: str) -> _Postponed:
    change, name = f"ALTER TABLE {table}", f"fk_{table}_person_id"
    key = "FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE CASCADE"
    return _Postponed(
        name,
        table,
        f"{change} DROP CONSTRAINT {name}",
        key=f"{change} ADD CONSTRAINT {name} {key} NOT VALID",
        check=f"{change} VALIDATE CONSTRAINT {name}",
    )


# In the order in which they are made. The key of persons stays: other tables refer to it.
POSTPONED: Final = (
    _primary("certificates", "serial, issuer"),
    _primary("coverages", "person_id"),
    _index("certificates", "person_id", "ix_certificates_person_id"),
    _index("coverages", "number, insurer_number, birth_date", "ix_coverages_number"),
    _person("certificates"),
    _person("coverages"),
)
# All that is known of each; of what somebody changed, the program's own statement would make something else.
_FIND: Final = text("""
    SELECT 'index' AS kind, relname AS name, indisvalid AS valid, pg_get_indexdef(pg_class.oid), indisclustered,
           reltablespace, relowner, reloptions, obj_description(pg_class.oid, 'pg_class')
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE indrelid = ANY(CAST(:tables AS regclass[])) AND relname = ANY(:names)
    UNION ALL
    SELECT 'key', conname, convalidated, pg_get_constraintdef(oid), false, 0, 0, NULL,
           obj_description(oid, 'pg_constraint')
    FROM pg_constraint
    WHERE conrelid = ANY(CAST(:tables AS regclass[])) AND conname = ANY(:names)
    ORDER BY 1, 2
""")
_ROOM: Final = text("""
    SELECT set_config('maintenance_work_mem', :memory || 'MB', true)
    WHERE pg_size_bytes(current_setting('maintenance_work_mem')) < :memory * 1048576::bigint
""")
_NAMES: Final = {"tables": list(_TABLES), "names": [one.name for one in POSTPONED]}


def find_missing(connection: Connection) -> list[str]:
    """The names of those that are not there, or not checked; none in a database that is whole."""
    valid = {(row.kind, row.name) for row in _find(connection) if row.valid}
    return [one.name for one in POSTPONED if ("key" if one.key else "index", one.name) not in valid]


def postpone(connection: Connection) -> bool:
    """Take them away in the caller's transaction, and say whether it was done.

    It is where nobody is in the tables yet, nobody uses them just now, and they can be made again exactly as they were:
    that is tried first. Otherwise, as for a role that does not own the tables, nothing was changed.
    """
    attempt = connection.begin_nested()
    try:
        connection.execute(text(f"SET LOCAL lock_timeout = {_LOCK_PATIENCE_MS}"))
        connection.execute(text(f"LOCK TABLE {', '.join(_TABLES)} IN ACCESS EXCLUSIVE MODE"))
        before = _find(connection)
        done = not find_missing(connection) and not _anybody(connection)
        if done:
            _drop(connection)
            for one in POSTPONED:
                for step in filter(None, (one.index, one.key, one.check)):
                    connection.execute(text(step))
            done = _find(connection) == before
            _drop(connection)
    except DBAPIError as error:
        attempt.rollback()
        if state_of(error) in _REFUSED:
            return False
        raise
    if not done:
        attempt.rollback()
        return False
    attempt.commit()
    return True


def restore(transaction: Transaction) -> list[str]:
    """Make those that are missing, several at once, each in a transaction of its own; return their names.

    Others can read the tables meanwhile. Of a person who was taken out while the keys were away, what belonged to her
    goes now, as it would have then. Raises ConfigurationError for a role that does not own the tables, and for rows
    that the keys forbid.
    """
    with transaction() as connection:
        missing = find_missing(connection)
        if not missing:
            return []
        # Held to the end: another program that would make them waits, and finds nothing missing.
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        missing = find_missing(connection)
        wanted = [one for one in POSTPONED if one.name in missing]
        there = {(row.kind, row.name) for row in _find(connection)}
        _require_owner(connection, missing)
        new = [one for one in wanted if one.index and ("index", one.name) not in there]
        side_by_side(transaction, [partial(_make, one=one) for one in new])
        for one in wanted:
            if one.key and ("key", one.name) not in there:
                with transaction() as short:
                    short.execute(text(one.key))
        side_by_side(transaction, [partial(_check, one=one) for one in wanted])
    return missing


def side_by_side(transaction: Transaction, works: Iterable[Callable[[Connection], None]]) -> None:
    """Do all of these at once, each in a transaction of its own. What the first of them raises is raised at the end."""

    def do(work: Callable[[Connection], None]) -> None:
        with transaction() as connection:
            connection.execute(_ROOM, {"memory": _MEMORY_MIB})
            work(connection)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for done in [pool.submit(do, work) for work in works]:
            done.result()


def _require_owner(connection: Connection, missing: list[str]) -> None:
    owners = (
        "SELECT bool_and(pg_has_role(relowner, 'USAGE')) FROM pg_class WHERE oid = ANY(CAST(:tables AS regclass[]))"
    )
    if not connection.execute(text(owners), {"tables": list(_TABLES)}).scalar_one():
        raise ConfigurationError(
            f"database: only the owner of its tables can make {', '.join(missing)}, which are missing; run"
            " `myna-kiosk service migrate` as the owner"
        )


def _make(connection: Connection, one: _Postponed) -> None:
    try:
        connection.execute(text(one.index or ""))
    except DBAPIError as error:
        if state_of(error) != _NOT_UNIQUE:
            raise
        raise ConfigurationError(
            f"database: {one.name} cannot be made: {one.table} has two rows of the same key, because another program"
            " wrote into it during a load; take the wrong one out, or empty the tables and load again"
        ) from None


def _check(connection: Connection, one: _Postponed) -> None:
    if one.check is None:
        return
    try:
        with connection.begin_nested():
            connection.execute(text(one.check))
    except DBAPIError as error:
        if state_of(error) != _ORPHANED:
            raise
        orphans = f"DELETE FROM {one.table} WHERE NOT EXISTS (SELECT FROM persons WHERE id = person_id)"  # noqa: S608 (names of our own)
        connection.execute(text(orphans))
        connection.execute(text(one.check))


def _find(connection: Connection) -> list[Row[Any]]:
    return list(connection.execute(_FIND, _NAMES))


def _anybody(connection: Connection) -> bool:
    asked = " OR ".join(f"EXISTS (SELECT FROM {table})" for table in _TABLES)
    return bool(connection.execute(text(f"SELECT {asked}")).scalar_one())


def _drop(connection: Connection) -> None:
    for one in reversed(POSTPONED):
        connection.execute(text(one.drop))
