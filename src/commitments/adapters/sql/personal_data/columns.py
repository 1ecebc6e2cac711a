"""What an erasure does to a column of text. One that is not named here holds words: it is searched and cleared."""

from functools import cache
from typing import Any

from sqlalchemy import Column, Table

from commitments.adapters.sql.column_types import Json, Words
from commitments.adapters.sql.schema import clocks, companies, metadata

CODES = frozenset({
    "workspaces.id", "workspaces.zone", "workspaces.country", "workspaces.language", "workspaces.policy",
    "workspaces.tier_policies", "workspaces.schedule", "workspaces.calendars",
    "workspaces.joined", "workspaces.joined_to",
    "connections.workspace", "connections.selector", "connections.digest", "connections.offered_by",
    "connections.platform", "connections.joining", "connections.asked_by",
    "people.workspace", "people.id", "people.zone", "people.language", "people.country", "people.role",
    "people.manager", "people.schedule", "people.also", "people.told_in", "people.email",
    "account_pairs.workspace", "account_pairs.slack", "account_pairs.teams",
    "account_codes.workspace", "account_codes.account", "account_codes.selector", "account_codes.digest",
    "customers.workspace", "customers.tier", "customers.zone", "customers.country", "customers.language",
    "customers.channel", "customers.manager", "customers.announce", "customers.policy",
    "customer_people.workspace", "customer_people.person", "customer_contacts.workspace", "customer_contacts.person",
    "customer_names.workspace",
    "person_names.workspace", "person_names.person", "person_names.part",
    "channels.workspace", "channels.id",
    "commitments.workspace", "commitments.owner", "commitments.maker", "commitments.zone", "commitments.precision",
    "commitments.status", "commitments.outcome", "commitments.place", "commitments.card_channel",
    "commitments.card_id", "commitments.group_id", "commitments.due_wall", "commitments.first_due_wall",
    "commitments.recurs",
    "moves.workspace", "moves.by",
    "history.workspace", "history.actor", "history.event",
    "notifications.id", "notifications.workspace", "notifications.kind", "notifications.to_kind",
    "notifications.to_id", "notifications.state", "notifications.tried_as", "notifications.reason",
    "notifications.request", "notifications.message_channel", "notifications.message_id",
    "destinations.workspace", "destinations.kind", "destinations.id", "destinations.refused",
    "queues.workspace", "queues.refused",
    "rates.workspace", "rates.way",
    "requests.workspace",
    "drafts.workspace", "drafts.id", "drafts.maker", "drafts.place", "drafts.precision", "drafts.owner",
    "drafts.group_id", "drafts.recurs",
    "conversation_references.workspace", "conversation_references.kind", "conversation_references.id",
    "conversation_references.sealed",
    "installations.platform", "installations.workspace", "installations.company", "installations.token",
    "installations.enterprise", "installations.bot_user", "installations.bot", "installations.url",
})  # fmt: skip
"""Ids, codes and settings, by the names in the database: replaced only where the whole value is an erased id."""
KEYS = frozenset({"notifications.key", "notifications.place", "destinations.place", "requests.key"})
"""Our own keys, which hold ids among other parts."""
NAMES = frozenset({
    "workspaces.name", "installations.name", "people.name", "customers.name", "customers.name_key", "customers.aliases",
    "person_names.words", "person_names.start", "person_names.letters",
    "customer_names.words", "customer_names.name_key", "customer_names.start", "customer_names.letters",
    "customer_names.first",
})  # fmt: skip
"""The names of others, which may have a word in common with an erased one and stay."""
EMPTIED = frozenset({"commitments.place", "drafts.place"})
"""Where an erased id leaves nothing, since nothing is one of its values."""
SECRET = frozenset({"conversation_references.sealed", "installations.token"})


@cache
def name_of(column: Column[Any]) -> str:
    """Return the name of a column in the database, with its table's."""
    return f"{column.table.name}.{column.name}"


@cache
def text_columns(table: Table) -> tuple[Column[Any], ...]:
    """Return every column that can hold text."""
    return tuple(column for column in table.c if isinstance(column.type, Words | Json))


@cache
def company_column(table: Table) -> Column[Any]:
    """Return the column that tells whose row it is."""
    return table.c.id if table is companies else table.c.company


def tables() -> list[Table]:
    """Return the tables of companies; those that hold the words of commitments come first.

    Then names, which the database would delete with their person or customer.
    """
    first = ("commitments", "moves", "history", "notifications", "person_names", "customer_names")
    others = sorted(metadata.tables.keys() - {*first, clocks.name})
    return [metadata.tables[name] for name in (*first, *others)]
