"""Builds the context in which a line is parsed."""

from zoneinfo import ZoneInfo

from bot.conversation.mentions import people_typed_in
from bot.conversation.request_context import RequestContext
from commitments.language import Context


def date_context(context: RequestContext) -> Context:
    """Return the parser's context of a request for a date alone, without any names."""
    country = context.actor.country or context.workspace.country
    return Context(context.now, ZoneInfo(context.actor.zone), country=country, commands=(context.typed["commit"],))


async def reading_context(context: RequestContext, text: str) -> Context:
    """Return the parser's context of a request, with the people and customers whose names may occur in the text."""
    people = {person.id: person.name for person in await people_typed_in(context, text)}
    named = await context.uow.customers.named_in(text)
    customers = {name: one.name for one in named for name in (one.name, *one.aliases)}
    return date_context(context)._replace(people=people, customers=customers)
