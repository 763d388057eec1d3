"""What of a person's coverage goes out with an answer. Pure: what is kept goes in, what may be shown comes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from kiosk.eligibility.model import Coverage, StaffNotice, Validity
from kiosk.eligibility.notices import is_ratio_unusual
from kiosk.eligibility.rules import JST

_IN_FORCE = frozenset({Validity.VALID, Validity.VALID_UNREGISTERED})


def disclose(
    coverage: Coverage,
    at: datetime,
    *,
    eligibility_only: bool = False,
    renew_soon: bool = False,
    limit: bool = True,
    diseases: bool = False,
) -> Coverage:
    """The coverage as it is answered at the moment `at` (aware), with what staff should look at.

    The limit certificate goes with a card without being asked for, the certificates of specific diseases only with the
    person's consent. `renew_soon` says that the certificate of the card expires within three months.
    """
    today = at.astimezone(JST).date()
    details = coverage.details
    if details is not None:
        details = replace(
            details, limit=details.limit if limit else None, diseases=details.diseases if diseases else ()
        )
    shown = replace(
        coverage, validity=_standing(coverage, today), eligibility_only=eligibility_only, details=details, notices=()
    )
    notices = [StaffNotice.RATIO_UNUSUAL] if is_ratio_unusual(coverage, today) else []
    if renew_soon:
        notices.append(StaffNotice.EXPIRES_WITHIN_3_MONTHS)
    return replace(shown, notices=tuple(notices))


def _standing(coverage: Coverage, today: date) -> Validity:
    """What the insurer said, unless its last day is over since; a qualification is lost on the day of its end."""
    lost = None if coverage.details is None else coverage.details.disqualified_on
    over = (coverage.valid_until is not None and today > coverage.valid_until) or (lost is not None and today >= lost)
    return Validity.INVALID if over and coverage.validity in _IN_FORCE else coverage.validity
