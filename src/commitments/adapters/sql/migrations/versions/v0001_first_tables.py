"""The first tables."""

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    ForeignKeyConstraint,
    Identity,
    Integer,
    PrimaryKeyConstraint,
    UniqueConstraint,
    text,
)

from commitments.adapters.sql.column_types import Identifier, Instant, Json, Span, Words

revision = "0001"
down_revision = None

_PLANNED = text("state = 'planned'")
_CLAIMED = text("state = 'claimed'")


def upgrade() -> None:
    _workspaces()
    _people()
    _customers()
    _channels()
    _commitments()
    _moves()
    _history()
    _notifications()
    _destinations()
    _requests()
    _drafts()


def downgrade() -> None:
    for table in (
        "drafts",
        "requests",
        "destinations",
        "notifications",
        "history",
        "moves",
        "commitments",
        "channels",
        "customers",
        "people",
        "workspaces",
    ):
        op.drop_table(table)


def _workspaces() -> None:
    op.create_table(
        "workspaces",
        Column("id", Words, primary_key=True),
        Column("name", Words, nullable=False),
        Column("zone", Words, nullable=False),
        Column("country", Words),
        Column("language", Words, nullable=False),
        Column("admins", Json, nullable=False),
        Column("policy", Json, nullable=False),
        Column("tier_policies", Json, nullable=False),
        Column("url", Words, nullable=False),
        Column("next_commitment", Integer, nullable=False),
        Column("next_customer", Integer, nullable=False),
    )


def _people() -> None:
    op.create_table(
        "people",
        Column("workspace", Words, nullable=False),
        Column("id", Words, nullable=False),
        Column("name", Words, nullable=False),
        Column("zone", Words, nullable=False),
        Column("language", Words, nullable=False),
        Column("country", Words),
        Column("role", Words, nullable=False),
        Column("manager", Words),
        Column("is_bot", Boolean, nullable=False),
        Column("active", Boolean, nullable=False),
        Column("read_at", Instant),
        PrimaryKeyConstraint("workspace", "id", name="people_pkey"),
    )


def _customers() -> None:
    op.create_table(
        "customers",
        Column("workspace", Words, nullable=False),
        Column("id", Integer, nullable=False, autoincrement=False),
        Column("name", Words, nullable=False),
        Column("name_key", Words, nullable=False),
        Column("aliases", Json, nullable=False),
        Column("tier", Words),
        Column("zone", Words),
        Column("country", Words),
        Column("language", Words),
        Column("channel", Words),
        Column("manager", Words),
        Column("announce", Words, nullable=False),
        Column("policy", Json),
        PrimaryKeyConstraint("workspace", "id", name="customers_pkey"),
    )
    op.create_index("customers_by_channel", "customers", ["workspace", "channel"], unique=True)
    op.create_index("customers_by_manager", "customers", ["workspace", "manager"])
    op.create_index("customers_by_name", "customers", ["workspace", "name_key"], unique=True)


def _channels() -> None:
    op.create_table(
        "channels",
        Column("workspace", Words, nullable=False),
        Column("id", Words, nullable=False),
        Column("name", Words, nullable=False),
        Column("shared", Boolean),
        Column("read_at", Instant),
        PrimaryKeyConstraint("workspace", "id", name="channels_pkey"),
    )


def _commitments() -> None:
    op.create_table(
        "commitments",
        Column("workspace", Words, nullable=False),
        Column("number", Integer, nullable=False, autoincrement=False),
        Column("what", Words, nullable=False),
        Column("customer", Integer),
        Column("owner", Words, nullable=False),
        Column("maker", Words, nullable=False),
        Column("first_due", Instant, nullable=False),
        Column("due", Instant, nullable=False),
        Column("zone", Words, nullable=False),
        Column("precision", Words, nullable=False),
        Column("made_at", Instant, nullable=False),
        Column("status", Words, nullable=False),
        Column("outcome", Words),
        Column("revision", Integer, nullable=False),
        Column("moves", Integer, nullable=False),
        Column("place", Words, nullable=False),
        Column("wording", Words, nullable=False),
        Column("delivered_at", Instant),
        Column("closed_at", Instant),
        Column("told_at", Instant),
        Column("card_channel", Words),
        Column("card_id", Words),
        PrimaryKeyConstraint("workspace", "number", name="commitments_pkey"),
        ForeignKeyConstraint(
            ["workspace", "customer"],
            ["customers.workspace", "customers.id"],
            name="commitments_customer_fkey",
        ),
    )
    op.create_index("commitments_by_customer", "commitments", ["workspace", "customer", "status", "due", "number"])
    op.create_index("commitments_by_due", "commitments", ["workspace", "status", "due", "number"])
    op.create_index(
        "commitments_by_maker", "commitments", ["workspace", "maker", "status", "due", "number", "customer"]
    )
    op.create_index(
        "commitments_by_owner", "commitments", ["workspace", "owner", "status", "due", "number", "customer"]
    )


