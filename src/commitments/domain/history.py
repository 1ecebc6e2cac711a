"""The append-only record of what happened to a commitment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from commitments.domain.erasure import erased


class Event(StrEnum):
    """The kinds of entries in a history."""

    MADE = "made"
    EDITED = "edited"
    MOVED = "moved"
    CORRECTED = "corrected"
    REZONED = "rezoned"
    HANDED_OVER = "handed_over"
    SNOOZED = "snoozed"
    TOLD = "told"
    DELIVERED = "delivered"
    ACCEPTED = "accepted"
    REOPENED = "reopened"
    CANCELLED = "cancelled"
    UNDONE = "undone"
    ERASED = "erased"
    UNTOLD = "untold"
    RETOLD = "retold"
    ASKED = "asked"
    NOT_DONE = "not_done"
    TOLD_LATE = "told_late"
    MERGED = "merged"
    UPDATED = "updated"
    NOTED = "noted"
    NEWS_ASKED = "news_asked"
    TOLD_BY_HAND = "told_by_hand"
    RECURRED = "recurred"
    STOPPED = "stopped"


BOT = "bot"
"""Who acts in an entry about something that happened by itself."""
_OF_TELLING = frozenset({Event.TOLD, Event.UNTOLD, Event.RETOLD, Event.TOLD_BY_HAND})
ASIDE = _OF_TELLING | {
    Event.ASKED, Event.SNOOZED, Event.TOLD_LATE, Event.UPDATED, Event.NOTED, Event.NEWS_ASKED,
}  # fmt: skip
"""The events that leave a commitment as it is."""
_NEWS = frozenset({Event.UPDATED, Event.TOLD_LATE, Event.MOVED, Event.DELIVERED, Event.CANCELLED})
"""The events of which a customer hears who asked for news."""
_OF_WORDS = frozenset({Event.EDITED, Event.TOLD, Event.TOLD_LATE, Event.MERGED, Event.UPDATED})
"""The events whose `old` and `new` are words; those of all others are moments, people and codes, which stay."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of history: who did what, when, old → new, why.

    `old` and `new` hold moments as ISO 8601, due dates by the day as dates, and people as ids; `before` holds the
    fields (JSON values) that undoing the change restores, None where it cannot be undone.
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

    def without_content(self) -> "Entry":
        """Return it without words; dates, outcomes and ids stay. It can no longer be undone."""
        words = self.event in _OF_WORDS
        old, new = (erased(self.old), erased(self.new)) if words else (self.old, self.new)
        return replace(self, old=old, new=new, reason=erased(self.reason), before=None)


def newest_telling(history: Sequence[Entry]) -> Entry | None:
    """Return the newest entry about telling the customer: told, also by one of us, not told, or tried again."""
    return next((one for one in reversed(history) if one.event in _OF_TELLING), None)


def last_word(history: Sequence[Entry]) -> Entry | None:
    """Return the newest entry of words that somebody wrote to the customer, in `new`; None before the first."""
    return next((one for one in reversed(history) if one.event in (Event.UPDATED, Event.TOLD_LATE) and one.new), None)


def answer_to(history: Sequence[Entry], asked: int) -> Entry | None:
    """Return the first entry after the one at a position in which the customer hears news; None before that."""
    later = (one for one in history[asked:] if not one.undone)
    return next((one for one in later if one.event in _NEWS), None)


def notes_of(history: Sequence[Entry]) -> list[Entry]:
    """Return the notes that colleagues left, in `reason`, in order."""
    return [one for one in history if one.event is Event.NOTED and one.reason]
