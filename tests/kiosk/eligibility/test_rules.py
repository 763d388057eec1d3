"""The rules about dates, on both sides of every boundary."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.eligibility.model import RefusalReason, Refused
from kiosk.eligibility.rules import (
    JST,
    CertificateDates,
    Permitted,
    Rule,
    RulePolicy,
    expiry_day,
    grace_end,
    judge_coverage,
    judge_registration,
    notice,
    registration_possible_from,
    verdicts,
)

POLICY = RulePolicy()
SECOND = timedelta(seconds=1)
MICROSECOND = timedelta(microseconds=1)
ISSUED = datetime(2024, 4, 10, 10, 30, tzinfo=JST)
EXPIRY = datetime(2026, 11, 20, 23, 59, 59, tzinfo=JST)
DATES = CertificateDates(ISSUED, EXPIRY)
LONG_AGO = datetime(2010, 1, 1, tzinfo=UTC)


def _jst(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=JST)


def _until(day: date) -> CertificateDates:
    return CertificateDates(LONG_AGO, datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=JST))


# --- renewal wait --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("after", "refused"),
    [
        (timedelta(0), True),
        (timedelta(hours=3), True),
        (timedelta(hours=23, minutes=59, seconds=59), True),
        (timedelta(hours=24) - MICROSECOND, True),
        (timedelta(hours=24), False),
        (timedelta(hours=24, seconds=1), False),
    ],
)
def test_renewal_wait_to_the_second(after: timedelta, refused: bool) -> None:
    judgement = judge_registration(DATES, ISSUED + after, POLICY)
    if refused:
        assert judgement == Refused(RefusalReason.RENEWED_RECENTLY, ISSUED + timedelta(hours=24))
    else:
        assert judgement == Permitted()


def test_possible_from_is_the_same_moment_in_every_zone() -> None:
    in_utc = CertificateDates(ISSUED.astimezone(UTC), EXPIRY.astimezone(UTC))
    assert registration_possible_from(in_utc, POLICY) == datetime(2024, 4, 11, 1, 30, tzinfo=UTC)
    assert judge_registration(in_utc, ISSUED, POLICY) == judge_registration(DATES, ISSUED.astimezone(UTC), POLICY)


def test_a_certificate_of_tomorrow_waits_too() -> None:
    assert notice(DATES, ISSUED - timedelta(days=1), POLICY) is RefusalReason.RENEWED_RECENTLY


# --- last days -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        ("2026-11-14T00:00:00", None),
        ("2026-11-14T23:59:59", None),  # D-6
        ("2026-11-15T00:00:00", RefusalReason.EXPIRES_SOON),  # D-5
        ("2026-11-15T23:59:59", RefusalReason.EXPIRES_SOON),
        ("2026-11-16T00:00:00", RefusalReason.EXPIRES_SOON),  # D-4
        ("2026-11-20T00:00:00", RefusalReason.EXPIRES_SOON),  # D
        ("2026-11-20T23:59:59", RefusalReason.EXPIRES_SOON),
        ("2026-11-21T00:00:00", RefusalReason.EXPIRED),  # D+1
    ],
)
def test_last_days_are_calendar_days_in_japan(now: str, reason: RefusalReason | None) -> None:
    judgement = judge_registration(DATES, _jst(now), POLICY)
    assert judgement == (Permitted() if reason is None else Refused(reason))
    assert notice(DATES, _jst(now).astimezone(UTC), POLICY) is reason


def test_midnight_is_that_of_japan() -> None:
    # 15:00 UTC on the 14th is midnight in Japan, where the 15th begins.
    assert notice(DATES, datetime(2026, 11, 14, 14, 59, 59, tzinfo=UTC), POLICY) is None
    assert notice(DATES, datetime(2026, 11, 14, 15, 0, 0, tzinfo=UTC), POLICY) is RefusalReason.EXPIRES_SOON


def test_expiry_day_is_that_of_japan() -> None:
    assert expiry_day(CertificateDates(LONG_AGO, datetime(2026, 11, 20, 14, 59, 59, tzinfo=UTC))) == date(2026, 11, 20)
    assert expiry_day(CertificateDates(LONG_AGO, datetime(2026, 11, 20, 15, 0, 0, tzinfo=UTC))) == date(2026, 11, 21)


def test_last_days_over_a_leap_day() -> None:
    leap, common = _until(date(2028, 3, 4)), _until(date(2027, 3, 4))
    assert notice(leap, _jst("2028-02-27T23:59:59"), POLICY) is None
    assert notice(leap, _jst("2028-02-28T00:00:00"), POLICY) is RefusalReason.EXPIRES_SOON
    assert notice(common, _jst("2027-02-26T23:59:59"), POLICY) is None
    assert notice(common, _jst("2027-02-27T00:00:00"), POLICY) is RefusalReason.EXPIRES_SOON


def test_waiting_does_not_help_in_the_last_days() -> None:
    both = CertificateDates(EXPIRY - timedelta(days=2), EXPIRY)
    assert judge_registration(both, EXPIRY - timedelta(days=2), POLICY) == Refused(RefusalReason.EXPIRES_SOON)


# --- expiry and grace ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "expired"),
    [(EXPIRY, False), (EXPIRY + SECOND - MICROSECOND, False), (EXPIRY + SECOND, True)],
)
def test_the_last_second_is_still_valid(now: datetime, expired: bool) -> None:
    assert judge_coverage(DATES, now, POLICY) == Permitted(eligibility_only=expired)
    assert (notice(DATES, now, POLICY) is RefusalReason.EXPIRED) is expired


@pytest.mark.parametrize(
    ("expiry", "last"),
    [
        (date(2026, 11, 20), "2027-02-28"),
        (date(2027, 11, 1), "2028-02-29"),  # a leap year's February
        (date(2027, 11, 30), "2028-02-29"),
        (date(2024, 2, 29), "2024-05-31"),  # a birthday on the leap day
        (date(2026, 1, 31), "2026-04-30"),
        (date(2026, 9, 1), "2026-12-31"),
        (date(2026, 12, 31), "2027-03-31"),
        (date(2099, 11, 30), "2100-02-28"),  # 2100 is no leap year
    ],
)
def test_grace_ends_with_the_third_month_after(expiry: date, last: str) -> None:
    dates = _until(expiry)
    assert judge_coverage(dates, _jst(f"{last}T23:59:59.999999"), POLICY) == Permitted(eligibility_only=True)
    end = _jst(f"{last}T23:59:59") + SECOND
    assert judge_coverage(dates, end, POLICY) == Refused(RefusalReason.EXPIRED)
    assert grace_end(dates, POLICY) == end


def test_grace_month_is_that_of_japan() -> None:
    # 15:00 UTC on 30 November is already December in Japan.
    december = CertificateDates(LONG_AGO, datetime(2026, 11, 30, 15, 0, 0, tzinfo=UTC))
    assert grace_end(december, POLICY) == _jst("2027-04-01T00:00:00")


def test_who_is_registered_goes_on_whatever_the_other_rules_say() -> None:
    for now in (ISSUED, EXPIRY - timedelta(days=4), EXPIRY):
        assert judge_registration(DATES, now, POLICY, registered=True) == Permitted()
        assert judge_coverage(DATES, now, POLICY) == Permitted()
    in_grace = EXPIRY + timedelta(days=20)
    assert judge_registration(DATES, in_grace, POLICY, registered=True) == Permitted(eligibility_only=True)
    assert judge_registration(DATES, in_grace, POLICY) == Refused(RefusalReason.EXPIRED)


# --- configuration -------------------------------------------------------------------------------------------------


def test_every_boundary_can_be_configured() -> None:
    policy = RulePolicy(timedelta(hours=1), 0, 0)
    assert notice(DATES, ISSUED + timedelta(hours=1), policy) is None
    assert notice(DATES, ISSUED + timedelta(hours=1) - SECOND, policy) is RefusalReason.RENEWED_RECENTLY
    assert notice(DATES, _jst("2026-11-19T23:59:59"), policy) is None
    assert notice(DATES, _jst("2026-11-20T00:00:00"), policy) is RefusalReason.EXPIRES_SOON
    assert judge_coverage(DATES, _jst("2026-11-30T23:59:59"), policy) == Permitted(eligibility_only=True)
    assert judge_coverage(DATES, _jst("2026-12-01T00:00:00"), policy) == Refused(RefusalReason.EXPIRED)
    assert judge_coverage(DATES, EXPIRY + SECOND, RulePolicy(grace_months=None)) == Refused(RefusalReason.EXPIRED)


@pytest.mark.parametrize(("wait", "days", "months"), [(-1, 5, 3), (1, -1, 3), (1, 5, -1)])
def test_a_negative_boundary_is_refused(wait: int, days: int, months: int) -> None:
    with pytest.raises(ValueError, match="negative"):
        RulePolicy(timedelta(hours=wait), days, months)


def test_naive_moments_are_refused() -> None:
    naive = datetime(2026, 1, 1)  # noqa: DTZ001 (the mistake that is refused)
    for dates in ((naive, EXPIRY), (ISSUED, naive)):
        with pytest.raises(ValueError, match="time zone"):
            CertificateDates(*dates)
    for judge in (judge_registration, judge_coverage, notice, verdicts):
        with pytest.raises(ValueError, match="time zone"):
            judge(DATES, naive, POLICY)


# --- in words ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "failed", "words"),
    [
        (ISSUED + timedelta(hours=3), {Rule.RENEWAL_WAIT}, "registration possible from 2024-04-11 10:30:00 JST"),
        (_jst("2025-06-01T12:00:00"), set(), "valid until 2026-11-20 23:59:59 JST"),
        (_jst("2025-06-01T12:00:00"), set(), "registration possible since 2024-04-11 10:30:00 JST"),
        (_jst("2026-11-16T12:00:00"), {Rule.LAST_DAYS}, "4 days to the expiry day, registration needs more than 5"),
        (_jst("2026-12-10T12:00:00"), {Rule.EXPIRY, Rule.LAST_DAYS}, "expired 2026-11-20 23:59:59 JST"),
        (_jst("2026-12-10T12:00:00"), {Rule.EXPIRY, Rule.LAST_DAYS}, "until 2027-03-01 00:00:00 JST, eligibility only"),
        (_jst("2027-03-01T00:00:00"), {Rule.EXPIRY, Rule.LAST_DAYS, Rule.GRACE}, "0 days to the expiry day"),
    ],
)
def test_every_rule_has_its_verdict_in_words(now: datetime, failed: set[Rule], words: str) -> None:
    found = verdicts(DATES, now, POLICY)
    assert [verdict.rule for verdict in found] == list(Rule)
    assert {verdict.rule for verdict in found if not verdict.passed} == failed
    assert any(words in verdict.words for verdict in found)


def test_without_grace_the_words_say_so() -> None:
    *_, grace = verdicts(DATES, EXPIRY + SECOND, RulePolicy(grace_months=None))
    assert (grace.passed, grace.words) == (False, "there is no grace period")


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)), st.integers(0, 4000))  # noqa: DTZ001 (Hypothesis takes naive limits)
def test_the_warning_and_the_refusal_agree(now: datetime, days: int) -> None:
    dates = CertificateDates(now - timedelta(days=days % 7), datetime(2027, 6, 3, 14, 59, 59, tzinfo=UTC))
    judgement = judge_registration(dates, now, POLICY)
    warned = notice(dates, now, POLICY)
    assert (judgement.reason if isinstance(judgement, Refused) else None) is warned
    passed = all(verdict.passed for verdict in verdicts(dates, now, POLICY))
    assert passed is (warned is None)


@pytest.mark.parametrize("late", [timedelta(0), timedelta(hours=5)])
def test_the_wait_is_counted_from_a_later_report(late: timedelta) -> None:
    begin = DATES.not_before
    reported = CertificateDates(begin, DATES.not_after, begin + late)
    possible = begin + late + timedelta(hours=24)
    assert registration_possible_from(reported, POLICY) == possible
    assert judge_registration(reported, possible, POLICY) == Permitted()
    assert judge_registration(reported, possible - SECOND, POLICY) == Refused(RefusalReason.RENEWED_RECENTLY, possible)


def test_an_earlier_report_does_not_shorten_the_wait() -> None:
    reported = CertificateDates(DATES.not_before, DATES.not_after, DATES.not_before - timedelta(days=1))
    assert registration_possible_from(reported, POLICY) == DATES.not_before + timedelta(hours=24)


def test_a_report_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        CertificateDates(DATES.not_before, DATES.not_after, DATES.not_before.replace(tzinfo=None))
