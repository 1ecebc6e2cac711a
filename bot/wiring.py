"""The composition root: the only file that names adapters.

Each surface has its own store, clock and dispatcher (`world` in the labels of metrics). The local page next to
Slack has its own database: moving the page's clock does not affect Slack.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.conversation.request_limits import RequestLimits
from bot.conversation.service import ConversationService
from bot.notifications.handler import notification_handler
from bot.server import Check, make_servers
from bot.settings import Settings, is_loopback
from bot.telemetry.metrics import Metrics
from bot.telemetry.operator_access import OperatorAccess
from bot.telemetry.refusals import Refusals

if TYPE_CHECKING:
    from bot.slack.diagnostics import SlackAnswer
from bot.web.chat import Chat
from bot.web.chat_erasure import ChatRecords
from bot.web.chat_message import WORKSPACE
from bot.web.chat_store import ChatFile
from bot.web.demo_people import PEOPLE, ROOMS, local_workspace
from bot.web.messenger import ChatDirectory, ChatMessenger
from bot.web.page import page_routes
from bot.web.seed import seed
from commitments.adapters.encryption import Encryption, new_key
from commitments.adapters.private_files import keep_private
from commitments.adapters.sql.backup import back_up
from commitments.adapters.sql.diagnostics import examine
from commitments.adapters.sql.engines import Limits
from commitments.adapters.sql.installations import SqlInstallations
from commitments.adapters.sql.migrator import migrate
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.outbox.listener import Waker
from commitments.adapters.sql.personal_data.sqlite_file import database_file, rewrite
from commitments.adapters.sql.store import SqlStore
from commitments.adapters.timers import Action, Timers
from commitments.application.personal_data.retention import forget_aged
from commitments.application.ports.diagnostics import Examination
from commitments.application.ports.installations import Installation
from commitments.application.ports.messenger import Messenger
from commitments.application.ports.outbox import ClaimPolicy, RateLimit
from commitments.application.ports.store import Store
from commitments.application.ports.telemetry import Telemetry
from commitments.dispatch import Dispatcher
from commitments.domain.clock import Clock, DatabaseClock, ShiftedClock, SystemClock
from commitments.domain.errors import EncryptionKeyMissing, StoreUnavailable, TryLater
from commitments.domain.notifications.operation import Operation

log = logging.getLogger(__name__)
BESIDE_SLACK = "sqlite:///var/local-page.db"
_MIN_WAIT = 0.05  # seconds before retrying what another process has locked
_EVERY_SECOND = 1.0
_EVERY_TEN_SECONDS = 10.0
_EVERY_HOUR = 3600.0
_LONGEST_WAIT = 60.0  # seconds between two tries to reach Slack at the start
_EVERY_DAY = 86400.0
_DATABASE_TIMEOUT = 3.0  # seconds that a diagnosis waits for the database

Wait = Callable[[float], Awaitable[None]]

__all__ = [
    "Archive",
    "Bot",
    "ask_slack",
    "back_up",
    "encrypt_again",
    "examine_database",
    "migrate",
    "new_key",
    "open_archive",
    "open_bot",
    "open_outbox",
    "request_limits",
    "rewrite_files",
]


@dataclass(frozen=True, slots=True)
class Bot:
    """The running bot: its web applications, and the lines to print at its start."""

    app: Starlette
    operators_app: Starlette | None
    """The application of METRICS_PORT, if that is set."""
    refusals: Refusals
    startup_message: str
    filling: asyncio.Task[None] | None
    """The task that seeds a new local page, whose requests wait for it; raises the errors of seed."""
    connecting: asyncio.Task[None] | None
    """The task that opens Slack's surface once Slack answers, if it did not at first; raises WorkspaceRefused."""

    @property
    def apps(self) -> list[Starlette]:
        return [self.app, self.operators_app] if self.operators_app else [self.app]


@dataclass(slots=True)
class _Parts:
    """What the surfaces contribute to the bot."""

    routes: list[BaseRoute]
    checks: dict[str, Check]
    startup_lines: list[str]
    metrics: Metrics
    refusals: Refusals
    filling: asyncio.Task[None] | None = None
    connecting: asyncio.Task[None] | None = None
    app: Starlette | None = None


