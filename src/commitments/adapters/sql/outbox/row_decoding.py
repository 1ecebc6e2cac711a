"""Decodes rows of notifications one by one, so that a row that cannot be read does not affect the others.

They are therefore fetched in the database's own representation: JSON as text, a moment in microseconds.
"""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, RowMapping, Select, Text, bindparam, case, cast, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType

from commitments.adapters.sql import mappers
from commitments.adapters.sql.column_types import Instant, Json, instant
from commitments.adapters.sql.schema import notifications
from commitments.domain.notifications.addresses import Destination
from commitments.domain.notifications.notification import Notification, State

_SPOILT = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_PLACES = frozenset({"person", "channel"})
_LARGEST_COUNT = 10**9  # of attempts; PostgreSQL counts to twice that


class Unreadable(Exception):
    """A row cannot be decoded; the message is the name of the error."""


class RawMoment(FunctionElement[Any]):
    """A moment in microseconds since 1970: SQLite's number or PostgreSQL's text; both hold moments beyond Python's."""

    inherit_cache = True
    type = NullType()


@compiles(RawMoment)
def _as_number(element: RawMoment, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 (SQLAlchemy's own)
    return compiler.process(element.clauses, **options)


@compiles(RawMoment, "postgresql")
def _as_text(element: RawMoment, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 (SQLAlchemy's own)
    return f"CAST(EXTRACT(EPOCH FROM {compiler.process(element.clauses, **options)}) * 1000000 AS TEXT)"


def raw(column: Column[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, Json):
        return cast(column, Text()).label(column.name)  # otherwise asyncpg decodes JSON while fetching
    return RawMoment(column).label(column.name) if isinstance(column.type, Instant) else column


RAW = tuple(raw(column) for column in notifications.c)
"""The columns of a notification in the database's own representation."""
_attempts = notifications.c.attempts
MORE_ATTEMPTS = case((_attempts < _LARGEST_COUNT, _attempts + 1), else_=_attempts)
"""One attempt more, as far as a number goes."""


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
    counts = is_count(row["attempts"]) and is_count(row["faults"]) and is_count(row["number"] or 0)
    if not counts or not isinstance(payload, dict):
        raise TypeError
    if row["to_kind"] not in _PLACES or not _is_leased_as_addressed(row):
        raise LookupError
    due_at = instant(row["due_at"])
    if due_at is None:
        raise TypeError
    return mappers.to_notification(row, payload, due_at, instant(row["sent_at"]))


def _is_leased_as_addressed(row: RowMapping) -> bool:
    """Whether the key under which a row is leased and limited is its destination's, or its company's at least.

    What is claimed keeps the key of its lease when its destination gets another id.
    """
    if row["state"] == State.CLAIMED:
        return str(row["place"]).startswith(f"{row['company']} ")
    return bool(row["place"] == mappers.place_key(row["company"], Destination(row["to_kind"], row["to_id"])))


def is_count(value: object) -> bool:
    """Whether a value of the database can be a number of tries or of a commitment."""
    return isinstance(value, int) and 0 <= value <= _LARGEST_COUNT


def readable(raw: Iterable[RowMapping]) -> list[Notification]:
    """Return the notifications of the raw rows that can be decoded."""
    found = []
    for row in raw:
        try:
            found.append(decode(row))
        except Unreadable:  # of a newer release, or corrupt: operators see it in the outbox
            continue
    return found
