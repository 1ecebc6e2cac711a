"""How the outbox stands, as operators see it."""

import re
from typing import Any

import pytest
from sqlalchemy import event

from commitments.adapters.sql.outbox import statistics
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.outbox import Claim, ClaimPolicy, End, OutboxState, Outcome
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import State
from tests.contract.values import DAY, HOUR, LEASE, NOW, notice, planned

# What reads one of the partial indexes reads few rows; "SCAN notifications" with no index reads all.
WHOLE_TABLE = re.compile(r"SCAN notifications(?! USING (COVERING )?INDEX notifications_(due|claimed|failed))")
TERMS = ClaimPolicy(LEASE)


def _outcome(claim: Claim, end: End) -> Outcome:
    return Outcome(claim.company, claim.destination, claim.notifications, end, NOW, until=NOW + HOUR)


async def test_an_empty_outbox_has_nothing_to_tell(store: SqlStore) -> None:
    assert await store.outbox_state(NOW) == OutboxState(None, 0, 0, 0)


async def test_what_is_due_waits_from_the_oldest_on(store: SqlStore) -> None:
    await planned(
        store,
        notice("late", NOW - HOUR),
        notice("later", NOW - 2 * HOUR, to_person("bob"), workspace="T2"),
        notice("now", NOW),
        notice("future", NOW + HOUR),
        *(notice(state.value, NOW - DAY, state=state) for state in (State.SENT, State.HELD_BACK)),
    )
    assert await store.outbox_state(NOW) == OutboxState(NOW - 2 * HOUR, 3, 0, 0)


async def test_what_is_claimed_still_waits_until_it_is_sent(store: SqlStore) -> None:
    await planned(store, notice("a", NOW - HOUR, to_person("bob")), notice("b", NOW - 2 * HOUR))
    claims = {claim.notifications[0].key: claim for claim in await store.claim(NOW, TERMS, 10)}
    assert await store.outbox_state(NOW) == OutboxState(NOW - 2 * HOUR, 2, 0, 0)
    await store.record([_outcome(claims["b"], End.SENT)], TERMS)
    assert await store.outbox_state(NOW) == OutboxState(NOW - HOUR, 1, 0, 0)


async def test_what_is_put_off_is_not_due(store: SqlStore) -> None:
    await planned(store, notice("a", NOW - HOUR))
    (claim,) = await store.claim(NOW, TERMS, 10)
    await store.record([_outcome(claim, End.POSTPONED)], TERMS)
    assert (await store.outbox_state(NOW)).due == 0
    assert await store.outbox_state(NOW + 2 * HOUR) == OutboxState(NOW + HOUR, 1, 0, 0)


async def test_who_takes_nothing_is_counted(store: SqlStore) -> None:
    await planned(store, notice("a"), notice("b", workspace="T2"))
    first, second = await store.claim(NOW, TERMS, 10)
    await store.record([_outcome(first, End.REFUSED), _outcome(second, End.SHUT_OUT)], TERMS)
    assert (await store.outbox_state(NOW)).paused == 2
    await store.resume(first.company, None, NOW)
    assert (await store.outbox_state(NOW)).paused == 1


async def test_what_was_given_up_is_counted(store: SqlStore) -> None:
    await planned(store, *(notice(f"{n}", workspace=f"T{n}", state=State.FAILED) for n in range(3)))
    assert await store.outbox_state(NOW) == OutboxState(None, 0, 3, 0)


async def test_counts_end_where_counting_would_take_long(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    await planned(store, *(notice(f"{n}", NOW - n * HOUR) for n in range(5)))
    await planned(store, *(notice(f"lost {n}", state=State.FAILED) for n in range(5)))
    monkeypatch.setattr(statistics, "MOST_COUNTED", 3)
    assert await store.outbox_state(NOW) == OutboxState(NOW - 4 * HOUR, 3, 3, 0)
    await store.claim(NOW - 3 * HOUR, TERMS, 10)
    assert await store.outbox_state(NOW) == OutboxState(NOW - 4 * HOUR, 3, 3, 0)


async def test_only_what_is_due_claimed_or_failed_is_read(store: SqlStore) -> None:
    said: dict[str, Any] = {}

    @event.listens_for(store.reading.sync_engine, "before_cursor_execute")
    def _note(_c: object, _cursor: object, statement: str, values: Any, _x: object, _many: bool) -> None:
        if "notifications" in statement:
            said[statement] = values

    await store.outbox_state(NOW)
    event.remove(store.reading.sync_engine, "before_cursor_execute", _note)
    assert [re.findall(r"state = '(\w+)'", statement) for statement in said] == [
        ["planned", "claimed"], ["planned"], ["failed"],
    ]  # fmt: skip
    assert "ORDER BY" in next(iter(said)), "the oldest are among the counted"
    if store.engine.dialect.name == "postgresql":
        return  # it reads a small table whole, whatever its indexes
    async with store.engine.connect() as connection:
        for statement, values in said.items():
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            assert not WHOLE_TABLE.search("\n".join(str(row[-1]) for row in plan))
