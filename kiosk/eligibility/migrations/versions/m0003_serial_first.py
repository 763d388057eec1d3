"""The key of the certificates begins with the serial number.

One issuer has signed millions of certificates: what is compared first is to tell them apart.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("pk_certificates", "certificates", type_="primary")
        op.create_primary_key("pk_certificates", "certificates", ["serial", "issuer"])
    else:
        _make_anew()


def _make_anew() -> None:
    # SQLite cannot change a primary key.
    op.execute("CREATE TABLE certificates_before AS SELECT serial, issuer, person_id, renewed_at FROM certificates")
    op.drop_table("certificates")
    op.create_table(
        "certificates",
        sa.Column("serial", sa.String(42), nullable=False),
        sa.Column("issuer", sa.LargeBinary(32), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("renewed_at", sa.DateTime()),
        sa.PrimaryKeyConstraint("serial", "issuer", name="pk_certificates"),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name="fk_certificates_person_id", ondelete="CASCADE"),
    )
    op.create_index("ix_certificates_person_id", "certificates", ["person_id"])
    op.execute(
        "INSERT INTO certificates (serial, issuer, person_id, renewed_at)"
        " SELECT serial, issuer, person_id, renewed_at FROM certificates_before"
    )
    op.drop_table("certificates_before")
