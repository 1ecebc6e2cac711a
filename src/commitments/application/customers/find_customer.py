"""Find a customer by name or alias."""

from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.customer import Customer, name_key


async def find_customer(uow: UnitOfWork, name: str) -> Customer | None:
    """Return the customer with a name or alias, ignoring case, width and spaces."""
    if (found := await uow.customers.find_by_name(name)) is not None:
        return found
    wanted = name_key(name)
    means = (whose for spoken, whose in (await uow.customers.names()).items() if name_key(spoken) == wanted)
    return await uow.customers.find_by_name(next(means, ""))
