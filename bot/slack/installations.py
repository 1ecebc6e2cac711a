"""The installation from the settings, and a chain of installation sources."""

from collections.abc import Sequence
from datetime import datetime

from commitments.application.ports.installations import Installation, Installations
from commitments.domain.errors import WorkspaceRefused


class SettingsInstallation:
    """Implements `Installations` for the token of SLACK_BOT_TOKEN."""

    def __init__(self, installation: Installation) -> None:
        self._only = installation

    async def for_request(self, workspace: str, enterprise: str) -> Installation | None:
        ours = self._only
        if workspace == ours.workspace or not (workspace or enterprise):
            return ours
        return ours if enterprise and enterprise == ours.enterprise else None

    async def for_company(self, company: str) -> Installation:
        if company != self._only.company:
            raise WorkspaceRefused("not_installed")
        return self._only

    async def all(self) -> Sequence[Installation]:
        return [self._only]

    async def mark_removed(self, installation: Installation, at: datetime) -> None:
        """Do nothing: the token stays in the settings, and Slack rejects it from now on."""


class InstallationChain:
    """Implements `Installations` over several sources: the first that has a workspace is used.

    A workspace's own installation in any source takes precedence over one of its organisation.
    """

    def __init__(self, *sources: Installations) -> None:
        self._sources = sources

    async def for_request(self, workspace: str, enterprise: str) -> Installation | None:
        own = await self._first(workspace, "") if workspace and enterprise else None
        return own or await self._first(workspace, enterprise)

    async def _first(self, workspace: str, enterprise: str) -> Installation | None:
        for source in self._sources:
            if found := await source.for_request(workspace, enterprise):
                return found
        return None

    async def for_company(self, company: str) -> Installation:
        for source in self._sources[:-1]:
            try:
                return await source.for_company(company)
            except WorkspaceRefused:
                continue
        return await self._sources[-1].for_company(company)

    async def all(self) -> Sequence[Installation]:
        return [one for source in self._sources for one in await source.all()]

    async def mark_removed(self, installation: Installation, at: datetime) -> None:
        for source in self._sources:
            await source.mark_removed(installation, at)
