"""Cards about one commitment, for members of our company."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards.buttons import button, rows_of
from bot.cards.card import Block, Button, Buttons, Card, Field, Fields, Note
from bot.cards.quotation import quoted
from bot.i18n.localizer import Localizer
from bot.i18n.recurrences import recurrence_text
from commitments.application.commitments.tell_customer import Telling
from commitments.application.names import Names
from commitments.domain.commitment import Commitment, Outcome, Status
from commitments.domain.customer import Announce, Customer
from commitments.domain.history import Entry, last_word, notes_of
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.payloads.reminders import (
    BriefReminder,
    DueReminder,
    Escalation,
    LeadReminder,
    SnoozedReminder,
)

_MOST_NOTES = 3


def due_text(localizer: Localizer, commitment: Commitment, customer: Customer | None) -> str:
    """Return the due date; a moment in the reader's zone, and in the customer's where that differs."""
    here = localizer.due(commitment.deadline)
    if customer is None or customer.zone is None:
        return here
    there = localizer.due(commitment.deadline, customer.zone)
    return here if there == here else f"{here}\n{localizer.text('due.customer', name=customer.name, moment=there)}"


def fields_of(localizer: Localizer, commitment: Commitment, names: Names) -> Fields:
    """Return the properties of a commitment as labelled values."""
    customer = names.customer(commitment)
    rows = [
        Field(localizer.text("field.what"), localizer.words(commitment.what)),
        Field(localizer.text("field.customer"), customer_text(localizer, customer)),
        Field(localizer.text("field.owner"), localizer.words(names.person(commitment.owner))),
        Field(localizer.text("field.due"), due_text(localizer, commitment, customer)),
    ]
    if commitment.recurs:
        rows.append(Field(localizer.text("field.recurs"), recurrence_text(localizer, commitment.recurs)))
    if commitment.internal:
        rows.append(Field(localizer.text("field.internal"), localizer.text("internal.never_told")))
    if commitment.maker != commitment.owner:
        rows.append(Field(localizer.text("field.maker"), localizer.words(names.person(commitment.maker))))
    if commitment.first_due != commitment.due:
        rows.append(Field(localizer.text("field.first_due"), _first_date(localizer, commitment)))
    if commitment.status is not Status.OPEN:
        rows.append(Field(localizer.text("field.status"), status_text(localizer, commitment)))
    return Fields(tuple(rows))


def _first_date(localizer: Localizer, commitment: Commitment) -> str:
    moment = localizer.due(commitment.first_deadline)
    return localizer.text("first_date", moment=moment, count=commitment.moves) if commitment.moves else moment


def customer_text(localizer: Localizer, customer: Customer | None) -> str:
    """Return a customer's name, or that there is none."""
    return localizer.words(customer.name) if customer else localizer.text("customer.none")


def status_name(localizer: Localizer, commitment: Commitment) -> str:
    """Return the name of the status; of an internal one nobody confirms receipt."""
    return localizer.text("status.done" if commitment.is_done_inside else f"status.{commitment.status}")


def status_text(localizer: Localizer, commitment: Commitment) -> str:
    """Return the status, with the outcome once it is closed."""
    status = status_name(localizer, commitment)
    if commitment.outcome in (None, Outcome.CANCELLED):
        return status
    return f"{status} · {localizer.text(f'outcome.{commitment.outcome}')}"


def new_commitment_card(
    localizer: Localizer, commitment: Commitment, names: Names, reminders: Sequence[Notification], telling: Telling
) -> Card:
    """Return the confirmation of a new commitment: its fields, planned reminders and buttons."""
    planned = Field(localizer.text("field.reminders"), reminders_text(localizer, reminders, names))
    blocks: list[Block] = [Fields((*fields_of(localizer, commitment, names).fields, planned))]
    customer = names.customer(commitment)
    if telling.told:
        blocks.append(Note(localizer.text("made.telling")))
    elif telling.unsure and customer is not None:
        words = quoted(telling.unsure)
        blocks.append(Note(localizer.text("made.unsure", name=customer.name, words=words)))
    tellable = not telling.told and can_tell(commitment, customer)
    tell = [button(localizer, "tell", commitment.number, "primary")] if tellable else []
    blocks += rows_of([*tell, *(button(localizer, name, commitment.number) for name in ("edit", "undo"))])
    return Card(localizer.text("made.title", label=commitment.label), tuple(blocks))


def can_tell(commitment: Commitment, customer: Customer | None) -> bool:
    """Whether this commitment can still be shown to its customer for the first time."""
    return (
        customer is not None
        and not commitment.internal
        and customer.announce is not Announce.NEVER
        and commitment.card is None
        and not commitment.is_closed
    )


