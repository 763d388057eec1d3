"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "persons", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id", name="pk_persons")
    )
    op.create_table(
        "certificates",
        sa.Column("issuer", sa.LargeBinary(32), nullable=False),
        sa.Column("serial", sa.String(42), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("issuer", "serial", name="pk_certificates"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_certificates_person_id", ondelete="CASCADE"),
    )
    op.create_index("ix_certificates_person_id", "certificates", ["person_id"])
    op.create_table(
        "coverages",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("validity", sa.Integer(), nullable=False),
        sa.Column("insurer_number", sa.String(8), nullable=False),
        sa.Column("insurer_name", sa.String(), nullable=False),
        sa.Column("symbol", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("branch", sa.String(2), nullable=False),
        sa.Column("relationship", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_kana", sa.String(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date()),
        sa.Column("burden_ratio", sa.Integer()),
        sa.PrimaryKeyConstraint("person_id", name="pk_coverages"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_coverages_person_id", ondelete="CASCADE"),
    )
    op.create_table(
        "registrations",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.String(64), nullable=False),
        sa.Column("registered_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_registrations"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_registrations_person_id", ondelete="CASCADE"),
        sa.UniqueConstraint("request_id", name="uq_registrations_request_id"),
    )
    op.create_table(
        "protections",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_protections"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_protections_person_id", ondelete="CASCADE"),
    )
    op.create_table(
        "challenges",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("nonce", sa.LargeBinary(32), nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("kiosk", sa.String(64), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_challenges"),
    )
    op.create_index("ix_challenges_expires_at", "challenges", ["expires_at"])
    op.create_table(
        "answers",
        sa.Column("request_id", sa.String(64), nullable=False),
        sa.Column("proof", sa.LargeBinary(32), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(32)),
        sa.Column("moment", sa.DateTime()),
        sa.Column("flag", sa.Boolean(), nullable=False),
        sa.Column("eligibility_only", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.Integer()),
        sa.PrimaryKeyConstraint("request_id", name="pk_answers"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_answers_person_id", ondelete="CASCADE"),
    )
    op.create_index("ix_answers_answered_at", "answers", ["answered_at"])
