"""Keeping rows in a database: persons, certificates and coverages, and how far the file is loaded, in one transaction.

A certificate that is known keeps its person, with registration and protection, and gets the new coverage. What is new
can be written by several processes at once; what takes the place of something is written when it is a piece's turn,
since two pieces may then mean the same person.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import compress
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select, text, update

from kiosk.eligibility.base import BackendError
from kiosk.eligibility.postgres_link import copy_rows
from kiosk.eligibility.schema import loads
from kiosk.service.load.rows import KEPT

Columns = Mapping[str, Sequence[str]]
_COVERAGE: Final = (*(name for name in KEPT if name not in {"issuer", "serial"}), "details")
LOADED: Final = ("persons", "certificates", "coverages")
_NULLABLE: Final = frozenset({"valid_until", "burden_ratio", "details"})
_ESCAPED: Final = frozenset({"insurer_name", "symbol", "number", "name", "name_kana", "details"})
_INTO_COVERAGES: Final = ", ".join(("person_id", *_COVERAGE))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a file is loaded: bytes, lines, rows in and rejected, bytes of the file of rejected rows."""

    position: int
    line: int
    loaded: int = 0
    rejected: int = 0
    rejected_position: int = 0
    finished_at: datetime | None = None


def find_progress(connection: Connection, digest: bytes) -> Progress | None:
    """How far the file of this digest was loaded; None when it never was begun."""
    columns = [column for column in loads.c if column.name != "digest"]
    row = connection.execute(select(*columns).where(loads.c.digest == digest)).one_or_none()
    return None if row is None else Progress(*row)


def begin_load(connection: Connection, digest: bytes, progress: Progress) -> None:
    """Note that a file is being loaded, from its beginning."""
    connection.execute(delete(loads).where(loads.c.digest == digest))
    connection.execute(insert(loads).values(digest=digest, **_values(progress)))


def keep_progress(connection: Connection, digest: bytes, before: int, progress: Progress) -> None:
    """Note how far it is now. Raises BackendError where it was not as far as `before`: somebody else loads it too."""
    moved = connection.execute(
        update(loads).where(loads.c.digest == digest, loads.c.position == before).values(**_values(progress))
    )
    if moved.rowcount != 1:
        raise BackendError("another program loads the same file; nothing of this part was kept by this one")


def _values(progress: Progress) -> dict[str, object]:
    return {name: getattr(progress, name) for name in Progress.__dataclass_fields__}


