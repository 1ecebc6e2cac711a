"""A PostgreSQL server that may be stopped, and the real bot on it that waits a second and a half."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from commitments.adapters.sql.engines import Limits
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from tests.postgres import Server, database, running
from tests.stage import PlayedSlack, Stage, StageClock, seoul
from tests.tools import require

WAIT = 1.5
MOMENT = seoul("2026-11-23 10:00")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Give a private server; the one that the other tests share is never stopped."""
    with running(require("postgres")) as server:
        yield server


@pytest.fixture
async def url(postgres: Server) -> AsyncIterator[str]:
    """Give a fresh database with today's tables."""
    async with database(postgres) as url:
        yield url


@pytest.fixture
async def store(url: str) -> AsyncIterator[SqlStore]:
    """Give a store of two connections."""
    store = await open_store(url, limits=Limits(2, WAIT))
    yield store
    await store.close()


@pytest.fixture(scope="session", autouse=True)
def _warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Load what a first request loads, which on a busy machine takes longer than these tests let it."""

    async def commit() -> None:
        stage = await stage_on(await open_store(f"sqlite:///{tmp_path_factory.mktemp('warm') / 'x.db'}"))
        await stage.say("alice", "/commit <@minho> send fix to Acme in 3 days")
        await stage.store.close()

    asyncio.run(commit())


async def stage_on(store: SqlStore) -> Stage:
    """Give a stage on which Alice is known and Acme is a customer."""
    clock = StageClock(MOMENT)
    stage = Stage(store, PlayedSlack(clock), clock)
    await stage.say("alice", "/customer Acme here", "acme")
    return stage


@pytest.fixture
async def stage(store: SqlStore) -> Stage:
    return await stage_on(store)


async def until_ready(store: SqlStore) -> None:
    """Ask until the store is ready, for half a minute at most."""
    ready = False
    async with asyncio.timeout(30):
        while not ready:
            ready = await store.ready()
