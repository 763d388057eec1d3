"""What was answered before: kept so that the same request gets the same answer, and an answer can be asked for later.

The coverage is not copied: it is looked up by the person, and not read where the person's data are withheld by now.
Whom a refusal was about is not kept: nothing needs it, and a protected person's visits are nobody's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, assert_never

from sqlalchemy import Connection, Row, bindparam, select

from kiosk.eligibility.disclosure import disclose
from kiosk.eligibility.ledger import or_nothing, read_coverage, withheld_of
from kiosk.eligibility.model import (
    Answer,
    Assurance,
    Coverage,
    Covered,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    StaffNotice,
    Undecided,
    UndecidedReason,
)
from kiosk.eligibility.schema import answers, coverages, protections

_RENEW_SOON: Final = StaffNotice.EXPIRES_WITHIN_3_MONTHS.value


@dataclass(frozen=True, slots=True)
class Request:
    """One request by its name, who made it and how; `digest` (32 bytes) stands for all that it said."""

    id: str
    digest: bytes
    kiosk: str
    purpose: str
    assurance: Assurance = Assurance.PIN
    staff: str = ""


@dataclass(frozen=True, slots=True)
class Precedent:
    """An answer of the past. `opens` says whether it was a yes, after which a visitor may be asked for consents."""

    digest: bytes
    answered_at: datetime
    person: int | None
    kind: str
    eligibility_only: bool
    _row: Row[*tuple[Any, ...]]

    @property
    def opens(self) -> bool:
        """Whether it was a registration or a coverage."""
        return self.kind in {"registered", "covered"}

    def answer(self, *, diseases: bool = False) -> Answer:
        """The answer again; with the certificates of specific diseases where the person consents."""
        row = self._row
        match self.kind:
            case "registered":
                return Registered(row.moment, row.flag, self._coverage(diseases))
            case "covered":
                # None: the coverage was taken out of the database since, or may not be shown any more.
                coverage = self._coverage(diseases)
                return Refused(RefusalReason.CANNOT_USE) if coverage is None else Covered(coverage)
            case "refused":
                return Refused(RefusalReason(row.reason), row.moment)
            case "undecided":
                return Undecided(UndecidedReason(row.reason))
            case other:
                raise ValueError(f"an answer of the kind {other!r} is none to a card")

    def _coverage(self, diseases: bool) -> Coverage | None:  # noqa: FBT001 (named as its parameter)
        coverage = None if self._row.withheld is not None else read_coverage(self._row)
        if coverage is None:
            return None
        return disclose(
            coverage,
            self.answered_at,
            eligibility_only=self.eligibility_only,
            renew_soon=self._row.reason == _RENEW_SOON,
            diseases=diseases,
        )


_KEEP: Final = or_nothing(answers)


def keep_answer(connection: Connection, request: Request, number: int | None, answer: Answer, now: datetime) -> bool:
    """Remember what was answered, without the coverage; `number` is the person's, where the answer is about one.

    False where the name of the request was used before.
    """
    row: dict[str, object] = {"person_id": None, "reason": None, "moment": None, "flag": False}
    row["eligibility_only"] = False
    match answer:
        case Registered(registered_at, already, coverage):
            row |= {"kind": "registered", "moment": registered_at, "flag": already, "person_id": number}
            row |= _of_coverage(coverage)
        case Covered(coverage):
            row |= {"kind": "covered", "person_id": number} | _of_coverage(coverage)
        case Refused(refusal, possible_from):
            row |= {"kind": "refused", "reason": refusal.value, "moment": possible_from}
        case Undecided(doubt):
            row |= {"kind": "undecided", "reason": doubt.value}
        case _:
            assert_never(answer)
    return _keep(connection, request, now, row)


def keep_lookup(connection: Connection, request: Request, outcome: str, now: datetime) -> bool:
    """Remember that somebody was looked up, and with what outcome; not whom. False as in `keep_answer`."""
    row: dict[str, object] = {"kind": "looked-up", "reason": outcome, "moment": None, "person_id": None}
    return _keep(connection, request, now, row | {"flag": False, "eligibility_only": False})


def _of_coverage(coverage: Coverage | None) -> dict[str, object]:
    if coverage is None:
        return {}
    renew_soon = StaffNotice.EXPIRES_WITHIN_3_MONTHS in coverage.notices
    return {"eligibility_only": coverage.eligibility_only, "reason": _RENEW_SOON if renew_soon else None}


def _keep(connection: Connection, request: Request, now: datetime, row: dict[str, object]) -> bool:
    said = {
        "request_id": request.id,
        "proof": request.digest,
        "answered_at": now,
        "kiosk": request.kiosk,
        "purpose": request.purpose,
        "assurance": request.assurance.value,
        "staff": request.staff,
    }
    return connection.execute(_KEEP[connection.dialect.name], said | row).rowcount == 1


_FIND: Final = (
    select(
        *answers.c,
        protections.c.kind.label("withheld"),
        *(column for column in coverages.c if column.name != "person_id"),
    )
    .select_from(
        answers.outerjoin(coverages, coverages.c.person_id == answers.c.person_id).outerjoin(
            protections, withheld_of(answers.c.person_id)
        )
    )
    .where(answers.c.request_id == bindparam("wanted"))
)


def find_answer(connection: Connection, request_id: str) -> Precedent | None:
    """What was answered to a request before, in one statement."""
    row = connection.execute(_FIND, {"wanted": request_id}).one_or_none()
    if row is None:
        return None
    return Precedent(row.proof, row.answered_at, row.person_id, row.kind, row.eligibility_only, row)


def find_answer_of(connection: Connection, request_id: str, kiosk: str) -> Precedent | None:
    """As `find_answer`, but only what this kiosk was answered about a card."""
    row = connection.execute(_FIND, {"wanted": request_id}).one_or_none()
    if row is None or row.kiosk != kiosk or row.purpose not in {purpose.value for purpose in Purpose}:
        return None
    return Precedent(row.proof, row.answered_at, row.person_id, row.kind, row.eligibility_only, row)
