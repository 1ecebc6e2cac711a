"""Stores a person's data from the platform."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import _replan_all
from commitments.domain.person import Person, Role


async def refresh_person(uow: UnitOfWork, fresh: Person, now: datetime) -> Person:
    """Store a person's data from the platform; another zone or country replans their reminders."""
    known = await uow.people.get_for_update(fresh.id)
    company = await uow.companies.get()
    kept = replace(fresh, manager=known.manager if known else fresh.manager, role=_role(fresh, company.admins))
    await uow.people.save(replace(kept, read_at=now))
    if known is not None and (known.zone, known.country) != (kept.zone, kept.country):
        await _replan_all(uow, Query(None, "open", owner=kept.id), "zone", now)
    return kept


def _role(person: Person, admins: Iterable[str]) -> Role:
    return Role.ADMIN if person.role is Role.MEMBER and person.id in admins else person.role
