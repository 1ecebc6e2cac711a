"""The cost of growth on a durable PostgreSQL: 1,000,000 reminders planned, 2,000,000 promises (half in one workspace).

Lateness is from a reminder's due time to its arrival at a receiver that answers after 100 ms; one worker with the
timers of a real one sends 10,000 that fall due within a minute. Claims of 25 are timed on a small and a large
database by turns. Requests are whole signed ones, as in bench_requests.py.
"""

import asyncio
import time
from collections.abc import Mapping
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

from benchmarks.bench_requests import measured_requests
from benchmarks.idle_memory import idle_memory
from benchmarks.in_process_worker import dispatching
from benchmarks.large_database import ONE, Sizes, fill_large_database, forget_due, make_due
from benchmarks.postgres_setup import SETTINGS, analyze, postgres
from benchmarks.receiver import Receiver
from benchmarks.timing import Figures, summarise
from commitments.adapters.sql.engines import PATIENT
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.outbox import ClaimPolicy
from commitments.domain.notifications.notification import Notification
from tests.postgres import database

FEW, MANY = Sizes(10_000, 10_000), Sizes(1_000_000, 1_000_000)
CLAIMS, ROOM = 80, 25
ROUNDS = 110
DUE, WITHIN = 10_000, timedelta(seconds=60)
SOON = timedelta(seconds=10)
LATENCY = 0.1


async def run() -> dict[str, object]:
    with postgres() as server:
        async with AsyncExitStack() as stack:
            stores = {}
            for sizes in (FEW, MANY):
                url = await stack.enter_async_context(database(server))
                filling = await open_store(url, limits=PATIENT)
                await fill_large_database(filling, sizes)
                await filling.close()
                stores[sizes] = await open_store(url)
                stack.push_async_callback(stores[sizes].close)
            store = stores[MANY]
            return {
                "postgresql_settings": SETTINGS,
                "claim": await _claims(stores),
                "requests_in_one_of_100_small": await measured_requests(stores[FEW], FEW.names()[7], ROUNDS),
                "requests_in_one_workspace": await measured_requests(store, ONE, ROUNDS),
                "requests_in_one_of_100": await measured_requests(store, MANY.names()[7], ROUNDS),
                "lateness": await _lateness(store),
                "idle_memory_mb": await idle_memory(await stack.enter_async_context(database(server))),
            }


async def _claims(stores: Mapping[Sizes, SqlStore]) -> dict[str, object]:
    """Return how long a claim takes; the databases take turns, so that both meet the same machine."""
    timings: dict[int, list[float]] = {}
    long_ago = datetime.now(UTC) - timedelta(minutes=1)
    for sizes, store in stores.items():
        await make_due(store, sizes, [long_ago] * (CLAIMS * ROOM))
        await analyze(store)
    for _ in range(CLAIMS):
        for sizes, store in stores.items():
            started = time.perf_counter()
            claims = await store.claim(datetime.now(UTC), ClaimPolicy(), ROOM)
            timings.setdefault(sizes.planned, []).append((time.perf_counter() - started) * 1000)
            if len(claims) != ROOM:
                raise RuntimeError(f"{len(claims)} claims")
    for store in stores.values():
        await forget_due(store)
    few, many = (summarise(found[8:]) for found in timings.values())
    return {f"at_{FEW.planned}": few, f"at_{MANY.planned}": many, "p50_ratio": round(many["p50_ms"] / few["p50_ms"], 2)}


async def _lateness(store: SqlStore) -> dict[str, object]:
    """Return how late reminders arrive, in milliseconds."""
    first = datetime.now(UTC) + SOON
    moments = [first + WITHIN * number / DUE for number in range(DUE)]
    due = await make_due(store, MANY, moments)
    receiver = Receiver(LATENCY)
    async with dispatching(store, receiver, ClaimPolicy()), asyncio.timeout(180):
        await receiver.has(DUE)
    return {"messages": DUE, "within_seconds": WITHIN.total_seconds(), **_late(receiver, due)}


def _late(receiver: Receiver, due: list[Notification]) -> Figures:
    at = {one.id: one.due_at.timestamp() for one in due}
    return summarise([(arrived - at[name]) * 1000 for name, _, arrived in receiver.got])
