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
    """The card's answer to a challenge: its user-authentication certificate (DER) and the signature (256 bytes).

    With VISUAL_CHECK the signature is empty, and `staff` names the member of staff who compared face and photograph
    (1 to 64 characters); with PIN `staff` is empty.
    """

    challenge_id: str
    certificate: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    assurance: Assurance = Assurance.PIN
    staff: str = field(default="", repr=False)


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


class Sex(Enum):
    """Sex1 of the online eligibility system."""

    MALE = 1
    FEMALE = 2
    UNSET = 3


@dataclass(frozen=True, slots=True)
class ElderlyCertificate:
    """高齢受給者証, for insured persons of 70 to 74 years; `ratio` is the share paid at the counter, in percent."""

    ratio: int = field(repr=False)
    issued: date | None = field(default=None, repr=False)
    valid_from: date | None = field(default=None, repr=False)
    valid_until: date | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class LimitCertificate:
    """限度額適用認定証 and its kin. It tells of an income, so it is shown to staff only.

    `classification` is 01 (limit), 02 (limit and meals) or 03 (meals); `limit_class` a code of OQSCD012 (A01 … B10).
    """

    classification: str = field(repr=False)
    limit_class: str = field(repr=False)
    issued: date | None = field(default=None, repr=False)
    valid_from: date | None = field(default=None, repr=False)
    valid_until: date | None = field(default=None, repr=False)
    long_term_from: date | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class DiseaseCertificate:
    """特定疾病療養受療証. It tells of a disease, so it is shown to staff only, and only with the person's consent.

    `category` is DiseaseCategory (1 to 3), `self_pay` the most that is paid in a month, in yen.
    """

    category: int = field(repr=False)
    self_pay: int = field(repr=False)
    issued: date | None = field(default=None, repr=False)
    valid_from: date | None = field(default=None, repr=False)
    valid_until: date | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class CoverageDetails:
    """What of a coverage is for staff and the receipt computer only, and on no page, slip or log.

    Texts are empty and dates None where nothing was said. `classification` is InsuredCardClassification (01 … 07, A1),
    `reason_of_loss` ReasonOfLoss (01, 02, 03, 99). `address` and `post_number` come from a qualification terminal only;
    the eligibility service keeps neither.
    """

    classification: str = field(default="01", repr=False)
    insured_name: str = field(default="", repr=False)
    name_other: str = field(default="", repr=False)
    name_other_kana: str = field(default="", repr=False)
    sex: Sex = field(default=Sex.UNSET, repr=False)
    sex_shown: Sex | None = field(default=None, repr=False)  # Sex2, of the procedure of 2012; never shown to anyone
    address: str = field(default="", repr=False)
    post_number: str = field(default="", repr=False)
    qualified_on: date | None = field(default=None, repr=False)
    disqualified_on: date | None = field(default=None, repr=False)
    issued_on: date | None = field(default=None, repr=False)
    reason_of_loss: str = field(default="", repr=False)
    preschool: bool = field(default=False, repr=False)
    elderly: ElderlyCertificate | None = field(default=None, repr=False)
    limit: LimitCertificate | None = field(default=None, repr=False)
    diseases: tuple[DiseaseCertificate, ...] = field(default=(), repr=False)
    reference_number: str = field(default="", repr=False)  # 照会番号: the institution's own number of the patient


class StaffNotice(Enum):
    """What staff should look at; said to them and never to the visitor, and never a reason to refuse."""

    RATIO_UNUSUAL = "ratio-unusual"  # the burden ratio does not go with the age; it stands as the insurer said it
    EXPIRES_WITHIN_3_MONTHS = "expires-within-3-months"  # the certificate, whose holder should renew it
    UNKNOWN_CODE = "unknown-code"  # an answer had a code that this program does not know


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
    details: CoverageDetails | None = field(default=None, repr=False)
    notices: tuple[StaffNotice, ...] = field(default=(), repr=False)


class ConsentItem(Enum):
    """What a visitor may let the institution see; each is asked for itself, and none is needed to be treated."""

    HEALTH_CHECKUPS = "health-checkups"  # 特定健診情報
    MEDICINES = "medicines"  # 薬剤情報
    TREATMENT = "treatment"  # 診療情報
    OPERATIONS = "operations"  # 手術情報, apart from the treatment
    DISEASES = "specific-diseases"  # 特定疾病療養受療証
    LIMIT = "limit-certificate"  # 限度額適用認定証: asked for in a number lookup only


class Objection(Enum):
    """What a visitor may object to, and take back."""

    CHECKUP_TAKEOVER = "checkup-takeover"  # the former insurer's check-up data going to the new insurer


class PrescriptionForm(Enum):
    """PrescriptionIssueSelect: how the visitor wants prescriptions of this visit."""

    ELECTRONIC = 1
    PAPER = 2


@dataclass(frozen=True, slots=True)
class Consents:
    """What a visitor said when asked; an item that is named in neither set was not asked.

    `objections` maps to True where the visitor objects, to False where an objection is taken back. A consent holds for
    24 hours. `prescription` is None where it was not asked. Raises ValueError for an item that is both given and
    refused.
    """

    given: frozenset[ConsentItem] = frozenset()
    refused: frozenset[ConsentItem] = frozenset()
    objections: tuple[tuple[Objection, bool], ...] = ()
    prescription: PrescriptionForm | None = None

    def __post_init__(self) -> None:
        if self.given & self.refused:
            raise ValueError("an item was both given and refused")


@dataclass(frozen=True, slots=True)
class InsuredNumber:
    """What stands on a certificate of eligibility (資格確認書), for those without a usable card.

    `branch` is empty where the paper shows none, `symbol` where the insurer has none. `limit_consent`: the visitor
    agrees that the limit certificate is looked up as well.
    """

    insurer_number: str = field(repr=False)
    symbol: str = field(repr=False)
    number: str = field(repr=False)
    branch: str = field(repr=False)
    birth_date: date = field(repr=False)
    limit_consent: bool = False


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


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What a number lookup found; `coverage` is None for NO_QUALIFICATION and SEVERAL_MATCHES.

    A protected person's coverage is found without address and post number (the paper was handed over the counter, so
    the person is there); SEVERAL_MATCHES asks for the branch number, or for staff.
    """

    validity: Validity
    coverage: Coverage | None = None


Answer: TypeAlias = Registered | Covered | Refused | Undecided
