"""What customers value, and when they were archived; the previous release, which may still run, shows archived ones."""

from alembic import op
from sqlalchemy import Column

from commitments.adapters.sql.column_types import Instant, Words

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("customers", Column("note", Words, nullable=False, server_default=""))
    op.add_column("customers", Column("archived_at", Instant))


def downgrade() -> None:
    op.drop_column("customers", "archived_at")
    op.drop_column("customers", "note")
