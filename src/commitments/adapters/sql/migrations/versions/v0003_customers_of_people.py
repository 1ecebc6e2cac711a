"""Indexes that tell with which customers somebody deals; the lists of owners and makers need not tell it any more."""

from alembic import op

revision = "0003"
down_revision = "0002"

_LIST = ("status", "due", "number")


def upgrade() -> None:
    """Make the indexes anew."""
    for role in ("owner", "maker"):
        op.drop_index(f"commitments_by_{role}", "commitments")
        op.create_index(f"commitments_by_{role}", "commitments", ["workspace", role, *_LIST])
        op.create_index(f"commitments_{role}_customers", "commitments", ["workspace", role, "customer"])


def downgrade() -> None:
    """Take the indexes back."""
    for role in ("owner", "maker"):
        op.drop_index(f"commitments_{role}_customers", "commitments")
        op.drop_index(f"commitments_by_{role}", "commitments")
        op.create_index(f"commitments_by_{role}", "commitments", ["workspace", role, *_LIST, "customer"])
