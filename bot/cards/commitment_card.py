"""Cards about one commitment, for our own people."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.cards.buttons import button
from bot.cards.card import Block, Button, Buttons, Card, Field, Fields, Item, Note, Text
from bot.i18n.localizer import Localizer
from commitments.application.names import Names
from commitments.domain.commitment import Commitment, Move, Status
from commitments.domain.customer import Announce, Customer
from commitments.domain.history import Entry, Event
from commitments.domain.notifications.notification import Notification, State
from commitments.domain.notifications.payloads.refresh import Refresh
from commitments.domain.notifications.payloads.reminders import (
    BriefReminder,
    DueReminder,
    Escalation,
    LeadReminder,
    Reminder,
)


def due_text(voice: Localizer, commitment: Commitment, customer: Customer | None) -> str:
    """Say when it is due, in the reader's zone and in the customer's where that differs."""
    here = voice.moment(commitment.due)
    if customer is None or customer.zone is None:
        return here
    there = voice.moment(commitment.due, customer.zone)
    return here if there == here else f"{here}\n{voice.say('due.customer', name=customer.name, moment=there)}"


def fields_of(voice: Localizer, commitment: Commitment, names: Names) -> Fields:
    """Give what there is to know of a commitment, as labelled values."""
    customer = names.customer(commitment)
    rows = [
        Field(voice.say("field.what"), commitment.what),
        Field(voice.say("field.customer"), customer.name if customer else voice.say("customer.none")),
        Field(voice.say("field.owner"), names.person(commitment.owner)),
        Field(voice.say("field.due"), due_text(voice, commitment, customer)),
    ]
    if commitment.maker != commitment.owner:
        rows.append(Field(voice.say("field.maker"), names.person(commitment.maker)))
    if commitment.first_due != commitment.due:
        first = voice.say("first_date", moment=voice.moment(commitment.first_due), count=commitment.moves)
        rows.append(Field(voice.say("field.first_due"), first))
    if commitment.status is not Status.OPEN:
        rows.append(Field(voice.say("field.status"), status_text(voice, commitment)))
    return Fields(tuple(rows))


def status_text(voice: Localizer, commitment: Commitment) -> str:
    """Say where it stands, with its outcome once it is closed."""
    status = voice.say(f"status.{commitment.status}")
    if commitment.outcome is None or commitment.status is Status.CANCELLED:
        return status if commitment.outcome != "broken" else voice.say("outcome.broken")
    return f"{status} · {voice.say(f'outcome.{commitment.outcome}')}"


def made_card(
    voice: Localizer, commitment: Commitment, names: Names, reminders: Sequence[Notification], told: bool
) -> Card:
    """Confirm a new commitment: what was understood, who will be reminded when, and what can be done."""
    planned = Field(voice.say("field.reminders"), reminders_text(voice, reminders, names))
    blocks: list[Block] = [Fields((*fields_of(voice, commitment, names).fields, planned))]
    if told:
        blocks.append(Note(voice.say("made.telling")))
    buttons = [button(voice, "edit", commitment.number), button(voice, "undo", commitment.number)]
    if not told and can_tell(commitment, names.customer(commitment)):
        buttons.append(button(voice, "tell", commitment.number, "primary"))
    blocks.append(Buttons(tuple(buttons)))
    return Card(voice.say("made.title", label=commitment.label), tuple(blocks))


def can_tell(commitment: Commitment, customer: Customer | None) -> bool:
    """Tell whether the customer can still be shown this commitment for the first time."""
    return (
        customer is not None
        and customer.announce is not Announce.NEVER
        and commitment.card is None
        and commitment.status is Status.OPEN
    )


def reminders_text(voice: Localizer, reminders: Sequence[Notification], names: Names) -> str:
    """Say whom the reminders reach and when, in the reader's zone."""
    before = [one for one in reminders if isinstance(one.payload, LeadReminder | BriefReminder | DueReminder)]
    lines = []
    if before:
        name, moments = names.person(before[0].destination.id), " · ".join(voice.short(one.due_at) for one in before)
        zone = voice.zone_at(before[0].due_at)
        lines.append(voice.say("reminders.before", name=name, moments=moments, zone=zone))
    else:
        lines.append(voice.say("reminders.too_soon"))
    for one in reminders:
        if isinstance(one.payload, Escalation):
            name, moment = names.person(one.destination.id), voice.short(one.due_at)
            lines.append(voice.say("reminders.manager", name=name, moment=moment, zone=voice.zone_at(one.due_at)))
    return "\n".join(lines)


