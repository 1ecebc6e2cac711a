"""/customer Acmee merge Acme: says what will move, and merges once it is confirmed."""

from bot.cards.card import Button, Buttons, Card, Field, Fields, Note
from bot.conversation.commitment_reply import replanned
from bot.conversation.customer_archive import visible_by_number
from bot.conversation.customer_profile import customer_profile
from bot.conversation.request_context import RequestContext, with_note
from bot.conversation.requests import Reply
from bot.conversation.verb import Action
from bot.i18n.setting_texts import setting_text
from commitments.application.customers.merge_customers import merge_customers, merged_customer, require_mergeable
from commitments.application.ports.commitment_query import Query
from commitments.domain.customer import Customer

_MOST_COUNTED = 1000
_DIFFERS = ("tier", "zone", "country", "language")


async def merge_question(context: RequestContext, source: Customer, target: Customer) -> Reply:
    """Return the question that names both, what moves and what is lost. Raises what merging raises."""
    await require_mergeable(context.uow, context.actor, source, target)
    names = {"name": source.name, "into": target.name}
    fields = Fields(
        tuple(Field(context.text(f"merge.{label}"), said) for label, said in await _moves(context, source, target))
    )
    notes = (*_lost(context, source, target), context.text("merge.for_good", **names))
    pair = f"{source.id}|{target.id}"
    buttons = (
        Button("merge_customers", context.text("button.merge_customers", **names)[:75], pair, "danger"),
        Button("merge_question", context.text("button.merge_question", name=target.name, into=source.name)[:75],
               f"{target.id}|{source.id}"),
    )  # fmt: skip
    title = context.text("merge.question", **names)
    return Reply(card=Card(title, (fields, *map(Note, notes), Buttons(buttons))), replaces=True)


async def _moves(context: RequestContext, source: Customer, target: Customer) -> list[tuple[str, str]]:
    """Return what moves, by label."""
    merged = merged_customer(source, target)
    count = context.uow.commitments.count
    every = await count(Query(None, "any", customers=(source.id,)), _MOST_COUNTED)
    still = await count(Query(None, customers=(source.id,)), _MOST_COUNTED)
    people = await context.uow.customers.people_of(source.id) - await context.uow.customers.people_of(target.id)
    contacts = set(await context.uow.customers.contacts_of(source.id))
    names = await context.names([], {*people, *contacts, *([merged.manager] if merged.manager else [])})
    rows = [
        ("promises", context.text("merge.counted", count=every, open=still)),
        ("names", ", ".join(dict.fromkeys((source.name, *source.aliases)))),
        ("people", ", ".join(sorted(map(names.person, people)))),
        ("contacts", ", ".join(sorted(map(names.person, contacts)))),
        ("channel", await context.channel_name(merged.channel)),
        ("manager", names.person(merged.manager) if merged.manager else None),
        ("announce", context.text(f"announce.{merged.announce}")),
    ]
    return [(label, value or "—") for label, value in rows]


def _lost(context: RequestContext, source: Customer, target: Customer) -> list[str]:
    """Return a sentence for each setting in which the two differ, and of which one is lost."""
    found = [
        context.text("merge.differs", setting=context.text(f"field.{name}"), kept=kept, lost=lost)
        for name in _DIFFERS
        if (kept := _said(context, name, target)) and (lost := _said(context, name, source)) and kept != lost
    ]
    if source.channel and target.channel:
        found.append(context.text("merge.channel_left", name=source.name))
    if source.manager and target.manager and source.manager != target.manager:
        found.append(context.text("merge.manager_left", name=source.name))
    return found


def _said(context: RequestContext, setting: str, customer: Customer) -> str:
    return setting_text(context.localizer, setting, getattr(customer, setting))


async def _pair(context: RequestContext, value: str) -> tuple[Customer, Customer]:
    """Return the two customers of a button. Raises NoSuchCustomer."""
    old, _, into = value.partition("|")
    return await visible_by_number(context, old), await visible_by_number(context, into)


async def _ask(context: RequestContext, value: str) -> Reply:
    return await merge_question(context, *await _pair(context, value))


async def _merge(context: RequestContext, value: str) -> Reply:
    source, target = await _pair(context, value)
    done = await merge_customers(context.uow, context.actor, source.id, target.id, context.now)
    title = context.text("merge.done", name=source.name, into=target.name, count=done.moved)
    card = await customer_profile(context, done.customer, title)
    note = replanned(context, done.replanned)
    return Reply(card=with_note(card, note) if note else card, replaces=True)


ACTIONS = (
    Action(name="merge_customers", run=_merge),
    Action(name="merge_question", run=_ask, reads_only=True),
)
