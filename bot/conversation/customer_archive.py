"""/customer Acme archive, /customer Acme restore."""

from bot.cards.card import Button, Buttons, Card, Note
from bot.conversation.form_answers import number_in
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import Action
from commitments.application.authorization import Right, authorize_customer, require_visible_customer
from commitments.application.customers.archive_customer import archive_customer, restore_customer
from commitments.application.ports.commitment_query import Query
from commitments.domain.customer import Customer
from commitments.domain.errors import NoSuchCustomer, UnknownCustomer

_MOST_COUNTED = 200
_MOST_NAMED = 5


async def archive_command(context: RequestContext, customer: Customer, said: str) -> Reply:
    """Archive a customer; ask first if something is open for it. Raises NotYourCustomer."""
    await authorize_customer(context.uow, context.actor, customer, Right.ARCHIVE_CUSTOMER, said=said)
    query = Query(None, customers=(customer.id,), limit=_MOST_NAMED)
    found = await context.uow.commitments.find(query)
    if not found.items or customer.is_archived:
        return await _archive(context, customer.id, said)
    count = await context.uow.commitments.count(query, _MOST_COUNTED)
    labels = ", ".join(one.label for one in found.items) + (" …" if found.more else "")
    title = context.text("archive.open", name=customer.name, count=count, labels=labels)
    anyway = Button("archive_customer", context.text("button.archive_customer"), str(customer.id))
    return Reply(card=Card(title, (Note(context.text("archive.meaning")), Buttons((anyway,)))))


async def restore_command(context: RequestContext, customer: Customer, said: str) -> Reply:
    """Bring a customer back. Raises NotYourCustomer."""
    return await _restore(context, customer.id, said)


async def _archive(context: RequestContext, customer: int, said: str) -> Reply:
    kept = await archive_customer(context.uow, context.actor, customer, said, context.now)
    back = Button("restore_customer", context.text("button.restore_customer"), str(kept.id))
    title = context.text("archive.done", name=kept.name)
    return Reply(card=Card(title, (Note(context.text("archive.meaning")), Buttons((back,)))), replaces=True)


async def _restore(context: RequestContext, customer: int, said: str) -> Reply:
    kept = await restore_customer(context.uow, context.actor, customer, said)
    show = Button("show_customer", context.text("button.open"), str(kept.id))
    return Reply(card=Card(context.text("archive.restored", name=kept.name), (Buttons((show,)),)), replaces=True)


async def visible_by_number(context: RequestContext, value: str) -> Customer:
    """Return the customer of a button. Raises NoSuchCustomer for one that the actor may not see."""
    number = number_in(value)
    found = await context.uow.customers.get(number) if number is not None else None
    try:
        return (await require_visible_customer(context.uow, context.actor, found, "", ""))[0]
    except UnknownCustomer:
        raise NoSuchCustomer from None


async def _archive_pressed(context: RequestContext, value: str) -> Reply:
    found = await visible_by_number(context, value)
    return await _archive(context, found.id, found.name)


async def _restore_pressed(context: RequestContext, value: str) -> Reply:
    found = await visible_by_number(context, value)
    return await _restore(context, found.id, found.name)


ACTIONS = (
    Action(name="archive_customer", run=_archive_pressed),
    Action(name="restore_customer", run=_restore_pressed),
)
