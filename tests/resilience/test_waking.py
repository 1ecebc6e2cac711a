"""A worker hears at once that something is due, in whatever process it was planned."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from commitments.adapters.sql.migrator import migrate
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.outbox.listener import Waker
from commitments.adapters.sql.store import SqlStore
from commitments.domain.clock import SystemClock
from tests.contract.values import DAY, notice, planned

_PATIENCE = 20


class Sleeper:
    """Counts how often it is woken."""

    def __init__(self) -> None:
        self.woken = 0
        self._woken = asyncio.Event()

    def wake(self) -> None:
        self.woken += 1
        self._woken.set()

    async def until_woken(self) -> None:
        async with asyncio.timeout(_PATIENCE):
            await self._woken.wait()
        self._woken.clear()


@pytest.fixture
async def store(postgres_url: str) -> AsyncIterator[SqlStore]:
    await migrate(postgres_url)
    store = await open_store(postgres_url)
    yield store
    await store.close()


@pytest.fixture
async def sleeper(store: SqlStore, postgres_url: str) -> AsyncIterator[Sleeper]:
    """Give one that is woken by what is due in the store, once it listens."""
    sleeper = Sleeper()
    waker = Waker(postgres_url, sleeper.wake)
    waker.start()
    await sleeper.until_woken()
    yield sleeper
    await waker.stop()


async def test_what_is_due_now_wakes_and_what_is_due_later_does_not(store: SqlStore, sleeper: Sleeper) -> None:
    now = SystemClock().now()
    await planned(store, notice("tomorrow", now + DAY))
    await planned(store, notice("now", now))
    await sleeper.until_woken()
    assert sleeper.woken == 2, "once when it began to listen, once for what is due"


async def test_it_listens_again_when_its_connection_is_lost(store: SqlStore, sleeper: Sleeper) -> None:
    others = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' "
        "AND datname = current_database()"
    )
    async with store.engine.connect() as connection:
        assert len((await connection.execute(others)).all()) == 1
    await sleeper.until_woken()
    await planned(store, notice("now", SystemClock().now()))
    await sleeper.until_woken()


async def test_on_sqlite_nobody_listens() -> None:
    sleeper = Sleeper()
    waker = Waker("sqlite:///nowhere.db", sleeper.wake)
    waker.start()
    await waker.stop()
    assert sleeper.woken == 0
