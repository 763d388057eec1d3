"""What a service keeps beside a single kiosk: sites and kiosks, consents, two kinds of protection, what a report needs.

Whoever was protected before is protected as before: withheld.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_PERSON = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_NUMBERED = ("certificates", "coverages", "registrations", "answers")


def upgrade() -> None:
    _widen_numbers()
    _extend()
    _tell_protections_apart()
    _add_what_persons_say()
    _add_kiosks()
    _add_counts()


def _widen_numbers() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return  # in SQLite an INTEGER has 64 bits
    op.alter_column("persons", "id", type_=sa.BigInteger(), existing_nullable=False)
    op.execute("ALTER SEQUENCE persons_id_seq AS bigint")
    for table in _NUMBERED:
        op.alter_column(table, "person_id", type_=sa.BigInteger(), existing_nullable=table == "answers")


def _extend() -> None:
    op.add_column("certificates", sa.Column("renewed_at", sa.DateTime()))
    op.add_column("coverages", sa.Column("details", sa.JSON()))
    op.create_index("ix_coverages_number", "coverages", ["number", "insurer_number", "birth_date"])
    for table in ("registrations", "answers"):
        op.add_column(table, sa.Column("kiosk", sa.String(64), nullable=False, server_default=""))
        op.add_column(table, sa.Column("assurance", sa.String(16), nullable=False, server_default="pin"))
    op.add_column("answers", sa.Column("purpose", sa.String(16), nullable=False, server_default=""))
    op.add_column("answers", sa.Column("staff", sa.String(64), nullable=False, server_default=""))


def _tell_protections_apart() -> None:
    # Made anew, since SQLite cannot change a primary key.
    op.execute("CREATE TABLE protections_before AS SELECT person_id FROM protections")
    op.drop_table("protections")
    op.create_table(
        "protections",
        sa.Column("person_id", _PERSON, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "kind", name="pk_protections"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_protections_person_id", ondelete="CASCADE"),
    )
    op.execute("INSERT INTO protections (person_id, kind) SELECT person_id, 'withheld' FROM protections_before")
    op.drop_table("protections_before")


def _add_what_persons_say() -> None:
    op.create_table(
        "objections",
        sa.Column("person_id", _PERSON, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "kind", name="pk_objections"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_objections_person_id", ondelete="CASCADE"),
    )
    op.create_table(
        "consents",
        sa.Column("request_id", sa.String(64), nullable=False),
        sa.Column("item", sa.String(32), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("request_id", "item", name="pk_consents"),
    )
    op.create_index("ix_consents_expires_at", "consents", ["expires_at"])


def _add_kiosks() -> None:
    op.create_table(
        "sites",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("medical", sa.Boolean(), nullable=False),
        sa.Column("staffed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sites"),
    )
    op.create_table(
        "kiosks",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("site_id", sa.String(64), nullable=False),
        sa.Column("public_key", sa.LargeBinary()),
        sa.Column("enrolled_at", sa.DateTime()),
        sa.Column("revoked_at", sa.DateTime()),
        sa.PrimaryKeyConstraint("id", name="pk_kiosks"),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name="fk_kiosks_site_id"),
    )
    op.create_index("ix_kiosks_site_id", "kiosks", ["site_id"])
    op.create_table(
        "enrolment_codes",
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("kiosk_id", sa.String(64), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime()),
        sa.PrimaryKeyConstraint("digest", name="pk_enrolment_codes"),
        _of_kiosk("enrolment_codes"),
    )
    op.create_index("ix_enrolment_codes_kiosk_id", "enrolment_codes", ["kiosk_id"])
    op.create_table(
        "access_tokens",
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("kiosk_id", sa.String(64), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_access_tokens"),
        _of_kiosk("access_tokens"),
    )
    op.create_index("ix_access_tokens_kiosk_id", "access_tokens", ["kiosk_id"])
    op.create_index("ix_access_tokens_expires_at", "access_tokens", ["expires_at"])
    op.create_table(
        "assertions",
        sa.Column("kiosk_id", sa.String(64), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("kiosk_id", "id", name="pk_assertions"),
        _of_kiosk("assertions"),
    )
    op.create_index("ix_assertions_expires_at", "assertions", ["expires_at"])


def _of_kiosk(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["kiosk_id"], ["kiosks.id"], name=f"fk_{table}_kiosk_id", ondelete="CASCADE")


def _add_counts() -> None:
    op.create_table(
        "tallies",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kiosk", sa.String(64), nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("outcome", sa.String(32), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "kiosk", "purpose", "outcome", name="pk_tallies"),
    )
    op.create_table(
        "loads",
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.BigInteger(), nullable=False),
        sa.Column("loaded", sa.BigInteger(), nullable=False),
        sa.Column("rejected", sa.BigInteger(), nullable=False),
        sa.Column("rejected_position", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.DateTime()),
        sa.PrimaryKeyConstraint("digest", name="pk_loads"),
    )
