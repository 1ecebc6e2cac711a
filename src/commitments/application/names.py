"""The names that cards about commitments need, loaded once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.customer import Customer
from commitments.domain.erasure import ERASED, is_pseudonym
from commitments.domain.person import Person


@dataclass(frozen=True, slots=True)
class Names:
    """People and customers by id."""

    people: Mapping[str, Person]
    customers: Mapping[int, Customer]

    def person(self, person: str) -> str:
        """Return a person's name; their id if they are unknown, and the mark of erased words if they were erased."""
        if person in self.people:
            return self.people[person].name
        return ERASED if is_pseudonym(person) else person

    def customer(self, commitment: Commitment) -> Customer | None:
        return self.customers.get(commitment.customer) if commitment.customer is not None else None


async def read_names(uow: UnitOfWork, commitments: Iterable[Commitment], people: Iterable[str] = ()) -> Names:
    """Return all owners and makers of `commitments`, the `people` named, and the customers."""
    these = list(commitments)
    wanted = {*people, *(one.owner for one in these), *(one.maker for one in these)}
    ids = {one.customer for one in these if one.customer is not None}
    customers = await uow.customers.get_many(sorted(ids))
    return Names(await uow.people.get_many(sorted(wanted)), {customer.id: customer for customer in customers})
