"""One connection to a PostgreSQL server that never waits longer than it was told to.

The server keeps the limits of time by itself as long as it can (statement_timeout); what it cannot end, such as its own
silence or a disk that does not answer, ends here, with the connection.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable
from typing import Any, Final, TypeVar

import psycopg
from psycopg import errors, generators
from psycopg.abc import PQGen
from psycopg.pq import ExecStatus
from sqlalchemy import URL, Connection
from sqlalchemy.exc import DBAPIError

from kiosk.eligibility.base import ConfigurationError

_T = TypeVar("_T")
_GOOD: Final = frozenset({ExecStatus.COMMAND_OK, ExecStatus.EMPTY_QUERY})
# Somebody put in the same meanwhile, or took out what a row belongs to: looked at again, it is another case.
OVERTAKEN: Final = (errors.UniqueViolation, errors.ForeignKeyViolation)
# What is set where the URL sets nothing else. A partition of the network is noticed also while nothing is asked.
_DEFAULTS: Final[dict[str, str | int]] = {
    "application_name": "myna-kiosk",
    "client_encoding": "utf8",
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}


class Link(psycopg.Connection[tuple[Any, ...]]):
    """A connection whose waits end at `deadline` (time.monotonic); it is closed when one has ended so."""

    deadline: float = 0.0

    def wait(self, gen: PQGen[_T], *arguments: Any, **options: Any) -> _T:  # noqa: ANN401 (psycopg's own)
        """Wait for the server, until the deadline at most. Raises psycopg.errors.ConnectionTimeout at its end."""
        try:
            if time.monotonic() >= self.deadline:
                raise errors.ConnectionTimeout("no time left")  # noqa: TRY301 (one way out)
            return super().wait(_bounded(gen, self.deadline), *arguments, **options)
        except errors.ConnectionTimeout:
            self.close()
            raise

    def say(self, commands: str) -> None:
        """Send commands that answer nothing, in one trip and without a cursor's care for parameters and rows.

        Raises psycopg.Error when one of them fails.
        """
        with self.lock:
            self.pgconn.send_query(commands.encode())
            results = self.wait(generators.execute(self.pgconn))
        for result in results:
            if result.status not in _GOOD:
                raise errors.error_from_result(result)


def _bounded(gen: PQGen[_T], deadline: float) -> PQGen[_T]:
    """The same steps, given up at the deadline. Nothing is ready: so psycopg says now and then, to look at Ctrl-C."""
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if not ready and time.monotonic() >= deadline:
                raise errors.ConnectionTimeout("no answer in time")
            wanted = gen.send(ready)
    except StopIteration as end:
        result: _T = end.value
        return result


def connect(options: dict[str, Any], deadline: float) -> Link:
    """Connect until `deadline` (time.monotonic), or for 2 seconds, the shortest that psycopg knows.

    Transactions are begun by whoever uses it, and not by psycopg. Raises psycopg.Error.
    """
    left = max(math.ceil(deadline - time.monotonic()), 2)
    link = Link.connect(**{**_DEFAULTS, "connect_timeout": left, **options}, autocommit=True)
    link.deadline = deadline
    return link


def link_options(url: URL) -> dict[str, Any]:
    """What a URL says, as psycopg takes it; `prepare_threshold=none` is for a proxy that knows no prepared statements.

    Raises ConfigurationError for an option that libpq does not know.
    """
    options = dict(url.get_dialect()().create_connect_args(url)[1])
    threshold = options.pop("prepare_threshold", None)
    known = {option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults()}
    for name in options:
        if name not in known:
            raise ConfigurationError(f"database: {name} is no option of a PostgreSQL connection")
    match threshold:
        case None:
            pass
        case "none":
            options["prepare_threshold"] = None
        case _ if threshold.isdecimal():
            options["prepare_threshold"] = int(threshold)
        case _:
            raise ConfigurationError("database: prepare_threshold is a number, or none")
    return options


def copy_rows(connection: Connection, into: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Write rows by COPY, each of values in its text format; `into` is a table and its columns, a text of the program.

    Part of the transaction of `connection`, which is one to PostgreSQL. Raises psycopg.Error, as OVERTAKEN.
    """
    link = connection.connection.driver_connection
    if not isinstance(link, psycopg.Connection):
        raise TypeError("a connection of another kind")
    with link.cursor() as cursor, cursor.copy(f"COPY {into} FROM STDIN") as copy:
        copy.write("\n".join(map("\t".join, rows)) + "\n")


def describe(url: URL) -> str:
    """Where a database is, for messages: never with a user's name or a password."""
    host = url.host or url.query.get("host") or "local socket"
    port = "" if url.port is None else f":{url.port}"
    return f"{url.database} at {host if isinstance(host, str) else ','.join(host)}{port}"


def name_of(error: DBAPIError | psycopg.Error) -> str:
    """What went wrong, in PostgreSQL's name for it. The server's own words stay out: they quote what was written."""
    found = error.orig if isinstance(error, DBAPIError) else error
    state = getattr(found, "sqlstate", None)
    return type(found).__name__ if state is None else f"{type(found).__name__}, SQLSTATE {state}"


def state_of(error: DBAPIError) -> str:
    """The SQLSTATE (PostgreSQL, appendix A); empty where the server said nothing more."""
    return getattr(error.orig, "sqlstate", None) or ""
