"""Opens the Teams surface."""

from contextlib import AsyncExitStack

from bot.settings import Settings
from bot.wiring.companies import save_company
from bot.wiring.limits import request_limits
from bot.wiring.parts import Parts, watch_store
from bot.wiring.platforms import Platforms
from bot.wiring.stores import references_of
from commitments.adapters.sql.store import SqlStore
from commitments.domain.clock import SystemClock


async def connect_teams(
    stack: AsyncExitStack, settings: Settings, store: SqlStore, parts: Parts, platforms: Platforms
) -> None:
    """Open the Teams surface of TEAMS_TENANT_ID, and start sending."""
    from bot.teams.surface import open_teams  # noqa: PLC0415 - its libraries load slowly

    clock = SystemClock()
    teams = await open_teams(stack, settings, references_of(settings, store), store, clock)
    await save_company(store, settings, teams.tenant, name="Teams", admins=settings.admins)
    platforms.add_tenant(teams.tenant, teams.messenger)
    wake = await platforms.start_sending(stack)
    watch_store(parts, "teams", store, clock)
    if settings.commitments_role != "worker":
        endpoint = await teams.endpoint(stack, wake, parts.metrics, request_limits(settings), parts.refusals)
        parts.routes.append(endpoint.route())
    parts.startup_lines.append(f"Teams: tenant {teams.tenant}")
