"""The installations of one platform in one transaction; their tokens are stored encrypted."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import RowMapping, Select, select, update

from commitments.adapters.encryption import Encryption
from commitments.adapters.sql import mappers
from commitments.adapters.sql.mappers import Values
from commitments.adapters.sql.schema import installations
from commitments.adapters.sql.session import Session
from commitments.application.ports.installations import Installation
from commitments.domain.connection import Platform


class InstallationRepository:
    """Installations of all companies; removed ones are never returned."""

    def __init__(self, session: Session, encryption: Encryption, platform: Platform) -> None:
        self._session = session
        self._encryption = encryption
        self._platform = platform

    async def find(self, workspace: str, enterprise: str) -> Installation | None:
        """Return the workspace's own installation, else that of its organisation."""
        for name in filter(None, (workspace, enterprise)):
            row = await self._session.row(self._active().where(installations.c.workspace == name))
            if row is not None:
                return self._decrypted(row)
        return None

    async def first_of_company(self, company: str) -> Installation | None:
        """Return the oldest installation of a company."""
        oldest = (installations.c.installed_at, installations.c.workspace)
        row = await self._session.row(
            self._active().where(installations.c.company == company).order_by(*oldest).limit(1)
        )
        return None if row is None else self._decrypted(row)

    async def all(self) -> Sequence[Installation]:
        rows = await self._session.rows(self._active().order_by(installations.c.workspace))
        return [self._decrypted(row) for row in rows]

    async def save(self, installation: Installation, at: datetime) -> None:
        values = {**self._encrypted(installation), "installed_at": at, "removed_at": None}
        await self._session.upsert(installations, values, ("platform", "workspace"))

    async def mark_removed(self, workspace: str, at: datetime) -> None:
        """Mark an installation as removed and delete its token, which is no longer needed."""
        here = (installations.c.platform == self._platform) & (installations.c.workspace == workspace)
        gone = update(installations).where(here, installations.c.installed_at <= at)
        await self._session.run(gone.values(removed_at=at, token=""))

    async def encrypt_again(self) -> int:
        """Encrypt every token with the first key, except those that change meanwhile; return the number of tokens."""
        rows = await self._session.rows(self._active())
        for row in rows:
            fresh = self._encrypted(self._decrypted(row))["token"]
            same = (installations.c.workspace == row["workspace"]) & (installations.c.token == row["token"])
            await self._session.run(
                update(installations).where(installations.c.platform == self._platform, same).values(token=fresh)
            )
        return len(rows)

    def _active(self) -> Select[tuple[object, ...]]:
        return select(installations).where(
            installations.c.platform == self._platform, installations.c.removed_at.is_(None)
        )

    def _encrypted(self, installation: Installation) -> Values:
        token = self._encryption.encrypt(_owner(self._platform, installation.workspace), installation.token)
        return mappers.from_installation(installation, token)

    def _decrypted(self, row: RowMapping) -> Installation:
        token = self._encryption.decrypt(_owner(self._platform, row["workspace"]), row["token"])
        return mappers.to_installation(row, token)


def _owner(platform: Platform, workspace: str) -> str:
    """Return the owner that a token is bound to: copied to another workspace's row, it cannot be decrypted."""
    return f"{platform} {workspace}"
