"""Hand over all that somebody owns."""

from dataclasses import replace
from datetime import datetime

from commitments.application.authorization import Right, authorize_commitment, visible_scope
from commitments.application.commitments.hand_over import hand_over
from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reaching import accounts_of
from commitments.application.reminder_scheduling import PAGE
from commitments.domain.commitment import Status
from commitments.domain.errors import NotAllowed
from commitments.domain.person import Person

_MOST = 200  # in one transaction: others wait for it; what is left is said


async def open_of(uow: UnitOfWork, actor: Person, owner: str) -> list[int]:
    """Return the numbers of an owner's open commitments that `actor` may hand over; of very many, the first."""
    owners, found = await accounts_of(uow, [owner]), list[int]()
    query = Query(await visible_scope(uow, actor), "open", owners=owners, limit=PAGE)
    while True:
        page = await uow.commitments.find(query)
        still_open = [one.number for one in page.items if one.status is Status.OPEN]
        found += [number for number in still_open if await _may_change(uow, actor, number)]
        if not page.more or len(found) >= _MOST:
            return sorted(found[:_MOST])
        query = replace(query, after=(page.items[-1].due, page.items[-1].number))


async def hand_over_all(uow: UnitOfWork, actor: Person, old: str, owner: str, now: datetime) -> tuple[int, bool]:
    """Hand over all open commitments of an owner that `actor` may change; return how many, and whether more are left.

    Raises UnknownPerson, CannotOwn.
    """
    numbers = await open_of(uow, actor, old)
    for number in numbers:
        await hand_over(uow, actor, number, owner, now)
    return len(numbers), len(numbers) == _MOST and bool(await open_of(uow, actor, old))


async def _may_change(uow: UnitOfWork, actor: Person, number: int) -> bool:
    try:
        await authorize_commitment(uow, actor, Right.CHANGE, number)
    except NotAllowed:
        return False
    return True
