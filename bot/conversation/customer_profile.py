"""The card with the stored data of a customer, for members."""

from bot.cards.card import Card, Field, Fields
from bot.conversation.request_context import RequestContext
from bot.i18n.setting_texts import lead_times_text, setting_text
from commitments.domain.customer import Customer

# What somebody reads who is only in the customer's channel: whom to ask.
_WHOM_TO_ASK = ("channel", "manager")


async def customer_profile(context: RequestContext, customer: Customer, title: str, *, wholly: bool = True) -> Card:
    """Return the card; not `wholly` for somebody who may only see who manages the customer."""
    people = await context.uow.customers.people_of(customer.id)
    contacts = await context.uow.customers.contacts_of(customer.id)
    names = await context.names([], {*people, *contacts, *([customer.manager] if customer.manager else [])})
    rows = [
        ("channel", await context.channel_name(customer.channel)),
        ("aliases", ", ".join(customer.aliases)),
        ("tier", setting_text(context.localizer, "tier", customer.tier)),
        ("zone", customer.zone),
        ("country", setting_text(context.localizer, "country", customer.country)),
        ("language", setting_text(context.localizer, "language", customer.language)),
        ("manager", context.localizer.words(names.person(customer.manager)) if customer.manager else None),
        ("people", ", ".join(sorted(names.person(person) for person in people))),
        ("contacts", ", ".join(names.person(contact) for contact in contacts)),
        ("announce", context.text(f"announce.{customer.announce}")),
        ("values", customer.note),
        ("remind", lead_times_text(context.localizer, customer.policy) if customer.policy else None),
    ]
    shown = [(name, value) for name, value in rows if wholly or name in _WHOM_TO_ASK]
    fields = tuple(Field(context.text(f"field.{name}"), value or "—") for name, value in shown)
    return Card(title, (Fields(fields),))
