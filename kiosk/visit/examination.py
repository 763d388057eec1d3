"""What the card's certificate says already before anything is asked: its dates, judged by the rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from kiosk.eligibility.model import RefusalReason
from kiosk.eligibility.rules import CertificateDates, RulePolicy, notice
from kiosk.flow.states import Notice
from kiosk.trust.certificate import decode, facts, public_key

_NOTICES = {
    RefusalReason.EXPIRED: Notice.EXPIRED,
    RefusalReason.EXPIRES_SOON: Notice.EXPIRES_SOON,
    RefusalReason.RENEWED_RECENTLY: Notice.RENEWED_RECENTLY,
}


def examine(certificate: bytes, now: datetime, policy: RulePolicy) -> Notice | None:
    """The notice for a certificate (DER) at `now` (aware of its time zone), or None.

    Trust is not judged here, only the dates. Raises ValueError for bytes that are no certificate, or one whose key can
    sign no challenge: that is better said before the PIN is asked for.
    """
    decoded = decode(certificate)
    if decoded is None or public_key(decoded) is None:
        raise ValueError("not a certificate with a key of RSA-2048")
    stated = facts(decoded)
    reason = notice(CertificateDates(stated.not_before, stated.not_after), now, policy)
    return None if reason is None else _NOTICES[reason]


def examiner(now: Callable[[], datetime], policy: RulePolicy) -> Callable[[bytes], Notice | None]:
    """`examine` by a clock, as `kiosk.visit.cardsession.CardSession` takes it."""
    return lambda certificate: examine(certificate, now(), policy)
