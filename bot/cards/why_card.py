"""The notifications of a commitment: what is coming, what was sent, and the rest on demand."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.card import Block, Card, Item, Note, Text
from bot.cards.pages import folded, page
from bot.i18n.localizer import Localizer
from commitments.application.names import Names
from commitments.domain.commitment import Commitment
from commitments.domain.notifications.notification import Notification, State
from commitments.domain.notifications.payloads.refresh import Refresh
from commitments.domain.notifications.payloads.reminders import Reminder

_COMING, _SENT = 8, 5
_AHEAD = frozenset({State.PLANNED, State.CLAIMED})
_TRIED = frozenset({State.SENT, State.FAILED})


def why_card(
    localizer: Localizer,
    commitment: Commitment,
    planned: Sequence[Notification],
    names: Names,
    unreadable: int = 0,
    offset: int | None = None,
) -> Card:
    """Return what is coming, next first, then what was sent or failed, last first; the rest is counted.

    With `offset`: every notification in that order, those held back last, from there on.
    `unreadable` is the number of notifications that this release cannot read.
    """
    title = localizer.text("why.title", label=commitment.label, what=commitment.what)
    shown = [one for one in planned if not isinstance(one.payload, Refresh)]
    coming = sorted((one for one in shown if one.state in _AHEAD), key=lambda one: one.due_at)
    tried = sorted((one for one in shown if one.state in _TRIED), key=_when, reverse=True)
    held = sorted((one for one in shown if one.state not in _AHEAD | _TRIED), key=_when, reverse=True)
    others = (Note(localizer.text("why.unreadable", count=unreadable)),) if unreadable else ()
    if offset is not None:
        items = [_item(localizer, one, names) for one in (*coming, *tried, *held)]
        return Card(title, (*page(localizer, "why_all", commitment.number, items, offset), *others))
    first = _section(localizer, "why.coming", coming[:_COMING], names)
    then = _section(localizer, "why.sent", tried[:_SENT], names)
    left = len(shown) - len(coming[:_COMING]) - len(tried[:_SENT])
    fold = folded(localizer, "why_all", commitment.number, "why.more", left)
    return Card(title, (*first, *then, *others, *fold) or (Text(localizer.text("why.none")),))


def _section(localizer: Localizer, heading: str, these: Sequence[Notification], names: Names) -> tuple[Block, ...]:
    items = tuple(_item(localizer, one, names) for one in these)
    return (Text(localizer.text(heading), strong=True), *items) if items else ()


def _when(one: Notification) -> datetime:
    return one.sent_at if one.state is State.SENT and one.sent_at else one.due_at


def _item(localizer: Localizer, one: Notification, names: Names) -> Item:
    person = localizer.words(names.person(one.destination.id))
    where = person if one.destination.kind == "person" else localizer.text("why.channel")
    name = one.payload.name if isinstance(one.payload, Reminder) else ""
    kind = localizer.text(f"kind.{one.kind}", name=_lead_text(localizer, name))
    state = localizer.text(f"state.{one.state}", moment=localizer.moment(_when(one)))
    reason = localizer.text_if_known("held", one.reason)
    return Item(f"{kind} → {where}", state + (f" · {reason}" if reason else ""))


def _lead_text(localizer: Localizer, name: str) -> str:
    """Return a lead time such as "3d" in words: 3 working days."""
    count, unit = name[:-1], name[-1:]
    return localizer.text(f"lead.{unit}", count=int(count)) if count.isdecimal() and unit in {"d", "h"} else name
