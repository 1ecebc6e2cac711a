"""Plans all that a person owns again, in small transactions: what is left is known from the person's row."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from commitments.application.ports.commitment_query import Query
from commitments.application.ports.store import Store
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import PAGE, replan_page
from commitments.domain.person import Person

NOT_REPLANNED: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""`read_at` of a person whose commitments are still to be planned again; so they are soon read, and then planned."""


async def replan_or_mark(uow: UnitOfWork, person: Person, why: str, now: datetime) -> Person:
    """Plan what a stored person owns again if it is little, else mark the person for `replan_marked`."""
    query = Query(None, "open", owner=person.id, limit=PAGE)
    if not (await uow.commitments.find(query)).more:
        await replan_page(uow, query, why, now)
        return person
    marked = replace(person, read_at=NOT_REPLANNED)
    await uow.people.save(marked)
    return marked


async def replan_marked(store: Store, company: str, person: Person, now: datetime) -> None:
    """Plan all that a marked person owns again, a page in each transaction, and take the mark away.

    The mark stays where this is broken off, or the person was changed meanwhile: they are planned again from the start.
    """
    query: Query | None = Query(None, "open", owner=person.id)
    while query is not None:
        async with store.transaction(company) as uow:
            after = await replan_page(uow, query, "zone", now)
        query = replace(query, after=after) if after else None
    async with store.transaction(company) as uow:
        if await uow.people.get_for_update(person.id) == person:
            await uow.people.save(replace(person, read_at=now))
