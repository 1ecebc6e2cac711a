"""Assembles the Slack surface. Imported only if Slack is configured, since its libraries load slowly."""

import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.conversation.companies import company_by
from bot.conversation.directory_events import DirectoryEvents
from bot.conversation.gate import Gate
from bot.conversation.late_answers import LateAnswers
from bot.conversation.request_limits import RequestLimits
from bot.conversation.request_metrics import Meter
from bot.conversation.service import ConversationService
from bot.conversation.turns import Turns
from bot.settings import Settings
from bot.slack.admission import Admission
from bot.slack.app_manifest_data import CommandNames
from bot.slack.client import Clients, open_clients, read_installation
from bot.slack.installations import InstallationChain, SettingsInstallation
from bot.slack.listeners import slack_app
from bot.slack.request_verification import Guard, slack_endpoint
from bot.slack.socket_mode import SocketMode
from bot.slack.time_budget import TimeBudget
from bot.slack.workspaces import SlackWorkspaces
from bot.telemetry.refusals import Refusals
from commitments.application.ports.installations import Installation, Installations
from commitments.application.ports.store import Store
from commitments.domain.clock import Clock
from commitments.domain.errors import SendError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SlackSurface:
    """The Slack surface: `home` is the workspace of SLACK_BOT_TOKEN, `workspaces` sends to all."""

    home: Installation
    workspaces: SlackWorkspaces
    _installations: Installations
    _clients: Clients
    _directory_events: DirectoryEvents
    _settings: Settings
    _store: Store
    _clock: Clock

    async def refresh_directory(self) -> None:
        """Refresh the stored people of every company; runs every hour."""
        for company in sorted({one.company for one in await self._installations.all()}):
            try:
                await self._directory_events.every_hour(company)
            except SendError as error:
                _log.warning("directory_refresh_failed", extra={"workspace": company, "reason": error.reason})

    def app(
        self, stack: AsyncExitStack, wake: Callable[[], None], meter: Meter, limits: RequestLimits, refusals: Refusals
    ) -> AsyncApp:
        """Return the Bolt app with every listener; `wake` is called when something is due.

        What is still being answered when the stack closes is waited for.
        """
        settings = self._settings
        conversation = ConversationService(
            self._store, self.workspaces, settings.typed, wake, surface="slack", meter=meter,
            language=settings.language, company_of=company_by(self._installations),
        )  # fmt: skip
        admission = Admission(
            Gate(limits, Turns(settings.max_concurrent_requests), refusals), conversation.too_many_requests,
            self._clock, self._clients, self._installations,
        )  # fmt: skip
        late = LateAnswers(self._store, company_by(self._installations))
        budget = TimeBudget(late, self._clients, conversation.localizer_of)
        stack.push_async_callback(budget.close)
        return slack_app(
            conversation, clock=self._clock, installations=self._installations, clients=self._clients,
            names=CommandNames(*settings.typed.values()), changes=self._directory_events, language=settings.language,
            meter=meter, admission=admission, budget=budget,
        )  # fmt: skip

    async def open_socket(self, stack: AsyncExitStack, app: AsyncApp, meter: Meter) -> SocketMode | None:
        """Connect by Socket Mode if an app token is configured; closed with the stack."""
        if self._settings.slack_app_token is None:
            return None
        socket = SocketMode(app, self._settings.slack_app_token.get_secret_value(), self._clients, meter)
        stack.push_async_callback(socket.stop)
        await socket.start()
        return socket

    def guard(self, app: AsyncApp, refusals: Refusals, meter: Meter) -> Guard | None:
        """Return what answers Slack's posts, if a signing secret is configured."""
        secret = self._settings.slack_signing_secret
        if secret is None:
            return None
        return slack_endpoint(app, secret.get_secret_value(), self._clock, refusals, meter)


async def open_slack(
    stack: AsyncExitStack, settings: Settings, token: str, stored: Installations, store: Store, clock: Clock
) -> SlackSurface:
    """Return the surface for the workspace of the bot token and those of `stored`; closed with the stack.

    Raises WorkspaceRefused if Slack rejects the token, TryLater if Slack is unavailable.
    """
    clients = await stack.enter_async_context(open_clients(settings.slack_api_url))
    home = await read_installation(clients.with_token(token))
    installations = InstallationChain(SettingsInstallation(home), stored)
    workspaces = SlackWorkspaces(installations, clients, clock, settings.zone)
    directory_events = DirectoryEvents(store, workspaces, clock, company_by(installations))
    return SlackSurface(home, workspaces, installations, clients, directory_events, settings, store, clock)
