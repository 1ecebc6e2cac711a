"""PostgreSQL stopped, locked, full, hanging or lost: one sentence, nothing half-written, and on it goes by itself."""

import asyncio
import logging
import time
from contextlib import AsyncExitStack

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from bot.conversation.requests import Reply
from commitments.adapters.sql.engines import PATIENT, Limits, open_engine
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.adapters.timers import Timers
from commitments.application.ports.commitment_query import Query
from commitments.domain.errors import CommitUnknown, DatabaseSilent, StoreUnavailable
from tests.contract.values import commitment
from tests.lines import told
from tests.postgres import Server
from tests.resilience.conftest import MOMENT, WAIT, stage_on, until_ready
from tests.resilience.proxy import proxy_to
from tests.stage import Stage
from tests.stories.acting import fill, press, read

AWAY = "I cannot reach my records just now, so nothing was changed. Please try again in a minute."
IN_TIME = WAIT + 2.5  # seconds, on a machine that is busy
_REFUSING = (
    "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE SQLSTATE '53100'; END $$",
    "CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON requests DEFERRABLE INITIALLY DEFERRED "
    "FOR EACH ROW EXECUTE FUNCTION refuse()",
)


async def commit(stage: Stage, key: str = "") -> Reply:
    return await stage.say("alice", f"/commit <@minho> send {key or 'fix'} to Acme in 3 days", key=key)


async def count(store: SqlStore) -> int:
    async with store.transaction("W1") as uow:
        return await uow.commitments.count(Query(None, "any"))


def halted(postgres: Server) -> None:
    assert postgres.stop
    postgres.stop()


def started(postgres: Server) -> None:
    assert postgres.start
    postgres.start()


async def test_a_server_that_stops_and_comes_back_costs_one_sentence(postgres: Server, stage: Stage) -> None:
    made = await commit(stage)
    assert "C-1 is on record" in read(made)
    form = await press(stage, "alice", "edit", made)
    halted(postgres)
    try:
        assert read(await commit(stage, "again")) == AWAY
        assert read(await press(stage, "alice", "undo", made)) == AWAY
        assert list((await fill(stage, "alice", form, {"what": "send it"})).errors.values()) == [AWAY]
        assert read(await stage.say("minho", "/commitments")) == AWAY
        assert not await stage.store.ready()
    finally:
        started(postgres)
    await until_ready(stage.store)
    assert "C-2 is on record" in read(await commit(stage, "again"))
    async with stage.store.transaction("W1") as uow:
        assert [len(await uow.history.list_for(number)) for number in (1, 2)] == [1, 1]


async def test_who_was_answered_before_hears_the_sentence_in_their_language(postgres: Server, stage: Stage) -> None:
    await stage.say("minho", "/commitments")
    halted(postgres)
    try:
        assert "아무것도 바꾸지 않았습니다" in read(await stage.say("minho", "/commitments"))
    finally:
        started(postgres)
    await until_ready(stage.store)


async def test_a_lock_that_is_not_given_back_is_not_waited_for(url: str, stage: Stage) -> None:
    await commit(stage)
    holder = await asyncpg.connect(url)
    try:
        async with holder.transaction():
            await holder.execute("LOCK TABLE requests")
            began = time.monotonic()
            assert read(await commit(stage, "again")) == AWAY
            assert time.monotonic() - began < IN_TIME
        assert "C-2 is on record" in read(await commit(stage, "again"))
    finally:
        await holder.close()


async def test_a_lock_leaves_its_connection_whole(url: str, stage: Stage) -> None:
    """The server's own limit comes before ours, which would cost the connection."""
    await commit(stage)
    pids = await _pids(stage.store)
    holder = await asyncpg.connect(url)
    async with holder.transaction():
        await holder.execute("LOCK TABLE requests")
        await commit(stage)
    await holder.close()
    assert await _pids(stage.store) == pids


async def test_a_full_pool_is_not_waited_for(stage: Stage) -> None:
    await commit(stage)
    async with AsyncExitStack() as held:
        for _ in range(2):
            await held.enter_async_context(stage.store.engine.connect())
        assert read(await commit(stage, "again")) == AWAY
    assert "C-2 is on record" in read(await commit(stage, "again"))


