"""Find a customer by name or alias."""

from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.customer import Customer


async def find_customer(uow: UnitOfWork, name: str) -> Customer | None:
    """Return the customer with a name or alias, ignoring case, width and spaces."""
    return await uow.customers.find_by_name(name)
