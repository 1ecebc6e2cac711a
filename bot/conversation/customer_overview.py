"""The card "where do we stand?" of a customer, for members who may see all that it was promised."""

import json
from dataclasses import asdict

from bot.cards.card import Block, Button, Buttons, Card, Field, Fields, Item, Note
from bot.cards.commitment_card import status_name
from bot.cards.history_card import event_text
from bot.cards.list_card import link_of
from bot.conversation.list_request import line_of
from bot.conversation.request_context import RequestContext
from commitments.application.customers.overview import Overview, read_overview
from commitments.application.names import Names
from commitments.domain.commitment import Commitment, Status
from commitments.domain.customer import Customer
from commitments.domain.history import BOT, Entry
from commitments.domain.notifications.payloads.list_file import ListRequest
from commitments.domain.numbers import label_of


async def customer_overview(context: RequestContext, customer: Customer) -> Card:
    overview = await read_overview(context.uow, customer, context.now)
    said = overview.last_word
    people = [said.actor] if said and said.actor != BOT else []
    names = await context.names([*overview.open, *overview.broken], people)
    rows = [
        *([("values", customer.note)] if customer.note else []),
        ("open", _counts(context, overview)),
        ("next", _next(context, overview.next)),
        ("last_word", _last_word(context, said, names) if said else None),
        ("broken", " · ".join(_broken(context, one) for one in overview.broken) or context.text("stand.none_broken")),
    ]
    fields = tuple(Field(context.text(f"stand.{name}"), value or context.text("stand.none")) for name, value in rows)
    items = [_item(context, one, names) for one in overview.open]
    title = context.text("stand.archived" if customer.is_archived else "stand.title", name=customer.name)
    note: list[Block] = [] if customer.note else [_invitation(context, customer)]
    return Card(title, (Fields(fields), *items, *note, Buttons(tuple(_buttons(context, customer, overview)))))


def _invitation(context: RequestContext, customer: Customer) -> Note:
    return Note(context.text("stand.say_values", customer=context.typed["customer"], name=customer.name))


def _counts(context: RequestContext, overview: Overview) -> str:
    parts = [context.text("stand.counted", count=overview.counted)] if overview.counted else []
    return " · ".join([*parts, *([context.text("stand.late", count=overview.late)] if overview.late else [])])


def _next(context: RequestContext, one: Commitment | None) -> str | None:
    return f"{one.label} · {_when(context, one)}" if one else None


def _last_word(context: RequestContext, said: Entry, names: Names) -> str:
    what = event_text(context.localizer, said, names)
    return f"{context.localizer.short(said.at)} · {label_of(said.number)} · {what}"


def _broken(context: RequestContext, one: Commitment) -> str:
    outcome = context.text(f"outcome.{one.outcome}")
    return f"{one.label} {outcome} ({context.localizer.due_short(one.first_deadline)})"


def _item(context: RequestContext, one: Commitment, names: Names) -> Item:
    late = line_of(one, names, context.workspace, context.now).days_late
    waits = [status_name(context.localizer, one)] if one.status is not Status.OPEN else []
    lateness = [] if late is None else [context.text("list.late" if late else "list.just_late", count=late)]
    owner = context.localizer.words(names.person(one.owner))
    inside = [context.text("list.internal")] if one.internal else []
    detail = " · ".join([_when(context, one), owner, *waits, *lateness, *inside])
    title = f"{one.label} · {context.localizer.words(one.what)}"
    show = Button("open", context.text("button.open"), str(one.number))
    return Item(title, detail, link_of(context.workspace.url, one), (show,))


def _when(context: RequestContext, one: Commitment) -> str:
    return context.localizer.listed(one.deadline, context.now)


def _buttons(context: RequestContext, customer: Customer, overview: Overview) -> list[Button]:
    found = [Button("customer_settings", context.text("button.customer_settings"), str(customer.id))]
    if overview.counted > len(overview.open):
        every = json.dumps(asdict(ListRequest(mine=False, customers=(customer.id,))))
        found.append(Button("page", context.text("button.all_open"), every))
    if customer.is_archived:
        found.append(Button("restore_customer", context.text("button.restore_customer"), str(customer.id)))
    return found
