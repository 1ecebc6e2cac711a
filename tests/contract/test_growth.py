"""What a request costs in a company of ten times as many people, customers and promises, on both databases.

Statements, rows and function calls are counted, never time.
"""

import sys
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from sqlalchemy import insert, update

from bot.cards.card import Button
from bot.conversation.directory_events import DirectoryEvents
from bot.conversation.requests import Reply
from commitments.adapters.sql import mappers, schema
from commitments.adapters.sql.store import SqlStore
from commitments.domain.channel import Channel
from commitments.domain.customer import Customer
from commitments.domain.person import Person
from tests.contract.statements import fetched
from tests.contract.values import commitment
from tests.stage import PlayedSlack, Stage, StageClock, seoul
from tests.stories.acting import press

MONDAY, TUESDAY = seoul("2026-11-23 09:00"), seoul("2026-11-24 09:00")
FEW, MANY = 120, 1200
Act = Callable[[Stage], Awaitable[object]]


class Cost(NamedTuple):
    """What an action takes; `rows` are those that the database gives."""

    statements: int
    rows: int
    calls: int


async def _company_of(store: SqlStore, size: int) -> Stage:
    """Fill a company with so many people and customers, all called alike at first sight, and some known ones."""
    clock = StageClock(MONDAY)
    stage = Stage(store, PlayedSlack(clock), clock)
    stage.workspace = f"W{size}"
    stage.slack.channels["acme"] = Channel("acme", "acme", shared=False)
    await stage.name_admin("root")
    for person in ("minho", "alice", "root"):
        await stage.say(person, "/commitments")
    await _fill(store, stage.workspace, size)
    await stage.say("alice", "/customer Acme here alias 애크미", place="acme")
    await stage.say("alice", "/commit send fix to Acme by Friday")
    return stage


async def _fill(store: SqlStore, company: str, size: int) -> None:
    people = [Person(f"p{number:04}", f"Person {number:04} Kim", read_at=MONDAY) for number in range(size)]
    customers = [
        Customer(number, f"Customer {number:04}", (f"Cust {number:04}",), channel=f"c{number}")
        for number in range(1, size + 1)
    ]
    promises = [
        commitment(number=number, owner="minho", maker="minho", due=TUESDAY, customer=number, what="send it")
        for number in range(1, size + 1)
    ]
    rows = {
        schema.people: [mappers.from_person(company, one) for one in people],
        schema.person_names: [name for one in people for name in mappers.from_person_names(company, one)],
        schema.customers: [mappers.from_customer(company, one) for one in customers],
        schema.customer_names: [name for one in customers for name in mappers.from_customer_names(company, one)],
        schema.commitments: [mappers.from_commitment(company, one) for one in promises],
    }
    async with store.engine.begin() as connection:
        for table, values in rows.items():
            await connection.execute(insert(table), values)
        counters = {"next_commitment": size + 1, "next_customer": size + 1}
        await connection.execute(update(schema.companies).where(schema.companies.c.id == company).values(counters))


async def _counted(stage: Stage, act: Act) -> Cost:
    await act(stage)  # fills the caches of the process
    calls = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    with fetched(stage.store) as read:
        sys.setprofile(count)
        try:
            await act(stage)
        finally:
            sys.setprofile(None)
    return Cost(len(read), sum(rows for rows, _ in read), calls)


def _first(stage: Stage) -> int:
    return int(stage.workspace.removeprefix("W")) + 1


def says(line: str, actor: str = "alice") -> Act:
    return lambda stage: stage.say(actor, line)


def presses(name: str) -> Act:
    """Return the press of a button of the first promise after those that fill the company."""
    return lambda stage: stage.press("alice", Button(name, name, str(_first(stage))))


async def asks_for_the_customer(stage: Stage) -> Reply:
    return await stage.say("alice", "/commit send the fix by Friday")


async def picks_a_customer(stage: Stage) -> Reply:
    return await press(stage, "alice", "pick_customer", await asks_for_the_customer(stage))


async def owners_are_read_again(stage: Stage) -> object:
    stage.clock.at = TUESDAY
    events = DirectoryEvents(stage.store, stage.slack, stage.clock)
    return await events.read_owners_again(stage.workspace)


async def hands_over(stage: Stage) -> Reply:
    return await stage.say("alice", f"/commit give C-{_first(stage)} @Alice Kim")


async def _renumbered(stage: Stage) -> None:
    events = DirectoryEvents(stage.store, stage.slack, stage.clock)
    await events.channel_id_changed(stage.workspace, "c7", "c7", "key")


ACTS: dict[str, Act] = {
    "a promise to a customer": says("/commit send fix to Acme by Friday"),
    "a promise to nobody known": says("/commit send fix to Hooli by Friday"),
    "a promise with a typed name": says("/commit @Minho Lee send fix to Acme by Friday"),
    "a promise with an unknown typed name": says("/commit @Maria send fix to Acme by Friday"),
    "many typed names": says("/commitments " + "@nobody " * 100),
    "a hand-over by typed name": hands_over,
    "a list of somebody": says("/commitments @Person 0002 Kim"),
    "a list of a customer by alias": says("/commitments 애크미"),
    "an unknown customer": says("/customer Hooli"),
    "the help of an admin": says("/customer", "root"),
    "the question for the customer": asks_for_the_customer,
    "the menu of customers": picks_a_customer,
    "the form to edit": presses("edit"),
    "the preview for a customer": presses("tell"),
    "a customer gets another channel": _renumbered,
    "owners are read again": owners_are_read_again,
}


async def test_ten_times_the_people_customers_and_promises_cost_a_request_nothing(store: SqlStore) -> None:
    few, many = [await _company_of(store, size) for size in (FEW, MANY)]
    costs = {name: (await _counted(few, act), await _counted(many, act)) for name, act in ACTS.items()}
    assert all(cost.statements for each in costs.values() for cost in each), "something is counted"
    assert {name: each for name, each in costs.items() if not _is_no_more(*each)} == {}


def _is_no_more(few: Cost, many: Cost) -> bool:
    return many[:2] <= few[:2] and many.calls <= 1.2 * few.calls
