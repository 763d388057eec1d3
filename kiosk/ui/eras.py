"""Years as they are counted in Japan: by the reign, and by the western calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final


@dataclass(frozen=True, slots=True)
class _Reign:
    """`start` and `end` are its first and last day; its years count from 1 at the year of `start`."""

    start: date
    end: date


class Era(Enum):
    """A way to count years; the value says its first and last day. The day of a change belongs to the new one."""

    WESTERN = _Reign(date(1, 1, 1), date.max)
    TAISHO = _Reign(date(1912, 7, 30), date(1926, 12, 24))
    SHOWA = _Reign(date(1926, 12, 25), date(1989, 1, 7))
    HEISEI = _Reign(date(1989, 1, 8), date(2019, 4, 30))
    REIWA = _Reign(date(2019, 5, 1), date.max)

    @property
    def year_digits(self) -> int:
        """How many digits a year has."""
        return 4 if self is Era.WESTERN else 2

    @property
    def size(self) -> int:
        """How many digits a day has: year, and two each for month and day."""
        return self.year_digits + 4


LENGTH: Final = 8  # YYYYMMDD


def to_day(era: Era, digits: str) -> date | None:
    """The day that so many digits name (`era.size` of them), None where there is no such day in this era."""
    if len(digits) != era.size or not (digits.isascii() and digits.isdigit()):
        return None
    year, month, day = int(digits[:-4]), int(digits[-4:-2]), int(digits[-2:])
    if year == 0:
        return None
    reign = era.value
    try:
        found = date(reign.start.year + year - 1, month, day)
    except ValueError:
        return None
    return found if reign.start <= found <= reign.end else None


def of_day(day: date) -> tuple[Era, int] | None:
    """The reign of a day and its year in it, counted from 1; None before the first that is known here."""
    for era in reversed(Era):
        if era is not Era.WESTERN and era.value.start <= day <= era.value.end:
            return era, day.year - era.value.start.year + 1
    return None
