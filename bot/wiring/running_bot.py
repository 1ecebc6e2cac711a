"""Puts the running bot together from its settings."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final

from starlette.applications import Starlette

from bot.server import make_servers
from bot.settings import Settings, SettingsError
from bot.telemetry.metrics import Metrics
from bot.telemetry.refusals import Refusals
from bot.wiring.limits import operator_access
from bot.wiring.local_page import open_page
from bot.wiring.parts import Parts, watch_store
from bot.wiring.platforms import Platforms
from bot.wiring.slack import Wait, connect_slack
from bot.wiring.stores import BESIDE_SLACK, open_checked_store
from bot.wiring.teams import connect_teams
from commitments.domain.clock import SystemClock

_NO_SURFACE: Final = (
    "SLACK_BOT_TOKEN is missing, and on PostgreSQL the local page, where one may act as anybody, is shown with "
    "LOCAL_PAGE=on only."
)


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


@asynccontextmanager
async def open_bot(settings: Settings, wait: Wait = asyncio.sleep) -> AsyncIterator[Bot]:
    """Open everything that is configured, and close it at the end. `wait` waits that many seconds.

    While Slack is unavailable it is tried again behind the running server. Raises BadDatabaseUrl,
    DatabaseUnreachable, SchemaOutdated, EncryptionKeyMissing or WrongEncryptionKey, or WorkspaceRefused if Slack
    rejects a token; SettingsError if nothing could be talked to.
    """
    if settings.lacks_surface:
        raise SettingsError(_NO_SURFACE)
    metrics = Metrics()
    parts = Parts([], {}, {}, [], metrics, Refusals(metrics))
    async with AsyncExitStack() as stack:
        stack.callback(parts.refusals.log)
        if settings.has_platform:
            store = await open_checked_store(stack, settings, settings.database_url)
            platforms = Platforms(settings, store, metrics)
            if settings.has_teams:
                await connect_teams(stack, settings, store, parts, platforms)
            if settings.has_slack:
                await connect_slack(stack, settings, store, parts, platforms, wait)
        if settings.shows_local_page:
            store = await open_checked_store(
                stack, settings, BESIDE_SLACK if settings.has_platform else settings.database_url
            )
            await open_page(stack, settings, store, parts)
        if not settings.has_platform and not settings.shows_local_page:
            store = await open_checked_store(stack, settings, settings.database_url)
            watch_store(parts, "none", store, SystemClock())
        app, operators_app = make_servers(
            parts.routes, parts.checks, parts.lacks, metrics, operator_access(settings)
        )  # fmt: skip
        try:
            yield Bot(
                app, operators_app, parts.refusals, "\n".join(parts.startup_lines), parts.filling, parts.connecting
            )
        finally:
            if parts.connecting:  # before what it opened is closed
                parts.connecting.cancel()
                await asyncio.wait([parts.connecting])
