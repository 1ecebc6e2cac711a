"""Notifications carry the request that planned them; what was given up is counted through an index."""

from alembic import op
from sqlalchemy import Column, text

from commitments.adapters.columns import Words

revision = "0002"
down_revision = "0001"

_FAILED = text("state = 'failed'")


def upgrade() -> None:
    """Add the column and the index."""
    op.add_column("notifications", Column("request", Words))
    op.create_index(
        "notifications_failed", "notifications", ["workspace", "due_at"],
        postgresql_where=_FAILED, sqlite_where=_FAILED,
    )  # fmt: skip


def downgrade() -> None:
    """Take them away."""
    op.drop_index("notifications_failed", "notifications")
    op.drop_column("notifications", "request")