@asynccontextmanager
async def open_bot(settings: Settings, wait: Wait = asyncio.sleep) -> AsyncIterator[Bot]:
    """Open everything that is configured, and close it at the end. `wait` waits that many seconds.

    While Slack is unavailable it is tried again behind the running server. Raises BadDatabaseUrl,
    DatabaseUnreachable, SchemaOutdated, EncryptionKeyMissing or WrongEncryptionKey, or WorkspaceRefused if Slack
    rejects a token.
    """
    metrics = Metrics()
    parts = _Parts([], {}, [], metrics, Refusals(metrics))
    async with AsyncExitStack() as stack:
        stack.callback(parts.refusals.log)
        if settings.has_slack:
            store = await _open_checked(stack, settings, settings.database_url)
            await _connect_slack(stack, settings, store, parts, wait)
        if settings.shows_local_page:
            store = await _open_checked(stack, settings, BESIDE_SLACK if settings.has_slack else settings.database_url)
            await _open_page(stack, settings, store, parts)
        if not settings.has_slack and not settings.shows_local_page:
            store = await _open_checked(stack, settings, settings.database_url)
            _watch(parts, "none", store, SystemClock())
        app, operators_app = make_servers(parts.routes, parts.checks, metrics, _operator_access(settings))
        parts.app = app
        try:
            yield Bot(
                app, operators_app, parts.refusals, "\n".join(parts.startup_lines), parts.filling, parts.connecting
            )
        finally:
            if parts.connecting:  # before what it opened is closed
                parts.connecting.cancel()
                await asyncio.wait([parts.connecting])


def _operator_access(settings: Settings) -> OperatorAccess:
    """Return who may ask /readyz and /metrics; where only this machine's page is served, nobody is outside."""
    is_open = not settings.has_slack and is_loopback(settings.host)
    return OperatorAccess(settings.metrics_token, settings.metrics_port is not None, is_open)


def request_limits(settings: Settings) -> RequestLimits:
    """Return the limits of requests that the settings give."""
    return RequestLimits(
        per_person=RateLimit.per_minute(
            60 * settings.requests_per_second_per_person, settings.request_burst_per_person
        ),
        per_workspace=RateLimit.per_minute(
            60 * settings.requests_per_second_per_workspace, settings.request_burst_per_workspace
        ),
    )


@asynccontextmanager
async def open_outbox(settings: Settings) -> AsyncIterator[Store]:
    """Open the store of DATABASE_URL alone, for an operator; raises the database errors of open_bot."""
    async with AsyncExitStack() as stack:
        yield await _open_store(stack, settings, settings.database_url)


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything that is stored of people and customers: the store of DATABASE_URL, and the local page's chat."""

    store: SqlStore
    chat: ChatRecords | None


@asynccontextmanager
async def open_archive(settings: Settings) -> AsyncIterator[Archive]:
    """Open all that holds personal data, for an operator; raises the database errors of open_bot."""
    async with AsyncExitStack() as stack:
        store = await _open_store(stack, settings, settings.database_url)
        path, chat = _chat_path(settings.database_url), None
        if path.exists():
            file = ChatFile(path)
            stack.callback(file.close)
            chat = ChatRecords(file)
        yield Archive(store, chat)


def rewrite_files(settings: Settings) -> None:
    """Rewrite the SQLite files of open_archive, so that no freed page holds what was erased. Raises FileStillHolds."""
    database = database_file(settings.database_url)
    for file in (database, _chat_path(settings.database_url)):
        if file is not None and file.exists():
            rewrite(file)


async def encrypt_again(settings: Settings) -> int:
    """Encrypt every stored token with the first key of ENCRYPTION_KEY; return how many there are.

    Raises EncryptionKeyMissing.
    """
    if not settings.encryption_key:
        raise EncryptionKeyMissing
    async with AsyncExitStack() as stack:
        store = await _open_store(stack, settings, settings.database_url)
        return await _installations(settings, store).encrypt_again()


async def examine_database(settings: Settings) -> Examination:
    """Return the examination of the database of DATABASE_URL, read-only; raises BadDatabaseUrl."""
    return await examine(settings.database_url, _DATABASE_TIMEOUT)


async def ask_slack(settings: Settings) -> "SlackAnswer | None":
    """Return the result of auth.test, None if Slack is not configured."""
    if settings.slack_bot_token is None:
        return None
    from bot.slack.client import open_client  # noqa: PLC0415 - takes a fifth of the start time
    from bot.slack.diagnostics import examine_slack  # noqa: PLC0415

    async with open_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url) as client:
        return await examine_slack(client)


def _installations(settings: Settings, store: SqlStore) -> SqlInstallations:
    return SqlInstallations(store.engine, Encryption(settings.encryption_key), SystemClock())


