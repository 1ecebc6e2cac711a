"""Builds the context in which a line is parsed."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.conversation.mentions import people_typed_in
from bot.conversation.request_context import RequestContext
from commitments.application.reminder_scheduling import calendar_of
from commitments.application.validation import can_own
from commitments.domain.customer import Customer
from commitments.language import Context, gives_to_a_name, names_an_owner, speaks_of_their_time


def date_context(context: RequestContext, said_at: datetime | None = None) -> Context:
    """Return the parser's context for a date alone, without any names; it was said now unless a moment is given."""
    now = said_at or context.now
    calendar = calendar_of(context.actor, context.workspace)
    zone, company = ZoneInfo(context.actor.zone), context.workspace.schedule
    return Context(
        now,
        zone,
        country=calendar.country,
        commands=(context.typed["commit"],),
        fiscal_year_start=company.fiscal_start,
        sprint_end=company.sprint_end_from(now.astimezone(zone).date()),
        calendar=calendar,
    )


async def reading_context(context: RequestContext, text: str, said_at: datetime | None = None) -> Context:
    """Return the parser's context of a text: the people, customers and zones that it may mean."""
    people = {person.id: person.name for person in await people_typed_in(context, text)}
    said = "<@" in text or gives_to_a_name(text)
    if said or names_an_owner(text):
        ours = (await context.uow.people.named_in(text)).values()
        people |= {person.id: person.name for person in ours if said or can_own(person)}
    named = await context.uow.customers.named_in(text)
    customers = {name: one.name for one in named if not one.is_archived for name in (one.name, *one.aliases)}
    usual = date_context(context, said_at)._replace(people=people, customers=customers)
    return await _with_zones(context, usual, named) if speaks_of_their_time(text) else usual


async def _with_zones(context: RequestContext, usual: Context, named: Sequence[Customer]) -> Context:
    """Return the context with the zones of the customers named, and that of the customer whose channel this is."""
    here = await context.uow.customers.find_by_channel(context.request.place)
    zones = {one.name: ZoneInfo(one.zone) for one in (*named, *([here] if here else ())) if one.zone}
    return usual._replace(customer_zones=zones, their_zone=zones.get(here.name) if here else None)
