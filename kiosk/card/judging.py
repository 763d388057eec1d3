"""What is thought of a certificate that was read: the rules' verdicts, and trust under the anchors that were given."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final, assert_never

from kiosk.card.report import CardReport
from kiosk.eligibility.base import ConfigurationError
from kiosk.eligibility.rules import CertificateDates, RulePolicy, verdicts
from kiosk.exitcode import CommandError, ExitCode
from kiosk.trust import Distrust, Realm, Revocation, Trusted, TrustStore, Untrusted, Verdict, load_store, read_facts

_DISTRUST: Final = {
    Distrust.MALFORMED: "the certificate is malformed",
    Distrust.SIGNATURE_ALGORITHM: "it is not signed by RSA with SHA-256",
    Distrust.KEY_TYPE: "its key is not RSA with 2048 bits",
    Distrust.CA_CERTIFICATE: "it is an authority's certificate, not a holder's",
    Distrust.KEY_USAGE: "its key is not for digital signatures",
    Distrust.POLICY: "its policy is not that of a user-authentication certificate",
    Distrust.ISSUER_UNKNOWN: "no trust anchor has issued it",
    Distrust.NOT_YET_VALID: "it is not valid yet",
    Distrust.PATH: "its path to the trust anchor is not valid",
}
_REVOCATION: Final = {
    Revocation.GOOD: "not revoked",
    Revocation.REVOKED: "revoked",
    Revocation.SUPERSEDED: "revoked, a newer one was issued",
    Revocation.UNKNOWN: "revocation not checked",
}


def load_anchors(path: Path) -> TrustStore:
    """Trust anchors for an examination, those of a test PKI too. Raises CommandError."""
    try:
        return load_store(path, allow_test_pki=True)
    except ConfigurationError as error:
        raise CommandError(ExitCode.CONFIGURATION, str(error)) from error


def judge(certificate: bytes, now: datetime, anchors: TrustStore | None, report: CardReport) -> None:
    """Fill in what the certificate (DER) says, what the rules say of its dates at `now`, and whether it is trusted.

    Raises CommandError (CARD_UNREADABLE) for bytes that are no certificate.
    """
    facts = read_facts(certificate)
    if facts is None:
        report.trust_reason = _DISTRUST[Distrust.MALFORMED]
        raise CommandError(
            ExitCode.CARD_UNREADABLE,
            "the certificate on the card is malformed: a municipal office can replace the card",
        )
    report.facts = facts
    report.rules = verdicts(CertificateDates(facts.not_before, facts.not_after), now, RulePolicy())
    if anchors is None:
        report.trust_reason = "no trust anchors given (--anchors FILE)"
    else:
        report.trusted, report.trust_reason = _weigh(anchors.judge(certificate, now))


def _weigh(verdict: Verdict) -> tuple[bool, str]:
    match verdict:
        case Untrusted(reason=reason):
            return False, _DISTRUST[reason]
        case Trusted(expired=True):
            return False, "it has expired"
        case Trusted(realm=realm, revocation=revocation):
            revoked = revocation in (Revocation.REVOKED, Revocation.SUPERSEDED)
            test = ", of a test PKI: proves nothing" if realm is Realm.TEST else ""
            return not revoked, f"issued by a trust anchor{test}; {_REVOCATION[revocation]}"
        case _:
            assert_never(verdict)
