"""Column types that behave the same on SQLite and PostgreSQL."""

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
"""A number assigned by the database; SQLite assigns numbers only to columns of type INTEGER."""


def storable(text: str) -> str:
    """Return `text` as a plain str. Raises UnstorableText for NUL or a lone surrogate, which no database can store."""
    if _UNSTORABLE.search(text):
        raise UnstorableText
    return str(text)


def _moment(kept: int | None) -> datetime | None:
    return None if kept is None else _EPOCH + kept * _MICROSECOND


def instant(kept: object) -> datetime | None:
    """Return the moment of microseconds since 1970, as a number or a text with a fraction.

    Raises TypeError, ValueError or OverflowError for any other value.
    """
    if kept is None:
        return None
    if not isinstance(kept, int | str):
        raise TypeError
    return _moment(int(kept.partition(".")[0]) if isinstance(kept, str) else kept)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, with microseconds: timestamptz, or microseconds since 1970 on SQLite.

    Raises NaiveTime for naive datetimes.
    """

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime] | TypeEngine[int]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | int | None:
        if value is None:
            return None
        moment = aware(value).astimezone(UTC)
        return moment if dialect.name == "postgresql" else (moment - _EPOCH) // _MICROSECOND

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[int | None], datetime | None] | None:
        """Return the conversion to an aware moment in UTC; asyncpg returns one already."""
        return None if dialect.name == "postgresql" else _moment


class Span(TypeDecorator[timedelta]):
    """A duration in microseconds; may be negative."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        return None if value is None else value // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:
        return None if value is None else value * _MICROSECOND


class Words(TypeDecorator[str]):
    """Text in any language, ordered by code point on both databases. Raises UnstorableText; see `storable`."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class Json(TypeDecorator[object]):
    """JSON values, stored as text in the given order; None is SQL's NULL."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> object:
        """Return the value unchanged. Raises UnstorableText for a text inside it."""
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
