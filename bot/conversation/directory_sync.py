"""Keeps stored people and channels fresh by reading them from the platform."""

import logging
from datetime import datetime, timedelta

from commitments.application.people.refresh_person import refresh_person
from commitments.application.ports.directory import Directory
from commitments.application.ports.store import Store
from commitments.domain.channel import Channel
from commitments.domain.errors import PlatformUnavailable, SendError

log = logging.getLogger(__name__)
FRESH_FOR = timedelta(hours=24)
_MOST_REMEMBERED = 100_000


class DirectorySync:
    """Refreshes the people and channels of requests from the platform when they are missing or stale."""

    def __init__(self, store: Store, directory: Directory) -> None:
        self._store = store
        self._directory = directory
        self._fresh: dict[tuple[str, str], datetime] = {}

    async def ensure_person(self, company: str, person: str, now: datetime) -> None:
        """Ensure that a person is stored, and was read from the platform within the last day."""
        read_at = self._fresh.get((company, person))
        if read_at is None:
            async with self._store.read_only(company) as uow:
                known = await uow.people.get(person)
            read_at = known.read_at if known else None
        if read_at is None or now - read_at >= FRESH_FOR:
            read_at = await self._read_if_possible(company, person, read_at, now)
        if read_at is not None:
            self._remember(company, person, read_at)

    async def _read_if_possible(
        self, company: str, person: str, read_at: datetime | None, now: datetime
    ) -> datetime | None:
        """Refresh a person; while the platform is unavailable, keep what is stored."""
        try:
            return await self.refresh_person(company, person, now)
        except SendError as error:
            log.warning("person_read_failed", extra={"workspace": company, "reason": error.reason})
            if read_at is None:
                raise PlatformUnavailable from None
            return read_at

    async def refresh_person(self, company: str, person: str, now: datetime) -> datetime | None:
        """Read a person from the platform and store them; return `now`, or None for an unknown person."""
        fresh = await self._directory.person(company, person)
        if fresh is None:
            return None
        async with self._store.transaction(company) as uow:
            await refresh_person(uow, fresh, now)
        return now

    def _remember(self, company: str, id: str, read_at: datetime) -> None:
        if len(self._fresh) >= _MOST_REMEMBERED:
            self._fresh.clear()
        self._fresh[company, id] = read_at

    async def ensure_channel(self, company: str, channel: str, now: datetime) -> None:
        """Ensure that a channel is stored, and was read from the platform within the last day."""
        read_at = self._fresh.get((company, channel))
        if read_at is None:
            async with self._store.read_only(company) as uow:
                known = await uow.channels.get(channel)
            read_at = known.read_at if known else None
        if read_at is None or now - read_at >= FRESH_FOR:
            await self.refresh_channel(company, channel, now)
            read_at = now
        self._remember(company, channel, read_at)

    async def refresh_channel(self, company: str, channel: str, now: datetime) -> None:
        """Read a channel from the platform and store it; on failure it stays unchanged, and counts as shared."""
        try:
            fresh = await self._directory.channel(company, channel)
        except SendError as error:
            log.warning("channel_read_failed", extra={"workspace": company, "place": channel, "reason": error.reason})
            return
        async with self._store.transaction(company) as uow:
            await uow.channels.save(Channel(fresh.id, fresh.name, fresh.shared, now))

    async def outsiders(self, company: str, channel: str) -> tuple[str, ...] | None:
        """Return the names of the people from outside who read a channel; None if the platform does not tell."""
        try:
            return tuple(await self._directory.outsiders(company, channel))
        except SendError as error:
            log.warning("channel_read_failed", extra={"workspace": company, "place": channel, "reason": error.reason})
            return None
