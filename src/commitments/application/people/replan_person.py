"""Plans all that depends on a person again, in small transactions: what is left is known from the person's row."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final, NamedTuple

from commitments.application.ports.store import Store
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import PAGE, replan_found
from commitments.application.replanning import affected_by, dependent_on, replan_in_pages
from commitments.domain.person import Person

NOT_REPLANNED: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""`read_at` of a person whose commitments are still to be planned again; so they are soon read, and then planned."""
_MOST_MARKED = 500


class Replanned(NamedTuple):
    """A person as stored, and how many commitments were planned again, or are within a minute."""

    person: Person
    changed: int


async def replan_or_mark(uow: UnitOfWork, old: Person, person: Person, now: datetime) -> Replanned:
    """Plan again what the change of a stored person concerns if it is little, else mark them for `replan_marked`."""
    marked = old.read_at == NOT_REPLANNED
    queries = await dependent_on(uow, person) if marked else await affected_by(uow, old, person)
    pages = [(await uow.commitments.find(replace(query, limit=PAGE)), why) for query, why in queries]
    if not any(page.more for page, _ in pages):
        done = [await replan_found(uow, page, why, now) for page, why in pages]
        return Replanned(person, sum(page.changed for page in done))
    left = replace(person, read_at=NOT_REPLANNED)
    await uow.people.save(left)
    return Replanned(left, sum([await uow.commitments.count(query) for query, _ in queries]))


async def replan_marked_people(store: Store, company: str, now: datetime) -> None:
    """Do as `replan_marked` for those whom a setting or a new manager left marked."""
    async with store.read_only(company) as uow:
        ids = await uow.people.stale_people(NOT_REPLANNED, "", _MOST_MARKED)
        people = await uow.people.get_many(ids)
    for person in people.values():
        if person.read_at == NOT_REPLANNED:
            await replan_marked(store, company, person, now)


async def replan_marked(store: Store, company: str, person: Person, now: datetime) -> None:
    """Plan all that depends on a marked person again, a page in each transaction, and take the mark away.

    The mark stays where this is broken off, or the person was changed meanwhile: they are planned again from the start.
    """
    async with store.read_only(company) as uow:
        queries = await dependent_on(uow, person)
    for query, why in queries:
        await replan_in_pages(store, company, query, why, now)
    async with store.transaction(company) as uow:
        if await uow.people.get_for_update(person.id) == person:
            await uow.people.save(replace(person, read_at=now))
