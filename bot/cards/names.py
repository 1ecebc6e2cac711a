"""The names and zones that cards about commitments need, read once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commitments.model import Commitment, Customer, Person
from commitments.ports import Transaction


@dataclass(frozen=True, slots=True)
class Names:
    """People and customers by id."""

    people: Mapping[str, Person]
    customers: Mapping[int, Customer]

    @classmethod
    async def read(cls, tx: Transaction, commitments: Iterable[Commitment], people: Iterable[str] = ()) -> "Names":
        """Read everybody who owns or made one of `commitments`, the others named, and the customers."""
        these = list(commitments)
        wanted = {*people, *(one.owner for one in these), *(one.maker for one in these)}
        ids = {one.customer for one in these if one.customer is not None}
        customers = await tx.customers(sorted(ids))
        return cls(await tx.people(sorted(wanted)), {customer.id: customer for customer in customers})

    def person(self, person: str) -> str:
        """Give somebody's name; their id when they are not known."""
        return self.people[person].name if person in self.people else person

    def customer(self, commitment: Commitment) -> Customer | None:
        """Give whom a commitment was promised to."""
        return self.customers.get(commitment.customer) if commitment.customer is not None else None

    def zone(self, person: str, otherwise: str) -> str:
        """Give somebody's zone, or another."""
        return self.people[person].zone if person in self.people else otherwise
