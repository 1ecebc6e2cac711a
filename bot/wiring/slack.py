"""Opens the Slack surface, now or once Slack answers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from itertools import count

from starlette.routing import Route

from bot.settings import Settings
from bot.slack.door import Door
from bot.wiring.companies import save_company
from bot.wiring.limits import request_limits
from bot.wiring.parts import Parts, watch_store
from bot.wiring.platforms import Platforms
from bot.wiring.stores import installations_of
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.installations import Installation
from commitments.domain.clock import SystemClock
from commitments.domain.errors import TryLater

_LONGEST_WAIT = 60.0  # seconds between two tries to reach Slack at the start
Wait = Callable[[float], Awaitable[None]]
log = logging.getLogger(__name__)


async def connect_slack(
    stack: AsyncExitStack, settings: Settings, store: SqlStore, parts: Parts, platforms: Platforms, wait: Wait
) -> None:
    """Open the Slack surface now, or in `parts.connecting` if Slack is unavailable: /readyz says so meanwhile."""
    door = Door(parts.refusals)
    if settings.slack_app_token is None and settings.commitments_role != "worker":  # Slack posts its requests
        parts.routes.append(Route("/slack/events", door))
    try:
        await _open_slack_whole(stack, settings, store, parts, platforms, door)
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
            try:
                await _open_slack_whole(stack, settings, store, parts, platforms, door)
            except TryLater as again:
                error = again
                continue
            log.info("slack_connected", extra={"attempt": attempt})
            return

    parts.checks["slack"] = is_connected
    parts.startup_lines.append(f"Slack does not answer ({first.reason}); it is tried again until it does.")
    parts.connecting = asyncio.create_task(connect(), name="connect to Slack")


async def _open_slack_whole(
    stack: AsyncExitStack, settings: Settings, store: SqlStore, parts: Parts, platforms: Platforms, door: Door
) -> None:
    """Open the Slack surface wholly, or leave nothing of it open."""
    async with AsyncExitStack() as attempt:
        home = await _open_slack(attempt, settings, store, parts, platforms, door)
        parts.startup_lines.append(f"Slack: {home.name or home.workspace}")
        stack.push_async_exit(attempt.pop_all())


async def _open_slack(
    stack: AsyncExitStack, settings: Settings, store: SqlStore, parts: Parts, platforms: Platforms, door: Door
) -> Installation:
    from bot.slack.surface import open_slack  # noqa: PLC0415 - takes a fifth of the start time

    clock = SystemClock()
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    slack = await open_slack(stack, settings, token, installations_of(settings, store), store, clock)
    home = slack.home
    await save_company(store, settings, home.company, name=home.name, admins=settings.admins, url=home.url)
    await store.resume(home.company, None, await store.time())  # Slack accepted the token just now
    platforms.add_slack(slack.workspaces, slack.refresh_directory)
    wake = await platforms.start_sending(stack)
    app = slack.app(stack, wake, parts.metrics, request_limits(settings), parts.refusals)
    watch_store(parts, "slack", store, clock)
    parts.lacks["missing_scopes"] = slack.workspaces.missing_scopes
    parts.checks.pop("slack", None)
    if settings.commitments_role == "worker":
        return slack.home
    if socket := await slack.open_socket(stack, app, parts.metrics):
        parts.checks["slack"] = socket.ready
    elif guard := slack.guard(app, parts.refusals, parts.metrics):
        door.open(guard)
    return slack.home
