"""The XML message of a qualification answer (`XmlMsg`), as values.

Element names are those of the file interface, in snake case. Texts are empty where the element is missing; what was
there and is not known here is kept in `unknown`, for staff to see.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Final

from kiosk.eligibility.model import ConsentItem, Coverage, InsuredNumber, Validity


class CharacterCode(Enum):
    """CharacterCodeIdentifier: how the file is encoded. Shift_JIS is Windows code page 932, as its writers mean it."""

    UTF_8 = "0"
    SHIFT_JIS = "1"

    @property
    def codec(self) -> str:
        """Python's name of the encoding."""
        return "utf-8" if self is CharacterCode.UTF_8 else "cp932"

    @property
    def declared(self) -> str:
        """The name in the XML declaration."""
        return "UTF-8" if self is CharacterCode.UTF_8 else "Shift_JIS"


class Reference(Enum):
    """ReferenceClassification (照会区分)."""

    CARD = "1"
    NUMBER = "2"


class Segment(Enum):
    """SegmentOfResult (処理結果区分)."""

    NORMAL = "1"
    RUNNING = "2"
    FAILED = "9"


class ConsentState(Enum):
    """The state of a consent (OQSCD016)."""

    NONE = "0"
    GIVEN = "1"
    EXPIRED = "2"
    DIFFICULT = "3"


MEDICAL_CONSENTS: Final = {
    ConsentItem.HEALTH_CHECKUPS: "SpecificHealthCheckupsInfo",
    ConsentItem.MEDICINES: "PharmacistsInfo",
    ConsentItem.TREATMENT: "DiagnosisInfo",
    ConsentItem.OPERATIONS: "OperationInfo",
}
"""The consents that open medical information, and the beginning of their elements' names."""


@dataclass(frozen=True, slots=True)
class Header:
    """MessageHeader. Moments are aware; `institution` has ten digits; `identifier` is whatever the asker chose."""

    executed_at: datetime | None
    confirmed_on: date | None
    institution: str
    identifier: str
    reference: Reference | None
    segment: Segment | None
    character_code: CharacterCode = CharacterCode.UTF_8
    error_code: str = ""
    error_message: str = ""


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """One consent: its state, when it was given, until when it holds (aware, None where it was not said)."""

    item: ConsentItem
    state: ConsentState
    said_at: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """ResultOfQualificationConfirmation: one coverage, and what was agreed to.

    `kept` are (element, text) of what was written there and could not be understood: it is handed on as it came.
    """

    coverage: Coverage = field(repr=False)
    consents: tuple[ConsentRecord, ...] = field(default=(), repr=False)
    kept: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    """A whole answer.

    `success` is None where ProcessingResultStatus was missing or unknown: that is no success. `prescription` is
    PrescriptionIssueSelect (1 electronic, 2 paper). `unknown` are (path, text) of what this program does not know.
    """

    header: Header
    success: bool | None = None
    result_code: str = ""
    result_message: str = ""
    validity: Validity | None = None
    query: InsuredNumber | None = field(default=None, repr=False)
    results: tuple[Result, ...] = field(default=(), repr=False)
    prescription: str = ""
    unknown: tuple[tuple[str, str], ...] = field(default=(), repr=False)
