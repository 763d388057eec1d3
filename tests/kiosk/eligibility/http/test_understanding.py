"""What an answer means to a kiosk that is older than its service: never a yes that it did not understand."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.eligibility.http.understanding import understand_answer, understand_settlement
from kiosk.eligibility.model import (
    Covered,
    RefusalReason,
    Refused,
    Registered,
    StaffNotice,
    Undecided,
    UndecidedReason,
)
from kiosk.eligibility.wire import write_answer, write_settlement
from tests.kiosk.eligibility.desk import COVERAGE

AT = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)
REGISTERED = Registered(AT, already=False, coverage=COVERAGE)
NOT_UNDERSTOOD = Undecided(UndecidedReason.UNAVAILABLE)


def said(answer: Registered | Covered | Refused | Undecided) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(write_answer(answer))
    return document


@pytest.mark.parametrize(
    "answer",
    [
        REGISTERED,
        Covered(COVERAGE),
        Refused(RefusalReason.EXPIRED, AT),
        Undecided(UndecidedReason.TIMEOUT, settled=False),
    ],
)
def test_what_is_known(answer: Registered | Covered | Refused | Undecided) -> None:
    assert understand_answer(said(answer)) == answer
    assert understand_settlement(json.loads(write_settlement(answer))) == answer


def test_nothing_was_made() -> None:
    assert understand_settlement(json.loads(write_settlement(None))) is None


def test_an_unknown_reason_is_no_answer() -> None:
    assert understand_answer(said(Refused(RefusalReason.EXPIRED)) | {"reason": "phase-of-the-moon"}) == NOT_UNDERSTOOD
    assert understand_answer(said(NOT_UNDERSTOOD) | {"reason": "phase-of-the-moon"}) == NOT_UNDERSTOOD
    assert understand_answer({"outcome": "refused"}) == NOT_UNDERSTOOD


def test_a_registration_is_made_whatever_its_coverage_says() -> None:
    document = said(REGISTERED)
    document["coverage"]["validity"] = 99
    assert understand_answer(document) == Registered(AT, already=False)
    assert understand_settlement({"answer": document}) == Registered(AT, already=False)


def test_an_unknown_notice_is_one_for_staff() -> None:
    document = said(Covered(COVERAGE))
    document["coverage"]["notices"] = ["ratio-unusual", "of-tomorrow", "of-the-day-after"]
    answer = understand_answer(document)
    assert isinstance(answer, Covered)
    assert answer.coverage.notices == (StaffNotice.RATIO_UNUSUAL, StaffNotice.UNKNOWN_CODE)


def test_more_fields_than_are_known() -> None:
    assert understand_answer(said(REGISTERED) | {"more": 1}) == REGISTERED


def _without(document: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key != name}


WRONG: list[object] = [
    None,
    [],
    "registered",
    {},
    {"outcome": "yes"},
    {"outcome": ["registered"]},
    {"outcome": "registered"},
    {"outcome": "covered"},
    said(REGISTERED) | {"registered_at": "today"},
    said(REGISTERED) | {"registered_at": "2026-06-01T03:00:00"},
    _without(said(REGISTERED), "already"),
    said(Covered(COVERAGE)) | {"coverage": None},
    {"outcome": "covered", "coverage": said(Covered(COVERAGE))["coverage"] | {"validity": 99}},
    {"outcome": "covered", "coverage": _without(said(Covered(COVERAGE))["coverage"], "birth_date")},
]


@pytest.mark.parametrize("document", WRONG)
def test_what_is_not_understood(document: object) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        understand_answer(document)


@pytest.mark.parametrize("document", [None, {}, [], {"answer": []}, {"answer": "no"}, {"answer": {"outcome": "yes"}}])
def test_what_is_no_settlement(document: object) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        understand_settlement(document)


JSON: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["outcome", "coverage", "reason", "registered_at", "already"]), JSON))
def test_no_noise_is_a_yes(document: dict[str, object]) -> None:
    understand: Callable[[object], object] = understand_answer
    try:
        answer = understand(document)
    except ValueError:
        return
    assert answer == NOT_UNDERSTOOD or isinstance(answer, Refused | Undecided)
