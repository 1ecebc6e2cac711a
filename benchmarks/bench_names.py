"""What many names and many open promises cost: requests of a large company, and the hourly upkeep, on both databases.

A small and a large company are measured in one run, so that the ratio shows what growth costs.
"""

import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, event, update

from benchmarks.bench_requests import slack_requests, timed_requests
from benchmarks.one_workspace import NOW, TEAM, fill_people, many_commitments
from benchmarks.postgres_setup import analyze, fill, postgres
from benchmarks.timing import Figures
from bot.conversation.directory_events import DirectoryEvents
from commitments.adapters.sql import mappers, schema
from commitments.adapters.sql.engines import PATIENT
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.domain.channel import Channel
from commitments.domain.person import Person
from tests.postgres import database

SIZES = {"small": (200, 300), "large": (2_000, 5_000)}
ROUNDS = 110
LINES = {
    "promise": "send part {} to Acme by the 15th",
    "typed_name": "@Person 33 send part {} to Acme by the 15th",
    "unknown_name": "@Nobody send part {} to Acme by the 15th",
    "question": "send part {} by the 15th",
}
PROMISES, ANSWERS = 200_000, 50_000  # half of the promises are open


async def run() -> dict[str, object]:
    figures: dict[str, object] = {}
    with TemporaryDirectory() as folder:
        async with _filled(f"sqlite:///{Path(folder) / 'names.db'}") as store:
            figures["sqlite"] = await _measured(store)
    with postgres() as server:
        async with database(server) as url, _filled(url) as store:
            figures["postgresql"] = await _measured(store)
    return figures


@asynccontextmanager
async def _filled(url: str) -> AsyncIterator[SqlStore]:
    store = await open_store(url, limits=PATIENT)
    for team, (people, customers) in SIZES.items():
        await fill_people(store, team, [f"U{number:04}" for number in range(people)], customers)
    await fill_people(store, TEAM)
    await fill(store, schema.commitments, (mappers.from_commitment(TEAM, one) for one in many_commitments(PROMISES)))
    old = ({"company": TEAM, "key": str(key), "at": NOW - timedelta(days=30), "answer": ""} for key in range(ANSWERS))
    await fill(store, schema.requests, old)
    async with store.engine.begin() as connection:
        await connection.execute(update(schema.people).values(read_at=NOW - timedelta(hours=1)))
    await analyze(store)
    await store.close()
    store = await open_store(url)
    yield store
    await store.close()


async def _measured(store: SqlStore) -> dict[str, object]:
    small, large = [await _requests(store, team) for team in SIZES]
    ratios = {name: round(large[name]["p99_ms"] / small[name]["p99_ms"], 2) for name in LINES}
    return {"small": small, "large": large, "p99_ratio": ratios, "upkeep": await _upkeep(store)}


async def _requests(store: SqlStore, team: str) -> dict[str, Figures]:
    async with slack_requests(store, team) as http:
        return {name: await timed_requests(http, team, "/commit", line, ROUNDS) for name, line in LINES.items()}


class _Nobody:
    """A directory and a clock: every person was read an hour ago."""

    def now(self) -> datetime:
        return NOW

    async def person(self, company: str, person: str) -> Person | None:
        return None

    async def channel(self, company: str, channel: str) -> Channel:
        return Channel(channel)

    async def outsiders(self, company: str, channel: str) -> Sequence[str]:
        return ()


async def _upkeep(store: SqlStore) -> dict[str, float]:
    with _transactions(store) as seconds:
        started = time.perf_counter()
        await DirectoryEvents(store, _Nobody(), _Nobody()).every_hour(TEAM)
        whole = time.perf_counter() - started
    longest = max(seconds)
    return {
        "seconds": round(whole, 2),
        "longest_transaction_ms": round(longest * 1000, 1),
        "transactions": len(seconds),
    }


@contextmanager
def _transactions(store: SqlStore) -> Iterator[list[float]]:
    """Note how long each transaction takes."""
    begun: dict[int, float] = {}
    seconds: list[float] = []

    def begin(connection: Connection) -> None:
        begun[id(connection)] = time.perf_counter()

    def end(connection: Connection) -> None:
        seconds.append(time.perf_counter() - begun.pop(id(connection)))

    engines = {store.engine.sync_engine}
    if store.engine.dialect.name == "sqlite":  # PostgreSQL's readers are the same engine with an option
        engines.add(store.reading.sync_engine)
    for engine in engines:
        event.listen(engine, "begin", begin)
        event.listen(engine, "commit", end)
        event.listen(engine, "rollback", end)
    yield seconds
