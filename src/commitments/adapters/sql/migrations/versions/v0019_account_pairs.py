"""Accounts of both platforms that are one person; in the previous release every account is one."""

from alembic import op
from sqlalchemy import Boolean, Column, Index, Integer, PrimaryKeyConstraint

from commitments.adapters.sql.column_types import Instant, Words

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    for name in ("also", "told_in", "email"):
        op.add_column("people", Column(name, Words))
    op.create_index("people_by_email", "people", ["workspace", "email"])
    op.create_table(
        "account_pairs",
        Column("workspace", Words, nullable=False),
        Column("slack", Words, nullable=False),
        Column("teams", Words, nullable=False),
        Column("slack_yes", Boolean, nullable=False),
        Column("teams_yes", Boolean, nullable=False),
        Column("declined", Boolean, nullable=False),
        PrimaryKeyConstraint("workspace", "slack", "teams", name="account_pairs_pkey"),
    )
    op.create_table(
        "account_codes",
        Column("workspace", Words, nullable=False),
        Column("account", Words, nullable=False),
        Column("selector", Words),
        Column("digest", Words),
        Column("expires_at", Instant),
        Column("wrong", Integer, nullable=False),
        Column("tries", Integer, nullable=False),
        Column("tries_since", Instant),
        PrimaryKeyConstraint("workspace", "account", name="account_codes_pkey"),
        Index("account_codes_by_selector", "workspace", "selector", unique=True),
    )


def downgrade() -> None:
    op.drop_table("account_codes")
    op.drop_table("account_pairs")
    op.drop_index("people_by_email", table_name="people")
    for name in ("email", "told_in", "also"):
        op.drop_column("people", name)
