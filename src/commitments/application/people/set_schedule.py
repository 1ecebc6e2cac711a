"""Set working hours and days off, of the actor or of the whole company."""

from dataclasses import replace
from datetime import datetime, timedelta

from commitments.application.authorization import Right, require_right
from commitments.application.people.replan_person import replan_or_mark
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.replanning import replan_for_company
from commitments.domain.person import Person
from commitments.domain.working_hours import Schedule

_KEPT = timedelta(days=366)
"""How long days off are kept: notice and lateness are counted over them."""


async def set_own_schedule(uow: UnitOfWork, actor: Person, schedule: Schedule, now: datetime) -> int:
    """Set when the actor works; return how many commitments were planned again. Raises NotAllowed."""
    require_right(actor, Right.USE)
    known = await uow.people.get_for_update(actor.id) or actor
    changed = replace(known, schedule=_recent(schedule, now))
    await uow.people.save(changed)
    return (await replan_or_mark(uow, known, changed, now)).changed


async def set_company_schedule(uow: UnitOfWork, actor: Person, schedule: Schedule, now: datetime) -> int:
    """Set when the company works; return how many commitments were planned again. Raises NotAllowed."""
    require_right(actor, Right.SET_POLICY)
    company = await uow.companies.get_for_update()
    changed = replace(company, schedule=_recent(schedule, now))
    await uow.companies.save(changed)
    return await replan_for_company(uow, company, changed, now)


def _recent(schedule: Schedule, now: datetime) -> Schedule:
    since = (now - _KEPT).date()
    off, half = (frozenset(day for day in days if day >= since) for days in (schedule.days_off, schedule.half_days))
    return schedule._replace(days_off=off, half_days=half)
