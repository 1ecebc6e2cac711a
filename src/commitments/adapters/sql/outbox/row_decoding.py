"""Decodes rows of notifications one by one, so that a row that cannot be read does not affect the others.

They are therefore fetched in the database's own representation: JSON as text, a moment as number or datetime.
"""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, RowMapping, Select, Text, bindparam, cast, select, type_coerce

from commitments.adapters.sql import mappers
from commitments.adapters.sql.column_types import Instant, Json, instant
from commitments.adapters.sql.schema import notifications
from commitments.domain.notifications.notification import Notification

_SPOILT = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_PLACES = frozenset({"person", "channel"})


class Unreadable(Exception):
    """A row cannot be decoded; the message is the name of the error."""


def _raw(column: Column[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, Json):
        return cast(column, Text()).label(column.name)  # otherwise asyncpg decodes JSON while fetching
    return type_coerce(column, BigInteger()).label(column.name) if isinstance(column.type, Instant) else column


RAW = tuple(_raw(column) for column in notifications.c)
"""The columns of a notification in the database's own representation."""


@cache
def select_raw(names: tuple[str, ...]) -> Select[Any]:
    """Return the query for the raw rows with the given column values, by due time."""
    where = [notifications.c[name] == bindparam(name) for name in names]
    return select(*RAW).where(*where).order_by(notifications.c.due_at, notifications.c.id)


def decode(row: RowMapping) -> Notification:
    """Return the notification of a raw row. Raises Unreadable."""
    try:
        return _decoded(row)
    except _SPOILT as error:
        raise Unreadable(type(error).__name__) from error


def _decoded(row: RowMapping) -> Notification:
    payload = json.loads(row["payload"])
    numbers = (row["attempts"], row["faults"], row["number"] or 0)
    if not isinstance(payload, dict) or not all(isinstance(one, int) for one in numbers):
        raise TypeError
    if row["to_kind"] not in _PLACES:
        raise LookupError
    due_at = instant(row["due_at"])
    if due_at is None:
        raise TypeError
    return mappers.to_notification(row, payload, due_at, instant(row["sent_at"]))


def readable(raw: Iterable[RowMapping]) -> list[Notification]:
    """Return the notifications of the raw rows that can be decoded."""
    found = []
    for row in raw:
        try:
            found.append(decode(row))
        except Unreadable:  # of a newer release, or corrupt: operators see it in the outbox
            continue
    return found
