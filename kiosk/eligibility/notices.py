"""What staff should look at in an answer. Pure. Never a reason to refuse, and nothing is computed for display.

The ratios by age (section "ratio" of the insurers' published tables): 20 before school, that is up to 31 March after
the sixth year of age; 30 up to the month of the 70th birthday; 20 or 30 from the month after it (from that month for
who was born on the first); 10, 20 or 30 from the 75th birthday, and from 65 for who is insured as one of the old
already (insurer numbers that begin with 39). An age is reached on the day before the birthday (年齢計算ニ関スル法律).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from kiosk.eligibility.model import Coverage
from kiosk.eligibility.rules import JST, CertificateDates, expiry_day

_OLD_AGE: Final = "39"  # the scheme's number (法別番号) of the medical care for the old (後期高齢者医療)
_ASSISTANCE: Final = "A1"  # medical assistance (医療扶助), which has no ratio
_NOTICE_MONTHS: Final = 3  # a certificate can be renewed from then on


def is_ratio_unusual(coverage: Coverage, today: date) -> bool:
    """Whether a ratio that the insurer said does not go with the age on `today` (in Japan); not where none was said."""
    details = coverage.details
    if details is not None and details.classification == _ASSISTANCE:
        return False
    usual = _usual_ratios(coverage, today)
    elderly = None if details is None else details.elderly
    said = [ratio for ratio in (coverage.burden_ratio, elderly and elderly.ratio) if ratio is not None]
    return any(ratio not in usual for ratio in said)


def _usual_ratios(coverage: Coverage, today: date) -> frozenset[int]:
    born = coverage.birth_date
    old_age = len(coverage.insurer_number) == 8 and coverage.insurer_number.startswith(_OLD_AGE)
    if today >= _birthday(born, 75) or (old_age and today >= _birthday(born, 65) - timedelta(days=1)):
        return frozenset({10, 20, 30})
    # The 70th year is reached on the day before the birthday; what it changes, changes on the first after that day.
    reached = _birthday(born, 70) - timedelta(days=1)
    if today >= _first_after(reached):
        return frozenset({20, 30})
    return frozenset({20}) if today <= _end_of_preschool(born) else frozenset({30})


def _birthday(born: date, years: int) -> date:
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)  # born on a leap day: reached at the end of 28 February


def _first_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _end_of_preschool(born: date) -> date:
    reached = _birthday(born, 6) - timedelta(days=1)
    return date(reached.year + (reached > date(reached.year, 3, 31)), 3, 31)


def expires_within_3_months(dates: CertificateDates, now: datetime) -> bool:
    """Whether the certificate, still valid, expires within three calendar months, counted in days of Japan."""
    last, today = expiry_day(dates), now.astimezone(JST).date()
    months = last.year * 12 + last.month - 1 - _NOTICE_MONTHS
    first = date(months // 12, months % 12 + 1, 1)
    begin = first + timedelta(days=min(last.day, (_first_after(first) - first).days) - 1)
    return begin <= today and now < dates.not_after + timedelta(seconds=1)
