"""A PostgreSQL database with a million promises and a million planned reminders, and some reminders that are due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Table,
    Text,
    cast,
    delete,
    exists,
    func,
    insert,
    literal,
    literal_column,
    select,
    true,
    update,
)

from benchmarks.one_workspace import CUSTOMERS, NOW, PEOPLE, fill_people
from benchmarks.postgres_setup import analyze, fill, without_indexes
from commitments.adapters.sql import mappers, schema
from commitments.adapters.sql.store import SqlStore
from commitments.domain.commitment import Commitment
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import Notification, notification
from commitments.domain.notifications.payloads.reminders import DueReminder, LeadReminder

ONE = "T0BENCH"
_PLANNED_FROM = datetime(2100, 1, 1, tzinfo=NOW.tzinfo)
_N: ColumnElement[int] = literal_column("series.n", Integer)
_TABLES = (schema.commitments, schema.notifications, schema.destinations)


@dataclass(frozen=True, slots=True)
class Sizes:
    """`promises` are as many again in one workspace as in `teams` others together; the others' have reminders."""

    promises: int
    planned: int
    teams: int = 100

    def names(self) -> list[str]:
        return [f"T{number:06}" for number in range(self.teams)]


async def fill_large_database(store: SqlStore, sizes: Sizes) -> None:
    """Write everything that is not due for many years; the server generates the rows."""
    for team in (ONE, *sizes.names()):
        await fill_people(store, team)
    async with without_indexes(store, *_TABLES):
        await _promise(store, literal(ONE), sizes.promises, sizes.promises)
        await _promise(store, _team(_N % sizes.teams), sizes.promises // sizes.teams, sizes.promises)
        await _plan(store, sizes)
    await analyze(store)


async def _promise(store: SqlStore, team: ColumnElement[str], each: int, wanted: int) -> None:
    """Write promises as `one_workspace.py` does: half of them open, a tenth of those late."""
    number = (_N - 1) // (wanted // each) + 1  # the teams take turns
    made, due = NOW - timedelta(days=60), literal(NOW) + func.make_interval(0, 0, 0, 0, number % 4000 - 400)
    first = Commitment(1, "", 1, PEOPLE[0], PEOPLE[0], NOW, NOW, "Asia/Seoul", "day", made)
    for left, one in enumerate((first.cancelled(NOW), first)):
        same = {**mappers.from_commitment("", one), "company": team, "number": number, "first_due": due, "due": due}
        same |= {"what": "send part " + cast(number, Text), "customer": number % CUSTOMERS + 1}
        same |= {"owner": _person(number % len(PEOPLE)), "maker": _person(number * 7 % len(PEOPLE))}
        await _generate(store, schema.commitments, same, wanted, number % 2 == left)
    async with store.engine.begin() as connection:
        await connection.execute(update(schema.companies).values(next_commitment=each + 1).where(_has(team)))


def _has(team: ColumnElement[str]) -> ColumnElement[bool]:
    one = schema.companies.c.id == ONE
    return one if team.compare(literal(ONE)) else ~one


async def _plan(store: SqlStore, sizes: Sizes) -> None:
    """Plan reminders for the first half of each workspace's people; the others are free for what is due."""
    template = mappers.from_notification(notification("", "", LeadReminder(), to_person(""), _PLANNED_FROM, 1))
    team, person = _team(_N % sizes.teams), _person(_N // sizes.teams % (len(PEOPLE) // 2))
    at, place = literal(_PLANNED_FROM) + func.make_interval(0, 0, 0, 0, 0, _N % 100_000), team + " person " + person
    names = {"id": func.lpad(cast(_N, Text), 32, "0"), "key": "planned/" + cast(_N, Text)}
    varying = {"company": team, "to_id": person, "place": place, "due_at": at, "not_before": at}
    await _generate(store, schema.notifications, {**template, **names, **varying}, sizes.planned)
    named = {"place": place, "company": team, "kind": "person", "id": person, "next_at": _PLANNED_FROM}
    await _generate(store, schema.destinations, named, min(sizes.planned, sizes.teams * len(PEOPLE) // 2))
    await fill(store, schema.queues, ({"company": team, "next_at": _PLANNED_FROM} for team in sizes.names()))


async def _generate(
    store: SqlStore, table: Table, values: Mapping[str, Any], count: int, where: ColumnElement[bool] | None = None
) -> None:
    """Write `count` rows; an expression may depend on the number of the row, _N."""
    chosen = [
        value if isinstance(value, ColumnElement) else literal(value, table.c[name].type)
        for name, value in values.items()
    ]
    series = func.generate_series(1, count).table_valued("n").render_derived(name="series")
    made = insert(table).from_select(
        list(values), select(*chosen).select_from(series).where(true() if where is None else where)
    )
    async with store.engine.begin() as connection:
        await connection.exec_driver_sql("SET LOCAL session_replication_role = replica")  # no foreign keys looked up
        await connection.execute(made)


def _team(number: ColumnElement[int]) -> ColumnElement[str]:
    return "T" + func.lpad(cast(number, Text), 6, "0")


def _person(number: ColumnElement[int]) -> ColumnElement[str]:
    return "U" + func.lpad(cast(number, Text), 4, "0")


async def make_due(store: SqlStore, sizes: Sizes, moments: list[datetime]) -> list[Notification]:
    """Plan one reminder for each moment, each to another person of the second half, and return them."""
    teams, people = sizes.names(), PEOPLE[len(PEOPLE) // 2 :]
    reminders = [
        notification(teams[number % len(teams)], f"due/{at.timestamp()}/{number}", DueReminder(),
                     to_person(people[number // len(teams) % len(people)]), at, number // len(teams) * 2 + 1)
        for number, at in enumerate(moments)
    ]  # fmt: skip
    await fill(store, schema.notifications, (mappers.from_notification(one) for one in reminders))
    await fill(store, schema.destinations, (
        {"place": mappers.place_key(one.company, one.destination), "company": one.company, "kind": "person",
         "id": one.destination.id, "next_at": one.due_at}
        for one in reminders
    ))  # fmt: skip
    queues = schema.queues
    async with store.engine.begin() as connection:
        await connection.execute(update(queues).values(next_at=func.least(queues.c.next_at, min(moments))))
    return reminders


async def forget_due(store: SqlStore) -> None:
    """Delete what `make_due` planned, claimed or not."""
    here, there = schema.notifications.c, schema.destinations.c
    async with store.engine.begin() as connection:
        await connection.execute(delete(schema.notifications).where(here.not_before < _PLANNED_FROM))
        gone = ~exists().where(here.place == there.place)
        await connection.execute(delete(schema.destinations).where(there.next_at < _PLANNED_FROM, gone))
        await connection.execute(update(schema.queues).values(next_at=_PLANNED_FROM, free_at=None))
