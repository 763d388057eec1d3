"""Years by the reign: every border between two of them, and back again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.eras import Era, of_day, to_day


@pytest.mark.parametrize(
    ("era", "digits", "day"),
    [
        (Era.WESTERN, "19800401", date(1980, 4, 1)),
        (Era.WESTERN, "20240229", date(2024, 2, 29)),
        (Era.TAISHO, "010730", date(1912, 7, 30)),
        (Era.TAISHO, "151224", date(1926, 12, 24)),
        (Era.SHOWA, "011225", date(1926, 12, 25)),
        (Era.SHOWA, "550401", date(1980, 4, 1)),
        (Era.SHOWA, "640107", date(1989, 1, 7)),
        (Era.HEISEI, "010108", date(1989, 1, 8)),
        (Era.HEISEI, "310430", date(2019, 4, 30)),
        (Era.REIWA, "010501", date(2019, 5, 1)),
    ],
)
def test_days_that_there_are(era: Era, digits: str, day: date) -> None:
    assert to_day(era, digits) == day


@pytest.mark.parametrize(
    ("era", "digits"),
    [
        (Era.WESTERN, "20230229"),
        (Era.WESTERN, "00000101"),
        (Era.WESTERN, "1980041"),
        (Era.WESTERN, "198004011"),
        (Era.WESTERN, "１９８００４０１"),
        (Era.TAISHO, "010729"),
        (Era.SHOWA, "640108"),
        (Era.SHOWA, "651301"),
        (Era.SHOWA, "000101"),
        (Era.HEISEI, "310501"),
        (Era.HEISEI, "010107"),
        (Era.REIWA, "010430"),
        (Era.REIWA, "ab0101"),
    ],
)
def test_days_that_there_are_not(era: Era, digits: str) -> None:
    assert to_day(era, digits) is None


@given(st.dates(date(1912, 7, 30), date(2060, 12, 31)))
def test_a_day_has_one_reign_and_is_found_by_it(day: date) -> None:
    found = of_day(day)
    assert found is not None
    era, year = found
    assert to_day(era, f"{year:02d}{day:%m%d}") == day
    assert to_day(Era.WESTERN, f"{day:%Y%m%d}") == day
    others = [each for each in Era if each not in (era, Era.WESTERN)]
    assert all(to_day(each, f"{year:02d}{day:%m%d}") != day for each in others)


def test_before_the_first_reign_there_is_none() -> None:
    assert of_day(date(1912, 7, 29)) is None
