"""Customers that both sides of a company called alike: in the workspace that joined, Acme was what is Acme (Teams) now.

As with its old numbers, a name means there what the actor sees of both; who sees both, or neither, is asked.
"""

from collections.abc import Sequence

from bot.conversation.request_context import RequestContext
from commitments.application.authorization import sees_customer, visible_scope
from commitments.application.connecting import name_apart
from commitments.application.ports.commitment_query import Query
from commitments.domain.customer import Customer


async def customers_meant(context: RequestContext, named: Customer | None) -> Sequence[Customer]:
    """Return the customers that the name of one may mean, two at most, that of before the join first."""
    if named is None:
        return ()
    theirs = await _of_before(context, named)
    if theirs is None:
        return (named,)
    if named.is_archived != theirs.is_archived:
        return (theirs,) if named.is_archived else (named,)
    seen = [one for one in (theirs, named) if await sees_or_was_promised(context, one)]
    return seen if len(seen) == 1 else (theirs, named)


async def _of_before(context: RequestContext, named: Customer) -> Customer | None:
    """Return the customer that had a name of this one in the workspace that joined."""
    if not context.series or context.platform is None:
        return None
    for name in (named.name, *named.aliases):
        found = await context.uow.customers.find_by_name(name_apart(name, context.platform))
        if found is not None and found.id != named.id:
            return found
    return None


async def sees_or_was_promised(context: RequestContext, customer: Customer) -> bool:
    """Whether the actor may know of a customer: they see its settings, or a promise to it."""
    if await sees_customer(context.uow, context.actor, customer):
        return True
    promised = Query(await visible_scope(context.uow, context.actor), "any", customers=(customer.id,), limit=1)
    return bool((await context.uow.commitments.find(promised)).items)
