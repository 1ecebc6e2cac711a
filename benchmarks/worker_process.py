"""One worker process of `worker_pool.py`: `python -m benchmarks.worker_process WHO URL LATENCY AT_ONCE`.

It prints "ready", waits for a line, sends everything that is due, and prints its figures as JSON.
"""

import asyncio
import json
import resource
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import UTC, datetime
from functools import partial

from benchmarks.job_libraries import with_apscheduler, with_procrastinate
from benchmarks.receiver import Receiver
from bot.garbage_collection import tune_garbage_collection
from bot.notifications.handler import notification_handler
from commitments.adapters.sql.opening import open_store
from commitments.application.ports.outbox import ClaimPolicy
from commitments.dispatch import Dispatcher
from commitments.domain.clock import SystemClock
from commitments.domain.errors import StoreUnavailable

Work = Callable[[], Awaitable[object]]
_A_MOMENT = 0.05


@asynccontextmanager
async def with_ours(url: str, receiver: Receiver, at_once: int) -> AsyncIterator[Work]:
    """Open the store and a dispatcher, as bot/wiring/sending.py does."""
    store = await open_store(url)
    dispatcher = Dispatcher(store, receiver, notification_handler(), SystemClock(), ClaimPolicy(), at_once)

    async def dispatch() -> None:
        # Processes that share one SQLite file may wait too long for each other; a real worker's timer goes on.
        with suppress(StoreUnavailable):
            await dispatcher.dispatch()

    async def work() -> None:
        await dispatch()
        while (ready := await store.next_ready()) is not None:  # what another worker had locked meanwhile
            await asyncio.sleep(max(_A_MOMENT, (ready - datetime.now(UTC)).total_seconds()))
            await dispatch()

    yield work
    await store.close()


WHO: dict[str, Callable[[str, Receiver, int], AbstractAsyncContextManager[Work]]] = {
    "ours": with_ours,
    "apscheduler": partial(with_apscheduler, composes=True),
    "apscheduler_empty": partial(with_apscheduler, composes=False),
    "procrastinate": partial(with_procrastinate, composes=True),
    "procrastinate_empty": partial(with_procrastinate, composes=False),
}


async def main(who: str, url: str, latency: str, at_once: str) -> None:
    tune_garbage_collection()  # as the bot does; it is good for all
    receiver = Receiver(float(latency))
    async with WHO[who](url, receiver, int(at_once)) as work:
        print("ready", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        cpu = time.process_time()
        await work()
        ended, cpu = time.time(), time.process_time() - cpu
    names = [name for name, _, _ in receiver.got]
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"names": names, "ended": ended, "cpu_seconds": cpu, "most_memory_mb": rss}))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
