"""Routes messages and directory lookups to the installation of their company."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.slack.client import Clients
from bot.slack.directory import SlackDirectory
from bot.slack.messenger import SlackMessenger
from bot.slack.missing_scopes import MissingScopes
from commitments.application.ports.installations import Installation, Installations
from commitments.application.ports.messenger import Outgoing
from commitments.domain.channel import Channel
from commitments.domain.clock import Clock
from commitments.domain.errors import CommitmentsError, TryLater
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.person import Person

_MOST_OPEN: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Workspace:
    installation: Installation
    messenger: SlackMessenger
    directory: SlackDirectory


class SlackWorkspaces:
    """Implements `Messenger` and `Directory` for all companies. `zone` (IANA) is the default for people without one."""

    def __init__(self, installations: Installations, clients: Clients, clock: Clock, zone: str = "UTC") -> None:
        self._installations = installations
        self._clients = clients
        self._clock = clock
        self._zone = zone
        self._open: dict[str, _Workspace] = {}
        self._missing = MissingScopes(clock)

    async def send(self, message: Outgoing) -> MessageRef | None:
        with self._missing.noting(message.company):
            return await (await self._of(message.company)).messenger.send(message)

    async def find(self, message: Outgoing) -> MessageRef | None:
        with self._missing.noting(message.company):
            return await (await self._of(message.company)).messenger.find(message)

    async def person(self, company: str, person: str) -> Person | None:
        with self._missing.noting(company):
            return await (await self._of(company)).directory.person(company, person)

    async def channel(self, company: str, channel: str) -> Channel:
        with self._missing.noting(company):
            return await (await self._of(company)).directory.channel(company, channel)

    async def outsiders(self, company: str, channel: str) -> Sequence[str]:
        with self._missing.noting(company):
            return await (await self._of(company)).directory.outsiders(company, channel)

    def missing_scopes(self) -> list[str]:
        """Return the scopes that Slack said are missing, within a day."""
        return self._missing.names()

    async def _of(self, company: str) -> _Workspace:
        """Return the cached workspace of a company, recreated when its installation changes, as with a new token."""
        installation = await self._installation(company)
        opened = self._open.get(company)
        if opened is None or opened.installation != installation:
            if len(self._open) >= _MOST_OPEN:
                self._open.clear()
            opened = self._open[company] = self._make(installation)
        return opened

    async def _installation(self, company: str) -> Installation:
        try:
            return await self._installations.for_company(company)
        except CommitmentsError as error:  # such as an unavailable database; nothing was sent yet
            raise TryLater(error.code) from error

    def _make(self, installation: Installation) -> _Workspace:
        client = self._clients.of(installation)
        return _Workspace(
            installation,
            SlackMessenger(client, installation, self._clock),
            SlackDirectory(client, installation, self._clock, self._zone),
        )
