"""When content was erased, with indexes of what still has content, by age."""

from alembic import op
from sqlalchemy import Column, text

from commitments.adapters.sql.column_types import Instant

revision = "0009"
down_revision = "0008"

_AGED = (("commitments", "commitments_closed", "closed_at"), ("notifications", "notifications_sent", "sent_at"))


def upgrade() -> None:
    for table, index, age in _AGED:
        op.add_column(table, Column("erased_at", Instant))
        with_content = text(f"erased_at IS NULL AND {age} IS NOT NULL")
        op.create_index(index, table, [age], postgresql_where=with_content, sqlite_where=with_content)


def downgrade() -> None:
    for table, index, _ in _AGED:
        op.drop_index(index, table)
        op.drop_column(table, "erased_at")
