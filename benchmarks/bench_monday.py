"""Monday at nine: a spike of 20,000 reminders within the limits, one workspace that has 50,000 due, 100,000 workspaces.

Real dispatchers on a durable PostgreSQL; the receiver answers after 100 ms and measures what arrives. In the spike ten
workspaces have 285 people and 490 have 35; no workspace may send faster than its limit, so the ten largest say how
long it takes at least.
"""

import asyncio
from datetime import UTC, datetime, timedelta

from benchmarks.in_process_worker import A_SECOND, BURST, LIMITS, dispatching
from benchmarks.monday_model import monday, shared_seconds
from benchmarks.postgres_setup import SETTINGS, postgres
from benchmarks.rate_checks import by_workspace, most_ahead
from benchmarks.receiver import Receiver
from benchmarks.timing import summarise
from benchmarks.worker_pool import send_all
from benchmarks.workload import Workload, fill_workload
from commitments.adapters.sql.opening import open_store
from commitments.application.ports.outbox import ClaimPolicy
from tests.postgres import Server, database

LATENCY, AT_ONCE = 0.1, 200
LARGE, SMALL = (10, 285), (490, 35)
OTHERS, EACH, WITHIN, FLOOD = 200, 5, timedelta(seconds=20), 50_000


async def run() -> dict[str, object]:
    with postgres() as server:
        rate = await _rate(server)
        return {
            "postgresql_settings": SETTINGS,
            "spike": await _spike(server, rate),
            "one_floods": {
                "within_limits": await _flood(server, LIMITS),
                "without": await _flood(server, ClaimPolicy()),
            },
            "a_hundred_thousand_workspaces": monday(rate, A_SECOND, BURST),
        }


async def _rate(server: Server) -> float:
    """Return what one worker sends in a second without limits."""
    async with database(server) as url:
        store = await open_store(url)
        past = datetime.now(UTC) - timedelta(minutes=1)
        await fill_workload(store, Workload(200, 20, lambda _: past))
        await store.close()
        rates = await send_all("ours", url, processes=1, latency=LATENCY, at_once=AT_ONCE, expected=4000)
    return rates["a_second"]


async def _spike(server: Server, rate: float) -> dict[str, object]:
    messages = LARGE[0] * LARGE[1] + SMALL[0] * SMALL[1]
    receiver = Receiver(LATENCY)
    async with database(server) as url:
        store = await open_store(url)
        at = datetime.now(UTC) + timedelta(seconds=30)
        await fill_workload(store, Workload(*LARGE, lambda _: at))
        await fill_workload(store, Workload(*SMALL, lambda _: at, first=LARGE[0]))
        async with dispatching(store, receiver, LIMITS, AT_ONCE), asyncio.timeout(200):
            await receiver.has(messages)
        await store.close()
    sizes = [LARGE[1]] * LARGE[0] + [SMALL[1]] * SMALL[0]
    bound = (LARGE[1] - BURST) / A_SECOND
    took = max(arrived for _, _, arrived in receiver.got) - at.timestamp()
    return {
        "messages": messages,
        "each_once": len({name for name, _, _ in receiver.got}) == messages,
        "seconds": round(took, 1),
        "seconds_that_the_limits_need": round(bound, 1),
        "seconds_that_they_need_sharing_one_worker": round(shared_seconds(sizes, rate, A_SECOND, BURST), 1),
        "most_ahead_of_a_workspace_s_rhythm": round(most_ahead(by_workspace(receiver.got).values(), A_SECOND), 2),
        "burst": BURST,
    }


async def _flood(server: Server, policy: ClaimPolicy) -> dict[str, object]:
    """Return how late messages of other workspaces come while one has very many due."""
    receiver = Receiver(LATENCY)
    async with database(server) as url:
        store = await open_store(url)
        past = datetime.now(UTC) - timedelta(minutes=1)
        await fill_workload(store, Workload(1, FLOOD, lambda _: past))
        soon = datetime.now(UTC) + timedelta(seconds=8)
        others = Workload(OTHERS, EACH, lambda number: soon + WITHIN * number / (OTHERS * EACH), first=1)
        await fill_workload(store, others)
        due = {one.id: one.due_at.timestamp() for one in others.reminders()}
        async with dispatching(store, receiver, policy, AT_ONCE), asyncio.timeout(120):
            await receiver.has(len(due), due)
        await store.close()
    late = [(arrived - due[name]) * 1000 for name, _, arrived in receiver.got if name in due]
    flooded = sum(name not in due for name, _, _ in receiver.got)
    return {"due_in_one": FLOOD, "of_these_sent_meanwhile": flooded, "lateness_of_others": summarise(late)}
