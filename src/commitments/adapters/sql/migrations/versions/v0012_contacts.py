"""The contacts of customers; a process of the previous release, which may still run, learns none."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint

from commitments.adapters.sql.column_types import Instant, Words

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "customer_contacts",
        Column("workspace", Words, nullable=False),
        Column("customer", Integer, nullable=False, autoincrement=False),
        Column("person", Words, nullable=False),
        Column("answered_at", Instant),
        PrimaryKeyConstraint("workspace", "customer", "person", name="customer_contacts_pkey"),
        ForeignKeyConstraint(
            ["workspace", "customer"], ["customers.workspace", "customers.id"], name="customer_contacts_customer_fkey"
        ),
    )


def downgrade() -> None:
    op.drop_table("customer_contacts")
