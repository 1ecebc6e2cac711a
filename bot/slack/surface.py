"""All of Slack for one workspace, put together. Imported only where Slack is configured: its libraries load slowly."""

import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp
from starlette.routing import Route

from bot.conversation.companies import company_by
from bot.conversation.directory_events import DirectoryEvents
from bot.conversation.request_metrics import Meter
from bot.conversation.service import ConversationService
from bot.settings import Settings
from bot.slack.app_manifest_data import CommandNames
from bot.slack.client import Clients, open_clients, read_installation
from bot.slack.guard import slack_endpoint
from bot.slack.installations import InstallationChain, SettingsInstallation
from bot.slack.listeners import slack_app
from bot.slack.socket_mode import SocketMode
from bot.slack.workspaces import SlackWorkspaces
from commitments.application.ports.installations import Installation, Installations
from commitments.application.ports.store import Store
from commitments.domain.clock import Clock
from commitments.domain.errors import SendError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SlackSurface:
    """Slack as it is installed: `home` is the workspace of the settings' token, `workspaces` sends to all."""

    home: Installation
    workspaces: SlackWorkspaces
    _installations: Installations
    _clients: Clients
    _keeping: DirectoryEvents
    _settings: Settings
    _store: Store
    _clock: Clock

    async def keep_up(self) -> None:
        """Read again what Slack says of people and channels, company by company; due every hour."""
        for company in sorted({one.company for one in await self._installations.all()}):
            try:
                await self._keeping.every_hour(company)
            except SendError as error:
                _log.warning("directory_refresh_failed", extra={"workspace": company, "reason": error.reason})

    def app(self, wake: Callable[[], None], meter: Meter) -> AsyncApp:
        """Return the Bolt app with every listener; `wake` is called when something is due at once."""
        settings = self._settings
        conversation = ConversationService(
            self._store, self.workspaces, settings.typed, wake, surface="slack", meter=meter,
            language=settings.language, company_of=company_by(self._installations),
        )  # fmt: skip
        return slack_app(
            conversation, clock=self._clock, installations=self._installations, clients=self._clients,
            names=CommandNames(*settings.typed.values()), changes=self._keeping, language=settings.language,
        )  # fmt: skip

    async def open_socket(self, stack: AsyncExitStack, app: AsyncApp) -> SocketMode | None:
        """Connect by Socket Mode where an app token is configured; closed with the stack."""
        if self._settings.slack_app_token is None:
            return None
        socket = SocketMode(app, self._settings.slack_app_token.get_secret_value(), self._clients)
        stack.push_async_callback(socket.stop)
        await socket.start()
        return socket

    def route(self, app: AsyncApp) -> Route | None:
        """Return the route that Slack posts to where a signing secret is configured."""
        secret = self._settings.slack_signing_secret
        if secret is None:
            return None
        return Route("/slack/events", slack_endpoint(app, secret.get_secret_value(), self._clock))


async def open_slack(
    stack: AsyncExitStack, settings: Settings, token: str, stored: Installations, store: Store, clock: Clock
) -> SlackSurface:
    """Connect to the workspace of the bot token, and to those of `stored`; closed with the stack.

    Raise WorkspaceRefused or TryLater where Slack does not take the token.
    """
    clients = await stack.enter_async_context(open_clients(settings.slack_api_url))
    home = await read_installation(clients.with_token(token))
    installations = InstallationChain(SettingsInstallation(home), stored)
    workspaces = SlackWorkspaces(installations, clients, clock, settings.zone)
    keeping = DirectoryEvents(store, workspaces, clock, company_by(installations))
    return SlackSurface(home, workspaces, installations, clients, keeping, settings, store, clock)
