"""Whom the simulator of the terminal knows: a table (TOML) of people who do not exist, each with an answer."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from importlib.resources import files
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.eligibility.model import (
    Coverage,
    CoverageDetails,
    InsuredNumber,
    LimitCertificate,
    Relationship,
    Sex,
    Validity,
)


class SimulatedAnswer(Enum):
    """What the simulator does with a query."""

    VALID = "valid"
    INVALID = "invalid"  # the qualification is lost, and there is no other
    INVALID_NEWER = "invalid-newer"
    NONE = "none"
    SEVERAL = "several"
    UNREGISTERED = "unregistered"  # valid, of medical assistance
    RUNNING_FIRST = "running-first"
    ERROR = "error"  # SegmentOfResult 9
    FAILED = "failed"  # ProcessingResultStatus 2
    GARBAGE = "garbage"
    HALF = "half"  # first one half, then the rest
    WRONG_INSTITUTION = "wrong-institution"
    WRONG_IDENTIFIER = "wrong-identifier"
    SILENT = "silent"


VALIDITIES: Final = {
    SimulatedAnswer.INVALID: Validity.INVALID,
    SimulatedAnswer.INVALID_NEWER: Validity.INVALID_NEWER_EXISTS,
    SimulatedAnswer.NONE: Validity.NO_QUALIFICATION,
    SimulatedAnswer.SEVERAL: Validity.SEVERAL_MATCHES,
    SimulatedAnswer.UNREGISTERED: Validity.VALID_UNREGISTERED,
}


@dataclass(frozen=True, slots=True)
class SimulatedPerson:
    """One of them: the coverage, and the answer to a query for it."""

    coverage: Coverage = field(repr=False)
    answer: SimulatedAnswer


class PersonsError(Exception):
    """The table cannot be used; says where and why."""


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    answer: SimulatedAnswer = SimulatedAnswer.VALID
    insurer_number: str = Field(pattern=r"^[0-9]{6}([0-9]{2})?$")
    insurer_name: str
    symbol: str = ""
    number: str = Field(min_length=1)
    branch: str = ""
    birth_date: date
    name: str
    name_kana: str = ""
    sex: Sex = Sex.UNSET
    relationship: Relationship = Relationship.INSURED
    classification: str = "01"
    address: str = ""
    post_number: str = ""
    valid_from: date
    valid_until: date | None = None
    burden_ratio: int | None = Field(default=None, ge=0, le=100)
    limit_class: str = ""
    reason_of_loss: str = ""

    def person(self) -> SimulatedPerson:
        limit = LimitCertificate("01", self.limit_class, valid_from=self.valid_from) if self.limit_class else None
        details = CoverageDetails(
            classification=self.classification,
            sex=self.sex,
            address=self.address,
            post_number=self.post_number,
            qualified_on=self.valid_from,
            disqualified_on=self.valid_until if self.reason_of_loss else None,
            reason_of_loss=self.reason_of_loss,
            limit=limit,
        )
        coverage = Coverage(
            validity=VALIDITIES.get(self.answer, Validity.VALID),
            insurer_number=self.insurer_number,
            insurer_name=self.insurer_name,
            symbol=self.symbol,
            number=self.number,
            branch=self.branch,
            relationship=self.relationship,
            name=self.name,
            name_kana=self.name_kana,
            birth_date=self.birth_date,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            burden_ratio=self.burden_ratio,
            details=details,
        )
        return SimulatedPerson(coverage, self.answer)


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    person: tuple[_Row, ...]


def load_persons(path: Path | None = None) -> tuple[SimulatedPerson, ...]:
    """The people of a table, or of the one that comes along. Raises PersonsError."""
    source = files("fixtures") / "terminal" / "persons.toml" if path is None else path
    try:
        table = _Table.model_validate(tomllib.loads(source.read_text(encoding="utf-8")))
    except OSError as error:
        raise PersonsError(f"{source}: cannot be read ({error.strerror})") from None
    except ValidationError as error:
        fault = error.errors(include_input=False)[0]
        raise PersonsError(f"{source}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}") from None
    except ValueError as error:
        raise PersonsError(f"{source}: {error}") from None
    return tuple(row.person() for row in table.person)


def number_of(person: SimulatedPerson, *, limit_consent: bool = False) -> InsuredNumber:
    """The numbers by which somebody of the table is asked for."""
    held = person.coverage
    return InsuredNumber(
        held.insurer_number, held.symbol, held.number, held.branch, held.birth_date, limit_consent=limit_consent
    )
