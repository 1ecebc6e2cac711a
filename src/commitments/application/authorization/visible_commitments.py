"""Determines which commitments and customers a person may see, in every list."""

from collections.abc import Sequence

from commitments.application.authorization.authorize import has_right, require_right
from commitments.application.authorization.rights import Right, is_allowed
from commitments.application.authorization.standings import toward_customer
from commitments.application.ports.commitment_query import Scope
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.customer import Customer
from commitments.domain.errors import UnknownCustomer
from commitments.domain.person import Person


async def visible_scope(uow: UnitOfWork, actor: Person) -> Scope | None:
    """Return which commitments `actor` may list; None means all. Raises NotAllowed."""
    require_right(actor, Right.LIST)
    if has_right(actor, Right.LIST_EVERYTHING):
        return None
    return Scope(await uow.people.led_by(actor.id) | {actor.id}, await uow.customers.ids_of_person(actor.id))


async def visible_customers(uow: UnitOfWork, actor: Person) -> Sequence[Customer]:
    """Return the customers that `actor` may list, by name. Raises NotAllowed."""
    require_right(actor, Right.LIST)
    if has_right(actor, Right.LIST_EVERYTHING):
        return await uow.customers.all()
    return await uow.customers.get_many(await uow.customers.ids_of_person(actor.id))


async def require_visible_customer(
    uow: UnitOfWork, actor: Person, found: Customer | None, said: str, place: str
) -> Customer:
    """Return the customer that was found by the name `said` in `place`.

    Raises UnknownCustomer, with the name as it was typed, for a customer that the actor may not see: an alias must not
    disclose the name.
    """
    if found is None or not is_allowed(Right.SEE_CUSTOMER, await toward_customer(uow, actor, found, place)):
        raise UnknownCustomer(customer=said)
    return found
