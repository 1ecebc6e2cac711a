"""Each frequent query reads through an index. SQLite tells without data; PostgreSQL scans small tables anyway."""

import re
from pathlib import Path
from typing import Any

from sqlalchemy import event

from commitments.adapters.opening import open_store
from commitments.adapters.store import SqlStore
from commitments.model import MessageRef, to_person
from commitments.ports import Query, Scope
from tests.contract.values import DAY, HOUR, LEASE, NOW, notice, planned

SCANNED = re.compile(r"SCAN (commitments|notifications|destinations|history|moves|people)\b")


async def _work(store: SqlStore) -> None:
    """Do what a bot does all day, with several destinations due."""
    await planned(store, *(notice(f"{n}", to=to_person(f"p{n}")) for n in range(3)))
    await planned(store, *(notice(f"late {n}", NOW + n * DAY, to=to_person(f"p{n}")) for n in range(3)))
    await store.claim(NOW, LEASE, 50)
    claims = await store.claim(NOW + LEASE, LEASE, 50)
    await store.sent([claims[0].notifications[0].id], MessageRef("D", "1"), NOW)
    await store.retry([claims[1].notifications[0].id], NOW + HOUR, "busy", unknown=True)
    await store.claim(NOW, LEASE, 50)
    await store.next_due()
    scope = Scope(frozenset({"jane", "sam"}), frozenset({1, 2}))
    async with store.transaction("T1") as tx:
        for wanted in ({}, {"owner": "jane"}, {"customer": 1}, {"concerning": "jane"}, {"scope": scope}):
            query = Query(**{"scope": None, "status": "overdue", "due_before": NOW, **wanted})  # type: ignore[arg-type]
            await tx.find(query)
            await tx.count(query)
        await tx.customers_of("jane")
        await tx.last_entry_by("jane", NOW)
        await tx.notifications(1)
        await tx.notifications_in(MessageRef("D", "1"))


async def test_no_frequent_query_reads_a_whole_table(tmp_path: Path) -> None:
    store = await open_store(f"sqlite:///{tmp_path / 'plans.db'}")
    said: dict[str, Any] = {}

    @event.listens_for(store.engine.sync_engine, "before_cursor_execute")
    def _note(_c: object, _cursor: object, statement: str, values: Any, _x: object, many: bool) -> None:
        if not many:
            said.setdefault(statement, values)

    await _work(store)
    event.remove(store.engine.sync_engine, "before_cursor_execute", _note)
    explained = {}
    async with store.engine.connect() as connection:
        for statement, values in said.items():
            if statement.startswith(("SELECT", "UPDATE", "INSERT")):
                plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
                explained[statement] = "\n".join(str(row[-1]) for row in plan)
    await store.close()
    assert len(explained) > 20
    assert {statement: plan for statement, plan in explained.items() if SCANNED.search(plan)} == {}
