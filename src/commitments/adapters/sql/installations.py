"""The installations of one platform, stored in the database."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncEngine

from commitments.adapters.encryption import Encryption
from commitments.adapters.sql.database_errors import Deadline, begun
from commitments.adapters.sql.repositories.installation_repository import InstallationRepository
from commitments.adapters.sql.session import Session
from commitments.application.ports.installations import Installation
from commitments.domain.clock import Clock
from commitments.domain.connection import Platform
from commitments.domain.errors import WorkspaceRefused

# Another process may have recorded that a token was revoked; until the cache expires the platform refuses it.
CACHED_FOR: Final = timedelta(minutes=1)
_MOST_CACHED: Final = 10_000
_SECONDS: Final = 2.5


class SqlInstallations:
    """Implements `ports.installations.InstallationStore`.

    Found installations are cached for a minute; missing ones never, since they may be installed at any moment.
    """

    def __init__(self, engine: AsyncEngine, encryption: Encryption, clock: Clock, platform: Platform = "slack") -> None:
        self._engine = engine
        self._encryption = encryption
        self._clock = clock
        self._platform = platform
        self._cache: dict[tuple[str, str, str], tuple[datetime, Installation]] = {}

    async def for_request(self, workspace: str, enterprise: str) -> Installation | None:
        key = ("request", workspace, enterprise)
        if (cached := self._cached(key)) is not None:
            return cached
        async with self._repository() as installations:
            found = await installations.find(workspace, enterprise)
        return None if found is None else self._keep(key, found)

    async def for_company(self, company: str) -> Installation:
        key = ("company", company, "")
        if (cached := self._cached(key)) is not None:
            return cached
        async with self._repository() as installations:
            found = await installations.first_of_company(company)
        if found is None:
            raise WorkspaceRefused("not_installed")
        return self._keep(key, found)

    async def all(self) -> Sequence[Installation]:
        async with self._repository() as installations:
            return await installations.all()

    async def save(self, installation: Installation, at: datetime) -> None:
        async with self._repository() as installations:
            await installations.save(installation, at)
        self._cache.clear()

    async def mark_removed(self, installation: Installation, at: datetime) -> None:
        async with self._repository() as installations:
            await installations.mark_removed(installation.workspace, at)
        self._cache.clear()

    async def check_keys(self) -> None:
        await self.all()

    async def encrypt_again(self) -> int:
        async with self._repository() as installations:
            return await installations.encrypt_again()

    def _cached(self, key: tuple[str, str, str]) -> Installation | None:
        read_at, found = self._cache.get(key, (None, None))
        age = None if read_at is None else self._clock.now() - read_at
        return found if age is not None and timedelta(0) <= age < CACHED_FOR else None

    def _keep(self, key: tuple[str, str, str], found: Installation) -> Installation:
        if len(self._cache) >= _MOST_CACHED:
            self._cache.clear()
        self._cache[key] = (self._clock.now(), found)
        return found

    @asynccontextmanager
    async def _repository(self) -> AsyncIterator[InstallationRepository]:
        deadline = Deadline(_SECONDS)
        async with begun(self._engine, deadline) as connection:
            yield InstallationRepository(Session(connection, deadline), self._encryption, self._platform)
