"""Many workspaces with people who each have a promise due, written straight into the tables."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from benchmarks.postgres_setup import Row, analyze, fill
from commitments.adapters.sql import mappers, schema
from commitments.adapters.sql.store import SqlStore
from commitments.domain.commitment import Commitment
from commitments.domain.company import Company
from commitments.domain.customer import Customer
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import Notification, notification
from commitments.domain.notifications.payloads.reminders import DueReminder
from commitments.domain.person import Person

_CUSTOMERS = 10
_LONG_AGO = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Workload:
    """`workspaces` of `people` each; every person has one promise with a reminder, due at `due(number)`.

    `number` counts the reminders from 0, person after person; `first` numbers the first workspace.
    """

    workspaces: int
    people: int
    due: Callable[[int], datetime]
    first: int = 0

    def names(self) -> list[str]:
        return [f"T{number:06}" for number in range(self.first, self.first + self.workspaces)]

    def reminders(self) -> Iterator[Notification]:
        """Return the reminders, workspace after workspace."""
        number = 0
        for workspace in self.names():
            for person in range(self.people):
                due = self.due(number)
                key = f"C-{person + 1}/0/due"
                yield notification(workspace, key, DueReminder(), to_person(_person(person)), due, person + 1)
                number += 1


async def fill_workload(store: SqlStore, workload: Workload) -> None:
    """Write a workload into a store."""
    await fill(store, schema.companies, _workspaces(workload))
    await fill(store, schema.people, _people(workload))
    await fill(store, schema.customers, _customers(workload))
    await fill(store, schema.commitments, _commitments(workload))
    await plan(store, list(workload.reminders()))
    await analyze(store)


async def plan(store: SqlStore, reminders: list[Notification]) -> None:
    """Write reminders into the outbox, one for each destination, with the rows that the dispatcher reads."""
    await fill(store, schema.notifications, (mappers.from_notification(one) for one in reminders))
    await fill(store, schema.destinations, map(_destination, reminders))
    earliest: dict[str, datetime] = {}
    for one in reminders:
        earliest[one.company] = min(one.due_at, earliest.get(one.company, one.due_at))
    await fill(store, schema.queues, ({"company": name, "next_at": at} for name, at in earliest.items()))


def _person(number: int) -> str:
    return f"U{number:06}"


def _workspaces(workload: Workload) -> Iterator[Row]:
    for name in workload.names():
        row = mappers.from_company(Company(name, name, zone="Asia/Seoul", country="KR"))
        yield {**row, "next_commitment": workload.people + 1, "next_customer": _CUSTOMERS + 1}


def _people(workload: Workload) -> Iterator[Row]:
    for name in workload.names():
        for number in range(workload.people):
            yield mappers.from_person(name, Person(_person(number), f"Person {number}", "Asia/Seoul", "en", "KR"))


def _customers(workload: Workload) -> Iterator[Row]:
    for name in workload.names():
        for number in range(1, _CUSTOMERS + 1):
            yield mappers.from_customer(name, Customer(number, f"Customer {number}", channel=f"C{number:04}"))


def _commitments(workload: Workload) -> Iterator[Row]:
    for number, one in enumerate(workload.reminders()):
        due = one.due_at
        owner, customer = one.destination.id, number % _CUSTOMERS + 1
        yield mappers.from_commitment(
            one.company,
            Commitment(
                one.number or 0, f"send part {number}", customer, owner, owner, due, due, "Asia/Seoul", "time",
                due - _LONG_AGO,
            ),
        )  # fmt: skip


def _destination(one: Notification) -> Row:
    place, to = mappers.place_key(one.company, one.destination), one.destination
    return {"place": place, "company": one.company, "kind": to.kind, "id": to.id, "next_at": one.due_at}
