"""The statements: what is looked up and kept about persons, challenges and answers.

Each function works inside the caller's transaction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, assert_never

from sqlalchemy import Connection, Row, delete, insert, select, update

from kiosk.eligibility.model import (
    Answer,
    Challenge,
    Coverage,
    Covered,
    Purpose,
    RefusalReason,
    Refused,
    Registered,
    Relationship,
    Undecided,
    UndecidedReason,
    Validity,
)
from kiosk.eligibility.schema import answers, certificates, challenges, coverages, protections, registrations
from kiosk.trust.verdict import CertificateFacts


@dataclass(frozen=True, slots=True)
class Person:
    """What is kept about the holder of a certificate; of a protected one the coverage is not even read."""

    number: int
    protected: bool
    registered_at: datetime | None
    coverage: Coverage | None


def find_person(connection: Connection, certificate: CertificateFacts | None) -> Person | None:
    """The holder of a certificate; None when nobody is known by it. One statement, the same for everybody."""
    joined = (
        certificates.outerjoin(protections, protections.c.person_id == certificates.c.person_id)
        .outerjoin(registrations, registrations.c.person_id == certificates.c.person_id)
        .outerjoin(coverages, coverages.c.person_id == certificates.c.person_id)
    )
    issuer, serial = (b"", "") if certificate is None else link(certificate)
    row = connection.execute(
        select(
            certificates.c.person_id.label("holder"),
            protections.c.person_id.label("protected"),
            registrations.c.registered_at,
            *(column for column in coverages.c if column.name != "person_id"),
        )
        .select_from(joined)
        .where(certificates.c.issuer == issuer, certificates.c.serial == serial)
    ).one_or_none()
    if row is None:
        return None
    protected = row.protected is not None
    return Person(row.holder, protected, row.registered_at, None if protected else _coverage(row))


def link(certificate: CertificateFacts) -> tuple[bytes, str]:
    """What links a certificate to its person: the issuer's digest and the serial number."""
    return certificate.issuer_digest, f"{certificate.serial:x}"


def find_coverage(connection: Connection, number: int | None) -> Coverage | None:
    """The coverage of a person."""
    row = connection.execute(select(coverages).where(coverages.c.person_id == number)).one_or_none()
    return None if row is None else _coverage(row)


def _coverage(row: Row[Any]) -> Coverage | None:
    if row.validity is None:
        return None
    return Coverage(
        validity=Validity(row.validity),
        insurer_number=row.insurer_number,
        insurer_name=row.insurer_name,
        symbol=row.symbol,
        number=row.number,
        branch=row.branch,
        relationship=Relationship(row.relationship),
        name=row.name,
        name_kana=row.name_kana,
        birth_date=row.birth_date,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        burden_ratio=row.burden_ratio,
    )


def keep_coverage(connection: Connection, number: int, coverage: Coverage) -> None:
    """Put a coverage in the place of the one before."""
    connection.execute(delete(coverages).where(coverages.c.person_id == number))
    connection.execute(
        insert(coverages).values(
            person_id=number,
            validity=coverage.validity.value,
            insurer_number=coverage.insurer_number,
            insurer_name=coverage.insurer_name,
            symbol=coverage.symbol,
            number=coverage.number,
            branch=coverage.branch,
            relationship=coverage.relationship.value,
            name=coverage.name,
            name_kana=coverage.name_kana,
            birth_date=coverage.birth_date,
            valid_from=coverage.valid_from,
            valid_until=coverage.valid_until,
            burden_ratio=coverage.burden_ratio,
        )
    )


def keep_challenge(connection: Connection, challenge: Challenge, issued_at: datetime) -> None:
    """Remember a challenge until it was used or is long over."""
    connection.execute(
        insert(challenges).values(
            id=challenge.id,
            nonce=challenge.nonce,
            purpose=challenge.purpose.value,
            kiosk=challenge.kiosk,
            issued_at=issued_at,
            expires_at=challenge.expires_at,
            used=False,
        )
    )


def take_challenge(
    connection: Connection, wanted: str, purpose: Purpose, kiosk: str, now: datetime
) -> Challenge | None:
    """Use a challenge up; None when it is not known, was used, is over, or was issued for something else."""
    row = connection.execute(
        select(challenges).where(
            challenges.c.id == wanted,
            challenges.c.purpose == purpose.value,
            challenges.c.kiosk == kiosk,
            challenges.c.used.is_(False),
            challenges.c.issued_at <= now,
            challenges.c.expires_at > now,
        )
    ).one_or_none()
    if row is None:
        return None
    connection.execute(update(challenges).where(challenges.c.id == wanted).values(used=True))
    return Challenge(row.id, row.nonce, purpose, kiosk, row.expires_at)


def keep_registration(connection: Connection, number: int, request_id: str, at: datetime) -> None:
    """Register a person who is not registered yet."""
    connection.execute(insert(registrations).values(person_id=number, request_id=request_id, registered_at=at))


def purge(connection: Connection, now: datetime, answers_kept: timedelta) -> None:
    """Forget challenges that are over for a day and answers that nobody will ask for again."""
    connection.execute(delete(challenges).where(challenges.c.expires_at < now - timedelta(days=1)))
    connection.execute(delete(answers).where(answers.c.answered_at < now - answers_kept))


def keep_answer(
    connection: Connection, request_id: str, proof: bytes, number: int | None, answer: Answer, now: datetime
) -> None:
    """Remember what was answered, without the coverage; `number` is the person's, where the answer is about one."""
    # Whom a refusal was about is not kept: nothing needs it, and a protected person's visits are nobody's business.
    about = number if isinstance(answer, Registered | Covered) else None
    row: dict[str, object] = {"reason": None, "moment": None, "flag": False, "eligibility_only": False}
    match answer:
        case Registered(registered_at, already, coverage):
            limited = coverage is not None and coverage.eligibility_only
            row |= {"kind": "registered", "moment": registered_at, "flag": already, "eligibility_only": limited}
        case Covered(coverage):
            row |= {"kind": "covered", "eligibility_only": coverage.eligibility_only}
        case Refused(refusal, possible_from):
            row |= {"kind": "refused", "reason": refusal.value, "moment": possible_from}
        case Undecided(doubt):
            row |= {"kind": "undecided", "reason": doubt.value}
        case _:
            assert_never(answer)
    connection.execute(
        insert(answers).values(request_id=request_id, proof=proof, answered_at=now, person_id=about, **row)
    )


def find_answer(connection: Connection, request_id: str) -> tuple[bytes, Answer] | None:
    """What was answered to a request before, and the digest of what it had said."""
    row = connection.execute(select(answers).where(answers.c.request_id == request_id)).one_or_none()
    if row is None:
        return None
    return row.proof, _restore(row, find_coverage(connection, row.person_id))


def _restore(row: Row[Any], coverage: Coverage | None) -> Answer:
    limited = None if coverage is None else replace(coverage, eligibility_only=row.eligibility_only)
    match row.kind:
        case "registered":
            return Registered(row.moment, row.flag, limited)
        case "covered" if limited is not None:
            return Covered(limited)
        case "refused":
            return Refused(RefusalReason(row.reason), row.moment)
        case "undecided":
            return Undecided(UndecidedReason(row.reason))
        case _:
            # Covered once, and the coverage was taken out of the data base since.
            return Refused(RefusalReason.CANNOT_USE)