def _moves() -> None:
    op.create_table(
        "moves",
        Column("workspace", Words, nullable=False),
        Column("number", Integer, nullable=False, autoincrement=False),
        Column("sequence", Integer, nullable=False, autoincrement=False),
        Column("at", Instant, nullable=False),
        Column("by", Words, nullable=False),
        Column("from_due", Instant, nullable=False),
        Column("to_due", Instant, nullable=False),
        Column("reason", Words, nullable=False),
        Column("internal", Boolean, nullable=False),
        Column("told_at", Instant),
        Column("notice", Span),
        Column("undone", Boolean, nullable=False),
        PrimaryKeyConstraint("workspace", "number", "sequence", name="moves_pkey"),
        ForeignKeyConstraint(
            ["workspace", "number"],
            ["commitments.workspace", "commitments.number"],
            name="moves_commitment_fkey",
        ),
    )


def _history() -> None:
    op.create_table(
        "history",
        Column("id", Identifier, Identity(always=False), primary_key=True),
        Column("workspace", Words, nullable=False),
        Column("number", Integer, nullable=False),
        Column("at", Instant, nullable=False),
        Column("actor", Words, nullable=False),
        Column("event", Words, nullable=False),
        Column("old", Words, nullable=False),
        Column("new", Words, nullable=False),
        Column("reason", Words, nullable=False),
        Column("internal", Boolean, nullable=False),
        Column("before", Json),
        Column("undone", Boolean, nullable=False),
        ForeignKeyConstraint(
            ["workspace", "number"],
            ["commitments.workspace", "commitments.number"],
            name="history_commitment_fkey",
        ),
    )
    op.create_index("history_by_actor", "history", ["workspace", "actor", "at"])
    op.create_index("history_by_commitment", "history", ["workspace", "number", "id"])


def _notifications() -> None:
    op.create_table(
        "notifications",
        Column("id", Words, primary_key=True),
        Column("workspace", Words, nullable=False),
        Column("key", Words, nullable=False),
        Column("kind", Words, nullable=False),
        Column("to_kind", Words, nullable=False),
        Column("to_id", Words, nullable=False),
        Column("number", Integer),
        Column("payload", Json, nullable=False),
        Column("due_at", Instant, nullable=False),
        Column("state", Words, nullable=False),
        Column("not_before", Instant, nullable=False),
        Column("lease_until", Instant),
        Column("attempts", Integer, nullable=False),
        Column("unknown", Boolean, nullable=False),
        Column("reason", Words, nullable=False),
        Column("sent_at", Instant),
        Column("message_channel", Words),
        Column("message_id", Words),
        UniqueConstraint("workspace", "key", name="notifications_key"),
    )
    op.create_index("notifications_by_commitment", "notifications", ["workspace", "number"])
    op.create_index("notifications_by_message", "notifications", ["workspace", "message_channel", "message_id"])
    op.create_index(
        "notifications_claimed",
        "notifications",
        ["workspace", "to_kind", "to_id"],
        postgresql_where=_CLAIMED,
        sqlite_where=_CLAIMED,
    )
    op.create_index(
        "notifications_due", "notifications", ["not_before"], postgresql_where=_PLANNED, sqlite_where=_PLANNED
    )
    op.create_index(
        "notifications_waiting",
        "notifications",
        ["workspace", "to_kind", "to_id", "not_before"],
        postgresql_where=_PLANNED,
        sqlite_where=_PLANNED,
    )


def _destinations() -> None:
    op.create_table(
        "destinations",
        Column("workspace", Words, nullable=False),
        Column("kind", Words, nullable=False),
        Column("id", Words, nullable=False),
        Column("next_at", Instant),
        Column("lease_until", Instant),
        PrimaryKeyConstraint("workspace", "kind", "id", name="destinations_pkey"),
    )
    op.create_index("destinations_due", "destinations", ["next_at"])


def _requests() -> None:
    op.create_table(
        "requests",
        Column("workspace", Words, nullable=False),
        Column("key", Words, nullable=False),
        Column("at", Instant, nullable=False),
        Column("answer", Words, nullable=False),
        PrimaryKeyConstraint("workspace", "key", name="requests_pkey"),
    )
    op.create_index("requests_by_age", "requests", ["at"])


def _drafts() -> None:
    op.create_table(
        "drafts",
        Column("workspace", Words, nullable=False),
        Column("id", Words, nullable=False),
        Column("maker", Words, nullable=False),
        Column("text", Words, nullable=False),
        Column("place", Words, nullable=False),
        Column("made_at", Instant, nullable=False),
        Column("what", Words, nullable=False),
        Column("due", Instant),
        Column("precision", Words),
        Column("owner", Words),
        Column("customer", Integer),
        Column("no_customer", Boolean, nullable=False),
        Column("customer_guess", Words),
        Column("number", Integer),
        Column("internal", Boolean, nullable=False),
        PrimaryKeyConstraint("workspace", "id", name="drafts_pkey"),
    )
    op.create_index("drafts_by_age", "drafts", ["made_at"])
