"""Decides for each row whether it holds something of somebody, and what an erasure leaves of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from sqlalchemy import Column, Table

from commitments.adapters.sql.column_types import Json
from commitments.adapters.sql.personal_data.columns import CODES, EMPTIED, KEYS, NAMES, name_of, text_columns
from commitments.adapters.sql.personal_data.emptied import decoded, emptied_entry, emptied_payload, emptied_words
from commitments.adapters.sql.personal_data.scan import Raw
from commitments.adapters.sql.schema import (
    account_codes,
    account_pairs,
    channels,
    commitments,
    conversation_references,
    customer_contacts,
    customer_names,
    customer_people,
    customers,
    destinations,
    drafts,
    history,
    moves,
    notifications,
    people,
    person_names,
    requests,
)
from commitments.application.ports.personal_data import Subject
from commitments.domain.erasure import ERASED, Quotes
from commitments.domain.notifications.notification import State

_GONE: Mapping[str, str] = {
    people.name: "id", person_names.name: "person", customer_people.name: "person",
    customer_contacts.name: "person", channels.name: "id",
    destinations.name: "id",
    drafts.name: "maker", conversation_references.name: "id", account_codes.name: "account",
}  # fmt: skip
"""The tables whose rows are deleted, and the column that says whose they are."""
_WRITER: Mapping[str, str] = {moves.name: "by", history.name: "actor"}
_CUSTOMER: Mapping[str, str] = {
    customers.name: "id", customer_names.name: "customer", customer_contacts.name: "customer",
    commitments.name: "customer", drafts.name: "customer",
}  # fmt: skip
_ABOUT = frozenset({moves.name, history.name, notifications.name, drafts.name})


@dataclass(frozen=True, slots=True)
class Change:
    """What an erasure does to a row: deletes it, or sets columns."""

    delete: bool = False
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Traces:
    """Finds the traces of a subject in rows.

    `ids` maps the subject's ids on the platform (a person's, or those of a customer's channels) to pseudonyms.
    `numbers` are a customer's commitments. `words` are what was erased so far.
    """

    subject: Subject
    ids: Mapping[str, str]
    numbers: frozenset[int]
    words: Quotes

    def change(self, table: Table, row: Raw) -> Change | None:
        """Return what an erasure does to a row; None if the row holds nothing of the subject."""
        if row.get(_GONE.get(table.name, "")) in self.ids:
            return Change(delete=True)
        if table is account_pairs and not self.ids.keys().isdisjoint((row["slack"], row["teams"])):
            return Change(delete=True)
        if table in (customer_names, customer_contacts) and self._owns(table, row):
            return Change(delete=True)
        if table is requests and any(row["key"].startswith(f"{id}/") for id in self.ids):
            return Change(delete=True)
        values = self._values(table, row)
        changed = {name: value for name, value in values.items() if value != _stored(table.c[name], row)}
        if table is drafts and (changed or self._owns(table, row) or self._quotes(row, "text", "what")):
            return Change(delete=True)
        if table is requests and (changed or self._quotes(row, "answer") or self._is_in_lines(row["answer"])):
            return Change(values={**changed, "answer": ""})
        for name, value in changed.items():
            if value == ERASED and isinstance(row[name], str):
                self.words.add(row[name])
        return Change(values=changed) if changed else None

    def _is_in_lines(self, answer: str) -> bool:
        """Whether a name begins a line of an answer, whose JSON writes the line break as letters before it."""
        lines = answer.replace("\\n", "\n")
        return self.subject.redact(lines) != lines

    def _quotes(self, row: Raw, *names: str) -> bool:
        return any(self.words.are_in(row[name]) for name in names)

    def _owns(self, table: Table, row: Raw) -> bool:
        """Whether all words of a row are the subject's: written by the person, or about the customer's commitments."""
        if self.subject.kind == "customer":
            if str(row.get(_CUSTOMER.get(table.name, ""))) == self.subject.id:
                return True
            return table.name in _ABOUT and row["number"] in self.numbers
        if table is notifications:
            return self._is_addressed(row) or self._is_actor(row)
        return row.get(_WRITER.get(table.name, "")) in self.ids

    def _is_addressed(self, row: Raw) -> bool:
        return row["to_id"] in self.ids

    def _is_actor(self, row: Raw) -> bool:
        if not any(id in row["payload"] for id in self.ids):
            return False
        payload = decoded(row["payload"])
        return isinstance(payload, dict) and payload.get("actor") in self.ids

    def _values(self, table: Table, row: Raw) -> dict[str, Any]:
        owned = self._owns(table, row)
        values = {column.key: self._value(column, _stored(column, row), owned) for column in text_columns(table)}
        if table is history:
            values |= self._entry(row, owned)
        elif table is notifications:
            values |= self._notification(row, owned)
        elif table is customers and owned:
            values |= {"name_key": f"ERASED {row['id']}"}  # no name has this form: keys are lower case
        return values

    def _value(self, column: Column[Any], value: Any, owned: bool) -> Any:  # noqa: ANN401 (of any column)
        name = name_of(column)
        if value is None or (isinstance(value, str) and value in self.ids):
            return None if column.nullable or value is None else "" if name in EMPTIED else self.ids[value]
        if name in CODES or (name in NAMES and not owned):
            return value
        if name in KEYS:
            return self._key(value)
        if isinstance(column.type, Json):
            return _none_of(value) if owned else self._json(value)
        return emptied_words(value) if owned and not column.nullable else None if owned else self.subject.redact(value)

    def _key(self, value: str) -> str:
        for id, pseudonym in self.ids.items():
            value = value if id not in value else re.sub(rf"(?<![\w.:-]){re.escape(id)}(?![\w.:-])", pseudonym, value)
        return value

    def _json(self, value: Any) -> Any:  # noqa: ANN401 (JSON)
        """Return a JSON value with pseudonyms for ids, without mentions, and without ids in lists."""
        if isinstance(value, str):
            return self.ids[value] if value in self.ids else self.subject.redact(value)
        if isinstance(value, list):
            return [self._json(one) for one in value if not (isinstance(one, str) and one in self.ids)]
        return {self._key(key): self._json(one) for key, one in value.items()} if isinstance(value, dict) else value

    def _entry(self, row: Raw, owned: bool) -> dict[str, Any]:
        """Return the columns of a history entry; what would bring the subject back can no longer be undone."""
        before = decoded(row["before"])
        if owned or (self.subject.kind == "customer" and self._is_in(before)):
            bare = emptied_entry(row)
            kept = {name: self._value(history.c[name], bare[name], owned=False) for name in ("old", "new")}
            return {**bare, **kept}
        stays = not self._is_in(before) and self._json(before) == before
        return {"before": before if stays else None}

    def _is_in(self, before: object) -> bool:
        if not isinstance(before, dict):
            return False
        if self.subject.kind == "customer":
            return str(before.get("customer")) == self.subject.id
        return any(isinstance(one, str) and one in self.ids for one in before.values())

    def _notification(self, row: Raw, owned: bool) -> dict[str, Any]:
        if not owned:
            return {}
        values = emptied_payload(row)
        values["payload"] = self._json(values["payload"])
        if row["state"] in (State.PLANNED, State.CLAIMED) and not self._is_only_actor(row):
            values |= {"state": State.HELD_BACK, "reason": "erased", "unknown": False}
        if self._is_addressed(row):
            id = uuid4().hex
            values |= {"id": id, "key": f"erased/{id}", "tried_as": None, "message_channel": None, "message_id": None}
        return values

    def _is_only_actor(self, row: Raw) -> bool:
        """Whether a notification is sent to somebody else, who still wants to know."""
        return self.subject.kind == "person" and not self._is_addressed(row)


def _stored(column: Column[Any], row: Raw) -> Any:  # noqa: ANN401 (of any column)
    return decoded(row[column.key]) if isinstance(column.type, Json) else row[column.key]


def _none_of(value: object) -> object:
    """Return the JSON value of the same kind that holds nothing."""
    return type(value)() if isinstance(value, list | dict) else None
