"""One promise to several customers; the open questions of one person are found by an index.

A process of the previous release, which may still run, groups none.
"""

from alembic import op
from sqlalchemy import Column, text

from commitments.adapters.sql.column_types import Words

revision = "0015"
down_revision = "0014"

_GROUPED = text("group_id IS NOT NULL")


def upgrade() -> None:
    for table in ("commitments", "drafts"):
        op.add_column(table, Column("group_id", Words))
    op.create_index("drafts_by_maker", "drafts", ["workspace", "maker", "made_at"])
    op.create_index(
        "commitments_by_group",
        "commitments",
        ["workspace", "group_id"],
        postgresql_where=_GROUPED,
        sqlite_where=_GROUPED,
    )


def downgrade() -> None:
    op.drop_index("commitments_by_group", "commitments")
    op.drop_index("drafts_by_maker", "drafts")
    for table in ("drafts", "commitments"):
        op.drop_column(table, "group_id")
