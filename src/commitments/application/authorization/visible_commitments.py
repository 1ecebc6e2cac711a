"""Determines which commitments and customers a person may see, in every list."""

from collections.abc import Sequence

from commitments.application.authorization.authorize import has_right, require_right
from commitments.application.authorization.rights import Right, Standing, is_allowed
from commitments.application.authorization.standings import seen_by, toward_customer
from commitments.application.ports.commitment_query import Scope
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.customer import Customer
from commitments.domain.erasure import ERASED
from commitments.domain.errors import UnknownCustomer
from commitments.domain.person import Person


async def visible_scope(uow: UnitOfWork, actor: Person) -> Scope | None:
    """Return which commitments `actor` may list; None means all. Raises NotAllowed."""
    require_right(actor, Right.LIST)
    if has_right(actor, Right.LIST_EVERYTHING):
        return None
    return await seen_by(uow, actor)


async def visible_customers(
    uow: UnitOfWork, actor: Person, limit: int, *, archived: bool = False
) -> Sequence[Customer]:
    """Return the first customers, by name, that `actor` may list; none that was erased. Raises NotAllowed.

    Either those that are archived, or those that are not.
    """
    require_right(actor, Right.LIST)
    if has_right(actor, Right.LIST_EVERYTHING):
        return await uow.customers.first(limit, archived=archived)
    theirs = await uow.customers.get_many(await uow.customers.ids_of_person(*actor.accounts))
    return [one for one in theirs if one.name != ERASED and one.is_archived is archived][:limit]


async def require_visible_customer(
    uow: UnitOfWork, actor: Person, found: Customer | None, said: str, place: str
) -> tuple[Customer, bool]:
    """Return the customer that was found by the name `said` in `place`, and whether the actor may see all of it.

    Raises UnknownCustomer, with the name as it was typed, for a customer that the actor may not see: an alias must not
    disclose the name.
    """
    standing = Standing.STRANGER if found is None else await toward_customer(uow, actor, found, place)
    if found is None or not is_allowed(Right.SEE_MANAGER, standing):
        raise UnknownCustomer(customer=said)
    return found, is_allowed(Right.SEE_CUSTOMER, standing)


async def sees_customer(uow: UnitOfWork, actor: Person, customer: Customer) -> bool:
    """Whether `actor` may see the settings of a customer, wherever they ask."""
    return is_allowed(Right.SEE_CUSTOMER, await toward_customer(uow, actor, customer, ""))
