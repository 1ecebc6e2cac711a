"""Indexes for the customers that a person deals with, removed from the indexes of owners and makers."""

from alembic import op

revision = "0003"
down_revision = "0002"

_LIST = ("status", "due", "number")


def upgrade() -> None:
    for role in ("owner", "maker"):
        op.drop_index(f"commitments_by_{role}", "commitments")
        op.create_index(f"commitments_by_{role}", "commitments", ["workspace", role, *_LIST])
        op.create_index(f"commitments_{role}_customers", "commitments", ["workspace", role, "customer"])


def downgrade() -> None:
    for role in ("owner", "maker"):
        op.drop_index(f"commitments_{role}_customers", "commitments")
        op.drop_index(f"commitments_by_{role}", "commitments")
        op.create_index(f"commitments_by_{role}", "commitments", ["workspace", role, *_LIST, "customer"])
