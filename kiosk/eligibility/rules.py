"""What a certificate's dates allow. Pure: dates and the moment go in, a judgement comes out.

The reading chosen for each rule, written here and nowhere else; every number is a field of `RulePolicy`. Source: the
city page that the product follows (page 32739) for the rules; none of the published texts says where exactly the
boundaries lie, so these are readings, and the configuration may set others.

renewal wait    Registration is refused while less than 24 hours have passed since the certificate's notBefore, counted
                to the second; it is possible again at exactly notBefore + 24 h. A first certificate and a renewed one
                cannot be told apart by what they contain, so both wait. Where the municipality reported the renewal,
                the wait is counted from the report if that came later.
last days       Registration is refused when the expiry day lies 5 calendar days ahead or fewer. Days are counted in
                Japan Standard Time from today to the day on which notAfter falls: with expiry day D, the whole of D-6
                still allows, and refusal begins at 00:00 on D-5. Renewing helps, waiting does not: this rule is said
                in preference to the renewal wait where both apply.
expiry          A certificate is valid up to and including the second of its notAfter (RFC 5280, 4.1.2.5).
grace           A holder who is registered goes on until expiry whatever the two rules above say; after expiry until the
                last moment (JST) of the 3rd month after the month in which notAfter falls, with eligibility only: no
                medical information. Then no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import Final, TypeAlias

from kiosk.eligibility.model import RefusalReason, Refused

JST: Final = timezone(timedelta(hours=9), "JST")  # without summer time since 1951, so no zone data base is needed


@dataclass(frozen=True, slots=True)
class RulePolicy:
    """Where the boundaries lie; the meaning of each field stands at the top of this module.

    `grace_months` counts whole months after the month of expiry; 0 ends with that month, None means no grace at all.
    Raises ValueError for a negative number.
    """

    renewal_wait: timedelta = timedelta(hours=24)
    last_days: int = 5
    grace_months: int | None = 3

    def __post_init__(self) -> None:
        if self.renewal_wait < timedelta(0) or self.last_days < 0 or (self.grace_months or 0) < 0:
            raise ValueError("a boundary of the rules cannot be negative")


@dataclass(frozen=True, slots=True)
class CertificateDates:
    """A certificate's notBefore and notAfter, and when its renewal was reported, where it was; aware of their zones.

    Raises ValueError for naive ones.
    """

    not_before: datetime
    not_after: datetime
    renewed_at: datetime | None = None

    def __post_init__(self) -> None:
        for moment in (self.not_before, self.not_after, self.renewed_at or self.not_before):
            _demand_aware(moment)


@dataclass(frozen=True, slots=True)
class Permitted:
    """The dates allow it; `eligibility_only` in the grace period, when no medical information may be shared."""

    eligibility_only: bool = False


Judgement: TypeAlias = Permitted | Refused


class Rule(Enum):
    """The rules by name, as they are shown to an operator."""

    EXPIRY = "expiry"
    LAST_DAYS = "last-days"
    RENEWAL_WAIT = "renewal-wait"
    GRACE = "grace"


@dataclass(frozen=True, slots=True)
class RuleVerdict:
    """One rule's verdict on a certificate: whether it raises no objection, and that in words (English, JST)."""

    rule: Rule
    passed: bool
    words: str


def _demand_aware(moment: datetime) -> None:
    if moment.utcoffset() is None:
        raise ValueError("a moment without a time zone cannot be judged")


def _expired(dates: CertificateDates, now: datetime) -> bool:
    return now >= dates.not_after + timedelta(seconds=1)


def _days_left(dates: CertificateDates, now: datetime) -> int:
    return (expiry_day(dates) - now.astimezone(JST).date()).days


def expiry_day(dates: CertificateDates) -> date:
    """The day (JST) on which the certificate expires; it is valid during that day, until notAfter."""
    return dates.not_after.astimezone(JST).date()


def registration_possible_from(dates: CertificateDates, policy: RulePolicy) -> datetime:
    """The moment (UTC) at which the renewal wait is over."""
    begin = dates.not_before if dates.renewed_at is None else max(dates.not_before, dates.renewed_at)
    return (begin + policy.renewal_wait).astimezone(UTC)


def grace_end(dates: CertificateDates, policy: RulePolicy) -> datetime | None:
    """The first moment (UTC) after the grace period; None where the policy gives none."""
    if policy.grace_months is None:
        return None
    last = expiry_day(dates)
    months = last.year * 12 + (last.month - 1) + policy.grace_months + 1
    return datetime(months // 12, months % 12 + 1, 1, tzinfo=JST).astimezone(UTC)


def judge_registration(
    dates: CertificateDates, now: datetime, policy: RulePolicy, *, registered: bool = False
) -> Judgement:
    """Whether the dates allow to register at `now`; `registered` when the holder already is (then as coverage).

    Raises ValueError for a naive `now`.
    """
    if registered:
        return judge_coverage(dates, now, policy)
    match notice(dates, now, policy):
        case None:
            return Permitted()
        case RefusalReason.RENEWED_RECENTLY:
            return Refused(RefusalReason.RENEWED_RECENTLY, registration_possible_from(dates, policy))
        case reason:
            return Refused(reason)


def judge_coverage(dates: CertificateDates, now: datetime, policy: RulePolicy) -> Judgement:
    """Whether the dates allow a registered holder to use the card at `now`. Raises ValueError for a naive `now`."""
    _demand_aware(now)
    if not _expired(dates, now):
        return Permitted()
    end = grace_end(dates, policy)
    if end is not None and now < end:
        return Permitted(eligibility_only=True)
    return Refused(RefusalReason.EXPIRED)


def notice(dates: CertificateDates, now: datetime, policy: RulePolicy) -> RefusalReason | None:
    """Why the dates alone would refuse a first registration at `now`; None when they would not.

    EXPIRED, EXPIRES_SOON or RENEWED_RECENTLY, in this order. Raises ValueError for a naive `now`.
    """
    _demand_aware(now)
    if _expired(dates, now):
        return RefusalReason.EXPIRED
    if _days_left(dates, now) <= policy.last_days:
        return RefusalReason.EXPIRES_SOON
    if now < registration_possible_from(dates, policy):
        return RefusalReason.RENEWED_RECENTLY
    return None


def verdicts(dates: CertificateDates, now: datetime, policy: RulePolicy) -> tuple[RuleVerdict, ...]:
    """Every rule's verdict in words, for an operator. Raises ValueError for a naive `now`."""
    _demand_aware(now)
    expired, days = _expired(dates, now), _days_left(dates, now)
    possible, end = registration_possible_from(dates, policy), grace_end(dates, policy)
    waiting = now < possible
    in_grace = end is not None and now < end
    grace = (
        "there is no grace period" if end is None else f"until {_jst(end)}, eligibility only, for a registered holder"
    )
    return (
        RuleVerdict(Rule.EXPIRY, not expired, f"{'expired' if expired else 'valid until'} {_jst(dates.not_after)}"),
        RuleVerdict(
            Rule.LAST_DAYS,
            days > policy.last_days,
            f"{max(days, 0)} days to the expiry day, registration needs more than {policy.last_days}",
        ),
        RuleVerdict(
            Rule.RENEWAL_WAIT,
            not waiting,
            f"registration {'possible from' if waiting else 'possible since'} {_jst(possible)}",
        ),
        RuleVerdict(Rule.GRACE, not expired or in_grace, f"{'not needed: ' if not expired else ''}{grace}"),
    )


def _jst(moment: datetime) -> str:
    return moment.astimezone(JST).strftime("%Y-%m-%d %H:%M:%S JST")
