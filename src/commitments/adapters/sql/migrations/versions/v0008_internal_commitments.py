"""Commitments that are internal: their customer is never told of them.

A process of the previous release, which may still run, omits the column: what it makes is not internal.
"""

from alembic import op
from sqlalchemy import Boolean, Column, false

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("commitments", Column("internal", Boolean, nullable=False, server_default=false()))


def downgrade() -> None:
    op.drop_column("commitments", "internal")