async def _open_checked(stack: AsyncExitStack, settings: Settings, database_url: str) -> SqlStore:
    """Open a store whose stored tokens can be decrypted."""
    store = await _open_store(stack, settings, database_url)
    await _installations(settings, store).check_keys()
    return store


async def _open_store(stack: AsyncExitStack, settings: Settings, database_url: str) -> SqlStore:
    limits = Limits(settings.database_pool_size, settings.database_timeout_seconds)
    store = await open_store(database_url, limits=limits)
    stack.push_async_callback(store.close)
    return store


def _retention(settings: Settings, store: SqlStore, clock: Clock) -> dict[str, tuple[float, Action]]:
    """Return the job that erases what is older than the settings keep; none if everything is kept."""
    closed, sent = settings.keep_closed_days, settings.keep_sent_days

    async def forget() -> None:
        await forget_aged(store, closed, sent, clock.now())

    return {"forget": (_EVERY_DAY, forget)} if closed or sent else {}


def _watch(parts: _Parts, surface: str, store: SqlStore, clock: Clock) -> None:
    """Let /readyz and /metrics ask the store of a surface."""
    parts.checks["database"] = store.ready
    parts.metrics.add_store(surface, store, clock)


async def _connect_slack(stack: AsyncExitStack, settings: Settings, store: SqlStore, parts: _Parts, wait: Wait) -> None:
    """Open the Slack surface now, or in `parts.connecting` if Slack is unavailable: /readyz says so meanwhile."""
    try:
        await _open_slack_whole(stack, settings, store, parts)
    except TryLater as error:
        first = error
    else:
        return

    async def is_connected() -> bool:
        return False

    async def connect() -> None:
        error = first
        for attempt in count(1):
            log.warning("slack_start_postponed", extra={"reason": error.reason, "attempt": attempt})
            await wait(max(error.seconds, min(_LONGEST_WAIT, 2.0**attempt)))
            known = len(parts.routes)
            try:
                await _open_slack_whole(stack, settings, store, parts)
            except TryLater as again:
                error = again
                continue
            if parts.app:
                parts.app.router.routes.extend(parts.routes[known:])
            log.info("slack_connected", extra={"attempt": attempt})
            return

    parts.checks["slack"] = is_connected
    parts.startup_lines.append(f"Slack does not answer ({first.reason}); it is tried again until it does.")
    parts.connecting = asyncio.create_task(connect(), name="connect to Slack")


async def _open_slack_whole(stack: AsyncExitStack, settings: Settings, store: SqlStore, parts: _Parts) -> None:
    """Open the Slack surface wholly, or leave nothing of it open."""
    async with AsyncExitStack() as attempt:
        home = await _open_slack(attempt, settings, store, parts)
        parts.startup_lines.append(f"Slack: {home.name or home.workspace}")
        stack.push_async_exit(attempt.pop_all())


async def _open_slack(stack: AsyncExitStack, settings: Settings, store: SqlStore, parts: _Parts) -> Installation:
    from bot.slack.surface import open_slack  # noqa: PLC0415 - takes a fifth of the start time

    clock = SystemClock()
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    slack = await open_slack(stack, settings, token, _installations(settings, store), store, clock)
    await _save_company(store, settings, slack.home)
    await store.resume(slack.home.company, None, await store.time())  # Slack accepted the token just now
    wake = await _send(stack, settings, store, slack.workspaces, parts.metrics, slack.refresh_directory)
    app = slack.app(wake, parts.metrics, request_limits(settings), parts.refusals)
    _watch(parts, "slack", store, clock)
    parts.checks.pop("slack", None)
    if settings.commitments_role == "worker":
        return slack.home
    if socket := await slack.open_socket(stack, app, parts.metrics):
        parts.checks["slack"] = socket.ready
    elif route := slack.route(app, parts.refusals, parts.metrics):
        parts.routes.append(route)
    return slack.home


async def _send(
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
        store, messenger, notification_handler(), clock, _claim_policy(settings), settings.max_concurrent_sends, watch
    )

    async def synchronize_clock() -> None:
        clock.synchronize(await store.time())

    async def dispatch() -> None:
        await dispatcher.dispatch()
        if ready := await store.next_ready():
            ticker.wake_in(max(_MIN_WAIT, (ready - clock.now()).total_seconds()))

    await synchronize_clock()
    ticker = Timers(
        {
            "dispatch": (_EVERY_SECOND, dispatch), "sweep": (_EVERY_TEN_SECONDS, dispatcher.sweep),
            "agree": (_EVERY_TEN_SECONDS, synchronize_clock), "keep up": (_EVERY_HOUR, refresh_directory),
            **_retention(settings, store, clock),
        }
    )  # fmt: skip
    waker = Waker(settings.database_url, ticker.wake)
    ticker.start()
    waker.start()
    stack.push_async_callback(ticker.stop)
    stack.push_async_callback(waker.stop)
    stack.callback(dispatcher.stop)
    return ticker.wake


