"""Whether something is open at a moment, and until when: a pure function of its hours and the moment.

All times of day are Japan's; moments are aware of their time zone and may be in any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias

from kiosk.contact.holidays import is_holiday as is_public_holiday
from kiosk.eligibility.rules import JST

DAY: Final = 24 * 60  # minutes
_HORIZON: Final = 400  # days: whatever comes back every year is seen


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A part of a day, from `start` until just before `end`, in minutes after midnight (0 to 1440).

    Raises ValueError where it does not end after its start.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= DAY:
            raise ValueError("a span ends after it starts, on the same day")


ALL_DAY: Final = (Span(0, DAY),)


@dataclass(frozen=True, slots=True, order=True)
class YearlyPoint:
    """A point of every year: month, day, minutes after midnight (0 to 1440)."""

    month: int
    day: int
    minute: int


@dataclass(frozen=True, slots=True)
class YearlyClosure:
    """Closed every year from `start` until just before `end`, over the turn of the year where `end` is not later."""

    start: YearlyPoint
    end: YearlyPoint

    def covers(self, local: datetime) -> bool:
        """Whether a moment of Japan's clock lies in it."""
        point = YearlyPoint(local.month, local.day, local.hour * 60 + local.minute)
        if self.start < self.end:
            return self.start <= point < self.end
        return point >= self.start or point < self.end

    def edges(self, day: date) -> Iterator[int]:
        """The minutes of a day at which it begins or ends."""
        return (each.minute for each in (self.start, self.end) if (each.month, each.day) == (day.month, day.day))


@dataclass(frozen=True, slots=True)
class DatedClosure:
    """Closed once, from `start` until just before `end`, both by Japan's clock and without a time zone."""

    start: datetime
    end: datetime

    def covers(self, local: datetime) -> bool:
        """Whether a moment of Japan's clock lies in it."""
        return self.start <= local < self.end

    def edges(self, day: date) -> Iterator[int]:
        """The minutes of a day at which it begins or ends."""
        return (each.hour * 60 + each.minute for each in (self.start, self.end) if each.date() == day)


Closure: TypeAlias = YearlyClosure | DatedClosure


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The hours of each day, Monday first, those of holidays, and when it is closed nevertheless.

    A day without spans is closed. Raises ValueError unless there are seven days.
    """

    days: tuple[tuple[Span, ...], ...]
    holidays: tuple[Span, ...]
    closures: tuple[Closure, ...] = ()

    def __post_init__(self) -> None:
        if len(self.days) != 7:
            raise ValueError("a week has seven days")


ALWAYS: Final = OpeningHours((ALL_DAY,) * 7, ALL_DAY)


@dataclass(frozen=True, slots=True)
class Open:
    """Open now, until just before `closes`; None where that is not foreseeable."""

    closes: datetime | None


@dataclass(frozen=True, slots=True)
class Closed:
    """Closed now, until `opens`; None where that is not foreseeable."""

    opens: datetime | None


Standing: TypeAlias = Open | Closed


def standing(hours: OpeningHours, moment: datetime, is_holiday: Callable[[date], bool] = is_public_holiday) -> Standing:
    """Whether it is open at `moment`, and when that changes next (a moment of Japan's time zone, to the minute).

    Raises ValueError for a moment without a time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment has a time zone")
    local = moment.astimezone(JST).replace(tzinfo=None)
    now = _is_open(hours, local, is_holiday)
    changes = next(
        (each for each in _edges(hours, local, is_holiday) if _is_open(hours, each, is_holiday) != now), None
    )
    aware = None if changes is None else changes.replace(tzinfo=JST)
    return Open(aware) if now else Closed(aware)


def _spans(hours: OpeningHours, day: date, is_holiday: Callable[[date], bool]) -> tuple[Span, ...]:
    return hours.holidays if is_holiday(day) else hours.days[day.weekday()]


def _is_open(hours: OpeningHours, local: datetime, is_holiday: Callable[[date], bool]) -> bool:
    minute = local.hour * 60 + local.minute
    spans = _spans(hours, local.date(), is_holiday)
    return any(span.start <= minute < span.end for span in spans) and not any(
        closure.covers(local) for closure in hours.closures
    )


def _edges(hours: OpeningHours, local: datetime, is_holiday: Callable[[date], bool]) -> Iterator[datetime]:
    """Every moment after `local` at which anything may change, in order."""
    for number in range(_HORIZON):
        day = local.date() + timedelta(days=number)
        minutes = {0}
        for span in _spans(hours, day, is_holiday):
            minutes |= {span.start, span.end}
        for closure in hours.closures:
            minutes |= set(closure.edges(day))
        for minute in sorted(minutes):
            edge = datetime.combine(day, time()) + timedelta(minutes=minute)
            if edge > local:
                yield edge
