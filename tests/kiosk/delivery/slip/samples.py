"""What the tests of slips have in common."""

from __future__ import annotations

from datetime import date, datetime

from kiosk.eligibility.model import (
    Answer,
    Coverage,
    Covered,
    LookedUp,
    RefusalReason,
    Refused,
    Registered,
    Relationship,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.eligibility.rules import JST
from kiosk.flow.states import Problem

MOMENT = datetime(2026, 11, 23, 15, 5, tzinfo=JST)


def coverage(validity: Validity = Validity.VALID) -> Coverage:
    """Somebody's coverage, of which nothing may come onto paper."""
    return Coverage(
        validity,
        insurer_number="39131156",
        insurer_name="見本保険",
        symbol="",
        number="01234566",
        branch="00",
        relationship=Relationship.INSURED,
        name="試験 花子",
        name_kana="ｼｹﾝ ﾊﾅｺ",
        birth_date=date(1954, 3, 1),
        valid_from=date(2026, 8, 1),
        valid_until=date(2027, 7, 31),
        burden_ratio=30,
    )


OUTCOMES: list[Answer | LookedUp | Problem] = [
    Registered(MOMENT, already=False),
    Registered(MOMENT, already=True, coverage=coverage()),
    *(Covered(coverage(validity)) for validity in Validity),
    *(Refused(reason) for reason in RefusalReason),
    *(Undecided(reason) for reason in UndecidedReason),
    Undecided(UndecidedReason.TIMEOUT, settled=False),
    *(LookedUp(validity, coverage(validity)) for validity in Validity),
    *Problem,
]
