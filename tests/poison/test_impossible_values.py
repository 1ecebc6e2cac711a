"""A row that breaks the claim itself, whatever it holds, is failed, and everybody else is served."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.poison.planting import NEWS, Poison, among_healthy, served, standing
from tests.stage import Stage

LARGEST = 2**31 - 1
BOTH = {
    "faults below nothing, unreadable": "faults = -100, payload = '[1]'",
    "faults at the limit, unreadable": f"faults = {LARGEST}, payload = '[1]'",
    "another company's place": "workspace = 'W2'",
}
ONLY_POSTGRESQL = {
    "a moment before our era": "due_at = '0044-03-15 BC'",
    "a moment that Python has not": "due_at = '20000-01-01'",
    "to be tried since before our era": "not_before = '0044-03-15 BC'",
    "to be tried since ever": "not_before = '-infinity'",
    "attempts at the limit": f"attempts = {LARGEST}",
}
ONLY_SQLITE = {
    "to be tried since before all years": "not_before = -9223372036854775807",
    "a text that is none": "request = CAST(x'7b22ff' AS TEXT)",
}


async def spoil(stage: Stage, columns: str) -> None:
    async with stage.store.engine.begin() as connection:
        await connection.execute(text(f"UPDATE notifications SET {columns} WHERE key = 'poison'"))  # noqa: S608 - ours
        # As the sweep or a later plan would: the destination learns when its earliest row is due.
        await connection.execute(
            text(
                "UPDATE destinations SET next_at = (SELECT min(not_before) FROM notifications n "
                "WHERE n.place = destinations.place AND n.state = 'planned')"
            )
        )
        await connection.execute(
            text(
                "UPDATE queues SET next_at = (SELECT min(d.ready_at) FROM destinations d "
                "WHERE d.workspace = queues.workspace)"
            )
        )


async def harms_nobody(stage: Stage, columns: str) -> None:
    await among_healthy(stage, Poison("notice", NEWS))
    await spoil(stage, columns)
    for _ in range(3):
        await stage.dispatch()
        stage.clock.at += timedelta(seconds=2)
    assert await served(stage)
    for _ in range(12):
        stage.clock.at += timedelta(minutes=5)
        await stage.dispatch()
    state, reason = await standing(stage, "poison")
    assert state in {"failed", "sent"}
    assert state == "sent" or reason.startswith("cannot_read")
    await stage.store.outbox_state(stage.clock.at)
    assert len(await stage.store.dead_letters(9)) == (state == "failed")


@pytest.mark.parametrize("what", BOTH)
async def test_on_both_databases(stage: Stage, what: str) -> None:
    await harms_nobody(stage, BOTH[what])


@pytest.mark.parametrize("stage", ["postgresql"], indirect=True)
@pytest.mark.parametrize("what", ONLY_POSTGRESQL)
async def test_what_only_postgresql_keeps(stage: Stage, what: str) -> None:
    await harms_nobody(stage, ONLY_POSTGRESQL[what])


@pytest.mark.parametrize("stage", ["sqlite"], indirect=True)
@pytest.mark.parametrize("what", [name for name in ONLY_SQLITE if name != "a text that is none"])
async def test_what_only_sqlite_keeps(stage: Stage, what: str) -> None:
    await harms_nobody(stage, ONLY_SQLITE[what])
