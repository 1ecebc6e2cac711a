"""The kinds of notifications that this release knows, and how their payloads are stored.

The `kind` of a row, called its mark, is the kind and, from version 2 on, the version ("notice/2"). A release older
than the row's version therefore does not know the mark and leaves the row to a newer process.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from pydantic import JsonValue

from commitments.domain.notifications import payloads
from commitments.domain.notifications.payload import Payload

PayloadType = type[Payload]


def discover() -> dict[str, PayloadType]:
    """Return the kinds of all modules in `payloads`, by name."""
    modules = (import_module(f"{payloads.__name__}.{found.name}") for found in iter_modules(payloads.__path__))
    found: Iterator[tuple[PayloadType, ...]] = (module.KINDS for module in modules)
    return {kind.kind: kind for kinds in found for kind in kinds}


KINDS = discover()


def reminder_kinds() -> frozenset[PayloadType]:
    """Return the kinds that remind of a commitment."""
    return frozenset(one for one in KINDS.values() if one.is_reminder)


def planned_kinds() -> frozenset[PayloadType]:
    """Return the kinds that are planned from a commitment's date, and planned again when that changes."""
    return frozenset(one for one in reminder_kinds() if not one.is_snooze)


def delayed_kinds() -> frozenset[PayloadType]:
    """Return the kinds that are on their way once they are due, though the commitment is planned again."""
    return frozenset(one for one in planned_kinds() if one.stays_once_due)


def question_kinds() -> frozenset[PayloadType]:
    return frozenset(one for one in KINDS.values() if one.is_question)


def snooze_kinds() -> frozenset[PayloadType]:
    return reminder_kinds() - planned_kinds()


def stored_kind(kind: PayloadType, version: int | None = None) -> str:
    """Return the mark of a kind's rows, by default of the current version."""
    version = version or kind.version
    return kind.kind if version == 1 else f"{kind.kind}/{version}"


def stored_kinds(kind: PayloadType) -> list[str]:
    """Return every mark that a row of a kind may have, including those of older versions."""
    return [stored_kind(kind, version) for version in range(1, kind.version + 1)]


def readable_kinds() -> list[str]:
    """Return the marks of all rows that this release can read."""
    return sorted(mark for kind in KINDS.values() for mark in stored_kinds(kind))


def is_readable(mark: str) -> bool:
    """Whether this release can read rows with a mark."""
    kind = KINDS.get(mark.partition("/")[0])
    return kind is not None and mark in stored_kinds(kind)


def to_stored(payload: Payload) -> tuple[str, Mapping[str, JsonValue]]:
    """Return the mark and the JSON values of a payload; fields that were not set are not stored."""
    return stored_kind(type(payload)), payload.model_dump(mode="json", exclude_unset=True)


def from_stored(mark: str, values: Mapping[str, JsonValue]) -> Payload:
    """Return the payload of a row. Raises KeyError for an unknown kind or version, ValueError for invalid values."""
    kind = KINDS.get(mark)  # nearly every row is of version 1
    if kind is not None and kind.version == 1:
        return kind.model_validate(values)
    name, _, number = mark.partition("/")
    kind, version = KINDS[name], int(number or 1)
    if mark not in stored_kinds(kind):
        raise KeyError(mark)
    return kind.model_validate(values if version == kind.version else kind.upgrade(version, values))
