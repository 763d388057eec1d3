from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.contact.hours import ALL_DAY, Closure, DatedClosure, Span, YearlyClosure, YearlyPoint
from kiosk.contact.notation import read_closure, read_spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("9:30-20:00", (Span(570, 1200),)),
        (" 09:30 - 20:00 ", (Span(570, 1200),)),
        ("0:00-24:00", ALL_DAY),
        ("9:00-12:00, 13:00-17:00", (Span(540, 720), Span(780, 1020))),
        ("9:00-12:00,12:00-17:00", (Span(540, 720), Span(720, 1020))),
        ("always", ALL_DAY),
        ("closed", ()),
    ],
)
def test_hours_of_a_day(text: str, spans: tuple[Span, ...]) -> None:
    assert read_spans(text) == spans


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "write hours as in 9:30-20:00"),
        ("9-20", "write hours as in 9:30-20:00"),
        ("9:30", "write hours as in 9:30-20:00"),
        ("9:30〜20:00", "write hours as in 9:30-20:00"),
        ("9:30-8 pm", "write hours as in 9:30-20:00"),
        ("9:30-20:00,", "write hours as in 9:30-20:00"),
        ("20:00-9:30", "end after they start"),
        ("9:30-9:30", "end after they start"),
        ("9:60-20:00", "between 0:00 and 24:00"),
        ("9:30-24:01", "between 0:00 and 24:00"),
        ("13:00-17:00, 9:00-12:00", "do not overlap"),
        ("9:00-12:00, 11:59-17:00", "do not overlap"),
    ],
)
def test_hours_that_cannot_be_say_what_to_write(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_spans(text)


def yearly(*numbers: int) -> YearlyClosure:
    return YearlyClosure(YearlyPoint(*numbers[:3]), YearlyPoint(*numbers[3:]))


@pytest.mark.parametrize(
    ("text", "closure"),
    [
        ("12-29..01-03", yearly(12, 29, 0, 1, 3, 1440)),
        ("12-29 .. 01-03", yearly(12, 29, 0, 1, 3, 1440)),
        ("02-29", yearly(2, 29, 0, 2, 29, 1440)),
        ("12-28 21:00..01-04 8:00", yearly(12, 28, 1260, 1, 4, 480)),
        ("2027-02-14", DatedClosure(datetime(2027, 2, 14), datetime(2027, 2, 15))),  # noqa: DTZ001 (Japan's clock)
        (
            "2026-12-31 17:00..2027-01-02 8:30",
            DatedClosure(datetime(2026, 12, 31, 17), datetime(2027, 1, 2, 8, 30)),  # noqa: DTZ001 (Japan's clock)
        ),
        ("2027-02-14..2027-02-16", DatedClosure(datetime(2027, 2, 14), datetime(2027, 2, 17))),  # noqa: DTZ001 (same)
    ],
)
def test_closed_periods(text: str, closure: Closure) -> None:
    assert read_closure(text) == closure


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "write a day as MM-DD"),
        ("New Year", "write a day as MM-DD"),
        ("12-29..2027-01-03", "in the same form"),
        ("12-29..", "write a day as MM-DD"),
        ("02-30", "no such day in any year"),
        ("13-01", "no such day in any year"),
        ("2027-02-29", "there is no such day: write YYYY-MM-DD"),
        ("2027-02-16..2027-02-14", "ends after it starts"),
        ("2027-02-16 8:00..2027-02-16 8:00", "ends after it starts"),
        ("12-28 21:00", "write both ends"),
        ("12-28 25:00..01-04 8:00", "between 0:00 and 24:00"),
    ],
)
def test_periods_that_cannot_be_say_what_to_write(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_closure(text)
