"""Keeps stored people and channels fresh by reading them from the platform."""

import logging
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from commitments.application.people.refresh_person import refresh_person
from commitments.application.people.replan_person import NOT_REPLANNED, replan_marked
from commitments.application.ports.directory import Directory
from commitments.application.ports.store import Store
from commitments.domain.errors import ChangedMeanwhile, DestinationRefused, NotInChannel, PlatformUnavailable, SendError

log = logging.getLogger(__name__)
FRESH_FOR = timedelta(hours=24)
_RETRY_AFTER = timedelta(minutes=5)
_MOST_READS = 3
_MOST_REMEMBERED = 100_000


class DirectorySync:
    """Refreshes the people and channels of requests from the platform when they are missing or stale."""

    def __init__(self, store: Store, directory: Directory) -> None:
        self._store = store
        self._directory = directory
        self._fresh: dict[tuple[str, str], datetime] = {}

    async def ensure_person(self, company: str, person: str, now: datetime) -> None:
        """Ensure that a person is stored, and was read from the platform within the last day.

        While the platform is unavailable, what is stored stays as it is. Raises PlatformUnavailable if nothing is.
        """
        if self._is_fresh(company, person, now):
            return
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
        try:
            return await self.refresh_person(company, person, now)
        except SendError as error:
            log.warning("person_read_failed", extra={"workspace": company, "reason": error.reason})
            if read_at is None:
                raise PlatformUnavailable from None
            return _due_again(now)

    async def refresh_person(
        self, company: str, person: str, now: datetime, *, if_stored: bool = False
    ) -> datetime | None:
        """Read a person from the platform and store them; return `now`, or None for an unknown person.

        Somebody who was stored and is unknown by now has left.

        Where they were stored anew meanwhile, this answer may be the older one, and the platform is asked again; after
        three times what others have just stored stands. `if_stored`: leave out one who was erased, also while the
        platform was read.
        """
        for _ in range(_MOST_READS):
            async with self._store.read_only(company) as uow:
                known = await uow.people.get(person)
            if if_stored and known is None:
                return None
            fresh = await self._directory.person(company, person)
            if fresh is None:
                if known is None:
                    return None
                fresh = replace(known, active=False)
            with suppress(ChangedMeanwhile):
                async with self._store.transaction(company) as uow:
                    if await uow.people.get_for_update(person) != known:
                        continue
                    kept = await refresh_person(uow, fresh, now)
                if kept.read_at == NOT_REPLANNED:
                    await replan_marked(self._store, company, kept, now)
                break
        return now

    def forget(self, company: str, id: str) -> bool:
        """Read a person or channel again before their next request; return whether they had been read."""
        return self._fresh.pop((company, id), None) is not None

    def _remember(self, company: str, id: str, read_at: datetime) -> None:
        if len(self._fresh) >= _MOST_REMEMBERED:
            self._fresh.clear()
        self._fresh[company, id] = read_at

    def _is_fresh(self, company: str, id: str, now: datetime) -> bool:
        read_at = self._fresh.get((company, id))
        return read_at is not None and now - read_at < FRESH_FOR

    async def ensure_channel(self, company: str, channel: str, now: datetime) -> None:
        """Ensure that a channel was read from the platform within the last day, as far as it can be read.

        What is stored of one that cannot be read stays as it is; one that is not stored counts as shared.
        """
        if self._is_fresh(company, channel, now):
            return
        async with self._store.read_only(company) as uow:
            known = await uow.channels.get(channel)
        read_at = known.read_at if known else None
        if read_at is None or now - read_at >= FRESH_FOR:
            try:
                await self.refresh_channel(company, channel, now)
                read_at = now
            except SendError as error:
                _log_failure(company, channel, error)
                read_at = _due_again(now)
        self._remember(company, channel, read_at)

    async def refresh_channel(self, company: str, channel: str, now: datetime) -> None:
        """Read a channel from the platform and store it, asking again as `refresh_person` does. Raises a SendError."""
        for _ in range(_MOST_READS):
            async with self._store.read_only(company) as uow:
                known = await uow.channels.get(channel)
            fresh = await self._directory.channel(company, channel)
            with suppress(ChangedMeanwhile):
                async with self._store.transaction(company) as uow:
                    if await uow.channels.get_for_update(channel) == known:
                        await uow.channels.save(replace(fresh, read_at=now))
                        break

    async def refresh_changed_channel(self, company: str, channel: str, now: datetime) -> None:
        """Read a channel that was shared or is shared no longer; until it can be read it counts as shared.

        Raises a SendError, so that the platform reports the change again.
        """
        try:
            await self.refresh_channel(company, channel, now)
        except SendError as error:
            _log_failure(company, channel, error)
            async with self._store.transaction(company) as uow:
                known = await uow.channels.get_for_update(channel)
                if known is not None:
                    await uow.channels.save(replace(known, shared=None, read_at=None))
            raise

    async def outsiders(self, company: str, channel: str) -> tuple[tuple[str, ...] | None, bool]:
        """Return the names of the people from outside who read a channel, and whether the bot is in it.

        The names are None if the platform does not tell.
        """
        try:
            return tuple(await self._directory.outsiders(company, channel)), True
        except NotInChannel as error:
            return error.outsiders, False
        except SendError as error:
            _log_failure(company, channel, error)
            return None, not isinstance(error, DestinationRefused)


def _due_again(now: datetime) -> datetime:
    """Return the moment to remember as that of the last reading, so that the next try is soon, and not at once."""
    return now - FRESH_FOR + _RETRY_AFTER


def _log_failure(company: str, channel: str, error: SendError) -> None:
    log.warning("channel_read_failed", extra={"workspace": company, "place": channel, "reason": error.reason})
