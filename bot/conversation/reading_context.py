"""Builds the context in which a line is parsed."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.conversation.request_context import RequestContext
from commitments.language import Context


async def reading_context(context: RequestContext, text: str, customers: Mapping[str, str] | None = None) -> Context:
    """Return the parser's context of a request; people are loaded only if the text mentions somebody."""
    people = await context.uow.people.all() if "@" in text else {}
    country = context.actor.country or context.workspace.country
    names = {person.id: person.name for person in people.values()}
    zone = ZoneInfo(context.actor.zone)
    return Context(context.now, zone, None, country, customers or {}, names, (context.typed["commit"],))
