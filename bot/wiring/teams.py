"""Opens the Teams surface."""

from contextlib import AsyncExitStack
from dataclasses import replace

from bot.settings import Settings
from bot.wiring.limits import request_limits
from bot.wiring.parts import Parts, watch_store
from bot.wiring.platforms import Platforms
from commitments.adapters.encryption import Encryption
from commitments.adapters.sql.conversation_references import SqlConversationReferences
from commitments.adapters.sql.store import SqlStore
from commitments.application.people.set_admins import set_admins
from commitments.application.ports.store import Store
from commitments.domain.clock import SystemClock


async def connect_teams(
    stack: AsyncExitStack, settings: Settings, store: SqlStore, parts: Parts, platforms: Platforms
) -> None:
    """Open the Teams surface of TEAMS_TENANT_ID, and start sending."""
    from bot.teams.surface import open_teams  # noqa: PLC0415 - its libraries load slowly

    clock = SystemClock()
    stored = SqlConversationReferences(store.engine, Encryption(settings.encryption_key))
    teams = await open_teams(stack, settings, stored, store, clock)
    await _save_company(store, settings, teams.tenant)
    platforms.add_tenant(teams.tenant, teams.messenger)
    wake = await platforms.start_sending(stack)
    watch_store(parts, "teams", store, clock)
    if settings.commitments_role != "worker":
        endpoint = await teams.endpoint(wake, parts.metrics, request_limits(settings), parts.refusals)
        parts.routes.append(endpoint.route())
    parts.startup_lines.append(f"Teams: tenant {teams.tenant}")


async def _save_company(store: Store, settings: Settings, tenant: str) -> None:
    async with store.transaction(tenant) as uow:
        known = await uow.companies.get_for_update()
        admins = tuple(one.lower() for one in settings.admins)
        await uow.companies.save(
            replace(
                known, name=known.name or "Teams", zone=settings.zone, country=settings.country or None,
                language=settings.language, admins=admins,
            )
        )  # fmt: skip
        await set_admins(uow, known.admins, admins)
