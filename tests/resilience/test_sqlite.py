"""SQLite held by another writer, or on a disk that takes nothing more."""

import asyncio
import resource
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from commitments.adapters.sql.database_errors import is_transient
from commitments.adapters.sql.engines import Limits
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.commitment_query import Query
from commitments.domain.errors import StoreUnavailable
from tests.contract.values import commitment
from tests.resilience.conftest import WAIT, stage_on
from tests.resilience.test_postgres import AWAY, IN_TIME, commit
from tests.stage import Stage
from tests.stories.acting import read


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "commitments.db"


@pytest.fixture
async def store(file: Path) -> AsyncIterator[SqlStore]:
    store = await open_store(f"sqlite:///{file}", limits=Limits(1, WAIT))
    yield store
    await store.close()


@pytest.fixture
async def stage(store: SqlStore) -> Stage:
    return await stage_on(store)


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Hold the writer's place, as another process does."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def full_disk(file: Path) -> Iterator[None]:
    """Let no file of this process grow any more: what SQLite would append is refused by the system itself."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = file.with_name(f"{file.name}-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_another_writer_is_not_waited_for_for_ever(file: Path, stage: Stage) -> None:
    await commit(stage)
    with held(file):
        began = time.monotonic()
        assert read(await commit(stage, "again")) == AWAY
        assert time.monotonic() - began < IN_TIME
        assert not await stage.store.ready()
    assert "C-2 is on record" in read(await commit(stage, "again"))
    assert await stage.store.ready()


async def test_a_full_disk_costs_one_sentence_and_nothing_is_half_written(file: Path, stage: Stage) -> None:
    await commit(stage)
    with full_disk(file):
        assert read(await commit(stage, "again")) == AWAY
        assert not await stage.store.ready()
    assert await stage.store.ready()
    assert "C-2 is on record" in read(await commit(stage, "again"))
    async with stage.store.transaction("W1") as uow:
        assert await uow.commitments.count(Query(None, "any")) == 2
        assert len(await uow.history.list_for(2)) == 1


async def test_a_full_disk_in_the_middle_takes_all_of_a_transaction_back(file: Path, store: SqlStore) -> None:
    async def fifty() -> None:
        async with store.transaction("W1") as uow:
            for _ in range(50):
                await uow.commitments.add(commitment())

    with full_disk(file), pytest.raises(StoreUnavailable):
        await fifty()
    async with store.transaction("W1") as uow:
        assert (await uow.commitments.add(commitment())).number == 1


@pytest.mark.parametrize(
    ("address", "statement", "trouble"),
    [
        ("file:{file}?mode=ro", "DELETE FROM requests", True),
        ("file:{file}.missing/x.db?mode=rw", "SELECT 1", True),
        ("file:{file}", "SELECT * FROM nowhere", False),
        ("file:{file}", "INSERT INTO requests DEFAULT VALUES", False),
        ("file:{file}", "SELEKT 1", False),
    ],
)
async def test_a_disk_that_is_read_only_is_trouble_and_a_mistake_is_not(
    file: Path, store: SqlStore, address: str, statement: str, *, trouble: bool
) -> None:
    with (
        pytest.raises(sqlite3.Error) as told,
        closing(sqlite3.connect(address.format(file=file), uri=True)) as database,
    ):
        database.execute(statement)
    assert is_transient(told.value) is trouble


async def test_long_work_that_gets_on_is_not_broken_off(file: Path, store: SqlStore) -> None:
    """Hundreds of statements in one transaction take longer than a wait may."""
    hurried = SqlStore(store.engine, wait=-0.25)
    async with hurried.transaction("W1") as uow:
        for number in range(1, 101):
            assert (await uow.commitments.add(commitment())).number == number


@pytest.mark.parametrize("leaves", [asyncio.CancelledError, asyncio.TimeoutError])
async def test_work_that_is_left_in_the_middle_of_a_statement_holds_nobody_up(
    file: Path, store: SqlStore, leaves: type[BaseException]
) -> None:
    """Without being broken off, the statement would run on, and its connection keep everybody else from writing."""
    long = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 30000000) SELECT count(*) FROM n"

    async def work() -> None:
        async with store.engine.begin() as connection:
            await connection.exec_driver_sql("DELETE FROM requests")
            begun.set()
            await connection.exec_driver_sql(long)

    begun = asyncio.Event()
    working = asyncio.create_task(work())
    await begun.wait()
    if leaves is asyncio.CancelledError:
        working.cancel()
    with pytest.raises(leaves):
        await asyncio.wait_for(working, 0.1)
    async with store.transaction("W1") as uow:
        assert (await uow.commitments.add(commitment())).number == 1
