"""Starts what sends: the dispatcher, its timers and what wakes it."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from types import MappingProxyType

from bot.notifications.handler import notification_handler
from bot.settings import Settings
from bot.wiring.limits import claim_policy
from commitments.adapters.sql.outbox.listener import Waker
from commitments.adapters.sql.store import SqlStore
from commitments.adapters.timers import Action, Timers
from commitments.application.commitments.recur import make_due_next
from commitments.application.law_changes import (
    count_unknown_zones,
    follow_calendars,
    keep_wall_times,
    replan_marked_company,
)
from commitments.application.people.replan_person import replan_marked_people
from commitments.application.personal_data.retention import forget_aged
from commitments.application.ports.messenger import Messenger
from commitments.application.ports.telemetry import Telemetry
from commitments.dispatch import Dispatcher
from commitments.domain.clock import Clock, DatabaseClock
from commitments.domain.errors import StoreUnavailable

_MIN_WAIT = 0.05  # seconds before retrying what another process has locked
_EVERY_SECOND = 1.0
_EVERY_TEN_SECONDS = 10.0
_EVERY_MINUTE = 60.0
_EVERY_HOUR = 3600.0
_EVERY_DAY = 86400.0
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


async def keep_dates(store: SqlStore, clock: Clock) -> None:
    """Keep the wall time of dates, before anything is sent, where zones have new data."""
    for company in await store.companies():
        if count := await count_unknown_zones(store, company, clock.now()):
            log.error("zones_unknown", extra={"workspace": company, "count": count})
        if count := await keep_wall_times(store, company, clock.now()):
            log.info("wall_times_kept", extra={"workspace": company, "count": count})


def sending_timers(
    dispatcher: Dispatcher,
    dispatch: Action,
    settings: Settings,
    store: SqlStore,
    clock: Clock,
    more: Mapping[str, tuple[float, Action]] = MappingProxyType({}),
) -> Timers:
    """Return the timers of a dispatcher: its dispatch and sweep, recurrences, planning again, retention, and `more`."""
    every_second, every_ten = (_EVERY_SECOND, dispatch), (_EVERY_TEN_SECONDS, dispatcher.sweep)

    async def calendars() -> None:
        for company in await store.companies():
            if count := await follow_calendars(store, company, clock.now()):
                log.info("calendars_followed", extra={"workspace": company, "count": count})

    async def recurrences() -> None:
        for company in await store.companies():
            if count := await make_due_next(store, company, clock.now()):
                log.info("recurrences_made", extra={"workspace": company, "count": count})

    async def replans() -> None:
        for company in await store.companies():
            await replan_marked_company(store, company, clock.now())
            await replan_marked_people(store, company, clock.now())

    own = {
        "dispatch": every_second, "sweep": every_ten, "calendars": (_EVERY_DAY, calendars),
        "replans": (_EVERY_MINUTE, replans), "recurrences": (_EVERY_TEN_SECONDS, recurrences),
    }  # fmt: skip
    return Timers({**own, **more, **_retention_job(settings, store, clock)})


def _retention_job(settings: Settings, store: SqlStore, clock: Clock) -> dict[str, tuple[float, Action]]:
    """Return the job that erases what is older than the settings keep; none if everything is kept."""
    closed, sent = settings.keep_closed_days, settings.keep_sent_days

    async def forget() -> None:
        await forget_aged(store, closed, sent, clock.now())

    return {"forget": (_EVERY_DAY, forget)} if closed or sent else {}


def postponing_dispatch(dispatcher: Dispatcher) -> Callable[[], Awaitable[None]]:
    """Return a dispatch that waits for its next turn while the database is unavailable."""

    async def dispatch() -> None:
        try:
            await dispatcher.dispatch()
        except* StoreUnavailable:
            log.warning("dispatch_postponed", extra={"error": StoreUnavailable.__name__})

    return dispatch
