"""The tables of an eligibility database: the local one's, and a service's for several kiosks.

A certificate is linked to its person by its issuer's digest and its serial number only; no individual number, no
address, no health record has a column here.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

HEAD: Final = "0001"  # the newest migration; a test compares it with migrations/versions

metadata: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC without its zone, the same in every data base. Raises ValueError for a naive one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (interface)
        """To the data base."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError("a moment without a time zone cannot be kept")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (interface)
        """From the data base."""
        return None if value is None else value.replace(tzinfo=UTC)


persons: Final = Table("persons", metadata, Column("id", Integer, primary_key=True))

certificates: Final = Table(
    "certificates",
    metadata,
    Column("issuer", LargeBinary(32), primary_key=True),  # SHA-256 of the issuer's name in DER
    Column("serial", String(42), primary_key=True),  # hexadecimal
    Column("person_id", ForeignKey("persons.id", ondelete="CASCADE"), nullable=False, index=True),
)

coverages: Final = Table(
    "coverages",
    metadata,
    Column("person_id", ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("validity", Integer, nullable=False),
    Column("insurer_number", String(8), nullable=False),
    Column("insurer_name", String, nullable=False),
    Column("symbol", String, nullable=False),
    Column("number", String, nullable=False),
    Column("branch", String(2), nullable=False),
    Column("relationship", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("name_kana", String, nullable=False),
    Column("birth_date", Date, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_until", Date),
    Column("burden_ratio", Integer),
)

registrations: Final = Table(
    "registrations",
    metadata,
    Column("person_id", ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
    Column("request_id", String(64), nullable=False),
    Column("registered_at", UtcDateTime, nullable=False),
    UniqueConstraint("request_id"),
)

protections: Final = Table(
    "protections",
    metadata,
    Column("person_id", ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True),
)

challenges: Final = Table(
    "challenges",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("nonce", LargeBinary(32), nullable=False),
    Column("purpose", String(16), nullable=False),
    Column("kiosk", String(64), nullable=False),
    Column("issued_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
    Column("used", Boolean, nullable=False),
)

# What was answered to a request, so that the same request gets the same answer. The coverage is not copied here: it is
# looked up by the person.
answers: Final = Table(
    "answers",
    metadata,
    Column("request_id", String(64), primary_key=True),
    Column("proof", LargeBinary(32), nullable=False),  # a digest of all that the request said
    Column("answered_at", UtcDateTime, nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("reason", String(32)),
    Column("moment", UtcDateTime),  # registered at, or possible from
    Column("flag", Boolean, nullable=False),  # registered already
    Column("eligibility_only", Boolean, nullable=False),
    Column("person_id", ForeignKey("persons.id", ondelete="CASCADE")),
)
