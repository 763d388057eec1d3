"""The tables of an eligibility database: the local one's in SQLite, and a service's in SQLite or PostgreSQL.

A certificate is linked to its person by its issuer's digest and its serial number only; no individual number, no
address, no health record has a column here.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

HEAD: Final = "0003"  # the newest migration; a test compares it with migrations/versions

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


# SQLite numbers rows by itself only where the type is INTEGER, which there has 64 bits as well.
_PersonId: Final = BigInteger().with_variant(Integer, "sqlite")


def _person(*, primary_key: bool = False, nullable: bool = False, index: bool = False) -> Column[int]:
    reference = ForeignKey("persons.id", ondelete="CASCADE")
    return Column("person_id", _PersonId, reference, primary_key=primary_key, nullable=nullable, index=index)


persons: Final = Table("persons", metadata, Column("id", _PersonId, primary_key=True))

certificates: Final = Table(
    "certificates",
    metadata,
    # First in the key, because it tells them apart; one issuer has signed millions.
    Column("serial", String(42), primary_key=True),  # hexadecimal
    Column("issuer", LargeBinary(32), primary_key=True),  # SHA-256 of the issuer's name in DER
    _person(index=True),
    # When a renewal was reported, where it was: the renewal wait is counted from then if that is later than notBefore.
    Column("renewed_at", UtcDateTime),
)

coverages: Final = Table(
    "coverages",
    metadata,
    _person(primary_key=True),
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
    # CoverageDetails, in the form that kiosk.eligibility.details gives it; never with an address.
    Column("details", JSON(none_as_null=True)),
    Index("ix_coverages_number", "number", "insurer_number", "birth_date"),
)

registrations: Final = Table(
    "registrations",
    metadata,
    _person(primary_key=True),
    Column("request_id", String(64), nullable=False),
    Column("registered_at", UtcDateTime, nullable=False),
    Column("kiosk", String(64), nullable=False, server_default=""),
    Column("assurance", String(16), nullable=False, server_default="pin"),
    UniqueConstraint("request_id"),
)

# What insurers report of persons in danger; the kinds are those of ProtectionKind.
protections: Final = Table(
    "protections",
    metadata,
    _person(primary_key=True),
    Column("kind", String(16), primary_key=True),
)

objections: Final = Table(
    "objections",
    metadata,
    _person(primary_key=True),
    Column("kind", String(32), primary_key=True),
    Column("since", UtcDateTime, nullable=False),
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
# looked up by the person. Whom a refusal was about is not kept.
answers: Final = Table(
    "answers",
    metadata,
    Column("request_id", String(64), primary_key=True),
    Column("proof", LargeBinary(32), nullable=False),  # a digest of all that the request said
    Column("answered_at", UtcDateTime, nullable=False, index=True),
    Column("kiosk", String(64), nullable=False, server_default=""),
    Column("purpose", String(16), nullable=False, server_default=""),
    Column("assurance", String(16), nullable=False, server_default="pin"),
    Column("staff", String(64), nullable=False, server_default=""),
    Column("kind", String(16), nullable=False),
    Column("reason", String(32)),  # of a yes: the notice about the certificate that went with it
    Column("moment", UtcDateTime),  # registered at, or possible from
    Column("flag", Boolean, nullable=False),  # registered already
    Column("eligibility_only", Boolean, nullable=False),
    _person(nullable=True),
)

consents: Final = Table(
    "consents",
    metadata,
    Column("request_id", String(64), primary_key=True),
    Column("item", String(32), primary_key=True),
    Column("given", Boolean, nullable=False),
    Column("said_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
)

# Answers that were forgotten, as numbers: for the report.
tallies: Final = Table(
    "tallies",
    metadata,
    Column("day", Date, primary_key=True),  # in Japan Standard Time
    Column("kiosk", String(64), primary_key=True),
    Column("purpose", String(16), primary_key=True),
    Column("outcome", String(32), primary_key=True),
    Column("count", Integer, nullable=False),
)

sites: Final = Table(
    "sites",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String, nullable=False),
    Column("medical", Boolean, nullable=False),  # a medical institution or pharmacy: staff may compare face and picture
    Column("staffed", Boolean, nullable=False),  # somebody is there: persons may be looked up by the numbers of a paper
)

kiosks: Final = Table(
    "kiosks",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("site_id", ForeignKey("sites.id"), nullable=False, index=True),
    Column("public_key", LargeBinary),  # Ed25519, 32 bytes; none before it is enrolled
    Column("enrolled_at", UtcDateTime),
    Column("revoked_at", UtcDateTime),
)

enrolment_codes: Final = Table(
    "enrolment_codes",
    metadata,
    Column("digest", LargeBinary(32), primary_key=True),  # SHA-256 of the code
    Column("kiosk_id", ForeignKey("kiosks.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
)

access_tokens: Final = Table(
    "access_tokens",
    metadata,
    Column("digest", LargeBinary(32), primary_key=True),  # SHA-256 of the token
    Column("kiosk_id", ForeignKey("kiosks.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
)

# Signed assertions by which tokens were asked for: each is good once.
assertions: Final = Table(
    "assertions",
    metadata,
    Column("kiosk_id", ForeignKey("kiosks.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
)

# How far each file was loaded, so that a load that was cut off goes on where it was.
loads: Final = Table(
    "loads",
    metadata,
    Column("digest", LargeBinary(32), primary_key=True),  # SHA-256 of the file
    Column("position", BigInteger, nullable=False),  # bytes of the file that are done
    Column("line", BigInteger, nullable=False),
    Column("loaded", BigInteger, nullable=False),
    Column("rejected", BigInteger, nullable=False),
    Column("rejected_position", BigInteger, nullable=False),  # bytes of the file of rejected rows that are good
    Column("finished_at", UtcDateTime),
)
