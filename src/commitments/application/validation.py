"""Checks shared by several use cases."""

from datetime import datetime, timedelta

from commitments.application.authorization import Right, has_right
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.clock import aware
from commitments.domain.errors import CannotOwn, CustomerArchived, NoSuchCustomer, PastDate, TooFar, UnknownPerson
from commitments.domain.person import Person

FARTHEST = timedelta(days=3660)


def can_own(person: Person) -> bool:
    """Whether somebody can keep promises of ours: a colleague who has not left."""
    return person.active and not person.is_bot and has_right(person, Right.OWN)


async def require_owner(uow: UnitOfWork, owner: str) -> Person:
    """Return the person who is to own something. Raises UnknownPerson or CannotOwn."""
    person = await uow.people.get(owner)
    if person is None:
        raise UnknownPerson(person=owner)
    if not can_own(person):
        raise CannotOwn(person=person.name)
    return person


async def require_customer(uow: UnitOfWork, customer: int | None) -> None:
    """Raise NoSuchCustomer if a customer is not stored, CustomerArchived if it takes no promises."""
    known = await uow.customers.get(customer) if customer is not None else None
    if customer is not None and known is None:
        raise NoSuchCustomer
    if known is not None and known.is_archived:
        raise CustomerArchived(customer=known.name)


def require_ahead(moment: datetime, now: datetime) -> None:
    """Raise PastDate or TooFar unless a moment lies ahead, at most ten years."""
    if aware(moment) <= now:
        raise PastDate(moment=moment)
    if moment > now + FARTHEST:
        raise TooFar
