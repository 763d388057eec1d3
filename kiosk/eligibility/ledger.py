"""The statements: what is looked up and kept about persons, challenges and answers.

Each function works inside the caller's transaction, and is right in SQLite, where nobody else writes meanwhile, as in
PostgreSQL, where each statement sees what others committed before it. Nothing is first read and then written: a row is
taken by changing it, and made by trying to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Insert, Row, Table, and_, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.eligibility.adjudicating import ProtectionKind
from kiosk.eligibility.details import decode_details, encode_details
from kiosk.eligibility.model import Challenge, Coverage, Purpose, Relationship, Validity
from kiosk.eligibility.schema import certificates, challenges, coverages, protections, registrations
from kiosk.trust.verdict import CertificateFacts

# What the clocks of two machines of one service may differ by: a challenge may seem to come from the near future.
_SKEW: Final = timedelta(seconds=30)
_COVERAGE: Final = tuple(column for column in coverages.c if column.name != "person_id")


@dataclass(frozen=True, slots=True)
class Person:
    """What is kept about the holder of a certificate; of one whose data are withheld the coverage is not even read.

    `renewed_at` is when a renewal by this certificate was reported, where it was.
    """

    number: int
    protected: bool
    registered_at: datetime | None
    coverage: Coverage | None
    renewed_at: datetime | None = None


def or_nothing(table: Table) -> dict[str, Insert]:
    """An insertion that does nothing where the row is there already, by the name of the dialect."""
    return {
        "sqlite": sqlite.insert(table).on_conflict_do_nothing(),
        "postgresql": postgresql.insert(table).on_conflict_do_nothing(),
    }


def withheld_of(person: Any) -> Any:  # noqa: ANN401 (a column of any table)
    """The condition that joins the protection by which a person's data are withheld."""
    return and_(protections.c.person_id == person, protections.c.kind == ProtectionKind.WITHHELD.value)


_FIND_PERSON: Final = (
    select(
        certificates.c.person_id.label("holder"),
        certificates.c.renewed_at,
        protections.c.kind.label("withheld"),
        registrations.c.registered_at,
        *_COVERAGE,
    )
    .select_from(
        certificates.outerjoin(protections, withheld_of(certificates.c.person_id))
        .outerjoin(registrations, registrations.c.person_id == certificates.c.person_id)
        # Of one whose data are withheld nothing comes along, so that neither its bytes nor its decoding take time.
        .outerjoin(
            coverages, and_(coverages.c.person_id == certificates.c.person_id, protections.c.person_id.is_(None))
        )
    )
    .where(certificates.c.issuer == bindparam("issuer_digest"), certificates.c.serial == bindparam("serial_number"))
)


def find_person(connection: Connection, certificate: CertificateFacts | None) -> Person | None:
    """The holder of a certificate; None when nobody is known by it. One statement, the same for everybody."""
    issuer, serial = (b"", "") if certificate is None else link(certificate)
    row = connection.execute(_FIND_PERSON, {"issuer_digest": issuer, "serial_number": serial}).one_or_none()
    if row is None:
        return None
    protected = row.withheld is not None
    return Person(row.holder, protected, row.registered_at, None if protected else read_coverage(row), row.renewed_at)


def link(certificate: CertificateFacts) -> tuple[bytes, str]:
    """What links a certificate to its person: the issuer's digest and the serial number."""
    return certificate.issuer_digest, f"{certificate.serial:x}"


def read_coverage(row: Row[*tuple[Any, ...]]) -> Coverage | None:
    """The coverage of a row that has the columns of one; None where they are empty."""
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
        details=decode_details(row.details),
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
            details=encode_details(coverage.details),
        )
    )


_KEEP_CHALLENGE: Final = insert(challenges)


def keep_challenge(connection: Connection, challenge: Challenge, issued_at: datetime) -> None:
    """Remember a challenge until it was used or is long over."""
    connection.execute(
        _KEEP_CHALLENGE,
        {
            "id": challenge.id,
            "nonce": challenge.nonce,
            "purpose": challenge.purpose.value,
            "kiosk": challenge.kiosk,
            "issued_at": issued_at,
            "expires_at": challenge.expires_at,
            "used": False,
        },
    )


_TAKE_CHALLENGE: Final = (
    update(challenges)
    .where(
        challenges.c.id == bindparam("wanted"),
        challenges.c.purpose == bindparam("for_purpose"),
        challenges.c.kiosk == bindparam("for_kiosk"),
        challenges.c.used.is_(False),
        challenges.c.issued_at <= bindparam("issued_until"),
        challenges.c.expires_at > bindparam("now"),
    )
    .values(used=True)
    .returning(challenges.c.nonce, challenges.c.expires_at)
)


def take_challenge(
    connection: Connection, wanted: str, purpose: Purpose, kiosk: str, now: datetime
) -> Challenge | None:
    """Use a challenge up; None when it is not known, was used, is over, or was issued for something else.

    Whoever else takes the same one waits for the end of this transaction.
    """
    row = connection.execute(
        _TAKE_CHALLENGE,
        {
            "wanted": wanted,
            "for_purpose": purpose.value,
            "for_kiosk": kiosk,
            "issued_until": now + _SKEW,
            "now": now,
        },
    ).one_or_none()
    return None if row is None else Challenge(wanted, row.nonce, purpose, kiosk, row.expires_at)


_VOID_CHALLENGE: Final = (
    update(challenges)
    .where(
        challenges.c.id == bindparam("wanted"),
        challenges.c.kiosk == bindparam("for_kiosk"),
        challenges.c.used.is_(False),
    )
    .values(used=True)
)


def void_challenge(connection: Connection, wanted: str, kiosk: str) -> None:
    """See to it that a challenge is not answered any more. Waits for the end of whoever is using it up."""
    connection.execute(_VOID_CHALLENGE, {"wanted": wanted, "for_kiosk": kiosk})


_REGISTER: Final = or_nothing(registrations)
_REGISTERED_AT: Final = select(registrations.c.registered_at).where(registrations.c.person_id == bindparam("person"))


def keep_registration(
    connection: Connection, number: int, request_id: str, at: datetime, *, kiosk: str = "", assurance: str = "pin"
) -> bool:
    """Register a person; False where the person is registered, or the name of the request was used."""
    made = connection.execute(
        _REGISTER[connection.dialect.name],
        {
            "person_id": number,
            "request_id": request_id,
            "registered_at": at,
            "kiosk": kiosk,
            "assurance": assurance,
        },
    )
    return made.rowcount == 1


def find_registration(connection: Connection, number: int) -> datetime | None:
    """Since when a person is registered."""
    found: datetime | None = connection.execute(_REGISTERED_AT, {"person": number}).scalar_one_or_none()
    return found
