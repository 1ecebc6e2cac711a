"""Follows new data of time zones and holidays when a process starts.

Dates keep their wall time, and reminders follow the calendars.
"""

import json
from dataclasses import replace
from datetime import datetime

from commitments.application.change_notices import notify, record, show_customer
from commitments.application.ports.commitment_query import Query
from commitments.application.ports.repositories import WallTime
from commitments.application.ports.store import Store
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import PAGE, calendar_of, customer_of, replan
from commitments.application.replanning import replan_in_pages
from commitments.domain.calendar import digest_of
from commitments.domain.commitment import Commitment, Status
from commitments.domain.company import Company
from commitments.domain.history import BOT, Entry, Event
from commitments.domain.notifications.payloads.customer_messages import CustomerLine
from commitments.domain.person import Person
from commitments.domain.wall_time import is_known, moment_of


async def keep_wall_times(store: Store, company: str, now: datetime) -> int:
    """Move the dates whose zone has another law now than when they were stored; return how many.

    Transactions are short; what is broken off is done at the next start.
    """
    async with store.read_only(company) as uow:
        walls = [one for one in await uow.commitments.wall_times(now) if _is_elsewhere(one)]
    count = 0
    for start in range(0, len(walls), PAGE):
        async with store.transaction(company) as uow:
            count += sum([await _keep_wall_time(uow, one, now) for one in walls[start : start + PAGE]])
    return count


async def count_unknown_zones(store: Store, company: str, now: datetime) -> int:
    """Return how many zones of people and of dates that lie ahead are unknown to the data of today."""
    async with store.read_only(company) as uow:
        zones = {zone for zone, _ in await uow.people.places()}
        zones |= {one.zone for one in await uow.commitments.wall_times(now)}
    return sum(not is_known(zone) for zone in zones)


def _is_elsewhere(wall: WallTime) -> bool:
    return wall.due_wall is not None and is_known(wall.zone) and moment_of(wall.due_wall, wall.zone) != wall.due


async def _keep_wall_time(uow: UnitOfWork, wall: WallTime, now: datetime) -> bool:
    old = await uow.commitments.get_for_update(wall.number)
    if old is None or old.status is not Status.OPEN or old.due != wall.due or wall.due_wall is None:
        return False
    first = moment_of(wall.first_due_wall, wall.zone) if wall.first_due_wall and old.first_due > now else old.first_due
    moved = replace(old, due=moment_of(wall.due_wall, wall.zone), first_due=first)
    kept = await replan(uow, moved, "law", now)
    entry = Entry(old.number, now, BOT, Event.REZONED, old.deadline.iso, kept.deadline.iso)
    sequence = await record(uow, kept, entry)
    for person in {kept.owner, kept.maker}:
        await notify(uow, kept, person, "rezoned", sequence, entry)
    await _show_customer(uow, old, kept, sequence, entry)
    return True


async def _show_customer(uow: UnitOfWork, old: Commitment, kept: Commitment, sequence: int, entry: Entry) -> None:
    """Notify a customer who reads the date in another zone, where it is another time now."""
    customer = await customer_of(uow, kept)
    if customer is not None and customer.zone not in (None, kept.zone):
        await show_customer(uow, old, kept, CustomerLine(line="corrected"), sequence, entry)


async def follow_calendars(store: Store, company: str, now: datetime) -> int:
    """Plan reminders again if a calendar in use is new, or has other offsets or days off than when last looked at.

    Return of how many commitments. Transactions are short; what is broken off is done the next time.
    """
    async with store.read_only(company) as uow:
        digests, known = await _digests(uow, now), json.loads((await uow.companies.get()).calendars or "{}")
    if digests == known:
        return 0
    count = await replan_in_pages(store, company, Query(None, "open"), "calendar", now)
    async with store.transaction(company) as uow:
        changed = replace(await uow.companies.get_for_update(), calendars=json.dumps(digests, sort_keys=True))
        await uow.companies.save(changed)
    return count


async def replan_marked_company(store: Store, company: str, now: datetime) -> int:
    """Plan again what a setting of the company or a customer left to be planned; return of how many commitments."""
    async with store.read_only(company) as uow:
        marked = not (await uow.companies.get()).calendars
    return await follow_calendars(store, company, now) if marked else 0


async def _digests(uow: UnitOfWork, now: datetime) -> dict[str, str]:
    """Return the digest of each calendar in use, by zone and country; "" for that of the company."""
    company: Company = await uow.companies.get()
    people = [Person("", "", zone, country=country) for zone, country in await uow.people.places()]
    of_people = {f"{one.zone} {one.country or ''}": digest_of(calendar_of(one, company), now) for one in people}
    return {"": digest_of(calendar_of(None, company), now), **of_people}
