"""Notifications record how many tries were aborted by errors of the program, and the id that their message carries.

A process of the previous release, which may still run, can omit both columns. What such a process left unknown has no
`tried_as`: at one destination that is one message.
"""

from alembic import op
from sqlalchemy import Column, Integer

from commitments.adapters.sql.column_types import Words

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("notifications", Column("faults", Integer, nullable=False, server_default="0"))
    op.add_column("notifications", Column("tried_as", Words))


def downgrade() -> None:
    op.drop_column("notifications", "tried_as")
    op.drop_column("notifications", "faults")
