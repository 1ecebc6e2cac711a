"""A worker as bot/wiring.py makes it, within this process, and the limits that it keeps by default."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from bot.conversation.office import office
from commitments.adapters.store import SqlStore
from commitments.adapters.ticker import Ticker
from commitments.clock import SystemClock
from commitments.dispatch import Dispatcher
from commitments.model import Way
from commitments.outbox import Rate, Terms
from commitments.ports import Messenger

A_MOMENT = 0.05
BURST, A_SECOND = 5, 5.0
GAP = timedelta(seconds=1)
LIMITS = Terms(gap=GAP, rates={Way.POST: Rate.per_minute(A_SECOND * 60, BURST)})


@asynccontextmanager
async def sending(store: SqlStore, messenger: Messenger, terms: Terms, at_once: int = 200) -> AsyncIterator[None]:
    """Send what is due while the block runs."""
    dispatcher = Dispatcher(store, messenger, office(), SystemClock(), terms, at_once)

    async def dispatch() -> None:
        await dispatcher.dispatch()
        if ready := await store.next_ready():
            ticker.wake_in(max(A_MOMENT, (ready - datetime.now(UTC)).total_seconds()))

    ticker = Ticker({"dispatch": (1.0, dispatch), "sweep": (10.0, dispatcher.sweep)})
    ticker.start()
    yield
    dispatcher.stop()
    await ticker.stop()
