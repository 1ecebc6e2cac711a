"""What each surface contributes to the bot while it is being put together."""

import asyncio
from dataclasses import dataclass

from starlette.routing import BaseRoute

from bot.server import Check, Lack
from bot.telemetry.metrics import Metrics
from bot.telemetry.refusals import Refusals
from commitments.adapters.sql.store import SqlStore
from commitments.domain.clock import Clock


@dataclass(slots=True)
class Parts:
    """What the surfaces contribute to the bot."""

    routes: list[BaseRoute]
    checks: dict[str, Check]
    lacks: dict[str, Lack]
    startup_lines: list[str]
    metrics: Metrics
    refusals: Refusals
    filling: asyncio.Task[None] | None = None
    connecting: asyncio.Task[None] | None = None


def watch_store(parts: Parts, surface: str, store: SqlStore, clock: Clock) -> None:
    """Let /readyz and /metrics ask the store of a surface."""
    parts.checks["database"] = store.ready
    parts.metrics.add_store(surface, store, clock)
