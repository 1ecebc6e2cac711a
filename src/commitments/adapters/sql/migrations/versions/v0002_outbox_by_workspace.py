"""The outbox by workspace: notifications in sequence, destinations that wait, queues and rates.

Derived rows (destinations, queues) are rebuilt from what is planned; a try that was in progress becomes one
whose outcome is unknown.
"""

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    Computed,
    Identity,
    Integer,
    PrimaryKeyConstraint,
    UniqueConstraint,
    text,
)

from commitments.adapters.sql.column_types import Identifier, Instant, Json, Words

revision = "0002"
down_revision = "0001"

_PLANNED, _CLAIMED, _FAILED = (text(f"state = '{state}'") for state in ("planned", "claimed", "failed"))
_LATER = "CASE WHEN free_at > next_at THEN free_at ELSE next_at END"
_PLACE = "workspace || ' ' || to_kind || ' ' || to_id"
_CARRIED = (
    "id, workspace, key, kind, to_kind, to_id, number, payload, due_at, state, not_before, attempts, unknown, reason, "
    "sent_at, message_channel, message_id"
)


def upgrade() -> None:
    """Copy the notifications in the order of their due times, and derive the other tables."""
    _notifications()
    _destinations()
    _queues()
    _derive()


def downgrade() -> None:
    """Raise: a downgrade would send again what was sent since."""
    raise NotImplementedError("restore the backup from before the upgrade")


def _notifications() -> None:
    for name in ("by_commitment", "by_message", "claimed", "due", "waiting"):
        op.drop_index(f"notifications_{name}", "notifications")
    op.rename_table("notifications", "notifications_before")
    if op.get_bind().dialect.name == "postgresql":  # names of constraints are one namespace there
        op.execute("ALTER TABLE notifications_before DROP CONSTRAINT notifications_key")
        op.execute("ALTER TABLE notifications_before DROP CONSTRAINT notifications_pkey")
    op.create_table(
        "notifications",
        Column("sequence", Identifier, Identity(always=False), primary_key=True),
        Column("id", Words, nullable=False),
        Column("workspace", Words, nullable=False),
        Column("key", Words, nullable=False),
        Column("kind", Words, nullable=False),
        Column("to_kind", Words, nullable=False),
        Column("to_id", Words, nullable=False),
        Column("place", Words, nullable=False),
        Column("number", Integer),
        Column("payload", Json, nullable=False),
        Column("due_at", Instant, nullable=False),
        Column("state", Words, nullable=False),
        Column("not_before", Instant, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("unknown", Boolean, nullable=False),
        Column("reason", Words, nullable=False),
        Column("request", Words, nullable=False),
        Column("sent_at", Instant),
        Column("message_channel", Words),
        Column("message_id", Words),
        UniqueConstraint("id", name="notifications_id"),
        UniqueConstraint("workspace", "key", name="notifications_key"),
    )
    carried = f"INSERT INTO notifications ({_CARRIED}, place, request) SELECT {_CARRIED}, {_PLACE}, '' "
    op.execute(f"{carried} FROM notifications_before ORDER BY due_at, id")
    op.drop_table("notifications_before")
    op.execute("UPDATE notifications SET state = 'planned', unknown = true WHERE state = 'claimed'")
    op.create_index(
        "notifications_waiting", "notifications", ["place", "not_before"],
        postgresql_where=_PLANNED, sqlite_where=_PLANNED,
    )  # fmt: skip
    op.create_index(
        "notifications_due", "notifications", ["not_before"], postgresql_where=_PLANNED, sqlite_where=_PLANNED
    )
    op.create_index(
        "notifications_claimed", "notifications", ["place"], postgresql_where=_CLAIMED, sqlite_where=_CLAIMED
    )
    op.create_index(
        "notifications_failed", "notifications", ["sequence"], postgresql_where=_FAILED, sqlite_where=_FAILED
    )
    op.create_index("notifications_by_commitment", "notifications", ["workspace", "number"])
    op.create_index("notifications_by_message", "notifications", ["workspace", "message_channel", "message_id"])


def _destinations() -> None:
    ready = f"CASE WHEN lease_until IS NULL AND next_at IS NOT NULL THEN {_LATER} END"
    op.drop_table("destinations")
    op.create_table(
        "destinations",
        Column("place", Words, nullable=False),
        Column("workspace", Words, nullable=False),
        Column("kind", Words, nullable=False),
        Column("id", Words, nullable=False),
        Column("next_at", Instant),
        Column("free_at", Instant),
        Column("lease_until", Instant),
        Column("refused", Words),
        Column("ready_at", Instant, Computed(ready, persisted=True)),
        PrimaryKeyConstraint("place", name="destinations_pkey"),
    )
    leased, refused = text("lease_until IS NOT NULL"), text("refused IS NOT NULL")
    op.create_index("destinations_ready", "destinations", ["workspace", "ready_at"])
    op.create_index(
        "destinations_leased", "destinations", ["lease_until"], postgresql_where=leased, sqlite_where=leased
    )
    op.create_index(
        "destinations_refused", "destinations", ["workspace"], postgresql_where=refused, sqlite_where=refused
    )


def _queues() -> None:
    op.create_table(
        "queues",
        Column("workspace", Words, nullable=False),
        Column("next_at", Instant),
        Column("free_at", Instant),
        Column("refused", Words),
        Column("ready_at", Instant, Computed(f"CASE WHEN next_at IS NOT NULL THEN {_LATER} END", persisted=True)),
        PrimaryKeyConstraint("workspace", name="queues_pkey"),
    )
    op.create_index("queues_ready", "queues", ["ready_at"])
    refused = text("refused IS NOT NULL")
    op.create_index("queues_refused", "queues", ["workspace"], postgresql_where=refused, sqlite_where=refused)
    op.create_table(
        "rates",
        Column("workspace", Words, nullable=False),
        Column("way", Words, nullable=False),
        Column("free_at", Instant, nullable=False),
        PrimaryKeyConstraint("workspace", "way", name="rates_pkey"),
    )
    op.create_table(
        "clocks",
        Column("name", Words, nullable=False),
        Column("seen_at", Instant, nullable=False),
        PrimaryKeyConstraint("name", name="clocks_pkey"),
    )


def _derive() -> None:
    op.execute(
        "INSERT INTO destinations (place, workspace, kind, id, next_at) "
        "SELECT place, workspace, to_kind, to_id, min(not_before) FROM notifications "
        "WHERE state = 'planned' GROUP BY place, workspace, to_kind, to_id"
    )
    op.execute(
        "INSERT INTO queues (workspace, next_at) SELECT workspace, min(ready_at) FROM destinations GROUP BY workspace"
    )
