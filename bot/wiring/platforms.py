"""Sends to the chat platform of each company, from one outbox, whichever platforms are connected."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace

from bot.cards.card import Card
from bot.conversation.joined_workspace import marked
from bot.settings import Settings
from bot.wiring.sending import start_sending
from commitments.adapters.sql.store import SqlStore
from commitments.adapters.timers import Action
from commitments.application.ports.messenger import Messenger, Outgoing
from commitments.application.ports.telemetry import Telemetry
from commitments.domain.accounts import platform_of
from commitments.domain.errors import DestinationRefused, TryLater, WorkspaceRefused
from commitments.domain.notifications.addresses import MessageRef

_RETRY_SECONDS = 30.0


class Platforms:
    """Implements `Messenger` over the platforms that are connected: Teams' tenants by their id, Slack for the rest.

    A company of both gets each message where its destination is.
    """

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
        messenger, there = await self._route(message)
        if there.company == message.company:
            return await self._in_company(messenger.send(there), message)
        card = marked(there.card) if isinstance(there.card, Card) else there.card
        return await self._in_company(messenger.send(replace(there, card=card)), message)

    async def find(self, message: Outgoing) -> MessageRef | None:
        messenger, there = await self._route(message)
        return await self._in_company(messenger.find(there), message)

    async def _route(self, message: Outgoing) -> tuple[Messenger, Outgoing]:
        """Return the platform of a destination, and the message with the id by which that knows the company.

        Raises TryLater while the platform is not connected.
        """
        in_teams = platform_of(message.destination.id) == "teams"
        workspace = self._workspace(message.company, in_teams=in_teams)
        if workspace is None:  # another process may have connected them just now
            await self._store.read_joined()
            workspace = self._workspace(message.company, in_teams=in_teams) or message.company
        found = self._tenants.get(workspace, self._others)
        if found is None:
            raise TryLater("platform_not_connected", _RETRY_SECONDS)
        return found, replace(message, company=workspace)

    def _workspace(self, company: str, *, in_teams: bool) -> str | None:
        """Return the workspace of a company on Teams, or on Slack."""
        return next((one for one in self._store.workspaces(company) if (one in self._tenants) == in_teams), None)

    async def _in_company(self, sending: Awaitable[MessageRef | None], message: Outgoing) -> MessageRef | None:
        """Wait for a platform. Where a company has two, one that refuses us stops what goes there, and not the other.

        Raises the SendError of the platform.
        """
        try:
            return await sending
        except WorkspaceRefused as error:
            if len(self._store.workspaces(message.company)) > 1:
                raise DestinationRefused(error.reason) from error
            raise

    async def _refresh_directories(self) -> None:
        for refresh in [*self._refreshes.values()]:
            await refresh()

    def _stopped(self) -> None:
        self._wake = None
