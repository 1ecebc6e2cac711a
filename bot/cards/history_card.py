"""The history of a commitment: its newest entries, or all of them page by page."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.cards.card import Card, Item
from bot.cards.pages import folded, page
from bot.i18n.localizer import Localizer
from commitments.application.names import Names
from commitments.domain.commitment import Commitment, Move
from commitments.domain.deadline import Deadline
from commitments.domain.history import BOT, Entry, Event

_NEWEST = 8


def history_card(
    localizer: Localizer,
    commitment: Commitment,
    entries: Sequence[Entry],
    moves: Sequence[Move],
    names: Names,
    offset: int | None = None,
) -> Card:
    """Return who did what, when, old → new and why, oldest first, with the notice period of each move.

    Without `offset` the newest entries, and a button for all; with it the page that begins there.
    """
    notices = iter([move.notice for move in moves])
    of_moves = [next(notices, None) if entry.event is Event.MOVED else None for entry in entries]
    items = [_item(localizer, *pair, names) for pair in zip(entries, of_moves, strict=True)]
    title = localizer.text("history.title", label=commitment.label, what=commitment.what)
    if offset is not None:
        return Card(title, page(localizer, "history_all", commitment.number, items, offset))
    earlier = max(0, len(items) - _NEWEST)
    fold = folded(localizer, "history_all", commitment.number, "history.earlier", earlier)
    return Card(title, (*fold, *items[-_NEWEST:]))


def _item(localizer: Localizer, entry: Entry, notice: timedelta | None, names: Names) -> Item:
    title = event_text(localizer, entry, names) + (f" ({localizer.text('history.undone')})" if entry.undone else "")
    change = " → ".join(_shown(localizer, entry.event, value, names) for value in (entry.old, entry.new) if value)
    change = f"→ {change}" if entry.new and not entry.old else change
    said = localizer.text_if_known("held", entry.reason) if entry.event is Event.UNTOLD else entry.reason
    reason = said + (f" ({localizer.text('history.internal')})" if entry.internal else "")
    hours = localizer.text("history.notice", hours=round(notice / timedelta(hours=1))) if notice is not None else ""
    return Item(
        title, localizer.words("\n".join(part for part in (localizer.moment(entry.at), change, reason, hours) if part))
    )


def event_text(localizer: Localizer, entry: Entry, names: Names) -> str:
    """Return who did what, as a sentence."""
    by_bot = entry.actor == BOT
    who = localizer.text("history.bot") if by_bot else localizer.text("history.by", name=names.person(entry.actor))
    return localizer.text(f"event.{entry.event}", who=who)


def _shown(localizer: Localizer, event: Event, value: str, names: Names) -> str:
    if event in (Event.MADE, Event.MOVED, Event.CORRECTED, Event.REZONED, Event.SNOOZED):
        at = datetime.fromisoformat(value)
        return localizer.due(Deadline(at, None if at.tzinfo else at.date()))
    if event is Event.HANDED_OVER:
        return names.person(value)
    if event is Event.ACCEPTED:
        return localizer.text(f"outcome.{value}")
    return localizer.text(f"undo.{value}") if event is Event.UNDONE else value
