"""Plans reminders again when what they are planned from changes beside the commitment: people, customers, the company.

What a plan depends on is listed here once. Whoever stores one of these calls the function of its noun.
"""

from dataclasses import replace
from datetime import datetime

from commitments.application.ports.commitment_query import Query, Scope
from commitments.application.ports.store import Store
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import replan_page
from commitments.application.validation import can_own
from commitments.domain.company import Company
from commitments.domain.customer import Customer
from commitments.domain.person import Person

MOST_AT_ONCE = 200
"""Of how many commitments the reminders are planned again while somebody waits."""
Dependent = tuple[Query, str]
"""Commitments whose reminders depend on something, and the reason for planning them again."""


async def affected_by(uow: UnitOfWork, old: Person, new: Person) -> list[Dependent]:
    """Return what is to be planned again when a person changed: what they own, what they hear of as a manager."""
    calendar = _calendar(old) != _calendar(new)
    found: list[Dependent] = []
    if calendar or old.manager != new.manager:
        why = "zone" if old.zone != new.zone else "calendar" if calendar else "manager"
        found.append((Query(None, "open", owners=(new.id,)), why))
    if calendar or can_own(old) != can_own(new):
        found.append((Query(await _managed_by(uow, new.id), "open"), "calendar" if calendar else "manager"))
    return found


async def dependent_on(uow: UnitOfWork, person: Person) -> list[Dependent]:
    """Return all whose reminders depend on a person."""
    return [
        (Query(None, "open", owners=(person.id,)), "zone"),
        (Query(await _managed_by(uow, person.id), "open"), "calendar"),
    ]


def _calendar(person: Person) -> tuple[object, ...]:
    return person.zone, person.country, person.schedule


async def _managed_by(uow: UnitOfWork, manager: str) -> Scope:
    theirs = await uow.customers.get_many(await uow.customers.ids_of_person(manager))
    customers = frozenset(one.id for one in theirs if one.manager == manager)
    return Scope(owners=await uow.people.led_by(manager), makers=frozenset(), customers=customers)


async def replan_for_customer(uow: UnitOfWork, old: Customer, new: Customer, now: datetime) -> int:
    """Plan again what a customer was promised; return how many commitments."""
    if not old.id or _plans_of(old) == _plans_of(new):
        return 0
    why = "manager" if old.manager != new.manager else "zone" if old.zone != new.zone else "policy"
    return await _replan_or_mark(uow, Query(None, "open", customers=(new.id,)), why, now)


async def replan_for_merger(uow: UnitOfWork, kept: Customer, now: datetime) -> int:
    """Plan again what a customer was promised after another was merged into it; return how many commitments."""
    return await _replan_or_mark(uow, Query(None, "open", customers=(kept.id,)), "manager", now)


def _plans_of(customer: Customer) -> tuple[object, ...]:
    return customer.manager, customer.tier, customer.policy, customer.zone


async def replan_for_company(uow: UnitOfWork, old: Company, new: Company, now: datetime) -> int:
    """Plan again what a setting of the company is for; return how many commitments."""
    if (old.zone, old.country, old.schedule) != (new.zone, new.country, new.schedule):
        return await _replan_or_mark(uow, Query(None, "open"), "calendar", now)
    if old.policy != new.policy:
        return await _replan_or_mark(uow, Query(None, "open"), "policy", now)
    tiers = {*old.tier_policies, *new.tier_policies}
    changed = [tier for tier in sorted(tiers) if old.tier_policies.get(tier) != new.tier_policies.get(tier)]
    ids = frozenset().union(*[await uow.customers.ids_of_tier(tier) for tier in changed])
    scope = Scope(owners=frozenset(), makers=frozenset(), customers=ids)
    return await _replan_or_mark(uow, Query(scope, "open"), "policy", now) if ids else 0


async def _replan_or_mark(uow: UnitOfWork, query: Query, why: str, now: datetime) -> int:
    """Plan again at once if it is little, else leave it to `follow_calendars`; return of how many commitments."""
    if (count := await uow.commitments.count(query)) <= MOST_AT_ONCE:
        return await _replan_all(uow, query, why, now)
    await uow.companies.save(replace(await uow.companies.get_for_update(), calendars=""))
    return count


async def _replan_all(uow: UnitOfWork, query: Query, why: str, now: datetime) -> int:
    """Plan again all in this unit of work; return of how many commitments."""
    page = await replan_page(uow, query, why, now)
    count = page.changed
    while page.after:
        page = await replan_page(uow, replace(query, after=page.after), why, now)
        count += page.changed
    return count


async def replan_in_pages(store: Store, company: str, query: Query, why: str, now: datetime) -> int:
    """Plan again, a page in each transaction; return of how many commitments."""
    left: Query | None = query
    count = 0
    while left is not None:
        async with store.transaction(company) as uow:
            page = await replan_page(uow, left, why, now)
        count += page.changed
        left = replace(query, after=page.after) if page.after else None
    return count
