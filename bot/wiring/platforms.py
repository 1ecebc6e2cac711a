"""Sends to the chat platform of each company, from one outbox, whichever platforms are connected."""

from collections.abc import Callable
from contextlib import AsyncExitStack

from bot.settings import Settings
from bot.wiring.sending import start_sending
from commitments.adapters.sql.store import SqlStore
from commitments.adapters.timers import Action
from commitments.application.ports.messenger import Messenger, Outgoing
from commitments.application.ports.telemetry import Telemetry
from commitments.domain.errors import TryLater
from commitments.domain.notifications.addresses import MessageRef

_RETRY_SECONDS = 30.0


class Platforms:
    """Implements `Messenger` over the platforms that are connected: Teams' tenants by their id, Slack for the rest."""

    def __init__(self, settings: Settings, store: SqlStore, watch: Telemetry) -> None:
        self._settings = settings
        self._store = store
        self._watch = watch
        self._tenants: dict[str, Messenger] = {}
        self._others: Messenger | None = None
        self._refreshes: dict[str, Action] = {}
        self._wake: Callable[[], None] | None = None

    def add_tenant(self, tenant: str, messenger: Messenger) -> None:
        self._tenants[tenant] = messenger

    def add_slack(self, messenger: Messenger, refresh_directory: Action) -> None:
        """Send to Slack's workspaces from now on; `refresh_directory` runs every hour."""
        self._others = messenger
        self._refreshes["slack"] = refresh_directory

    async def start_sending(self, stack: AsyncExitStack) -> Callable[[], None]:
        """Start what sends, unless it runs already, until the stack closes; return what wakes it."""
        if self._wake is None:
            self._wake = await start_sending(
                stack, self._settings, self._store, self, self._watch, self._refresh_directories
            )
            stack.callback(self._stopped)
        return self._wake

    async def send(self, message: Outgoing) -> MessageRef | None:
        return await self._of(message.company).send(message)

    async def find(self, message: Outgoing) -> MessageRef | None:
        return await self._of(message.company).find(message)

    def _of(self, company: str) -> Messenger:
        """Return the platform of a company. Raises TryLater while it is not connected."""
        found = self._tenants.get(company, self._others)
        if found is None:
            raise TryLater("platform_not_connected", _RETRY_SECONDS)
        return found

    async def _refresh_directories(self) -> None:
        for refresh in [*self._refreshes.values()]:
            await refresh()

    def _stopped(self) -> None:
        self._wake = None
