"""Keeps the planned reminders of a commitment consistent with all that they are planned from.

That is its date and owner, the policy (`policy_of`), the recipients with their calendars (`recipients_of`) and who
snoozed it (`snoozes_of`). Whoever changes a commitment calls `replan`; `replanning` does so for what stands elsewhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from commitments.application.ports.commitment_query import Page, Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reaching import is_here, where_told
from commitments.domain.calendar import Calendar
from commitments.domain.commitment import Commitment, Status
from commitments.domain.company import Company
from commitments.domain.customer import Customer
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.kinds import planned_kinds, reminder_kinds, snooze_kinds
from commitments.domain.notifications.notification import Notification, State
from commitments.domain.notifications.payloads.customer_messages import LateEdit
from commitments.domain.notifications.payloads.questions import TellLate
from commitments.domain.notifications.payloads.reminders import Escalation
from commitments.domain.person import Person
from commitments.domain.reminder_policy import Policy
from commitments.domain.reminders import Recipients, late_for_customer, no_answer, plan
from commitments.domain.working_hours import Schedule, WorkingHours

PAGE = 50
"""How many commitments are planned anew in one transaction, so that nobody waits long for a lock."""
Position = tuple[datetime, int]


class ReplannedPage(NamedTuple):
    """How many commitments of a page were planned again, and where the next page begins, None at the end."""

    changed: int
    after: Position | None


async def replan_page(uow: UnitOfWork, query: Query, why: str, now: datetime) -> ReplannedPage:
    """Plan the reminders of a page of open commitments again, where they would be others now."""
    return await replan_found(uow, await uow.commitments.find(replace(query, limit=PAGE, offset=0)), why, now)


async def replan_found(uow: UnitOfWork, page: Page, why: str, now: datetime) -> ReplannedPage:
    """Do as `replan_page` for a page that was found; one that was closed since stays as it is."""
    numbers = sorted(one.number for one in page.items)
    found, planned = await uow.commitments.get_many_for_update(numbers), await uow.notifications.list_planned(numbers)
    count = 0
    for one in found:
        if one.status is Status.OPEN and await _is_outdated(uow, one, planned.get(one.number, ()), now):
            await replan(uow, one, why, now)
            count += 1
    last = page.items[-1] if page.more else None
    return ReplannedPage(count, (last.due, last.number) if last else None)


async def _is_outdated(uow: UnitOfWork, commitment: Commitment, planned: Sequence[Notification], now: datetime) -> bool:
    return _moments(planned, now) != _moments(await _plan(uow, commitment, now), now)


def _moments(planned: Sequence[Notification], now: datetime) -> set[tuple[object, ...]]:
    """Return who is reminded of what and when; what is due already is on its way."""
    return {(one.kind, one.destination, one.due_at) for one in planned if one.due_at > now}


def calendar_of(person: Person | None, company: Company) -> Calendar:
    """Return a person's working calendar; the company's if the person is unknown."""
    zone = ZoneInfo(person.in_known_zone(company.zone).zone if person else company.zone)
    country = (person.country if person else None) or company.country
    own, ours = person.schedule if person else Schedule(), company.schedule
    off, half = own.days_off | ours.days_off, own.half_days | ours.half_days
    return Calendar(zone, country, own.hours_over(ours.hours_over(WorkingHours())), off, half)


async def owner_of(uow: UnitOfWork, commitment: Commitment) -> Recipients:
    """Return the owner as the only recipient, where no manager is notified."""
    owner = await uow.people.get(commitment.owner)
    return Recipients(owner.told_at if owner else commitment.owner, calendar_of(owner, await uow.companies.get()))


async def recipients_of(uow: UnitOfWork, commitment: Commitment, customer: Customer | None) -> Recipients:
    """Return the recipients of reminders: the owner, and the owner's or the customer's manager."""
    company = await uow.companies.get()
    owner = await uow.people.get(commitment.owner)
    here, theirs = await owner_of(uow, commitment), owner.accounts if owner else {commitment.owner}
    for name in (owner.manager if owner else None, customer.manager if customer else None):
        person = await uow.people.get(name) if name and name not in theirs else None
        if name and name not in theirs and (person is None or await is_here(uow, person)):
            told_at = person.told_at if person else name
            return replace(here, manager=told_at, manager_calendar=calendar_of(person, company))
    return here


def policy_of(company: Company, customer: Customer | None) -> Policy:
    """Return the policy in force: the customer's, else their tier's, else the company's."""
    if customer is None:
        return company.policy
    return customer.policy or company.tier_policies.get(customer.tier or "", company.policy)


