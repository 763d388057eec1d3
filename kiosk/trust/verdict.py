"""What can be said about a certificate. Values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TypeAlias


class Realm(Enum):
    """Which public key infrastructure an anchor belongs to."""

    PRODUCTION = "production"
    TEST = "test"  # made for tests and demonstrations; never accepted by a kiosk that serves people


class Revocation(Enum):
    """What the revocation data at hand say."""

    GOOD = "good"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"  # revoked, because a newer certificate was issued
    UNKNOWN = "unknown"  # no data, or none that is fresh and signed by the issuer


class Distrust(Enum):
    """Why a certificate is not trusted."""

    MALFORMED = "malformed"
    SIGNATURE_ALGORITHM = "signature-algorithm"  # not sha256WithRSAEncryption
    KEY_TYPE = "key-type"  # not RSA with 2048 bits and the exponent 65537
    CA_CERTIFICATE = "ca-certificate"
    KEY_USAGE = "key-usage"  # not for digital signatures
    POLICY = "policy"  # not a user-authentication certificate of the anchor's realm
    ISSUER_UNKNOWN = "issuer-unknown"  # no anchor of this name and key
    NOT_YET_VALID = "not-yet-valid"
    PATH = "path"  # the anchor's signature or validity, or a critical extension that nobody understands


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a certificate says about itself; nothing of it is proven by being read.

    `subject` and `issuer` as RFC 4514 strings; `issuer_digest` SHA-256 of the issuer (DER), 32 bytes; dates aware, UTC;
    `authority_key_id` is None where the extension is missing.
    """

    subject: str = field(repr=False)
    issuer: str
    issuer_digest: bytes = field(repr=False)
    serial: int = field(repr=False)
    not_before: datetime
    not_after: datetime
    authority_key_id: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Trusted:
    """The path to an anchor is sound. `expired` and `revocation` are reported beside it, for the rules to judge."""

    certificate: CertificateFacts
    realm: Realm
    expired: bool
    revocation: Revocation


@dataclass(frozen=True, slots=True)
class Untrusted:
    """The path is not sound, and the first reason found; `certificate` is None where it could not be read."""

    reason: Distrust
    certificate: CertificateFacts | None = None


Verdict: TypeAlias = Trusted | Untrusted
