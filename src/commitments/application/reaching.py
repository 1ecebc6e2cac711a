"""Where people are told, and whether they are here: whoever has an account on both platforms is one person."""

from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.validation import can_own
from commitments.domain.person import Person


async def where_told(uow: UnitOfWork, account: str) -> str:
    """Return the account where messages go that are for the person of an account."""
    known = await uow.people.get(account)
    return account if known is None else known.told_at


async def is_here(uow: UnitOfWork, person: Person) -> bool:
    """Whether somebody can keep promises of ours with one of their accounts."""
    if can_own(person) or person.also is None:
        return can_own(person)
    other = await uow.people.get(person.also)
    return other is not None and can_own(other)
