"""Archive a customer, or bring it back."""

from dataclasses import replace
from datetime import datetime

from commitments.application.authorization import Right, authorize_customer
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.customer import Customer
from commitments.domain.errors import NoSuchCustomer
from commitments.domain.person import Person


async def archive_customer(uow: UnitOfWork, actor: Person, customer: int, said: str, now: datetime) -> Customer:
    """Take a customer off lists and menus; what is open stays open.

    `said` is the name as it was typed. Raises NoSuchCustomer, NotYourCustomer.
    """
    known = await _for_update(uow, actor, customer, said)
    return await uow.customers.save(replace(known, archived_at=known.archived_at or now))


async def restore_customer(uow: UnitOfWork, actor: Person, customer: int, said: str) -> Customer:
    """Bring an archived customer back. Raises NoSuchCustomer, NotYourCustomer."""
    known = await _for_update(uow, actor, customer, said)
    return await uow.customers.save(replace(known, archived_at=None))


async def _for_update(uow: UnitOfWork, actor: Person, customer: int, said: str) -> Customer:
    known = await uow.customers.get_for_update(customer)
    if known is None:
        raise NoSuchCustomer
    await authorize_customer(uow, actor, known, Right.ARCHIVE_CUSTOMER, said=said)
    return known
