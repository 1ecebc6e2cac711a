"""Where people are told, and whether they are here: whoever has an account on both platforms is one person."""

from collections.abc import Collection

from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.validation import can_own
from commitments.domain.person import Person


async def where_told(uow: UnitOfWork, account: str) -> str:
    """Return the account where messages go that are for the person of an account."""
    known = await uow.people.get(account)
    return account if known is None else known.told_at


async def accounts_of(uow: UnitOfWork, people: Collection[str]) -> tuple[str, ...]:
    """Return all accounts of people who are named by one, each once."""
    known = await uow.people.get_many(people) if people else {}
    also = (account for one in known.values() for account in sorted(one.accounts))
    return tuple(dict.fromkeys((*people, *also)))


async def is_here(uow: UnitOfWork, person: Person) -> bool:
    """Whether somebody can keep promises of ours with one of their accounts."""
    if can_own(person) or person.also is None:
        return can_own(person)
    other = await uow.people.get(person.also)
    return other is not None and can_own(other)
