"""What staff is told: ratios by age, and certificates that end soon; and what goes out with an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.eligibility.details import decode_details, encode_details
from kiosk.eligibility.disclosure import disclose
from kiosk.eligibility.model import CoverageDetails, ElderlyCertificate, StaffNotice, Validity
from kiosk.eligibility.notices import expires_within_3_months, is_ratio_unusual
from kiosk.eligibility.rules import JST, CertificateDates
from tests.kiosk.eligibility.court import DETAILED, DETAILS
from tests.kiosk.eligibility.desk import COVERAGE

TODAY = date(2026, 6, 1)
ALL = {10, 20, 30}


def usual(born: date, today: date = TODAY, insurer: str = "06132013") -> set[int]:
    person = replace(COVERAGE, birth_date=born, insurer_number=insurer)
    return {ratio for ratio in (0, 10, 20, 30, 40) if not is_ratio_unusual(replace(person, burden_ratio=ratio), today)}


@pytest.mark.parametrize(
    ("born", "today", "ratios"),
    [
        # Before school: to 31 March after the sixth year of age, which is reached on the day before the birthday.
        (date(2020, 4, 2), date(2027, 3, 31), {20}),
        (date(2020, 4, 2), date(2027, 4, 1), {30}),
        (date(2020, 4, 1), date(2026, 3, 31), {20}),
        (date(2020, 4, 1), date(2026, 4, 1), {30}),
        (date(2020, 3, 31), date(2026, 3, 31), {20}),
        (date(2026, 6, 1), TODAY, {20}),
        # From the month after the 70th birthday; who was born on the first, from that month.
        (date(1956, 5, 31), date(2026, 5, 31), {30}),
        (date(1956, 5, 31), date(2026, 6, 1), {20, 30}),
        (date(1956, 6, 1), date(2026, 5, 31), {30}),
        (date(1956, 6, 1), date(2026, 6, 1), {20, 30}),
        (date(1956, 6, 2), date(2026, 6, 30), {30}),
        (date(1956, 6, 2), date(2026, 7, 1), {20, 30}),
        (date(1956, 12, 15), date(2026, 12, 31), {30}),
        (date(1956, 12, 15), date(2027, 1, 1), {20, 30}),
        # From the 75th birthday itself.
        (date(1951, 6, 2), date(2026, 6, 1), {20, 30}),
        (date(1951, 6, 1), date(2026, 6, 1), ALL),
        (date(1952, 2, 29), date(2027, 2, 28), {20, 30}),
        (date(1952, 2, 29), date(2027, 3, 1), ALL),
    ],
)
def test_ratios_by_age(born: date, today: date, ratios: set[int]) -> None:
    assert usual(born, today) == ratios


@pytest.mark.parametrize(
    ("born", "ratios"), [(date(1961, 6, 2), ALL), (date(1961, 6, 3), {30}), (date(1940, 1, 1), ALL)]
)
def test_the_scheme_of_the_old_begins_at_65_for_some(born: date, ratios: set[int]) -> None:
    assert usual(born, TODAY, "39131156") == ratios


def test_what_was_not_said_is_not_unusual() -> None:
    assert not is_ratio_unusual(replace(COVERAGE, burden_ratio=None), TODAY)
    assistance = replace(COVERAGE, burden_ratio=0, details=CoverageDetails(classification="A1"))
    assert not is_ratio_unusual(assistance, TODAY)


@pytest.mark.parametrize(("ratio", "unusual"), [(10, True), (20, False), (30, False)])
def test_the_certificate_of_the_elderly_is_looked_at_too(ratio: int, unusual: bool) -> None:
    details = CoverageDetails(elderly=ElderlyCertificate(ratio))
    elderly = replace(COVERAGE, birth_date=date(1954, 3, 1), burden_ratio=None, details=details)
    assert is_ratio_unusual(elderly, TODAY) is unusual


@pytest.mark.parametrize(
    ("last", "begin"),
    [
        (date(2026, 9, 15), date(2026, 6, 15)),
        (date(2026, 5, 31), date(2026, 2, 28)),
        (date(2028, 5, 31), date(2028, 2, 29)),
        (date(2027, 2, 1), date(2026, 11, 1)),
        (date(2026, 12, 31), date(2026, 9, 30)),
    ],
)
def test_three_months_before_the_end(last: date, begin: date) -> None:
    dates = CertificateDates(
        datetime(2020, 1, 1, tzinfo=UTC), datetime(last.year, last.month, last.day, 23, 59, 59, tzinfo=JST)
    )
    midnight = datetime(begin.year, begin.month, begin.day, tzinfo=JST)
    assert not expires_within_3_months(dates, midnight - timedelta(seconds=1))
    assert expires_within_3_months(dates, midnight)
    assert expires_within_3_months(dates, dates.not_after + timedelta(milliseconds=999))
    assert not expires_within_3_months(dates, dates.not_after + timedelta(seconds=1))


NOON = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize("limit", [False, True])
@pytest.mark.parametrize("diseases", [False, True])
def test_what_goes_out(limit: bool, diseases: bool) -> None:
    shown = disclose(DETAILED, NOON, limit=limit, diseases=diseases).details
    assert shown == replace(
        DETAILS, limit=DETAILS.limit if limit else None, diseases=DETAILS.diseases if diseases else ()
    )


def test_notices_go_out_and_stale_ones_do_not() -> None:
    stale = replace(COVERAGE, notices=(StaffNotice.UNKNOWN_CODE,))
    assert disclose(stale, NOON).notices == ()
    odd = disclose(replace(stale, burden_ratio=10), NOON, renew_soon=True)
    assert odd.notices == (StaffNotice.RATIO_UNUSUAL, StaffNotice.EXPIRES_WITHIN_3_MONTHS)
    assert odd.burden_ratio == 10


@pytest.mark.parametrize("said", list(Validity))
@pytest.mark.parametrize(
    ("until", "lost", "over"),
    [
        (None, None, False),
        (date(2026, 6, 1), None, False),
        (date(2026, 5, 31), None, True),
        (None, date(2026, 6, 2), False),
        (None, date(2026, 6, 1), True),
    ],
)
def test_a_coverage_ends_by_itself(said: Validity, until: date | None, lost: date | None, over: bool) -> None:
    coverage = replace(
        COVERAGE, validity=said, valid_until=until, details=CoverageDetails(disqualified_on=lost) if lost else None
    )
    in_force = said in {Validity.VALID, Validity.VALID_UNREGISTERED}
    # Midnight in Japan: the whole of its last day a coverage is valid.
    for moment in (datetime(2026, 6, 1, tzinfo=JST), datetime(2026, 6, 1, 23, 59, 59, tzinfo=JST)):
        assert disclose(coverage, moment).validity is (Validity.INVALID if over and in_force else said)


def test_details_come_back_as_they_were_but_for_the_address() -> None:
    at_home = replace(DETAILS, address="見本県見本市1-1", post_number="123-4567")
    kept = encode_details(at_home)
    assert "見本" not in str(kept)
    assert decode_details(kept) == DETAILS
    assert encode_details(None) is None
    assert decode_details(None) is None
    assert decode_details(encode_details(CoverageDetails())) == CoverageDetails()


@pytest.mark.parametrize("kept", [{"sex": 9}, {"elderly": {}}, {"diseases": "x"}])
def test_details_of_another_kind_are_refused(kept: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="CoverageDetails"):
        decode_details(kept)
