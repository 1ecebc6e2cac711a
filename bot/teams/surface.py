"""Assembles the Teams surface. Imported only if Teams is configured, since its libraries load slowly."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from pydantic import SecretStr

from bot.conversation.request_limits import RequestLimits
from bot.conversation.request_metrics import Meter
from bot.conversation.service import ConversationService
from bot.i18n.localizer import Localizer
from bot.settings import Settings
from bot.teams.activities import Activities
from bot.teams.authentication import PUBLIC_KEYS, TokenVerifier
from bot.teams.connector import Connector, connector_http
from bot.teams.directory import TeamsDirectory
from bot.teams.endpoint import TeamsEndpoint
from bot.teams.members import Members
from bot.teams.messenger import TeamsMessenger
from bot.teams.references import KnownConversations
from bot.teams.responder import Responder
from bot.teams.tokens import LOGIN_URL, BotToken
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
    _connector: Connector
    _members: Members
    _stored: ConversationReferences
    _settings: Settings
    _store: Store
    _clock: Clock
    _localizer: Localizer

    async def endpoint(
        self, wake: Callable[[], None], meter: Meter, limits: RequestLimits, refusals: Refusals
    ) -> TeamsEndpoint:
        """Return what answers the connector's posts; `wake` is called when something is due."""
        settings = self._settings
        conversation = ConversationService(
            self._store, self.directory, settings.typed, wake, surface="teams", meter=meter,
            language=settings.language, limits=limits,
        )  # fmt: skip
        known = KnownConversations(self.tenant, self._stored, self._connector, self._members)
        typed = {command: name for name, command in settings.typed.items()}
        activities = Activities(
            self.tenant, conversation, known, Responder(self._connector), self._clock, typed, self._localizer
        )
        elsewhere = settings.teams_api_url.rstrip("/")
        keys_url = f"{elsewhere}/keys" if elsewhere else PUBLIC_KEYS
        verifier = TokenVerifier(settings.teams_client_id, self._clock, keys_url)
        await verifier.warm()
        return TeamsEndpoint(verifier, activities, self.tenant, refusals, elsewhere)


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
    return TeamsSurface(
        tenant,
        TeamsMessenger(connector, stored, members, localizer),
        TeamsDirectory(connector, stored, members, clock, settings.zone),
        connector, members, stored, settings, store, clock, localizer,
    )  # fmt: skip
