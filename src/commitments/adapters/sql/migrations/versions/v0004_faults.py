"""Notifications remember how often something unforeseen happened to them, and the id that their message carries.

Both columns may be left out by a process of the release before, which goes on working meanwhile. What such a process
left unknown has no `tried_as`: at one place that is one message.
"""

from alembic import op
from sqlalchemy import Column, Integer

from commitments.adapters.sql.column_types import Words

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("notifications", Column("faults", Integer, nullable=False, server_default="0"))
    op.add_column("notifications", Column("tried_as", Words))


def downgrade() -> None:
    """Drop the columns."""
    op.drop_column("notifications", "tried_as")
    op.drop_column("notifications", "faults")