def reminders_text(localizer: Localizer, reminders: Sequence[Notification], names: Names) -> str:
    """Return who is reminded and when, in the reader's zone."""
    before = [
        one
        for one in reminders
        if isinstance(one.payload, LeadReminder | BriefReminder | DueReminder | SnoozedReminder)
    ]
    lines = []
    if before:
        name = names.person(before[0].destination.id)
        moments = " · ".join(localizer.short_by_day([one.due_at for one in before]))
        zone = localizer.zone_at(before[0].due_at)
        lines.append(localizer.text("reminders.before", name=name, moments=moments, zone=zone))
    else:
        lines.append(localizer.text("reminders.too_soon"))
    for one in reminders:
        if isinstance(one.payload, Escalation):
            name, moment = names.person(one.destination.id), localizer.short(one.due_at)
            lines.append(
                localizer.text("reminders.manager", name=name, moment=moment, zone=localizer.zone_at(one.due_at))
            )
    return "\n".join(lines)


def open_card(
    localizer: Localizer,
    commitment: Commitment,
    names: Names,
    title: str = "",
    reminders: Sequence[Notification] | None = None,
) -> Card:
    """Return a commitment with the buttons for its state, and with its planned reminders if they are given."""
    heading = title or localizer.text("open.title", label=commitment.label, what=commitment.what)
    buttons = state_buttons(localizer, commitment, names, full=True)
    if buttons and commitment.recurs:
        buttons = (*buttons, button(localizer, "stop", commitment.number))
    fields = fields_of(localizer, commitment, names).fields
    if reminders is not None:
        fields = (*fields, Field(localizer.text("field.reminders"), reminders_text(localizer, reminders, names)))
    return Card(heading, (Fields(fields), *rows_of(buttons)))


def with_words(
    localizer: Localizer, card: Card, commitment: Commitment, history: Sequence[Entry], names: Names
) -> Card:
    """Return a commitment's card with the last word to the customer and the last notes, and buttons to add some."""
    rows = []
    if word := last_word(history):
        rows.append(Field(localizer.text("field.last_word"), last_word_text(localizer, word)))
    for entry in notes_of(history)[-_MOST_NOTES:]:
        said, who = localizer.words(entry.reason), localizer.words(names.person(entry.actor))
        rows.append(Field(localizer.text("field.note"), f"{said} ({who}, {localizer.short(entry.at)})"))
    writing = commitment.card is not None and not commitment.is_closed and not commitment.internal
    more = [button(localizer, name, commitment.number) for name in (("update",) if writing else ()) + ("note",)]
    pressed = [each for one in card.blocks if isinstance(one, Buttons) for each in one.buttons]
    shown = [replace(one, fields=(*one.fields, *rows)) if isinstance(one, Fields) else one for one in card.blocks]
    told = [one for one in shown if not isinstance(one, Buttons)]
    return Card(card.title, (*told, *rows_of([*pressed, *more])))


def last_word_text(localizer: Localizer, entry: Entry) -> str:
    """Return what was last written to the customer, and when."""
    return f"“{localizer.words(entry.new)}” ({localizer.short(entry.at)})"


def _asks_customer(localizer: Localizer, commitment: Commitment, names: Names) -> tuple[Button, ...]:
    """Return the button that brings a delivery to the customer: the question again, or the first card."""
    if commitment.card is not None:
        return (button(localizer, "ask_again", commitment.number),)
    tellable = can_tell(commitment, names.customer(commitment))
    return (button(localizer, "tell", commitment.number),) if tellable else ()


def state_buttons(
    localizer: Localizer, commitment: Commitment, names: Names, *, full: bool = False
) -> tuple[Button, ...]:
    """Return the buttons for the commitment's state, at most five."""
    number = commitment.number
    if commitment.status is Status.DELIVERED:
        return (
            button(localizer, "agreed", number, "primary"),
            *_asks_customer(localizer, commitment, names),
            button(localizer, "not_done", number),
        )
    if commitment.status is not Status.OPEN:
        return ()
    row = [button(localizer, "done", number, "primary"), button(localizer, "move", number)]
    row.append(button(localizer, "give" if full else "snooze", number))
    if not full:
        return (*row, button(localizer, "give", number))
    tellable = can_tell(commitment, names.customer(commitment))
    return (
        *row,
        button(localizer, "tell" if tellable else "edit", number),
        button(localizer, "cancel", number, "danger"),
    )
