"""Japanese public holidays, substitute holidays (振替休日) and days between two of them (国民の休日) among them."""

from __future__ import annotations

from datetime import date


def is_holiday(day: date) -> bool:
    """Whether a day is a holiday of Japan (国民の祝日に関する法律).

    Holidays that the government has not announced yet follow the law as it stands, the equinoxes by reckoning.
    """
    # Takes 30 ms, which the first frame does not wait for.
    from jpholiday import is_holiday as is_public_holiday  # noqa: PLC0415

    return is_public_holiday(day)
