"""Who can act on a commitment: the owner, else a manager, the maker, an admin."""

from collections.abc import Iterable

from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reaching import is_here, where_told
from commitments.application.reminder_scheduling import customer_of
from commitments.domain.commitment import Commitment
from commitments.domain.erasure import is_pseudonym


async def who_can_act(uow: UnitOfWork, commitment: Commitment) -> list[str]:
    """Return the ids of those who can act on a commitment and can be asked, whoever comes first first."""
    owner, customer = await uow.people.get(commitment.owner), await customer_of(uow, commitment)
    managers = (owner.manager if owner else None, customer.manager if customer else None)
    near = (commitment.owner, *managers, commitment.maker, *(await uow.companies.get()).admins)
    able = await _askable(uow, filter(None, near))
    if able or customer is None:
        return able
    # Nobody is left who may act: those who see it can see to it that somebody becomes an admin.
    return await _askable(uow, sorted(await uow.customers.people_of(customer.id)))


async def _askable(uow: UnitOfWork, people: Iterable[str]) -> list[str]:
    """Return the accounts where those of some people are asked who can be."""
    able = [await where_told(uow, one) for one in dict.fromkeys(people) if await can_be_asked(uow, one)]
    return list(dict.fromkeys(able))


async def can_be_asked(uow: UnitOfWork, person: str) -> bool:
    """Whether somebody is one of us and has not left; who is not stored may be."""
    if is_pseudonym(person):
        return False
    known = await uow.people.get(person)
    return known is None or await is_here(uow, known)
