"""Column types that mean the same on SQLite and PostgreSQL."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import JSON, BigInteger, DateTime, Integer, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from commitments.domain.clock import aware
from commitments.domain.errors import UnstorableText

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

Identifier = BigInteger().with_variant(Integer(), "sqlite")
"""A number that the database gives; SQLite numbers only columns called INTEGER."""


def storable(text: str) -> str:
    """Give `text` back as a plain str, or raise UnstorableText: no database takes NUL or half a character."""
    if _UNSTORABLE.search(text):
        raise UnstorableText
    return str(text)


def _moment(kept: int | None) -> datetime | None:
    return None if kept is None else _EPOCH + kept * _MICROSECOND


def instant(kept: object) -> datetime | None:
    """Return the moment that either database keeps so; raise TypeError or OverflowError for what is none."""
    if kept is None or isinstance(kept, datetime):
        return kept
    if not isinstance(kept, int):
        raise TypeError
    return _moment(kept)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, to the microsecond: timestamptz, or microseconds since 1970 on SQLite.

    Refuses naive datetimes with NaiveTime.
    """

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime] | TypeEngine[int]:
        """Choose the column type of a database."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | int | None:
        """Turn an aware moment into what the database keeps."""
        if value is None:
            return None
        moment = aware(value).astimezone(UTC)
        return moment if dialect.name == "postgresql" else (moment - _EPOCH) // _MICROSECOND

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[int | None], datetime | None] | None:
        """Turn what the database keeps into an aware moment in UTC; asyncpg gives one already."""
        return None if dialect.name == "postgresql" else _moment


class Span(TypeDecorator[timedelta]):
    """A length of time, in microseconds; may be negative."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        """Turn a length of time into microseconds."""
        return None if value is None else value // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:
        """Turn microseconds into a length of time."""
        return None if value is None else value * _MICROSECOND


class Words(TypeDecorator[str]):
    """Text of any language, ordered by code point on both databases. Refuses what neither can keep."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Choose the column type of a database."""
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Give a plain text, or raise UnstorableText."""
        return None if value is None else storable(value)


class Json(TypeDecorator[object]):
    """JSON values, kept as text in the order given; None is SQL's NULL."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> object:
        """Give the value back, or raise UnstorableText for a text inside it."""
        _check(value)
        return value


def _check(value: object) -> None:
    if isinstance(value, str):
        storable(value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            _check(key)
            _check(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            _check(inner)