def open_card(voice: Localizer, commitment: Commitment, names: Names, title: str = "") -> Card:
    """Show a commitment with the buttons that fit its state."""
    heading = title or voice.say("open.title", label=commitment.label, what=commitment.what)
    buttons = state_buttons(voice, commitment, names, full=True)
    row = (Buttons(buttons),) if buttons else ()
    return Card(heading, (fields_of(voice, commitment, names), *row))


def state_buttons(voice: Localizer, commitment: Commitment, names: Names, *, full: bool = False) -> tuple[Button, ...]:
    """Give the buttons that fit the state: at most five."""
    number = commitment.number
    if commitment.status is Status.DELIVERED and commitment.card is None:
        return (button(voice, "agreed", number, "primary"),)
    if commitment.status is not Status.OPEN:
        return ()
    row = [button(voice, "done", number, "primary"), button(voice, "move", number)]
    row.append(button(voice, "give" if full else "snooze", number))
    if not full:
        return (*row, button(voice, "give", number))
    tellable = can_tell(commitment, names.customer(commitment))
    return (
        *row,
        button(voice, "tell" if tellable else "edit", number),
        button(voice, "cancel", number, "danger"),
    )


def history_card(
    voice: Localizer, commitment: Commitment, entries: Sequence[Entry], moves: Sequence[Move], names: Names
) -> Card:
    """Tell who did what, when, old → new, why; and the notice that each move gave."""
    notices = [move.notice for move in moves]
    items: list[Block] = []
    for entry in entries:
        notice = notices.pop(0) if entry.event is Event.MOVED and notices else None
        items.append(_entry_item(voice, entry, names, notice))
    return Card(voice.say("history.title", label=commitment.label, what=commitment.what), tuple(items[-40:]))


def _entry_item(voice: Localizer, entry: Entry, names: Names, notice: timedelta | None) -> Item:
    who = voice.say("history.bot") if entry.actor == "bot" else names.person(entry.actor)
    title = voice.say(f"event.{entry.event}", name=who) + (f" ({voice.say('history.undone')})" if entry.undone else "")
    change = " → ".join(_shown(voice, entry.event, value, names) for value in (entry.old, entry.new) if value)
    change = f"→ {change}" if entry.new and not entry.old else change
    reason = entry.reason + (f" ({voice.say('history.internal')})" if entry.internal else "")
    hours = voice.say("history.notice", hours=round(notice / timedelta(hours=1))) if notice is not None else ""
    return Item(title, "\n".join(part for part in (voice.moment(entry.at), change, reason, hours) if part))


def _shown(voice: Localizer, event: Event, value: str, names: Names) -> str:
    if event in (Event.MADE, Event.MOVED, Event.SNOOZED):
        return voice.moment(datetime.fromisoformat(value))
    if event is Event.HANDED_OVER:
        return names.person(value)
    if event is Event.ACCEPTED:
        return voice.say(f"outcome.{value}")
    return voice.say(f"undo.{value}") if event is Event.UNDONE else value


def why_card(
    voice: Localizer, commitment: Commitment, planned: Sequence[Notification], names: Names, unreadable: int = 0
) -> Card:
    """List every notification of a commitment: planned, sent, held back or failed, and why.

    `unreadable` is how many more there are that this release cannot read.
    """
    shown = [one for one in planned if not isinstance(one.payload, Refresh)]
    items = tuple(_notification_item(voice, one, names) for one in shown[-40:])
    others = (Note(voice.say("why.unreadable", count=unreadable)),) if unreadable else ()
    blocks: tuple[Block, ...] = (*items, *others) or (Text(voice.say("why.none")),)
    return Card(voice.say("why.title", label=commitment.label, what=commitment.what), blocks)


def _lead_text(voice: Localizer, name: str) -> str:
    """Say "3d" as 3 working days."""
    count, unit = name[:-1], name[-1:]
    return voice.say(f"lead.{unit}", count=int(count)) if count.isdecimal() and unit in {"d", "h"} else name


def _notification_item(voice: Localizer, one: Notification, names: Names) -> Item:
    where = names.person(one.destination.id) if one.destination.kind == "person" else voice.say("why.channel")
    name = one.payload.name if isinstance(one.payload, Reminder) else ""
    kind = voice.say(f"kind.{one.kind}", name=_lead_text(voice, name))
    at = one.sent_at if one.state is State.SENT and one.sent_at else one.due_at
    state = voice.say(f"state.{one.state}", moment=voice.moment(at))
    reason = voice.say_if_known("held", one.reason)
    return Item(f"{kind} → {where}", state + (f" · {reason}" if reason else ""))
