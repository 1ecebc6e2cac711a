"""Each frequent query reads through an index. SQLite tells without data; PostgreSQL scans small tables anyway."""

import re
from pathlib import Path
from typing import Any

from sqlalchemy import event

from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.commitment_query import Query, Scope
from commitments.application.ports.outbox import Claim, ClaimPolicy, End, Outcome, RateLimit
from commitments.domain.notifications.addresses import MessageRef, to_channel, to_person
from commitments.domain.notifications.operation import Operation
from tests.contract.values import DAY, HOUR, LEASE, NOW, notice, planned, stored

TABLES = (
    "commitments|notifications|destinations|queues|history|moves|people|customers|customer_people|customer_contacts"
)
SCANNED = re.compile(rf"SCAN ({TABLES}|actor|manager|owner_of_it|maker_of_it)\b")


def _outcome(claim: Claim, end: End) -> Outcome:
    return Outcome(claim.company, claim.destination, claim.notifications, end, NOW, until=NOW, hold=Operation.POST)


async def _work(store: SqlStore) -> None:
    """Do what a bot does all day, with several destinations due."""
    await stored(store, customer=None)
    await planned(store, *(notice(f"{n}", to=to_person(f"p{n}"), number=n + 1) for n in range(3)))
    await planned(store, *(notice(f"late {n}", NOW + n * DAY, to=to_person(f"p{n}")) for n in range(3)))
    policy = ClaimPolicy(
        LEASE,
        gap=HOUR,
        rates={Operation.POST: RateLimit.per_minute(60, burst=3), Operation.LOOK: RateLimit.per_minute(60)},
    )
    claims = await store.claim(NOW, policy, 50)
    async with store.views(claims):
        pass
    await store.record([_outcome(claims[0], End.SENT), _outcome(claims[1], End.REFUSED)], policy)
    await store.sweep(NOW + LEASE)
    await store.claim(NOW + LEASE, policy, 50)
    await store.resume("T1", None, NOW)
    await store.next_due()
    await store.next_ready()
    await store.forget_closed(NOW, NOW)
    await store.forget_sent(NOW, NOW)
    scope = Scope(frozenset({"jane", "sam"}), frozenset({"jane"}), frozenset({1, 2}))
    async with store.transaction("T1") as uow:
        for wanted in (
            {},
            {"owners": ("jane",)},
            {"customers": (1,)},
            {"words": ("fix",)},
            {"concerning": "jane"},
            {"scope": scope},
        ):
            query = Query(**{"scope": None, "status": "overdue", "due_before": NOW, **wanted})  # type: ignore[arg-type]
            await uow.commitments.find(query)
            await uow.commitments.count(query)
        await uow.customers.ids_of_person("jane")
        await uow.customers.people_of(1)
        await uow.customers.first(9)
        await uow.customers.named_in("send it to Acme")
        await uow.people.named_in("send it to Jane")
        await uow.people.stale_people(NOW, "", 9)
        await uow.customers.find_by_name("Acme")
        await uow.customers.find_by_channel("C1")
        await uow.history.last_by("jane", NOW)
        await uow.requests.begin("key", NOW, "jane")
        await uow.requests.finish("key", "")
        await uow.people.get_acting("sam")
        await uow.commitments.get(1)
        await uow.commitments.get_many({1, 2})
        await uow.notifications.list_for(1)
        await uow.notifications.list_told(2)
        await uow.notifications.list_planned({1, 2})
        await uow.notifications.list_in_message(MessageRef("D", "1"))
        await uow.notifications.list_waiting(to_channel("C1"))
        await uow.notifications.list_asked(to_person("jane"), NOW)
        await uow.commitments.wordings_shown(1, "C1")
        await uow.commitments.wall_times(NOW)
        await uow.notifications.list_open_numbers(to_channel("C1"))
        await uow.notifications.redirect(to_channel("C1"), to_channel("C2"), NOW)


async def test_no_frequent_query_reads_a_whole_table(tmp_path: Path) -> None:
    store = await open_store(f"sqlite:///{tmp_path / 'plans.db'}")
    said: dict[str, Any] = {}

    @event.listens_for(store.engine.sync_engine, "before_cursor_execute")
    @event.listens_for(store.reading.sync_engine, "before_cursor_execute")
    def _note(_c: object, _cursor: object, statement: str, values: Any, _x: object, many: bool) -> None:
        if not many:
            said.setdefault(statement, values)

    await _work(store)
    for engine in (store.engine, store.reading):
        event.remove(engine.sync_engine, "before_cursor_execute", _note)
    explained = {}
    async with store.engine.connect() as connection:
        for statement, values in said.items():
            if statement.startswith(("SELECT", "UPDATE", "INSERT")):
                plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
                explained[statement] = "\n".join(str(row[-1]) for row in plan)
    await store.close()
    assert len(explained) > 20
    assert {statement: plan for statement, plan in explained.items() if SCANNED.search(plan)} == {}
