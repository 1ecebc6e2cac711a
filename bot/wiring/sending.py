"""Starts what sends: the dispatcher, its timers and what wakes it."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from types import MappingProxyType

from bot.notifications.handler import notification_handler
from bot.settings import Settings
from bot.wiring.limits import claim_policy
from bot.wiring.upkeep import keep_dates, upkeep
from commitments.adapters.sql.outbox.listener import Waker
from commitments.adapters.sql.store import SqlStore
from commitments.adapters.timers import Action, Timers
from commitments.application.ports.messenger import Messenger
from commitments.application.ports.telemetry import Telemetry
from commitments.dispatch import Dispatcher
from commitments.domain.clock import Clock, DatabaseClock
from commitments.domain.errors import StoreUnavailable

_MIN_WAIT = 0.05  # seconds before retrying what another process has locked
_EVERY_SECOND = 1.0
_EVERY_TEN_SECONDS = 10.0
_EVERY_HOUR = 3600.0
log = logging.getLogger(__name__)


async def start_sending(
    stack: AsyncExitStack,
    settings: Settings,
    store: SqlStore,
    messenger: Messenger,
    watch: Telemetry,
    refresh_directory: Action,
) -> Callable[[], None]:
    """Start the timers of a sending process and return their wake function; a web process leaves sending to workers."""
    if settings.commitments_role == "web":
        return lambda: None
    clock = DatabaseClock()
    dispatcher = Dispatcher(
        store, messenger, notification_handler(), clock, claim_policy(settings), settings.max_concurrent_sends, watch
    )

    async def synchronize_clock() -> None:
        clock.synchronize(await store.time())

    async def dispatch() -> None:
        await dispatcher.dispatch()
        if ready := await store.next_ready():
            ticker.wake_in(max(_MIN_WAIT, (ready - clock.now()).total_seconds()))

    await synchronize_clock()
    await keep_dates(store, clock)
    ticker = sending_timers(
        dispatcher, dispatch, settings, store, clock,
        {"agree": (_EVERY_TEN_SECONDS, synchronize_clock), "keep up": (_EVERY_HOUR, refresh_directory)},
    )  # fmt: skip
    waker = Waker(settings.database_url, ticker.wake)
    ticker.start()
    waker.start()
    stack.push_async_callback(ticker.stop)
    stack.push_async_callback(waker.stop)
    stack.callback(dispatcher.stop)
    return ticker.wake


def sending_timers(
    dispatcher: Dispatcher,
    dispatch: Action,
    settings: Settings,
    store: SqlStore,
    clock: Clock,
    more: Mapping[str, tuple[float, Action]] = MappingProxyType({}),
) -> Timers:
    """Return the timers of a dispatcher: its dispatch and sweep, the upkeep, and `more`."""
    own = {"dispatch": (_EVERY_SECOND, dispatch), "sweep": (_EVERY_TEN_SECONDS, dispatcher.sweep)}
    return Timers({**own, **more, **upkeep(settings, store, clock)})


def postponing_dispatch(dispatcher: Dispatcher) -> Callable[[], Awaitable[None]]:
    """Return a dispatch that waits for its next turn while the database is unavailable."""

    async def dispatch() -> None:
        try:
            await dispatcher.dispatch()
        except* StoreUnavailable:
            log.warning("dispatch_postponed", extra={"error": StoreUnavailable.__name__})

    return dispatch
