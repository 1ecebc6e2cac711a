"""A workspace with many commitments, written straight into the tables: people cannot type 100,000 in time."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert, update

from benchmarks.postgres_setup import fill
from commitments.adapters.sql import mappers, schema
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.domain.commitment import Commitment
from commitments.domain.company import Company
from commitments.domain.customer import Customer
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import Notification, notification
from commitments.domain.notifications.payloads.reminders import DueReminder
from commitments.domain.person import Person, Role

TEAM = "T0BENCH"
NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
PEOPLE = [f"U{number:04}" for number in range(200)]
CUSTOMERS = 300


@asynccontextmanager
async def workspace_with(commitments: int) -> AsyncIterator[SqlStore]:
    """Open a store on a SQLite file with people, customers and that many commitments, half of them open."""
    with TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{Path(folder) / 'bench.db'}")
        await fill_people(store, TEAM)
        await _fill_commitments(store, commitments)
        yield store
        await store.close()


async def fill_people(store: SqlStore, team: str, ids: Sequence[str] = PEOPLE, customer_count: int = CUSTOMERS) -> None:
    """Write a workspace with its people and customers."""
    workspace = mappers.from_company(Company(team, zone="Asia/Seoul", country="KR", admins=(PEOPLE[0],)))
    people = [
        Person(person, f"Person {number}", "Asia/Seoul", "en", "KR", Role.MEMBER if number else Role.ADMIN,
               ids[number // 20 * 20], read_at=NOW)
        for number, person in enumerate(ids)
    ]  # fmt: skip
    customers = [
        Customer(number + 1, f"Customer {number}" if number else "Acme", channel=f"C{number:04}")
        for number in range(customer_count)
    ]
    listed = [
        {"company": team, "customer": one.id, "person": ids[at]}
        for one in customers
        for at in ((one.id - 1) % 100, (one.id - 1) % 100 + 100)
    ]
    await fill(store, schema.companies, [{**workspace, "next_commitment": 1, "next_customer": customer_count + 1}])
    await fill(store, schema.people, (mappers.from_person(team, one) for one in people))
    names = (name for one in people for name in mappers.from_person_names(team, one))
    await fill(store, schema.person_names, names)
    await fill(store, schema.customers, (mappers.from_customer(team, one) for one in customers))
    await fill(store, schema.customer_people, listed)
    called = (name for one in customers for name in mappers.from_customer_names(team, one))
    await fill(store, schema.customer_names, called)


async def _fill_commitments(store: SqlStore, wanted: int) -> None:
    async with store.engine.begin() as connection:
        everything = many_commitments(wanted)
        while batch := list(islice(everything, 5000)):
            await connection.execute(
                insert(schema.commitments), [mappers.from_commitment(TEAM, commitment) for commitment in batch]
            )
            planned = [mappers.from_notification(_reminder(one)) for one in batch if not one.is_closed]
            await connection.execute(insert(schema.notifications), planned)
        await connection.execute(update(schema.companies).values(next_commitment=wanted + 1))


def many_commitments(wanted: int) -> Iterator[Commitment]:
    for number in range(1, wanted + 1):
        due = NOW + timedelta(hours=number % 4000 - 400)
        made = Commitment(
            number, f"send part {number}", number % CUSTOMERS + 1, PEOPLE[number % len(PEOPLE)],
            PEOPLE[number * 7 % len(PEOPLE)], due, due, "Asia/Seoul", "day", NOW - timedelta(days=60),
        )  # fmt: skip
        yield made if number % 2 else made.cancelled(NOW)


def _reminder(commitment: Commitment) -> Notification:
    due = max(commitment.due, NOW) + timedelta(hours=1)
    key = f"{commitment.label}/0/due"
    return notification(TEAM, key, DueReminder(), to_person(commitment.owner), due, commitment.number)
