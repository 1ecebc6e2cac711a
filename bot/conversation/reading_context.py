"""Builds the context in which a line is parsed."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.conversation.request_context import RequestContext
from commitments.language import Context, gives_to_a_name, speaks_of_their_time


async def reading_context(context: RequestContext, text: str, customers: Mapping[str, str] | None = None) -> Context:
    """Return the parser's context of a request; people and zones are loaded only where the text may mean them."""
    people = await context.uow.people.all() if "@" in text or gives_to_a_name(text) else {}
    country = context.actor.country or context.workspace.country
    names = {person.id: person.name for person in people.values()}
    zone = ZoneInfo(context.actor.zone)
    usual = Context(context.now, zone, None, country, customers or {}, names, (context.typed["commit"],))
    return await _with_zones(context, usual) if speaks_of_their_time(text) else usual


async def _with_zones(context: RequestContext, usual: Context) -> Context:
    """Return the context with the zones of customers, and that of the customer whose channel this is."""
    zones = {one.name: ZoneInfo(one.zone) for one in await context.uow.customers.all() if one.zone}
    here = await context.uow.customers.find_by_channel(context.request.place)
    return usual._replace(customer_zones=zones, their_zone=zones.get(here.name) if here else None)
