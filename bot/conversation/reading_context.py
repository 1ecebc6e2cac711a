"""The circumstances in which a line was said, for the reader."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.conversation.request_context import RequestContext
from commitments.language import Context


async def reading_context(context: RequestContext, text: str, customers: Mapping[str, str] | None = None) -> Context:
    """Return who may be meant and when and where it was said; people are read only where somebody is mentioned."""
    people = await context.uow.people.all() if "@" in text else {}
    country = context.actor.country or context.workspace.country
    names = {person.id: person.name for person in people.values()}
    zone = ZoneInfo(context.actor.zone)
    return Context(context.now, zone, None, country, customers or {}, names, (context.typed["commit"],))
