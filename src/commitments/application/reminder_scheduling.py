"""Keeps the planned reminders of a commitment consistent with its dates and people."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.calendar import Calendar
from commitments.domain.commitment import Commitment, Status
from commitments.domain.company import Company
from commitments.domain.customer import Customer
from commitments.domain.notifications.kinds import reminder_kinds
from commitments.domain.notifications.notification import Notification, State
from commitments.domain.notifications.payloads.reminders import Escalation
from commitments.domain.person import Person
from commitments.domain.reminder_policy import Policy
from commitments.domain.reminders import Recipients, plan

PAGE = 50
"""How many commitments are planned anew in one transaction, so that nobody waits long for a lock."""
Position = tuple[datetime, int]


async def replan_page(uow: UnitOfWork, query: Query, why: str, now: datetime) -> Position | None:
    """Plan the reminders of a page of open commitments again; return where the next page begins, None at the end.

    One that was closed since it was found stays as it is.
    """
    page = await uow.commitments.find(replace(query, limit=PAGE, offset=0))
    for commitment in await uow.commitments.get_many_for_update(sorted(one.number for one in page.items)):
        if commitment.status is Status.OPEN:
            await replan(uow, commitment, why, now)
    last = page.items[-1] if page.more else None
    return (last.due, last.number) if last else None


async def _replan_all(uow: UnitOfWork, query: Query, why: str, now: datetime) -> None:
    """Plan the reminders of open commitments again, all in this unit of work."""
    after: Position | None = query.after
    while after := await replan_page(uow, replace(query, after=after), why, now):
        pass


def calendar_of(person: Person | None, company: Company) -> Calendar:
    """Return a person's working calendar; the company's if the person is unknown."""
    zone = person.zone if person else company.zone
    return Calendar(ZoneInfo(zone), (person.country if person else None) or company.country)


async def owner_of(uow: UnitOfWork, commitment: Commitment) -> Recipients:
    """Return the owner as the only recipient, where no manager is notified."""
    owner = await uow.people.get(commitment.owner)
    return Recipients(commitment.owner, calendar_of(owner, await uow.companies.get()))


async def recipients_of(uow: UnitOfWork, commitment: Commitment, customer: Customer | None) -> Recipients:
    """Return the recipients of reminders: the owner, and the owner's or the customer's manager."""
    company = await uow.companies.get()
    owner = await uow.people.get(commitment.owner)
    names = (owner.manager if owner else None, customer.manager if customer else None)
    manager = next((name for name in names if name and name != commitment.owner), None)
    manager_calendar = calendar_of(await uow.people.get(manager), company) if manager else None
    return Recipients(commitment.owner, calendar_of(owner, company), manager, manager_calendar)


def policy_of(company: Company, customer: Customer | None) -> Policy:
    """Return the policy in force: the customer's, else their tier's, else the company's."""
    if customer is None:
        return company.policy
    return customer.policy or company.tier_policies.get(customer.tier or "", company.policy)


async def customer_of(uow: UnitOfWork, commitment: Commitment) -> Customer | None:
    return await uow.customers.get(commitment.customer) if commitment.customer is not None else None


async def plan_reminders(uow: UnitOfWork, commitment: Commitment, now: datetime) -> list[Notification]:
    """Plan the reminders of an open commitment and return them; a manager is notified once of a missed date."""
    customer = await customer_of(uow, commitment)
    circle = await recipients_of(uow, commitment, customer)
    policy = policy_of(await uow.companies.get(), customer)
    before = await uow.notifications.list_told(commitment.number)
    heard = {_missed(one) for one in before if one.state in (State.CLAIMED, State.SENT)}
    planned = plan(uow.company, commitment, policy, circle, now)
    wanted = [one for one in planned if _missed(one) is None or _missed(one) not in heard]
    await uow.notifications.add(wanted)
    return wanted


def _missed(one: Notification) -> tuple[str, datetime | None] | None:
    """Return whom an escalation notifies, and of which missed date."""
    return (one.destination.id, one.payload.due) if isinstance(one.payload, Escalation) else None


async def replan(uow: UnitOfWork, commitment: Commitment, why: str, now: datetime) -> Commitment:
    """Store a changed commitment: hold back what was planned, and plan again while it is open."""
    await uow.notifications.hold_back(commitment.number, reminder_kinds(), why)
    changed = replace(commitment, revision=commitment.revision + 1)
    await uow.commitments.save(changed)
    if changed.status is Status.OPEN:
        await plan_reminders(uow, changed, now)
    return changed
