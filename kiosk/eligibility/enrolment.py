"""Who is in a database, one by one: enrolling persons, and what insurers and municipalities do to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select

from kiosk.eligibility.adjudicating import ProtectionKind
from kiosk.eligibility.database import Database
from kiosk.eligibility.ledger import find_person, keep_coverage, keep_registration, link, or_nothing
from kiosk.eligibility.model import Coverage
from kiosk.eligibility.schema import certificates, persons, protections, registrations
from kiosk.trust import CertificateFacts, read_facts

_TIMEOUT = 10.0


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One person as they are to stand in the database.

    `certificates` are the person's user-authentication certificates in DER, old and new. `registered_at` (aware) is
    None for a person who is not registered; `protected` for one whose data must not be shown (WITHHELD).
    """

    certificates: tuple[bytes, ...] = field(repr=False)
    coverage: Coverage | None = field(default=None, repr=False)
    registered_at: datetime | None = field(default=None, repr=False)
    protected: bool = field(default=False, repr=False)


class Roster:
    """The persons of a database. Raises ValueError for bytes that are no certificate, and what transactions raise."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def enroll(self, enrolment: Enrolment) -> None:
        """Put a person in; one who is known by one of the certificates is replaced, registration and all."""
        stated = [_read(certificate) for certificate in enrolment.certificates]
        if not stated:
            raise ValueError("a person is known by a certificate; none was given")
        with self._database.transaction(_TIMEOUT) as connection:
            for certificate in stated:
                _remove(connection, certificate)
            number = _add(connection)
            connection.execute(
                insert(certificates),
                [
                    {"issuer": issuer, "serial": serial, "person_id": number}
                    for issuer, serial in sorted({link(certificate) for certificate in stated})
                ],
            )
            if enrolment.coverage is not None:
                keep_coverage(connection, number, enrolment.coverage)
            if enrolment.registered_at is not None:
                issuer, serial = link(stated[0])
                keep_registration(
                    connection, number, f"enrolled:{issuer.hex()[:12]}:{serial}"[:64], enrolment.registered_at
                )
            if enrolment.protected:
                _protect(connection, number, ProtectionKind.WITHHELD)

    def protect(self, certificate: bytes, kind: ProtectionKind = ProtectionKind.WITHHELD) -> None:
        """Protect a person, as an insurer reports it. A person who is not known is left alone."""
        with self._database.transaction(_TIMEOUT) as connection:
            person = find_person(connection, _read(certificate))
            if person is not None:
                _protect(connection, person.number, kind)

    def unprotect(self, certificate: bytes, kind: ProtectionKind = ProtectionKind.WITHHELD) -> None:
        """Take a protection back."""
        with self._database.transaction(_TIMEOUT) as connection:
            person = find_person(connection, _read(certificate))
            if person is not None:
                connection.execute(
                    delete(protections).where(
                        protections.c.person_id == person.number, protections.c.kind == kind.value
                    )
                )

    def renew(self, old: bytes, new: bytes, at: datetime) -> None:
        """Let a person be known by a new certificate too, whose renewal was reported at the moment `at` (aware).

        A new certificate that is known already gets the moment. A person who is not known by the old one is left alone.
        """
        issuer, serial = link(_read(new))
        with self._database.transaction(_TIMEOUT) as connection:
            person = find_person(connection, _read(old))
            if person is None:
                return
            known = (certificates.c.issuer == issuer, certificates.c.serial == serial)
            connection.execute(delete(certificates).where(*known))
            connection.execute(
                insert(certificates).values(issuer=issuer, serial=serial, person_id=person.number, renewed_at=at)
            )

    def withdraw(self, certificate: bytes) -> None:
        """End the registration (利用登録の解除), as the insurer does on request."""
        with self._database.transaction(_TIMEOUT) as connection:
            person = find_person(connection, _read(certificate))
            if person is not None:
                connection.execute(delete(registrations).where(registrations.c.person_id == person.number))

    def remove(self, certificate: bytes) -> None:
        """Forget the person, with everything that was kept about them."""
        with self._database.transaction(_TIMEOUT) as connection:
            _remove(connection, _read(certificate))

    def count(self) -> int:
        """How many persons are known."""
        with self._database.transaction(_TIMEOUT) as connection:
            return connection.execute(select(func.count()).select_from(persons)).scalar_one()


def _read(certificate: bytes) -> CertificateFacts:
    stated = read_facts(certificate)
    if stated is None:
        raise ValueError("these bytes are no certificate")
    return stated


def _add(connection: Connection) -> int:
    key = connection.execute(insert(persons)).inserted_primary_key
    if key is None:
        raise RuntimeError("the database did not say under which number a person was put")
    return int(key[0])


_PROTECT: Final = or_nothing(protections)


def _protect(connection: Connection, number: int, kind: ProtectionKind) -> None:
    connection.execute(_PROTECT[connection.dialect.name], {"person_id": number, "kind": kind.value})


def _remove(connection: Connection, certificate: CertificateFacts) -> None:
    person = find_person(connection, certificate)
    if person is not None:
        connection.execute(delete(persons).where(persons.c.id == person.number))