@dataclass(slots=True)
class Piece:
    """The rows of one transaction on their way into the database. Made for one connection in a transaction.

    `look`: whether to look first who is known. Where hardly anybody is, it is quicker to find out by failing: `prepare`
    then raises one of OVERTAKEN, and the transaction is to be undone and done again with `look`.

    PostgreSQL looks for each new row whether its person is there, which costs about a fifth of all the rest; into empty
    tables it looks once for all of them at the end (see `kiosk.eligibility.postponed`). To have it not look at all, a
    role would need the right to set session_replication_role; that right goes past every constraint and trigger of the
    whole cluster, and is not asked for.
    """

    connection: Connection
    columns: Columns = field(repr=False)
    escaped: bool
    look: bool
    _replaced: dict[int, int] = field(default_factory=dict, repr=False)  # person: place of the row

    @property
    def replaces(self) -> int:
        """How many persons were known."""
        return len(self._replaced)

    def prepare(self) -> None:
        """Write what is new."""
        if not _is_sqlite(self.connection):
            # A commit that a power cut takes back takes back with it how far the file is loaded, and with those of
            # all that came after it; the load's last commit waits for the disk, and so for all of them.
            self.connection.execute(text("SET LOCAL synchronous_commit = off"))
        known = self._find_known() if self.look else {}
        issuers, serials = self.columns["issuer"], self.columns["serial"]
        new = []
        for place, name in enumerate(zip(issuers, serials, strict=True)) if known else ():
            person = known.get(name)
            new.append(person is None)
            if person is not None:
                self._replaced[person] = place
        columns = self.columns
        if known:
            columns = {name: list(compress(values, new)) for name, values in columns.items()}
        if columns["serial"]:
            self._add(columns)

    def complete(self) -> None:
        """Write what takes the place of something; in the order of the file."""
        if not self._replaced:
            return
        places = list(self._replaced.values())
        columns = {name: [values[place] for place in places] for name, values in self.columns.items()}
        persons = list(self._replaced)
        if _is_sqlite(self.connection):
            self._many("DELETE FROM coverages WHERE person_id = ?", ((person,) for person in persons))
        else:
            self.connection.execute(text("DELETE FROM coverages WHERE person_id = ANY(:persons)"), {"persons": persons})
        self._add_coverages(list(map(str, persons)), columns)

    def _find_known(self) -> dict[tuple[str, str], int]:
        issuers, serials = self.columns["issuer"], self.columns["serial"]
        known: dict[tuple[str, str], int] = {}
        for issuer in dict.fromkeys(issuers):
            wanted = [serial for one, serial in zip(issuers, serials, strict=True) if one == issuer]
            if _is_sqlite(self.connection):
                statement = text(
                    "SELECT serial, person_id FROM certificates"
                    " WHERE issuer = :issuer AND serial IN (SELECT value FROM json_each(:serials))"
                )
                found = self.connection.execute(
                    statement, {"issuer": bytes.fromhex(issuer), "serials": json.dumps(wanted)}
                )
            else:
                statement = text(
                    "SELECT serial, person_id FROM certificates WHERE issuer = :issuer AND serial = ANY(:serials)"
                )
                found = self.connection.execute(statement, {"issuer": bytes.fromhex(issuer), "serials": wanted})
            known.update({(issuer, row.serial): row.person_id for row in found})
        return known

    def _add(self, columns: Columns) -> None:
        persons = self._add_persons(len(columns["serial"]))
        issuers, serials = columns["issuer"], columns["serial"]
        if _is_sqlite(self.connection):
            digests = {issuer: bytes.fromhex(issuer) for issuer in set(issuers)}
            self._many(
                "INSERT INTO certificates (issuer, serial, person_id) VALUES (?, ?, ?)",
                zip(map(digests.__getitem__, issuers), serials, persons, strict=True),
            )
        else:
            digests_written = {issuer: f"\\\\x{issuer}" for issuer in set(issuers)}
            copy_rows(
                self.connection,
                "certificates (issuer, serial, person_id)",
                zip(map(digests_written.__getitem__, issuers), serials, persons, strict=True),
            )
        self._add_coverages(persons, columns)

    def _add_persons(self, count: int) -> list[str]:
        """So many new persons, by their numbers."""
        if _is_sqlite(self.connection):
            last = self.connection.execute(text("SELECT coalesce(max(id), 0) FROM persons")).scalar_one()
            persons = list(map(str, range(last + 1, last + 1 + count)))
            self._many("INSERT INTO persons (id) VALUES (?)", zip(persons, strict=True))
            return persons
        written: str = self.connection.execute(
            text(
                "SELECT string_agg(nextval(CAST(numbers AS regclass))::text, ',')"
                " FROM (SELECT pg_get_serial_sequence('persons', 'id') AS numbers OFFSET 0) AS named,"
                " generate_series(1, :count)"
            ),
            {"count": count},
        ).scalar_one()
        persons = written.split(",")
        copy_rows(self.connection, "persons (id)", zip(persons, strict=True))
        return persons

    def _add_coverages(self, persons: Sequence[str], columns: Columns) -> None:
        if _is_sqlite(self.connection):
            marks = ", ".join("?" * (1 + len(_COVERAGE)))
            values = [
                [value or None for value in columns[name]] if name in _NULLABLE else columns[name] for name in _COVERAGE
            ]
            self._many(
                f"INSERT INTO coverages ({_INTO_COVERAGES}) VALUES ({marks})",  # noqa: S608 (names of our own)
                zip(persons, *values, strict=True),
            )
        else:
            written = [self._write(name, columns[name]) for name in _COVERAGE]
            copy_rows(self.connection, f"coverages ({_INTO_COVERAGES})", zip(persons, *written, strict=True))

    def _write(self, name: str, values: Sequence[str]) -> Sequence[str]:
        """Values in the text format of COPY; no value holds a tab or an end of line."""
        if name in _ESCAPED and (self.escaped or name == "details"):
            values = [value.replace("\\", "\\\\") for value in values]
        return [value or r"\N" for value in values] if name in _NULLABLE else values

    def _many(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self.connection.exec_driver_sql(statement, list(rows))


def refresh_statistics(connection: Connection, table: str) -> None:
    """Have the database look at what one of the tables LOADED holds now, so that it chooses its indexes well."""
    connection.execute(text(f"ANALYZE {table}"))


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
