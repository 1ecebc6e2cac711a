"""Somebody added the app for themselves or to a place: what waits there goes on, and a welcome is planned, once."""

from collections.abc import Callable

from bot.conversation.directory_sync import DirectorySync
from commitments.application.authorization import Right, has_right
from commitments.application.ports.store import Store
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.clock import Clock
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import Destination, to_channel, to_person
from commitments.domain.notifications.notification import notification
from commitments.domain.notifications.payloads.welcome import Welcome, ZoneWanted


class AppAdded:
    """Handles additions of the app. Every call may happen twice. `wake` is called when something is due."""

    def __init__(self, store: Store, directory_sync: DirectorySync, clock: Clock, wake: Callable[[], None]) -> None:
        self._store = store
        self._directory_sync = directory_sync
        self._clock = clock
        self._wake = wake

    async def for_person(self, company: str, person: str, *, zone_is_known: bool) -> None:
        """Reach a person again, and welcome a colleague. Raises PlatformUnavailable if nothing is known of them."""
        now, where = self._clock.now(), to_person(person)
        await self._directory_sync.ensure_person(company, person, now)
        await self._store.resume(company, where, now)
        async with self._store.transaction(company) as uow:
            known = await uow.people.get(person)
            if known is not None and has_right(known, Right.USE):
                await self._welcome(uow, where, "" if zone_is_known else known.zone)
        self._wake()

    async def to_place(self, company: str, place: str, *, is_team: bool) -> None:
        """Reach a place again, with those of a team every place; welcome those who are there, but no customer."""
        now, where = self._clock.now(), to_channel(place)
        await self._store.resume(company, None if is_team else where, now)
        async with self._store.transaction(company) as uow:
            if await uow.customers.find_by_channel(place) is None:
                await self._welcome(uow, where, "")
        self._wake()

    async def ask_zone(self, company: str, person: str) -> None:
        """Ask a colleague for their zone, once."""
        where = to_person(person)
        async with self._store.transaction(company) as uow:
            known = await uow.people.get(person)
            if known is None or not has_right(known, Right.USE):
                return
            question = ZoneWanted(zone=known.zone)
            key, due = keys.zone_wanted(person), self._clock.now()
            await uow.notifications.add([notification(uow.company, key, question, where, due)])
        self._wake()

    async def _welcome(self, uow: UnitOfWork, where: Destination, zone: str) -> None:
        due = self._clock.now()
        await uow.notifications.add([notification(uow.company, keys.welcome(where), Welcome(zone=zone), where, due)])
