from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

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
from kiosk.flow.states import Concluded, Idle, Problem
from kiosk.staff.recent import RecentVisits, Result, classify

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def _coverage(validity: Validity) -> Coverage:
    day = date(2026, 4, 1)
    return Coverage(
        validity, "01130012", "試験", "12", "34", "01", Relationship.INSURED, "試験", "ｼｹﾝ", day, day, None, 30
    )


@pytest.mark.parametrize(
    ("outcome", "result"),
    [
        (Registered(NOW, already=False), Result.REGISTERED),
        (Covered(_coverage(Validity.VALID)), Result.COVERED),
        (Covered(_coverage(Validity.VALID_UNREGISTERED)), Result.COVERED),
        (Covered(_coverage(Validity.INVALID)), Result.NOT_COVERED),
        (LookedUp(Validity.SEVERAL_MATCHES), Result.NOT_COVERED),
        (LookedUp(Validity.VALID, _coverage(Validity.VALID)), Result.COVERED),
        *((Refused(reason), Result.REFUSED) for reason in RefusalReason),
        (Undecided(UndecidedReason.TIMEOUT), Result.UNDECIDED),
        (Problem.PIN_BLOCKED, Result.PIN),
        (Problem.CARD_LOST, Result.CARD),
        (Problem.TIMED_OUT, Result.STOPPED),
    ],
)
def test_every_outcome_has_its_class(outcome: Answer | LookedUp | Problem, result: Result) -> None:
    assert classify(outcome) is result


def test_every_problem_has_one() -> None:
    assert {classify(problem) for problem in Problem} == {Result.PIN, Result.CARD, Result.STOPPED}


def test_a_visit_stands_there_once_with_its_last_result() -> None:
    now = NOW
    visits = RecentVisits(lambda: now)
    visits.watch(Idle())
    visits.watch(Concluded(1, Refused(RefusalReason.NOT_REGISTERED)))
    now += timedelta(minutes=1)
    visits.watch(Concluded(1, Registered(NOW, already=False)))
    now += timedelta(minutes=1)
    visits.watch(Concluded(1, Registered(NOW, already=False), reminders=1))
    visits.watch(Concluded(2, Problem.CANCELLED))
    assert [(found.visit, found.result) for found in visits.newest()] == [(2, Result.STOPPED), (1, Result.REGISTERED)]
    assert visits.newest()[1].at == NOW + timedelta(minutes=1)


def test_twenty_are_kept() -> None:
    visits = RecentVisits()
    for number in range(30):
        visits.watch(Concluded(number, Problem.CANCELLED))
    assert [found.visit for found in visits.newest()] == list(range(29, 9, -1))
