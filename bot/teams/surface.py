"""Assembles the Teams surface. Imported only if Teams is configured, since its libraries load slowly."""

from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass

import httpx
from pydantic import SecretStr

from bot.conversation.app_added import AppAdded
from bot.conversation.directory_events import DirectoryEvents
from bot.conversation.directory_sync import DirectorySync
from bot.conversation.gate import Gate
from bot.conversation.late_answers import LateAnswers
from bot.conversation.request_limits import RequestLimits
from bot.conversation.request_metrics import Meter
from bot.conversation.service import ConversationService
from bot.conversation.turns import Turns
from bot.i18n.localizer import Localizer
from bot.notifications.handler import notification_handler
from bot.settings import Settings
from bot.teams.activities import Activities
from bot.teams.admission import Admission
from bot.teams.authentication import PUBLIC_KEYS, TokenVerifier
from bot.teams.connector import Connector, connector_http
from bot.teams.deliveries import Deliveries
from bot.teams.directory import TeamsDirectory
from bot.teams.endpoint import TeamsEndpoint
from bot.teams.file_consents import FileConsents
from bot.teams.files import Files
from bot.teams.installations import Installations
from bot.teams.members import Members
from bot.teams.messenger import TeamsMessenger
from bot.teams.posted_replies import PostedReplies
from bot.teams.public_messages import PublicMessages
from bot.teams.references import KnownConversations
from bot.teams.responder import Responder
from bot.teams.tokens import LOGIN_URL, BotToken
from bot.teams.zones import Zones
from bot.telemetry.refusals import Refusals
from commitments.application.ports.conversation_references import ConversationReferences
from commitments.application.ports.store import Store
from commitments.domain.clock import Clock


@dataclass(frozen=True, slots=True)
class TeamsSurface:
    """The Teams surface of one tenant, which is also the company's id."""

    tenant: str
    messenger: TeamsMessenger
    directory: TeamsDirectory
    _http: httpx.AsyncClient
    _connector: Connector
    _members: Members
    _replies: PostedReplies
    _stored: ConversationReferences
    _settings: Settings
    _store: Store
    _clock: Clock
    _localizer: Localizer

    async def endpoint(
        self, stack: AsyncExitStack, wake: Callable[[], None], meter: Meter, limits: RequestLimits, refusals: Refusals
    ) -> TeamsEndpoint:
        """Return what answers the connector's posts; `wake` is called when something is due.

        What is still being answered when the stack closes is waited for.
        """
        conversation = self._conversation(wake, meter)
        responder = Responder(self._connector, self._replies, self._localizer)
        admission = Admission(
            self.tenant, self._activities(conversation, responder, wake), responder,
            Gate(limits, Turns(self._settings.max_concurrent_requests), refusals), conversation.too_many_requests,
            self._clock,
        )  # fmt: skip
        deliveries = Deliveries(admission, LateAnswers(self._store), conversation.localizer_of)
        stack.push_async_callback(deliveries.close)
        return TeamsEndpoint(await self._verifier(), deliveries, self.tenant, refusals, self._elsewhere)

    @property
    def _elsewhere(self) -> str:
        """The address of whoever plays Microsoft, "" for Microsoft itself."""
        return self._settings.teams_api_url.rstrip("/")

    async def _verifier(self) -> TokenVerifier:
        keys_url = f"{self._elsewhere}/keys" if self._elsewhere else PUBLIC_KEYS
        verifier = TokenVerifier(self._settings.teams_client_id, self._clock, keys_url)
        await verifier.warm()
        return verifier

    def _conversation(self, wake: Callable[[], None], meter: Meter) -> ConversationService:
        settings = self._settings
        return ConversationService(
            self._store, self.directory, _without_slash(settings.typed), wake, surface="teams", meter=meter,
            language=settings.language, help_note="teams.help",
        )  # fmt: skip

    def _activities(
        self, conversation: ConversationService, responder: Responder, wake: Callable[[], None]
    ) -> Activities:
        changes = DirectoryEvents(self._store, self.directory, self._clock)
        known = KnownConversations(
            self.tenant, self._stored, self._connector, self._members,
            lambda person: changes.person_changed(self.tenant, person, ""),
        )  # fmt: skip
        typed = {command: name for name, command in self._settings.typed.items()}
        added = AppAdded(self._store, DirectorySync(self._store, self.directory), self._clock, wake)
        return Activities(
            self.tenant, conversation, known, responder, self._clock, typed,
            Installations(self.tenant, known, self._stored, changes, added, self._clock),
            self._consents(responder, conversation),
            Zones(self.tenant, self._stored, known, changes, added, self._clock),
            PublicMessages(self.tenant, self._store),
        )  # fmt: skip

    def _consents(self, responder: Responder, conversation: ConversationService) -> FileConsents:
        files = Files(self.tenant, self._store, notification_handler(), self._http, self._elsewhere)
        return FileConsents(self.tenant, files, responder, conversation, self._clock)


async def open_teams(
    stack: AsyncExitStack, settings: Settings, stored: ConversationReferences, store: Store, clock: Clock
) -> TeamsSurface:
    """Return the surface for the tenant of the settings; closed with the stack."""
    tenant = settings.teams_tenant_id.lower()
    http = await stack.enter_async_context(connector_http())
    login_url = settings.teams_api_url or LOGIN_URL
    connector = Connector(
        http, BotToken(http, settings.teams_client_id, settings.teams_client_secret or SecretStr(""), tenant, login_url)
    )
    members, localizer = Members(tenant, connector), Localizer(settings.language, settings.zone)
    replies = PostedReplies()
    return TeamsSurface(
        tenant,
        TeamsMessenger(connector, stored, members, localizer, replies),
        TeamsDirectory(connector, stored, members, clock, settings.zone),
        http, connector, members, replies, stored, settings, store, clock, localizer,
    )  # fmt: skip


def _without_slash(typed: Mapping[str, str]) -> Mapping[str, str]:
    """Return what people type for each command, as it is read everywhere in Teams."""
    return {name: command.removeprefix("/") for name, command in typed.items()}
