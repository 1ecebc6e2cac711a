"""The contacts of a customer: people of theirs, who are mentioned when the customer is asked something."""

from datetime import datetime

from commitments.application.authorization import Right, has_right
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.customer import Customer
from commitments.domain.errors import NotAContact, UnknownPerson
from commitments.domain.person import Person


def can_be_contact(person: Person) -> bool:
    """Whether somebody is from outside, and has not left."""
    return person.active and not person.is_bot and not has_right(person, Right.USE)


async def require_contact(uow: UnitOfWork, person: str) -> None:
    """Raise UnknownPerson or NotAContact for somebody who cannot be a contact."""
    known = await uow.people.get(person)
    if known is None:
        raise UnknownPerson(person=person)
    if not can_be_contact(known):
        raise NotAContact(person=known.name)


async def learn_contact(uow: UnitOfWork, customer: Customer | None, answered: Person, now: datetime) -> None:
    """Record that somebody answered for a customer, unless they are one of us."""
    if customer is not None and can_be_contact(answered):
        await uow.customers.note_answer(customer.id, answered.id, now)
