"""How people and places of Microsoft Teams are reached; the previous release has no Teams."""

from alembic import op
from sqlalchemy import Column, Index, PrimaryKeyConstraint

from commitments.adapters.sql.column_types import Instant, Words

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "conversation_references",
        Column("workspace", Words, nullable=False),
        Column("kind", Words, nullable=False),
        Column("id", Words, nullable=False),
        Column("sealed", Words, nullable=False),
        Column("read_at", Instant, nullable=False),
        PrimaryKeyConstraint("workspace", "id", name="conversation_references_pkey"),
        Index("conversation_references_by_place", "workspace", "kind", "read_at"),
    )


def downgrade() -> None:
    op.drop_table("conversation_references")
