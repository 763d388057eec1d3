"""`myna-kiosk service report`: how often what was answered, per day, kiosk, purpose and outcome.

Numbers only. A protected person is one of all those who cannot use their card here, as in every other place.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Final, Literal, TextIO, TypeAlias

from kiosk.eligibility.database import Database
from kiosk.eligibility.tally import Count, count_outcomes

Form: TypeAlias = Literal["table", "csv", "json"]
DAYS: Final = 30  # that are reported when nothing else is asked for
_TIMEOUT: Final = 60.0  # seconds
_HEAD: Final = ("day", "kiosk", "purpose", "outcome", "count")


def read_counts(database: Database, first: date | None, last: date | None, today: date) -> list[Count]:
    """The counts from a day to a day, both included; to today and from 30 days before when None. Days are Japan's.

    Raises BackendError, and ValueError where the first day lies after the last.
    """
    until = last or today
    since = first or until - timedelta(days=DAYS - 1)
    if since > until:
        raise ValueError("the first day lies after the last")
    with database.transaction(_TIMEOUT) as connection:
        return count_outcomes(connection, since, until)


def print_counts(counts: Sequence[Count], form: Form, out: TextIO) -> None:
    """Print counts: a table with a sum, CSV (RFC 4180) with a header, or one JSON object."""
    match form:
        case "csv":
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(_HEAD)
            writer.writerows(_cells(count) for count in counts)
        case "json":
            found = [{**asdict(count), "day": count.day.isoformat()} for count in counts]
            out.write(json.dumps({"counts": found}, ensure_ascii=False, indent=2) + "\n")
        case _:
            _print_table(counts, out)


def _print_table(counts: Sequence[Count], out: TextIO) -> None:
    rows = [_cells(count) for count in counts]
    rows.append(("", "", "", "all", str(sum(count.count for count in counts))))
    widths = [max(map(len, column)) for column in zip(_HEAD, *rows, strict=True)]
    for row in (_HEAD, *rows):
        *texts, number = row
        cells = [text.ljust(width) for text, width in zip(texts, widths, strict=False)]
        out.write("  ".join([*cells, number.rjust(widths[-1])]) + "\n")


def _cells(count: Count) -> tuple[str, ...]:
    return (count.day.isoformat(), count.kiosk, count.purpose, count.outcome, str(count.count))
