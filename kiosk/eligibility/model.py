"""What is asked of an eligibility backend, and what it may answer. Values only.

Personal fields are hidden in `repr`: an answer may pass through a log by accident and says nothing there.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Final, TypeAlias

_DOMAIN: Final = b"myna-kiosk eligibility challenge v1"
NONCE_SIZE: Final = 32


class Purpose(Enum):
    """What the visitor came for."""

    REGISTER = "register"  # 健康保険証利用の登録
    COVERAGE = "coverage"  # 資格情報の確認


class Assurance(Enum):
    """How the visitor was shown to be the card's holder."""

    PIN = "pin"
    VISUAL_CHECK = "visual-check"  # 目視確認 by staff; proves no key


@dataclass(frozen=True, slots=True)
class Challenge:
    """A single-use question that only the card can answer, bound to one kiosk and one purpose.

    `nonce` has 32 random bytes; `expires_at` is aware of its time zone.
    """

    id: str
    nonce: bytes = field(repr=False)
    purpose: Purpose
    kiosk: str
    expires_at: datetime

    def message(self) -> bytes:
        """The bytes that are signed: domain, kiosk, purpose and nonce, each preceded by its length (2 bytes)."""
        parts = (_DOMAIN, self.kiosk.encode(), self.purpose.value.encode(), self.nonce)
        return b"".join(len(part).to_bytes(2, "big") + part for part in parts)

    def digest(self) -> bytes:
        """SHA-256 of `message`, 32 bytes: what the card is given."""
        return hashlib.sha256(self.message()).digest()


@dataclass(frozen=True, slots=True)
class Proof:
    """The card's answer to a challenge: its user-authentication certificate (DER) and the signature (256 bytes)."""

    challenge_id: str
    certificate: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    assurance: Assurance = Assurance.PIN


class Validity(Enum):
    """QualificationValidity (資格有効性) of the online eligibility system."""

    VALID = 1
    INVALID = 2
    INVALID_NEWER_EXISTS = 3
    NO_QUALIFICATION = 4
    SEVERAL_MATCHES = 5
    VALID_UNREGISTERED = 6  # medical assistance (医療扶助) only


class Relationship(Enum):
    """PersonalFamilyClassification (本人・家族の別)."""

    INSURED = 1
    DEPENDENT = 2


@dataclass(frozen=True, slots=True)
class Coverage:
    """One person's health insurance as the insurer registered it.

    `burden_ratio` is the share paid at the counter in percent (10, 20, 30) as the server said it, never computed; None
    where it was not said. `valid_until` is the last day, None while open. `eligibility_only` is True in the grace
    period after the certificate's expiry: no medical information may be shared.
    """

    validity: Validity
    insurer_number: str = field(repr=False)
    insurer_name: str = field(repr=False)
    symbol: str = field(repr=False)
    number: str = field(repr=False)
    branch: str = field(repr=False)
    relationship: Relationship = field(repr=False)
    name: str = field(repr=False)
    name_kana: str = field(repr=False)
    birth_date: date = field(repr=False)
    valid_from: date = field(repr=False)
    valid_until: date | None = field(repr=False)
    burden_ratio: int | None = field(repr=False)
    eligibility_only: bool = False


class RefusalReason(Enum):
    """Why the answer is no. CANNOT_USE is the one neutral reason: unknown, protected and untrusted look the same."""

    RENEWED_RECENTLY = "renewed-recently"
    EXPIRES_SOON = "expires-soon"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"  # revoked, because a newer certificate was issued
    REVOKED = "revoked"
    NOT_REGISTERED = "not-registered"
    CANNOT_USE = "cannot-use"


class UndecidedReason(Enum):
    """Why there is no answer. Never a yes: the visitor is asked to speak to staff."""

    UNAVAILABLE = "unavailable"
    TIMEOUT = "timeout"
    CHALLENGE_EXPIRED = "challenge-expired"
    REVOCATION_UNKNOWN = "revocation-unknown"


@dataclass(frozen=True, slots=True)
class Registered:
    """The card may be used as a health-insurance card from now on; `already` when it could be before."""

    registered_at: datetime
    already: bool
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class Covered:
    """The holder is registered, and this is the coverage (whose validity may well be that it has ended)."""

    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Refused:
    """No; `possible_from` says from when it will be possible, where that is known (aware of its time zone)."""

    reason: RefusalReason
    possible_from: datetime | None = None


@dataclass(frozen=True, slots=True)
class Undecided:
    """It could not be decided. For a registration, `settled` is False when it is not known whether it was made."""

    reason: UndecidedReason
    settled: bool = True


Answer: TypeAlias = Registered | Covered | Refused | Undecided
