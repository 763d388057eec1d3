"""Forgetting what is over, and what the report keeps of it: numbers per day, kiosk, purpose and outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    Column,
    Connection,
    CursorResult,
    Date,
    Delete,
    Row,
    Table,
    bindparam,
    case,
    delete,
    func,
    literal_column,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.eligibility.rules import JST
from kiosk.eligibility.schema import access_tokens, answers, assertions, challenges, consents, tallies

BATCH: Final = 2_000  # rows that are forgotten in one transaction: others do not wait long for it
# Past its end nothing is of use, but the clocks of two machines may differ.
_MARGIN: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """How often something was the outcome on one day (in Japan) at one kiosk.

    `purpose` is a Purpose or "look-up"; `outcome` is "registered", "already-registered", "covered", a RefusalReason, an
    UndecidedReason, or for a look-up the Validity that was found, each by its value or name in lower case with dashes.
    """

    day: date
    kiosk: str
    purpose: str
    outcome: str
    count: int


_OUTCOME: Final = case(
    (answers.c.kind == "covered", "covered"),
    (answers.c.kind != "registered", func.coalesce(answers.c.reason, answers.c.kind)),
    (answers.c.flag.is_(True), "already-registered"),
    else_="registered",
)


def _oldest(table: Table, moment: Column[datetime]) -> Delete:
    """Deletes a batch of rows that lie before a moment; what another process is deleting is left to it."""
    key = tuple(table.primary_key.columns)
    chosen = select(*key).where(moment < bindparam("before")).order_by(moment).limit(BATCH)
    return delete(table).where(tuple_(*key).in_(chosen.with_for_update(skip_locked=True)))


_OVER: Final = tuple(_oldest(table, table.c.expires_at) for table in (challenges, access_tokens, assertions, consents))
_ANSWERS: Final = _oldest(answers, answers.c.answered_at).returning(
    answers.c.answered_at, answers.c.kiosk, answers.c.purpose, _OUTCOME.label("outcome")
)


def forget(connection: Connection, now: datetime, answers_kept: timedelta) -> bool:
    """Delete a batch of what is over, and keep the answers among it as numbers; False when nothing was left to do."""
    limit = {"before": now - _MARGIN}
    full = [_count(connection.execute(statement, limit)) == BATCH for statement in _OVER]
    # Each row is returned to the one transaction that deletes it, and so counted once.
    gone = connection.execute(_ANSWERS, {"before": now - answers_kept}).all()
    _add(connection, gone)
    return any(full) or len(gone) == BATCH


def _count(result: CursorResult[Any]) -> int:
    return result.rowcount


def _add_up() -> dict[str, sqlite.Insert | postgresql.Insert]:
    key = [column.name for column in tallies.primary_key.columns]
    lite, post = sqlite.insert(tallies), postgresql.insert(tallies)
    return {
        "sqlite": lite.on_conflict_do_update(
            index_elements=key, set_={"count": tallies.c["count"] + lite.excluded["count"]}
        ),
        "postgresql": post.on_conflict_do_update(
            index_elements=key, set_={"count": tallies.c["count"] + post.excluded["count"]}
        ),
    }


_ADD: Final = _add_up()


def _add(connection: Connection, gone: Sequence[Row[*tuple[Any, ...]]]) -> None:
    found = Counter((_day(row.answered_at), row.kiosk, row.purpose, row.outcome) for row in gone)
    rows = [
        {"day": day, "kiosk": kiosk, "purpose": purpose, "outcome": outcome, "count": count}
        # In one order, so that two transactions cannot wait for each other.
        for (day, kiosk, purpose, outcome), count in sorted(found.items())
    ]
    if rows:
        connection.execute(_ADD[connection.dialect.name], rows)


def _day(moment: datetime) -> date:
    return moment.astimezone(JST).date()


_DAYS: Final = {
    "sqlite": literal_column("date(answers.answered_at, '+9 hours')", Date()),
    "postgresql": literal_column("CAST(answers.answered_at + INTERVAL '9 hours' AS DATE)", Date()),
}


def count_outcomes(connection: Connection, first: date, last: date) -> list[Count]:
    """All that was answered from the day `first` to the day `last`, in order, forgotten or not.

    In one statement: between two, rows could go over from the one to the other.
    """
    day = _DAYS[connection.dialect.name]
    remembered = select(
        day.label("day"), answers.c.kiosk, answers.c.purpose, _OUTCOME.label("outcome"), func.count().label("count")
    ).group_by(day, answers.c.kiosk, answers.c.purpose, literal_column("outcome"))
    both = union_all(remembered, select(tallies)).subquery()
    whole = (
        select(both.c.day, both.c.kiosk, both.c.purpose, both.c.outcome, func.sum(both.c["count"]))
        .where(both.c.day >= first, both.c.day <= last)
        .group_by(both.c.day, both.c.kiosk, both.c.purpose, both.c.outcome)
    )
    return sorted(Count(*row[:4], int(row[4])) for row in connection.execute(whole))
