"""The workspaces that installed us, with their tokens encrypted."""

from alembic import op
from sqlalchemy import Column, PrimaryKeyConstraint

from commitments.adapters.sql.column_types import Instant, Words

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "installations",
        Column("platform", Words, nullable=False),
        Column("workspace", Words, nullable=False),
        Column("company", Words, nullable=False),
        Column("token", Words, nullable=False),
        Column("enterprise", Words, nullable=False),
        Column("bot_user", Words, nullable=False),
        Column("bot", Words, nullable=False),
        Column("name", Words, nullable=False),
        Column("url", Words, nullable=False),
        Column("installed_at", Instant, nullable=False),
        Column("removed_at", Instant),
        PrimaryKeyConstraint("platform", "workspace", name="installations_pkey"),
    )
    op.create_index("installations_by_company", "installations", ["company"])


def downgrade() -> None:
    op.drop_table("installations")
