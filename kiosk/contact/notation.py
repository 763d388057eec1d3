"""Opening hours as they are written in a configuration."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from kiosk.contact.hours import ALL_DAY, DAY, Closure, DatedClosure, Span, YearlyClosure, YearlyPoint

CLOSED: Final = "closed"
ALWAYS: Final = "always"
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})")
_YEARLY: Final = re.compile(r"(\d{2})-(\d{2})(?: (\d{1,2}:\d{2}))?")
_DATED: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?: (\d{1,2}:\d{2}))?")
_LEAP_YEAR: Final = 2000  # every day of every year exists in it


def read_spans(text: str) -> tuple[Span, ...]:
    """`9:30-20:00`, `9:00-12:00, 13:00-17:00`, `always`, `closed`. Raises ValueError that says what is wrong."""
    match text.strip():
        case "closed":
            return ()
        case "always":
            return ALL_DAY
        case parts:
            spans = tuple(_read_span(part.strip()) for part in parts.split(","))
    for before, after in pairwise(spans):
        if after.start < before.end:
            raise ValueError("the hours of a day stand in their order and do not overlap")
    return spans


def read_closure(text: str) -> Closure:
    """`12-29..01-03` (every year, both days whole), `2027-02-14`, or with hours: `12-28 21:00..01-04 8:00`.

    Raises ValueError that says what is wrong.
    """
    first, between, last = (part.strip() for part in text.partition(".."))
    if not between:
        last = first
        if ":" in first:
            raise ValueError("an hour begins or ends a period: write both ends, as in 12-28 21:00..01-04 8:00")
    if (start := _YEARLY.fullmatch(first)) and (end := _YEARLY.fullmatch(last)):
        return YearlyClosure(_read_point(start, 0), _read_point(end, DAY))
    if (start := _DATED.fullmatch(first)) and (end := _DATED.fullmatch(last)):
        closure = DatedClosure(_read_moment(start, 0), _read_moment(end, DAY))
        if closure.end <= closure.start:
            raise ValueError("a period ends after it starts")
        return closure
    raise ValueError("write a day as MM-DD (every year) or YYYY-MM-DD, a period as FIRST..LAST in the same form")


def _read_span(text: str) -> Span:
    start, _, end = (part.strip() for part in text.partition("-"))
    if not (_CLOCK.fullmatch(start) and _CLOCK.fullmatch(end)):
        raise ValueError(
            "write hours as in 9:30-20:00 (24-hour clock, several parts of a day with commas), always, or closed"
        )
    first, last = _read_clock(start), _read_clock(end)
    if first >= last:
        raise ValueError("hours end after they start, at 24:00 at the latest")
    return Span(first, last)


def _read_clock(text: str) -> int:
    hour, minute = map(int, text.split(":"))
    if minute >= 60 or hour * 60 + minute > DAY:
        raise ValueError("a time of day lies between 0:00 and 24:00")
    return hour * 60 + minute


def _read_point(found: re.Match[str], whole: int) -> YearlyPoint:
    month, day = int(found[1]), int(found[2])
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        raise ValueError("there is no such day in any year: write MM-DD") from None
    return YearlyPoint(month, day, _read_clock(found[3]) if found[3] else whole)


def _read_moment(found: re.Match[str], whole: int) -> datetime:
    try:
        day = date.fromisoformat(found[1])
    except ValueError:
        raise ValueError("there is no such day: write YYYY-MM-DD") from None
    minutes = _read_clock(found[2]) if found[2] else whole
    return datetime.combine(day, time()) + timedelta(minutes=minutes)
