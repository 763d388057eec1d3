from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.contact.hours import (
    ALL_DAY,
    ALWAYS,
    Closed,
    Closure,
    DatedClosure,
    Open,
    OpeningHours,
    Span,
    YearlyClosure,
    YearlyPoint,
    standing,
)
from kiosk.contact.settings import Contact
from kiosk.eligibility.rules import JST

LINE = Contact().opening()


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=JST)


# Monday 16 November 2026 is an ordinary day, Monday the 23rd a holiday (勤労感謝の日).
@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(2026, 11, 16, 9, 29, 59), Closed(at(2026, 11, 16, 9, 30))),
        (at(2026, 11, 16, 9, 30), Open(at(2026, 11, 16, 20, 0))),
        (at(2026, 11, 16, 19, 59, 59), Open(at(2026, 11, 16, 20, 0))),
        (at(2026, 11, 16, 20, 0), Closed(at(2026, 11, 17, 9, 30))),
        (at(2026, 11, 16, 0, 0), Closed(at(2026, 11, 16, 9, 30))),
        (at(2026, 11, 16, 23, 59, 59), Closed(at(2026, 11, 17, 9, 30))),
        (at(2026, 11, 20, 20, 0), Closed(at(2026, 11, 21, 9, 30))),
        (at(2026, 11, 21, 17, 29, 59), Open(at(2026, 11, 21, 17, 30))),
        (at(2026, 11, 21, 17, 30), Closed(at(2026, 11, 22, 9, 30))),
        (at(2026, 11, 22, 17, 30), Closed(at(2026, 11, 23, 9, 30))),
        (at(2026, 11, 23, 17, 29, 59), Open(at(2026, 11, 23, 17, 30))),
        (at(2026, 11, 23, 17, 30), Closed(at(2026, 11, 24, 9, 30))),
        (at(2026, 11, 24, 17, 30), Open(at(2026, 11, 24, 20, 0))),
        # The turn of the year, 29 December until 3 January; 2027-01-04 is a Monday, 2027-12-29 a Wednesday.
        (at(2026, 12, 28, 19, 59), Open(at(2026, 12, 28, 20, 0))),
        (at(2026, 12, 28, 20, 0), Closed(at(2027, 1, 4, 9, 30))),
        (at(2026, 12, 29, 12, 0), Closed(at(2027, 1, 4, 9, 30))),
        (at(2026, 12, 31, 23, 59, 59), Closed(at(2027, 1, 4, 9, 30))),
        (at(2027, 1, 3, 23, 59, 59), Closed(at(2027, 1, 4, 9, 30))),
        (at(2027, 1, 4, 9, 30), Open(at(2027, 1, 4, 20, 0))),
        # 29 February 2028 is a Tuesday.
        (at(2028, 2, 29, 19, 0), Open(at(2028, 2, 29, 20, 0))),
        (at(2028, 2, 28, 20, 0), Closed(at(2028, 2, 29, 9, 30))),
    ],
)
def test_the_free_phone_line(moment: datetime, expected: Open | Closed) -> None:
    assert standing(LINE, moment) == expected


@pytest.mark.parametrize(
    ("day", "is_short"),
    [
        (date(2026, 9, 21), True),  # 敬老の日
        (date(2026, 9, 22), True),  # 国民の休日: a day between two holidays
        (date(2026, 9, 23), True),  # 秋分の日
        (date(2026, 9, 24), False),
        (date(2026, 5, 6), True),  # 振替休日, on a Wednesday, of a holiday that was a Sunday
        (date(2026, 5, 7), False),
        (date(2027, 3, 22), True),  # 振替休日 of 春分の日
        (date(2027, 3, 23), False),
        (date(2026, 2, 23), True),  # 天皇誕生日 since 2020
        (date(2026, 12, 23), False),  # 天皇誕生日 until 2018
        (date(2021, 7, 22), True),  # 海の日, moved in that year
        (date(2021, 7, 19), False),
        (date(2026, 8, 11), True),  # 山の日
    ],
)
def test_holidays_of_japan_are_like_weekends(day: date, is_short: bool) -> None:
    evening = datetime(day.year, day.month, day.day, 18, tzinfo=JST)
    assert isinstance(standing(LINE, evening), Closed) is is_short


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=-11)), timezone(timedelta(hours=14)), JST])
def test_a_moment_of_any_time_zone_is_judged_by_japans_clock(zone: timezone) -> None:
    opens = at(2026, 11, 16, 9, 30)
    assert standing(LINE, opens.astimezone(zone)) == Open(at(2026, 11, 16, 20))
    assert standing(LINE, (opens - timedelta(seconds=1)).astimezone(zone)) == Closed(opens)


def test_a_moment_without_a_time_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match="time zone"):
        standing(LINE, datetime(2026, 11, 16, 9, 30))  # noqa: DTZ001 (that is the mistake)


