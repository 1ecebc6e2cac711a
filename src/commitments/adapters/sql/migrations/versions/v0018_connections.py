"""A workspace of Slack and a tenant of Teams as one company; in the previous release every workspace is one."""

from alembic import op
from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint

from commitments.adapters.sql.column_types import Instant, Words

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("workspaces", Column("joined", Words))
    op.add_column("workspaces", Column("joined_to", Words))
    op.create_table(
        "connections",
        Column("workspace", Words, nullable=False),
        Column("selector", Words),
        Column("digest", Words),
        Column("offered_by", Words),
        Column("platform", Words),
        Column("expires_at", Instant),
        Column("wrong", Integer, nullable=False),
        Column("joining", Words),
        Column("asked_by", Words),
        Column("tries", Integer, nullable=False),
        Column("tries_since", Instant),
        PrimaryKeyConstraint("workspace", name="connections_pkey"),
        Index("connections_by_selector", "selector", unique=True),
    )


def downgrade() -> None:
    op.drop_table("connections")
    op.drop_column("workspaces", "joined_to")
    op.drop_column("workspaces", "joined")
