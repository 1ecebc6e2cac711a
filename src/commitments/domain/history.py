"""The append-only record of what happened to a commitment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Event(StrEnum):
    """The kinds of entries in a history."""

    MADE = "made"
    EDITED = "edited"
    MOVED = "moved"
    HANDED_OVER = "handed_over"
    SNOOZED = "snoozed"
    TOLD = "told"
    DELIVERED = "delivered"
    ACCEPTED = "accepted"
    REOPENED = "reopened"
    CANCELLED = "cancelled"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of history: who did what, when, old → new, why.

    `old` and `new` hold moments as ISO 8601 and people as ids; `before` holds the fields (JSON values) that undoing
    the change restores, None where it cannot be undone.
    """

    number: int
    at: datetime
    actor: str
    event: Event
    old: str = ""
    new: str = ""
    reason: str = ""
    internal: bool = False
    before: Mapping[str, object] | None = None
    undone: bool = False
    id: int = 0
