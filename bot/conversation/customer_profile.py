"""The card with the stored data of a customer, for members."""

from bot.cards.card import Card, Field, Fields
from bot.conversation.request_context import RequestContext
from commitments.domain.customer import Customer
from commitments.domain.reminder_policy import Policy

Row = tuple[str, str | None]


async def customer_profile(context: RequestContext, customer: Customer, title: str) -> Card:
    people = await context.uow.customers.people_of(customer.id)
    names = await context.names([], people)
    rows = [
        ("aliases", ", ".join(customer.aliases)),
        ("tier", customer.tier),
        ("zone", customer.zone),
        ("country", customer.country),
        ("language", customer.language),
        ("people", ", ".join(sorted(names.person(person) for person in people))),
        ("announce", context.text(f"announce.{customer.announce}")),
        ("remind", lead_times_text(customer.policy) if customer.policy else None),
    ]
    contact = await _contact(context, customer)
    return Card(title, (_fields(context, [*contact[:1], *rows[:5], *contact[1:], *rows[5:]]),))


async def customer_contact(context: RequestContext, customer: Customer) -> Card:
    """Return the card for somebody who is only in the customer's channel: whom to ask."""
    return Card(customer.name, (_fields(context, await _contact(context, customer)),))


async def _contact(context: RequestContext, customer: Customer) -> list[Row]:
    names = await context.names([], [customer.manager] if customer.manager else [])
    channel = await context.uow.channels.get(customer.channel) if customer.channel else None
    return [
        ("channel", f"#{channel.name}" if channel and channel.name else customer.channel),
        ("manager", names.person(customer.manager) if customer.manager else None),
    ]


def _fields(context: RequestContext, rows: list[Row]) -> Fields:
    return Fields(tuple(Field(context.text(f"field.{name}"), value or "—") for name, value in rows))


def lead_times_text(policy: Policy) -> str:
    """Return the lead times as they are typed: 5d 1d 2h."""
    return " ".join([*(f"{days}d" for days in policy.lead_days), *(f"{hours}h" for hours in policy.lead_hours)])
