"""Keeps people and channels of requests fresh: from the store, else from the platform."""

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
    """Knows the people and channels of requests: from the store while fresh, else from the platform."""

    def __init__(self, store: Store, directory: Directory) -> None:
        self._store = store
        self._directory = directory
        self._fresh: dict[tuple[str, str], datetime] = {}

    async def meet(self, company: str, person: str, now: datetime) -> None:
        """See to it that a person is stored, read again from the platform at most a day ago."""
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
        """Read a person again; while the platform does not answer, what is stored serves a little longer."""
        try:
            return await self.read_again(company, person, now)
        except SendError as error:
            log.warning("person_read_failed", extra={"workspace": company, "reason": error.reason})
            if read_at is None:
                raise PlatformUnavailable from None
            return read_at

    async def read_again(self, company: str, person: str, now: datetime) -> datetime | None:
        """Read a person from the platform and store them; give when, or None when there is no such person."""
        fresh = await self._directory.person(company, person)
        if fresh is None:
            return None
        async with self._store.transaction(company) as uow:
            await refresh_person(uow, fresh, now)
        return now

    def _remember(self, company: str, what: str, read_at: datetime) -> None:
        if len(self._fresh) >= _MOST_REMEMBERED:
            self._fresh.clear()
        self._fresh[company, what] = read_at

    async def visit(self, company: str, channel: str, now: datetime) -> None:
        """See to it that a channel is stored, read again from the platform at most a day ago."""
        read_at = self._fresh.get((company, channel))
        if read_at is None:
            async with self._store.read_only(company) as uow:
                known = await uow.channels.get(channel)
            read_at = known.read_at if known else None
        if read_at is None or now - read_at >= FRESH_FOR:
            await self.look_at(company, channel, now)
            read_at = now
        self._remember(company, channel, read_at)

    async def look_at(self, company: str, channel: str, now: datetime) -> None:
        """Read a channel and store it; one that cannot be read stays as it was, and counts as the customer's."""
        try:
            fresh = await self._directory.channel(company, channel)
        except SendError as error:
            log.warning("channel_read_failed", extra={"workspace": company, "place": channel, "reason": error.reason})
            return
        async with self._store.transaction(company) as uow:
            await uow.channels.save(Channel(fresh.id, fresh.name, fresh.shared, now))
