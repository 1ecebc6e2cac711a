"""What a customer values, for whoever of us promises something to it."""

from bot.conversation.request_context import RequestContext
from commitments.application.authorization import sees_customer
from commitments.domain.customer import Customer


async def values_lines(context: RequestContext, customer: Customer | None) -> list[str]:
    """Return the line with what a customer values; none if nothing is noted, or for who may not see its settings."""
    if customer is None or not customer.note or not await sees_customer(context.uow, context.actor, customer):
        return []
    return [context.text("made.values", note=customer.note)]