def _claim_policy(settings: Settings) -> ClaimPolicy:
    """Return the limits of the settings. One second's worth may be sent in a burst, to save a wake-up per message."""
    a_minute = {
        Operation.POST: settings.posts_per_minute, Operation.EDIT: settings.edits_per_minute,
        Operation.FILE: settings.files_per_minute, Operation.LOOK: settings.history_reads_per_minute,
    }  # fmt: skip
    rates = {
        way: RateLimit.per_minute(times, burst=max(1, int(times / 60))) for way, times in a_minute.items() if times
    }
    gap = timedelta(seconds=settings.min_channel_interval_seconds)
    return ClaimPolicy(timedelta(seconds=settings.send_lease_seconds), gap, rates)


async def _save_company(store: Store, settings: Settings, home: Installation) -> None:
    async with store.transaction(home.company) as uow:
        known = await uow.companies.get_for_update()
        await uow.companies.save(
            replace(
                known, name=home.name or known.name, zone=settings.zone, country=settings.country or None,
                language=settings.language, admins=settings.admins, url=home.url or known.url,
            )
        )  # fmt: skip


async def _open_page(stack: AsyncExitStack, settings: Settings, store: SqlStore, parts: _Parts) -> None:
    path = _chat_path(BESIDE_SLACK if settings.has_slack else settings.database_url)
    keep_private(path)
    file = ChatFile(path)
    stack.callback(file.close)
    chat = Chat(file, PEOPLE, ROOMS)
    clock = ShiftedClock(chat.clock_offset())
    async with store.transaction(WORKSPACE) as uow:
        known = await uow.companies.get_for_update()
        await uow.companies.save(local_workspace(known, f"http://{settings.host}:{settings.port}"))
    dispatcher = Dispatcher(store, ChatMessenger(chat, clock), notification_handler(), clock, telemetry=parts.metrics)
    directory, typed, dispatch = ChatDirectory(chat), settings.typed, _postponing(dispatcher)
    filled = asyncio.Event()
    ticker = Timers(
        {
            "dispatch": (_EVERY_SECOND, dispatch), "sweep": (_EVERY_TEN_SECONDS, dispatcher.sweep),
            **_retention(settings, store, clock),
        }
    )  # fmt: skip

    async def fill() -> None:
        filling = ConversationService(store, directory, typed, surface="seed")  # no user requests, so not measured
        await seed(filling, chat, clock, wake=dispatch, next_due=store.next_due, commands=typed)
        if settings.commitments_role != "web":
            ticker.start()
        filled.set()

    async def is_filled() -> bool:
        return filled.is_set()

    stack.push_async_callback(ticker.stop)
    parts.filling = asyncio.create_task(fill(), name="fill the local page")
    stack.push_async_callback(asyncio.wait, [parts.filling])  # a half-filled page cannot be started again
    conversation = ConversationService(
        store, directory, typed, surface="page", meter=parts.metrics, language=settings.language,
        limits=request_limits(settings),
    )  # fmt: skip
    parts.routes += page_routes(
        conversation, chat, clock, wake=dispatch, next_due=store.next_due, commands=typed, filled=filled
    )
    _watch(parts, "page", store, clock)
    parts.checks["page"] = is_filled
    parts.startup_lines.append(f"Local page: http://{settings.host}:{settings.port}")


def _postponing(dispatcher: Dispatcher) -> Callable[[], Awaitable[None]]:
    """Return a dispatch that waits for its next turn while the database is unavailable."""

    async def dispatch() -> None:
        try:
            await dispatcher.dispatch()
        except* StoreUnavailable:
            log.warning("dispatch_postponed", extra={"error": StoreUnavailable.__name__})

    return dispatch


def _chat_path(database_url: str) -> Path:
    """Return the chat's file next to the database; in var/ if the database is not a file."""
    path = Path(database_url.removeprefix("sqlite:///"))
    return path.with_name(f"{path.stem}-chat.db") if database_url.startswith("sqlite:///") else Path("var/chat.db")
