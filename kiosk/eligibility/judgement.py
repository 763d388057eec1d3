"""The decision itself. Pure: everything that is known about a request goes in, an answer comes out.

A backend gathers all of `Findings` for every request, also where the first of them already decides: what it had to do
then tells nothing about the answer. The order below lets what the card alone proves speak first; whatever depends on
the person comes after, and unknown and protected persons cannot be told apart from a card that is not trusted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from kiosk.eligibility.disclosure import disclose
from kiosk.eligibility.model import (
    Answer,
    Coverage,
    Covered,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Undecided,
    UndecidedReason,
)
from kiosk.eligibility.notices import expires_within_3_months
from kiosk.eligibility.rules import (
    CertificateDates,
    Permitted,
    RulePolicy,
    judge_coverage,
    judge_registration,
    notice,
)
from kiosk.trust.verdict import Revocation, Trusted, Untrusted, Verdict

_CANNOT_USE = Refused(RefusalReason.CANNOT_USE)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found out about one request. `person` is None when the certificate belongs to nobody who is known;
    `renewed_at` when the renewal of this certificate was not reported.
    """

    genuine: bool  # the signature answers the challenge, or staff compared face and photograph
    verdict: Verdict
    person: int | None
    protected: bool
    registered_at: datetime | None
    coverage: Coverage | None
    renewed_at: datetime | None = None


def decide(purpose: Purpose, findings: Findings, now: datetime, policy: RulePolicy) -> Answer:
    """The answer to a request whose challenge was good. Raises ValueError for a naive `now`."""
    verdict = findings.verdict
    if isinstance(verdict, Untrusted) or not findings.genuine:
        return _CANNOT_USE
    blocked = _judge_revocation(verdict)
    if blocked is not None:
        return blocked
    if findings.person is None or findings.protected:
        return _CANNOT_USE
    dates = CertificateDates(verdict.certificate.not_before, verdict.certificate.not_after, findings.renewed_at)
    match purpose:
        case Purpose.REGISTER:
            return _decide_registration(findings, dates, now, policy)
        case Purpose.COVERAGE:
            return _decide_coverage(findings, dates, now, policy)
        case _:
            assert_never(purpose)


def _judge_revocation(verdict: Trusted) -> Answer | None:
    match verdict.revocation:
        case Revocation.GOOD:
            return None
        case Revocation.REVOKED:
            return Refused(RefusalReason.REVOKED)
        case Revocation.SUPERSEDED:
            return Refused(RefusalReason.SUPERSEDED)
        case Revocation.UNKNOWN:
            # Neither a yes, which could serve a stolen card, nor a no, which would turn an insured person away.
            return Undecided(UndecidedReason.REVOCATION_UNKNOWN)
        case _:
            assert_never(verdict.revocation)


def _decide_registration(findings: Findings, dates: CertificateDates, now: datetime, policy: RulePolicy) -> Answer:
    already = findings.registered_at is not None
    match judge_registration(dates, now, policy, registered=already):
        case Permitted(eligibility_only):
            coverage = _shown(findings.coverage, dates, now, eligibility_only=eligibility_only)
            return Registered(findings.registered_at or now, already, coverage)
        case refused:
            return refused


def _decide_coverage(findings: Findings, dates: CertificateDates, now: datetime, policy: RulePolicy) -> Answer:
    if findings.registered_at is None:
        expired = notice(dates, now, policy) is RefusalReason.EXPIRED
        return Refused(RefusalReason.EXPIRED if expired else RefusalReason.NOT_REGISTERED)
    match judge_coverage(dates, now, policy):
        case Permitted(eligibility_only):
            coverage = _shown(findings.coverage, dates, now, eligibility_only=eligibility_only)
            # Registered, but no insurer has told of a coverage: nothing to show, and no reason that a visitor can use.
            return _CANNOT_USE if coverage is None else Covered(coverage)
        case refused:
            return refused


def _shown(
    coverage: Coverage | None, dates: CertificateDates, now: datetime, *, eligibility_only: bool
) -> Coverage | None:
    if coverage is None:
        return None
    return disclose(coverage, now, eligibility_only=eligibility_only, renew_soon=expires_within_3_months(dates, now))