def test_what_never_closes_has_no_closing_time() -> None:
    assert standing(ALWAYS, at(2026, 11, 16)) == Open(None)


def test_what_never_opens_has_no_opening_time() -> None:
    assert standing(OpeningHours(((),) * 7, ()), at(2026, 11, 16)) == Closed(None)


def test_a_whole_day_flows_into_the_next() -> None:
    sunday_off = OpeningHours((ALL_DAY,) * 6 + ((),), ALL_DAY)
    assert standing(sunday_off, at(2026, 11, 16, 12)) == Open(at(2026, 11, 22))
    assert standing(sunday_off, at(2026, 11, 22)) == Closed(at(2026, 11, 23))


def test_a_pause_at_noon_divides_a_day() -> None:
    parts = (Span(9 * 60, 12 * 60), Span(13 * 60, 17 * 60))
    hours = OpeningHours((parts,) * 7, parts)
    assert standing(hours, at(2026, 11, 16, 11, 59)) == Open(at(2026, 11, 16, 12))
    assert standing(hours, at(2026, 11, 16, 12)) == Closed(at(2026, 11, 16, 13))


def test_hours_that_touch_are_one() -> None:
    parts = (Span(9 * 60, 12 * 60), Span(12 * 60, 17 * 60))
    assert standing(OpeningHours((parts,) * 7, parts), at(2026, 11, 16, 10)) == Open(at(2026, 11, 16, 17))


YEARLY = YearlyClosure(YearlyPoint(12, 28, 21 * 60), YearlyPoint(1, 4, 8 * 60))
LEAP_DAY = YearlyClosure(YearlyPoint(2, 29, 0), YearlyPoint(2, 29, 24 * 60))
SUMMER = YearlyClosure(YearlyPoint(8, 13, 0), YearlyPoint(8, 15, 24 * 60))
WORKS = DatedClosure(datetime(2027, 2, 13, 17), datetime(2027, 2, 15, 8))  # noqa: DTZ001 (Japan's clock)


@pytest.mark.parametrize(
    ("closure", "moment", "expected"),
    [
        (YEARLY, at(2026, 12, 28, 20, 59, 59), Open(at(2026, 12, 28, 21))),
        (YEARLY, at(2026, 12, 28, 21), Closed(at(2027, 1, 4, 8))),
        (YEARLY, at(2027, 1, 4, 7, 59, 59), Closed(at(2027, 1, 4, 8))),
        (YEARLY, at(2027, 1, 4, 8), Open(at(2027, 12, 28, 21))),
        (LEAP_DAY, at(2028, 2, 28, 23, 59, 59), Open(at(2028, 2, 29))),
        (LEAP_DAY, at(2028, 2, 29), Closed(at(2028, 3, 1))),
        (LEAP_DAY, at(2027, 2, 28, 23, 59, 59), Open(at(2028, 2, 29))),
        (SUMMER, at(2027, 8, 12, 23, 59), Open(at(2027, 8, 13))),
        (SUMMER, at(2027, 8, 15, 23, 59), Closed(at(2027, 8, 16))),
        (WORKS, at(2027, 2, 13, 16, 59, 59), Open(at(2027, 2, 13, 17))),
        (WORKS, at(2027, 2, 13, 17), Closed(at(2027, 2, 15, 8))),
        (WORKS, at(2027, 2, 15, 8), Open(None)),
    ],
)
def test_a_closed_period_wins_over_the_hours(closure: Closure, moment: datetime, expected: Open | Closed) -> None:
    hours = OpeningHours((ALL_DAY,) * 7, ALL_DAY, (closure,))
    assert standing(hours, moment) == expected


def test_a_period_to_the_end_of_a_leap_day_ends_with_february_in_other_years() -> None:
    closure = YearlyClosure(YearlyPoint(2, 28, 0), YearlyPoint(2, 29, 24 * 60))
    hours = OpeningHours((ALL_DAY,) * 7, ALL_DAY, (closure,))
    assert standing(hours, at(2027, 2, 28)) == Closed(at(2027, 3, 1))
    assert standing(hours, at(2028, 2, 28)) == Closed(at(2028, 3, 1))


@pytest.mark.parametrize(("start", "end"), [(60, 60), (120, 60), (-1, 60), (0, 1441)])
def test_a_span_that_cannot_be_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start, end)


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ValueError, match="seven"):
        OpeningHours((ALL_DAY,) * 6, ALL_DAY)


moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (bounds)


@given(moments)
def test_nothing_changes_before_the_next_change(moment: datetime) -> None:
    now = standing(LINE, moment)
    change = now.closes if isinstance(now, Open) else now.opens
    assert change is not None
    assert change > moment
    assert type(standing(LINE, change - timedelta(microseconds=1))) is type(now)
    assert type(standing(LINE, change)) is not type(now)
    middle = moment + (change - moment) / 2
    assert standing(LINE, middle) == now
