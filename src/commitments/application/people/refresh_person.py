"""Stores a person's data from the platform."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from commitments.application.people.replan_person import replan_or_mark
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.taking_over import note_back, note_left
from commitments.application.validation import can_own
from commitments.domain.person import Person, Role


async def refresh_person(uow: UnitOfWork, fresh: Person, now: datetime) -> Person:
    """Store a person's data from the platform and return it; reminders that depend on it are planned again.

    Who takes over what they own, and what they are asked, is asked once they cannot own anything any more.
    """
    known = await uow.people.get_for_update(fresh.id)
    company = await uow.companies.get()
    role = role_of(fresh, company.admins)
    own = replace(fresh, manager=known.manager, schedule=known.schedule) if known else fresh
    kept = replace(own, role=role, read_at=now)
    await uow.people.save(kept)
    if known is not None and can_own(known) != can_own(kept):
        await (note_back if can_own(kept) else note_left)(uow, kept.id, now)
    return kept if known is None else (await replan_or_mark(uow, known, kept, now)).person


def role_of(person: Person, admins: Iterable[str]) -> Role:
    return Role.ADMIN if person.role is Role.MEMBER and person.id in admins else person.role