async def customer_of(uow: UnitOfWork, commitment: Commitment) -> Customer | None:
    return await uow.customers.get(commitment.customer) if commitment.customer is not None else None


async def snoozes_of(uow: UnitOfWork, number: int) -> dict[str, datetime]:
    """Return until when people snoozed a commitment."""
    told = await uow.notifications.list_told(number)
    return {one.destination.id: one.due_at for one in told if one.payload.is_snooze and one.state is State.PLANNED}


async def end_snoozes(uow: UnitOfWork, number: int, people: Iterable[str], why: str) -> None:
    for person in people:
        where = to_person(await where_told(uow, person))
        await uow.notifications.hold_back(number, snooze_kinds(), why, to=where)


async def plan_reminders(uow: UnitOfWork, commitment: Commitment, now: datetime) -> list[Notification]:
    """Plan the reminders of an open commitment and return them."""
    wanted = await _plan(uow, commitment, now)
    await uow.notifications.add(wanted)
    return wanted


async def _plan(uow: UnitOfWork, commitment: Commitment, now: datetime) -> list[Notification]:
    """Return its reminders; of a missed date everybody hears once, and nobody is reminded before their snooze ends.

    What the customer does not know is no reminder: no snooze silences it.
    """
    customer = await customer_of(uow, commitment)
    circle = await recipients_of(uow, commitment, customer)
    policy = policy_of(await uow.companies.get(), customer)
    before = await uow.notifications.list_told(commitment.number)
    heard = {_missed(one) for one in before if one.state in (State.CLAIMED, State.SENT)}
    planned = plan(uow.company, commitment, policy, circle, now)
    planned += _late_for(uow, commitment, customer, circle, now)
    wanted = [one for one in planned if _missed(one) is None or _missed(one) not in heard]
    quiet = await snoozes_of(uow, commitment.number)
    return [
        one for one in wanted if not one.payload.in_bundle or one.due_at >= quiet.get(one.destination.id, one.due_at)
    ]


async def plan_late_for_customer(uow: UnitOfWork, commitment: Commitment, now: datetime) -> None:
    """Plan what follows when the date passes that a customer has now been told of."""
    if commitment.status is Status.OPEN:
        customer = await customer_of(uow, commitment)
        circle = await recipients_of(uow, commitment, customer)
        await uow.notifications.add(_late_for(uow, commitment, customer, circle, now))


def _late_for(
    uow: UnitOfWork, commitment: Commitment, customer: Customer | None, circle: Recipients, now: datetime
) -> list[Notification]:
    zone = (customer.zone if customer else None) or commitment.zone
    return late_for_customer(uow.company, commitment, circle, zone, now)


def _missed(one: Notification) -> tuple[str, str, datetime | None] | None:
    """Return whom a notification tells of a missed date, and how; None for any other."""
    if isinstance(one.payload, Escalation | TellLate | LateEdit):
        return one.kind, one.destination.id, one.payload.due
    return None


def _reminded_of(commitment: Commitment) -> tuple[object, ...]:
    return commitment.status, commitment.owner, commitment.due


async def replan(uow: UnitOfWork, commitment: Commitment, why: str, now: datetime) -> Commitment:
    """Store a changed commitment: hold back what was planned, and plan again while it is open; then snoozes stay.

    What is due already to the same owner about the same date is only delayed, and stays too.
    """
    kinds = planned_kinds() if commitment.status is Status.OPEN else reminder_kinds()
    old = await uow.commitments.get(commitment.number)
    stays = old is not None and _reminded_of(old) == _reminded_of(commitment)
    await uow.notifications.hold_back(commitment.number, kinds, why, delayed_at=now if stays else None)
    changed = replace(commitment, revision=commitment.revision + 1)
    await uow.commitments.save(changed)
    if changed.status is Status.OPEN:
        await plan_reminders(uow, changed, now)
    elif changed.status is Status.DELIVERED:
        await uow.notifications.add([no_answer(uow.company, changed, await owner_of(uow, changed), now)])
    return changed
