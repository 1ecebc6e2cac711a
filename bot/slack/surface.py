"""All of Slack for one workspace, put together. Imported only where Slack is configured: its libraries load slowly."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.routing import Route

from bot.conversation.directory_events import DirectoryEvents
from bot.conversation.request_metrics import Meter
from bot.conversation.service import ConversationService
from bot.settings import Settings
from bot.slack.app_manifest_data import CommandNames
from bot.slack.client import open_client, read_home
from bot.slack.directory import SlackDirectory
from bot.slack.guard import slack_endpoint
from bot.slack.identity import Home
from bot.slack.listeners import slack_app
from bot.slack.messenger import SlackMessenger
from bot.slack.socket_mode import SocketMode
from commitments.application.ports.messenger import Messenger
from commitments.application.ports.store import Store
from commitments.domain.clock import Clock


@dataclass(frozen=True, slots=True)
class SlackSurface:
    """An installed workspace: who we are in it, what sends there, and what keeps up with its people."""

    home: Home
    messenger: Messenger
    _client: AsyncWebClient
    _directory: SlackDirectory
    _keeping: DirectoryEvents
    _settings: Settings
    _store: Store
    _clock: Clock

    async def keep_up(self) -> None:
        """Read again what Slack says of people and channels; due every hour."""
        await self._keeping.every_hour(self.home.team)

    def app(self, wake: Callable[[], None], meter: Meter) -> AsyncApp:
        """Return the Bolt app with every listener; `wake` is called when something is due at once."""
        settings = self._settings
        conversation = ConversationService(
            self._store, self._directory, settings.typed, wake, surface="slack", meter=meter, language=settings.language
        )
        return slack_app(
            conversation, clock=self._clock, home=self.home, client=self._client,
            names=CommandNames(*settings.typed.values()), changes=self._keeping, language=settings.language,
        )  # fmt: skip

    async def open_socket(self, stack: AsyncExitStack, app: AsyncApp) -> SocketMode | None:
        """Connect by Socket Mode where an app token is configured; closed with the stack."""
        if self._settings.slack_app_token is None:
            return None
        socket = SocketMode(app, self._settings.slack_app_token.get_secret_value(), self._client)
        stack.push_async_callback(socket.stop)
        await socket.start()
        return socket

    def route(self, app: AsyncApp) -> Route | None:
        """Return the route that Slack posts to where a signing secret is configured."""
        secret = self._settings.slack_signing_secret
        if secret is None:
            return None
        return Route("/slack/events", slack_endpoint(app, secret.get_secret_value(), self._clock))


async def open_slack(stack: AsyncExitStack, settings: Settings, token: str, store: Store, clock: Clock) -> SlackSurface:
    """Connect to the workspace of the bot token; closed with the stack. Raise WorkspaceRefused or TryLater."""
    client = await stack.enter_async_context(open_client(token, settings.slack_api_url))
    home = await read_home(client)
    directory = SlackDirectory(client, home, clock, settings.zone)
    keeping = DirectoryEvents(store, directory, clock)
    return SlackSurface(home, SlackMessenger(client, home), client, directory, keeping, settings, store, clock)
