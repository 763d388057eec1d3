"""Whom the kiosk believes: path, revocation, signature. Decides on bytes that may be hostile and never raises."""

from kiosk.trust.certificate import read_facts, verify_signature
from kiosk.trust.folder import ListFolder
from kiosk.trust.revocation import Freshness, RevocationList, decode_list
from kiosk.trust.store import PRODUCTION_POLICY, TEST_POLICY, Anchor, TrustPolicy, TrustStore, load_store
from kiosk.trust.verdict import CertificateFacts, Distrust, Realm, Revocation, Trusted, Untrusted, Verdict

__all__ = [
    "PRODUCTION_POLICY",
    "TEST_POLICY",
    "Anchor",
    "CertificateFacts",
    "Distrust",
    "Freshness",
    "ListFolder",
    "Realm",
    "Revocation",
    "RevocationList",
    "TrustPolicy",
    "TrustStore",
    "Trusted",
    "Untrusted",
    "Verdict",
    "decode_list",
    "load_store",
    "read_facts",
    "verify_signature",
]
