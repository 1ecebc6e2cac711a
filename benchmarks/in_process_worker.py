"""A worker as bot/wiring/sending.py builds it, within this process, and its default rate limits."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from bot.notifications.handler import notification_handler
from commitments.adapters.sql.store import SqlStore
from commitments.adapters.timers import Timers
from commitments.application.ports.messenger import Messenger
from commitments.application.ports.outbox import ClaimPolicy, RateLimit
from commitments.dispatch import Dispatcher
from commitments.domain.clock import SystemClock
from commitments.domain.notifications.operation import Operation

A_MOMENT = 0.05
BURST, A_SECOND = 5, 5.0
GAP = timedelta(seconds=1)
LIMITS = ClaimPolicy(gap=GAP, rates={Operation.POST: RateLimit.per_minute(A_SECOND * 60, BURST)})


@asynccontextmanager
async def dispatching(
    store: SqlStore, messenger: Messenger, policy: ClaimPolicy, at_once: int = 200
) -> AsyncIterator[None]:
    """Send what is due while the block runs."""
    dispatcher = Dispatcher(store, messenger, notification_handler(), SystemClock(), policy, at_once)

    async def dispatch() -> None:
        await dispatcher.dispatch()
        if ready := await store.next_ready():
            ticker.wake_in(max(A_MOMENT, (ready - datetime.now(UTC)).total_seconds()))

    ticker = Timers({"dispatch": (1.0, dispatch), "sweep": (10.0, dispatcher.sweep)})
    ticker.start()
    yield
    dispatcher.stop()
    await ticker.stop()
