"""Contacts that somebody removed; a process of the previous release, which may still run, learns them again."""

from alembic import op
from sqlalchemy import Boolean, Column, false

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("customer_contacts", Column("removed", Boolean, nullable=False, server_default=false()))


def downgrade() -> None:
    op.execute("DELETE FROM customer_contacts WHERE removed")
    op.drop_column("customer_contacts", "removed")
