"""A workspace with many commitments, written straight into the tables: people cannot type 100,000 in time."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert, update

from benchmarks.ground import fill
from commitments.adapters import rows, tables
from commitments.adapters.opening import open_store
from commitments.adapters.store import SqlStore
from commitments.model import Commitment, Customer, Kind, Notification, Person, Role, Workspace, to_person
from commitments.reminders import notification

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


async def fill_people(store: SqlStore, team: str) -> None:
    """Write a workspace with its people and customers."""
    workspace = rows.from_workspace(Workspace(team, zone="Asia/Seoul", country="KR", admins=(PEOPLE[0],)))
    people = [
        Person(person, f"Person {number}", "Asia/Seoul", "en", "KR", Role.MEMBER if number else Role.ADMIN,
               PEOPLE[number // 20 * 20], read_at=NOW)
        for number, person in enumerate(PEOPLE)
    ]  # fmt: skip
    customers = [
        Customer(number + 1, f"Customer {number}" if number else "Acme", channel=f"C{number:04}")
        for number in range(CUSTOMERS)
    ]
    await fill(store, tables.workspaces, [{**workspace, "next_commitment": 1, "next_customer": CUSTOMERS + 1}])
    await fill(store, tables.people, (rows.from_person(team, one) for one in people))
    await fill(store, tables.customers, (rows.from_customer(team, one) for one in customers))


async def _fill_commitments(store: SqlStore, wanted: int) -> None:
    async with store.engine.begin() as connection:
        everything = _commitments(wanted)
        while batch := list(islice(everything, 5000)):
            await connection.execute(
                insert(tables.commitments), [rows.from_commitment(TEAM, commitment) for commitment in batch]
            )
            planned = [rows.from_notification(_reminder(one)) for one in batch if not one.is_closed]
            await connection.execute(insert(tables.notifications), planned)
        await connection.execute(update(tables.workspaces).values(next_commitment=wanted + 1))


def _commitments(wanted: int) -> Iterator[Commitment]:
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
    return notification(TEAM, key, Kind.DUE, to_person(commitment.owner), due, commitment.number)
