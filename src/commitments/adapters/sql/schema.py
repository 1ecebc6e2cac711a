"""The tables. The key of every table of a tenant starts with the company.

Each index is named after the query it serves. Instants are UTC; see column_types.py.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Computed,
    Date,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    false,
    text,
)

from commitments.adapters.sql.column_types import Identifier, Instant, Json, Span, Words

metadata = MetaData()

companies = Table(
    "workspaces",
    metadata,
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("zone", Words, nullable=False),
    Column("country", Words),
    Column("language", Words, nullable=False),
    Column("admins", Json, nullable=False),
    Column("policy", Json, nullable=False),
    Column("tier_policies", Json, nullable=False),
    Column("url", Words, nullable=False),
    Column("schedule", Json),
    Column("calendars", Words),
    # The numbers of the next commitment and the next customer.
    Column("next_commitment", Integer, nullable=False),
    Column("next_customer", Integer, nullable=False),
    # The letter of the workspace that joined this company; or the company that this one joined, which has its rows.
    Column("joined", Words),
    Column("joined_to", Words),
)

people = Table(
    "people",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
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
    Column("schedule", Json),
    Column("also", Words),
    Column("told_in", Words),
    Column("email", Words),
    PrimaryKeyConstraint("company", "id", name="people_pkey"),
    # Accounts with the same e-mail address.
    Index("people_by_email", "company", "email"),
)

# What people may be called, for the names in a text; see domain/name_search.py.
person_names = Table(
    "person_names",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
    Column("person", Words, nullable=False),
    Column("part", Words, nullable=False),
    Column("words", Words, nullable=False),
    Column("start", Words, nullable=False),
    Column("letters", Words, nullable=False),
    PrimaryKeyConstraint("company", "person", "part", "words", name="person_names_pkey"),
    ForeignKeyConstraint(
        ["company", "person"], ["people.company", "people.id"], name="person_names_person_fkey", ondelete="CASCADE"
    ),
    # The names that may occur in a text.
    Index("person_names_by_start", "company", "start"),
)

customers = Table(
    "customers",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
    Column("id", Integer, nullable=False, autoincrement=False),
    Column("name", Words, nullable=False),
    # The name in the form used for comparison; see customer.name_key.
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
    # What they value: a note of ours.
    Column("note", Words, nullable=False, server_default=""),
    Column("archived_at", Instant),
    PrimaryKeyConstraint("company", "id", name="customers_pkey"),
    # A name belongs to one customer; also lists customers by name.
    Index("customers_by_name", "company", "name_key", unique=True),
    # A channel belongs to one customer only.
    Index("customers_by_channel", "company", "channel", unique=True),
    # The customers that a person manages.
    Index("customers_by_manager", "company", "manager"),
)

# The people whom a customer's manager lists: they see all promises of that customer.
customer_people = Table(
    "customer_people",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
    Column("customer", Integer, nullable=False, autoincrement=False),
    Column("person", Words, nullable=False),
    PrimaryKeyConstraint("company", "customer", "person", name="customer_people_pkey"),
    ForeignKeyConstraint(
        ["company", "customer"], ["customers.company", "customers.id"], name="customer_people_customer_fkey"
    ),
    # The customers on whose list a person is.
    Index("customer_people_by_person", "company", "person", "customer"),
)

# People of a customer: named, or who answered for it, and when they did so last. Who was removed is not learnt again.
customer_contacts = Table(
    "customer_contacts",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
    Column("customer", Integer, nullable=False, autoincrement=False),
    Column("person", Words, nullable=False),
    Column("answered_at", Instant),
    Column("removed", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("company", "customer", "person", name="customer_contacts_pkey"),
    ForeignKeyConstraint(
        ["company", "customer"], ["customers.company", "customers.id"], name="customer_contacts_customer_fkey"
    ),
)

# The name and the aliases of each customer, for the names in a text; see domain/name_search.py.
customer_names = Table(
    "customer_names",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
    Column("customer", Integer, nullable=False, autoincrement=False),
    Column("words", Words, nullable=False),
    Column("name_key", Words, nullable=False),
    Column("start", Words, nullable=False),
    Column("letters", Words, nullable=False),
    # The letters of the first of several words, by which a customer may be called.
    Column("first", Words, nullable=False),
    PrimaryKeyConstraint("company", "customer", "words", name="customer_names_pkey"),
    ForeignKeyConstraint(
        ["company", "customer"],
        ["customers.company", "customers.id"],
        name="customer_names_customer_fkey",
        ondelete="CASCADE",
    ),
    # The customer with a name or alias.
    Index("customer_names_by_name", "company", "name_key"),
    # The names that may occur in a text.
    Index("customer_names_by_start", "company", "start"),
)

channels = Table(
    "channels",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
    Column("id", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("shared", Boolean),
    Column("read_at", Instant),
    PrimaryKeyConstraint("company", "id", name="channels_pkey"),
)

_GROUPED = text("group_id IS NOT NULL")
_CLOSED = text("erased_at IS NULL AND closed_at IS NOT NULL")

_RECURRING = text("recurs IS NOT NULL AND closed_at IS NULL")

commitments = Table(
    "commitments",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
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
    Column("internal", Boolean, nullable=False, server_default=false()),
    # When its content was erased.
    Column("erased_at", Instant),
    # The dates as a clock in `zone` shows them, with its offset then: what was promised, whatever law the zone gets.
    Column("due_wall", Words),
    Column("first_due_wall", Words),
    # One promise to several customers.
    Column("group_id", Words, key="group"),
    # The first date, where it was given by the day.
    Column("first_day", Date),
    # The recurrence with this one's date by it, and the number of the one before it.
    Column("recurs", Words),
    Column("follows", Integer),
    PrimaryKeyConstraint("company", "number", name="commitments_pkey"),
    ForeignKeyConstraint(
        ["company", "customer"], ["customers.company", "customers.id"], name="commitments_customer_fkey"
    ),
    # One commitment follows another one at most.
    Index("commitments_follows", "company", "follows", unique=True),
    # Those that recur and are not closed.
    Index("commitments_recurring", "company", "due", postgresql_where=_RECURRING, sqlite_where=_RECURRING),
    # Lists of a whole workspace: overdue, open, closed; each status is already in the order of a page.
    Index("commitments_by_due", "company", "status", "due", "number"),
    # Lists of an owner or maker.
    Index("commitments_by_owner", "company", "owner", "status", "due", "number"),
    Index("commitments_by_maker", "company", "maker", "status", "due", "number"),
    # The others of a group.
    Index("commitments_by_group", "company", "group", postgresql_where=_GROUPED, sqlite_where=_GROUPED),
    # Lists of a customer.
    Index("commitments_by_customer", "company", "customer", "status", "due", "number"),
    # The closed ones that still have content, oldest first.
    Index("commitments_closed", "closed_at", postgresql_where=_CLOSED, sqlite_where=_CLOSED),
)

moves = Table(
    "moves",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
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
    # The dates, where they were given by the day.
    Column("from_day", Date),
    Column("to_day", Date),
    PrimaryKeyConstraint("company", "number", "sequence", name="moves_pkey"),
    ForeignKeyConstraint(
        ["company", "number"], ["commitments.company", "commitments.number"], name="moves_commitment_fkey"
    ),
)

history = Table(
    "history",
    metadata,
    Column("id", Identifier, Identity(always=False), primary_key=True),
    Column("workspace", Words, nullable=False, key="company"),
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
        ["company", "number"],
        ["commitments.company", "commitments.number"],
        name="history_commitment_fkey",
    ),
    # The history of one commitment, in order.
    Index("history_by_commitment", "company", "number", "id"),
    # The last change by a person, to undo it.
    Index("history_by_actor", "company", "actor", "at"),
)

_PLANNED, _CLAIMED, _FAILED = (text(f"state = '{state}'") for state in ("planned", "claimed", "failed"))
_SENT = text("erased_at IS NULL AND sent_at IS NOT NULL")

notifications = Table(
    "notifications",
    metadata,
    # Assigned on insert: what was planned first for a destination is sent first.
    Column("sequence", Identifier, Identity(always=False), primary_key=True),
    Column("id", Words, nullable=False),
    Column("workspace", Words, nullable=False, key="company"),
    Column("key", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("to_kind", Words, nullable=False),
    Column("to_id", Words, nullable=False),
    # Workspace and destination in one: the key of the row in `destinations`.
    Column("place", Words, nullable=False),
    Column("number", Integer),
    Column("payload", Json, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("state", Words, nullable=False),
    # The earliest time of the next try: its due time, or later outside working time or after a fault.
    Column("not_before", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    # Whether an earlier try may have been sent, so that it must be looked for first.
    Column("unknown", Boolean, nullable=False),
    # If unknown, the id that its message carries: rows with the same id were one message.
    Column("tried_as", Words),
    # How many tries were aborted by an error of the program or the end of a process.
    Column("faults", Integer, nullable=False, server_default="0"),
    Column("reason", Words, nullable=False),
    Column("request", Words, nullable=False),
    Column("sent_at", Instant),
    Column("message_channel", Words),
    Column("message_id", Words),
    # When its payload was emptied.
    Column("erased_at", Instant),
    UniqueConstraint("id", name="notifications_id"),
    UniqueConstraint("company", "key", name="notifications_key"),
    # What a destination waits for: only planned rows, so that finished ones cost nothing.
    Index("notifications_waiting", "place", "not_before", postgresql_where=_PLANNED, sqlite_where=_PLANNED),
    # What a current or aborted try of a destination holds.
    Index("notifications_claimed", "place", postgresql_where=_CLAIMED, sqlite_where=_CLAIMED),
    # The earliest planned notification, and what is due, however many are planned.
    Index("notifications_due", "not_before", postgresql_where=_PLANNED, sqlite_where=_PLANNED),
    # The dead letters, newest first.
    Index("notifications_failed", "sequence", postgresql_where=_FAILED, sqlite_where=_FAILED),
    # The notifications of one commitment.
    Index("notifications_by_commitment", "company", "number"),
    # The notifications that one message combines.
    Index("notifications_by_message", "company", "message_channel", "message_id"),
    # The sent ones that still have content, oldest first.
    Index("notifications_sent", "sent_at", postgresql_where=_SENT, sqlite_where=_SENT),
)

_LEASED, _REFUSED = text("lease_until IS NOT NULL"), text("refused IS NOT NULL")
_LATER = "CASE WHEN free_at > next_at THEN free_at ELSE next_at END"

# One row per destination: its earliest planned notification, the time before which it must not be used (rate limits,
# waits after a failed try), and the lease of the dispatcher that sends to it. `ready_at` is when it can be claimed.
destinations = Table(
    "destinations",
    metadata,
    Column("place", Words, primary_key=True),
    Column("workspace", Words, nullable=False, key="company"),
    Column("kind", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("next_at", Instant),
    Column("free_at", Instant),
    Column("lease_until", Instant),
    # The platform's reason for accepting nothing.
    Column("refused", Words),
    Column(
        "ready_at",
        Instant,
        Computed(f"CASE WHEN lease_until IS NULL AND next_at IS NOT NULL THEN {_LATER} END", persisted=True),
    ),
    # The destinations of a company that have waited longest.
    Index("destinations_ready", "company", "ready_at"),
    # The leases that may have expired, and destinations that refuse us.
    Index("destinations_leased", "lease_until", postgresql_where=_LEASED, sqlite_where=_LEASED),
    Index("destinations_refused", "company", postgresql_where=_REFUSED, sqlite_where=_REFUSED),
)

# One row per company: when one of its destinations is ready. Claiming, recording and planning lock this row first,
# so that concurrent writers agree on what a company waits for, and companies do not block each other.
queues = Table(
    "queues",
    metadata,
    Column("workspace", Words, primary_key=True, key="company"),
    Column("next_at", Instant),
    Column("free_at", Instant),
    Column("refused", Words),
    Column("ready_at", Instant, Computed(f"CASE WHEN next_at IS NOT NULL THEN {_LATER} END", persisted=True)),
    # The companies that have waited longest, and those that refuse us.
    Index("queues_ready", "ready_at"),
    Index("queues_refused", "company", postgresql_where=_REFUSED, sqlite_where=_REFUSED),
)

# When a company may use an operation again; changed only under the lock on its queue's row.
rates = Table(
    "rates",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
    Column("way", Words, nullable=False),
    Column("free_at", Instant, nullable=False),
    PrimaryKeyConstraint("company", "way", name="rates_pkey"),
)

# The latest time seen by a sweep: a clock that shows less was set back.
clocks = Table("clocks", metadata, Column("name", Words, primary_key=True), Column("seen_at", Instant, nullable=False))

requests = Table(
    "requests",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
    Column("key", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("answer", Words, nullable=False),
    PrimaryKeyConstraint("company", "key", name="requests_pkey"),
    # Rows old enough to be deleted.
    Index("requests_by_age", "at"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
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
    Column("group_id", Words, key="group"),
    Column("recurs", Words),
    PrimaryKeyConstraint("company", "id", name="drafts_pkey"),
    # Rows old enough to be deleted.
    Index("drafts_by_age", "made_at"),
    # The open questions of one person, the newest first.
    Index("drafts_by_maker", "company", "maker", "made_at"),
)

# The workspaces that installed us. `token` is encrypted, and empty once `removed_at` is set.
installations = Table(
    "installations",
    metadata,
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
    # The installations of a company.
    Index("installations_by_company", "company"),
)

# Offers to be one company with a workspace of the other platform. The code is stored as a part to find it by, and a
# digest of the rest. `tries` counts the wrong codes that this company entered.
connections = Table(
    "connections",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
    Column("selector", Words),
    Column("digest", Words),
    Column("offered_by", Words),
    Column("platform", Words),
    Column("expires_at", Instant),
    Column("wrong", Integer, nullable=False),
    Column("joining", Words),
    Column("asked_by", Words),
    Column("tries", Integer, nullable=False),
    Column("tries_since", Instant),
    PrimaryKeyConstraint("company", name="connections_pkey"),
    # The offer of a code.
    Index("connections_by_selector", "selector", unique=True),
)

# Accounts of both platforms that were asked whether they are one person; who is has the other one in `people`.
account_pairs = Table(
    "account_pairs",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
    Column("slack", Words, nullable=False),
    Column("teams", Words, nullable=False),
    Column("slack_yes", Boolean, nullable=False),
    Column("teams_yes", Boolean, nullable=False),
    Column("declined", Boolean, nullable=False),
    PrimaryKeyConstraint("company", "slack", "teams", name="account_pairs_pkey"),
)

# The codes by which somebody's other account finds them.
account_codes = Table(
    "account_codes",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
    Column("account", Words, nullable=False),
    Column("selector", Words),
    Column("digest", Words),
    Column("expires_at", Instant),
    Column("wrong", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("tries_since", Instant),
    PrimaryKeyConstraint("company", "account", name="account_codes_pkey"),
    # The account that shows a code.
    Index("account_codes_by_selector", "company", "selector", unique=True),
)

# How people and places of Microsoft Teams are reached; `sealed` is encrypted.
conversation_references = Table(
    "conversation_references",
    metadata,
    Column("workspace", Words, nullable=False, key="company"),
    Column("kind", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("sealed", Words, nullable=False),
    Column("read_at", Instant, nullable=False),
    PrimaryKeyConstraint("company", "id", name="conversation_references_pkey"),
    # The places that were heard last.
    Index("conversation_references_by_place", "company", "kind", "read_at"),
)