async def test_a_connection_lost_in_the_middle_leaves_nothing_half_written(url: str, store: SqlStore) -> None:

    async def broken_off() -> None:
        async with store.transaction("W1") as uow:
            await uow.requests.begin("key", MOMENT)
            await uow.commitments.add(commitment())
            await _kill(url)
            await uow.requests.finish("key", "C-1")

    with pytest.raises(StoreUnavailable) as told:
        await broken_off()
    assert type(told.value) is StoreUnavailable
    async with store.transaction("W1") as uow:
        assert await uow.requests.begin("key", MOMENT) is None
        assert await uow.commitments.count(Query(None, "any")) == 0


async def test_a_commit_whose_answer_is_lost_is_called_unsure_and_happens_once(url: str) -> None:
    async with proxy_to(url) as (proxy, through):
        store = await open_store(through, limits=Limits(2, WAIT))
        stage = await stage_on(store)
        await commit(stage)  # so that everybody is known, and the next COMMIT is the request's own
        proxy.word = b"COMMIT"
        told = read(await commit(stage, "key"))
        assert "look in a minute whether it is there" in told
        assert "nothing was changed" not in told
        assert "C-2 is on record" in read(await commit(stage, "key"))
        assert await count(store) == 2
        await store.close()


async def test_a_commit_that_the_server_refuses_is_sure(url: str, store: SqlStore) -> None:
    """The connection is there, and says that nothing was kept."""
    async with store.engine.begin() as connection:
        for statement in _REFUSING:
            await connection.execute(text(statement))
    with pytest.raises(StoreUnavailable) as told:
        async with store.transaction("W1") as uow:
            await uow.requests.begin("key", MOMENT)
    assert not isinstance(told.value, CommitUnknown)


async def test_a_server_that_hangs_is_given_up_in_time(url: str) -> None:
    async with proxy_to(url) as (proxy, through):
        store = await open_store(through, limits=Limits(2, WAIT))
        stage = await stage_on(store)
        await stage.say("alice", "/commitments")
        proxy.silent = True
        began = time.monotonic()
        assert read(await stage.say("alice", "/commitments")) == AWAY
        assert time.monotonic() - began < IN_TIME
        began = time.monotonic()
        assert not await store.ready()
        assert time.monotonic() - began < 4
        proxy.silent = False
        proxy.cut()
        await until_ready(store)
        assert "C-1 is on record" in read(await commit(stage))
        await store.close()


async def test_a_start_does_not_wait_for_a_server_that_hangs(url: str) -> None:
    async with proxy_to(url) as (proxy, through):
        proxy.silent = True
        with pytest.raises(DatabaseSilent):
            await open_store(through, limits=Limits(2, WAIT))


async def test_the_timer_goes_on_and_sends_what_waited(
    postgres: Server, stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await commit(stage)
    tried, sent = asyncio.Event(), asyncio.Event()

    async def dispatch() -> None:
        try:
            await stage.dispatcher.dispatch()
        finally:
            tried.set()
        if stage.slack.to("minho"):
            sent.set()

    halted(postgres)
    ticker = Timers({"dispatch": (0.05, dispatch)})
    try:
        ticker.start()
        await asyncio.wait_for(tried.wait(), 10)
    finally:
        started(postgres)
    await asyncio.wait_for(sent.wait(), 30)
    await ticker.stop()
    assert all(word in told(caplog) for word in ("job_failed", "dispatch", "StoreUnavailable"))
    assert len(stage.slack.to("minho")) == 1


async def test_requests_have_limits_and_migrations_have_none(url: str) -> None:
    assert await _limits(url, Limits(1, 0.5)) == {"500ms", "2s"}
    assert await _limits(url, PATIENT) == {"0"}


async def test_a_mistake_of_the_program_stays_what_it_is(store: SqlStore, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    with pytest.raises(ProgrammingError):
        async with store.transaction("W1"), store.engine.begin() as connection:
            await connection.execute(text("SELECT * FROM nowhere"))
    with pytest.raises(IntegrityError):
        async with store.transaction("W1") as uow:
            await uow.commitments.add(commitment(owner=None))
    assert "database_unavailable" not in told(caplog)


async def _limits(url: str, limits: Limits) -> set[str]:
    engine = open_engine(url, limits)
    names = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
    async with engine.connect() as connection:
        shown = {str((await connection.execute(text(f"SHOW {name}"))).scalar_one()) for name in names}
    await engine.dispose()
    return shown


async def _pids(store: SqlStore) -> set[int]:
    async with store.engine.connect() as connection:
        return {(await connection.execute(text("SELECT pg_backend_pid()"))).scalar_one()}


async def _kill(url: str) -> None:
    killer = await asyncpg.connect(url)
    query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    await killer.execute(f"{query} AND pid <> pg_backend_pid()")
    await killer.close()
