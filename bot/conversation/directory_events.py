"""Handles changes of people and channels on the platform."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.conversation.companies import CompanyOf, own_company
from bot.conversation.directory_sync import DirectorySync
from commitments.application.following_customers import renumber
from commitments.application.ports.directory import Directory
from commitments.application.ports.store import Store
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.accounts import platform_of
from commitments.domain.clock import Clock
from commitments.domain.customer import Announce, Customer
from commitments.domain.notifications.addresses import to_channel

log = logging.getLogger(__name__)
STALE_AFTER = timedelta(hours=20)
_MOST_AT_ONCE = 100
KEEP_ANSWERS = timedelta(days=14)


class DirectoryEvents:
    """Refreshes people and channels when the platform reports a change, and owners once a day."""

    def __init__(self, store: Store, directory: Directory, clock: Clock, company_of: CompanyOf = own_company) -> None:
        self._store = store
        self._company_of = company_of
        self._clock = clock
        self._directory_sync = DirectorySync(store, directory)

    async def channel_changed(self, workspace: str, channel: str, key: str) -> None:
        """Refresh a channel: a share with another company may have started or ended. Raises a SendError."""
        company = await self._company_of(workspace)
        await self._directory_sync.refresh_changed_channel(company, channel, self._clock.now())

    async def channel_id_changed(self, workspace: str, old: str, new: str, key: str) -> None:
        """Update the id of a customer's channel, of the cards in it, and of all that waits for it."""
        async with self._store.transaction(await self._company_of(workspace)) as uow:
            await uow.customers.lock_names()
            found = await uow.customers.find_by_channel(old)
            customer = None if found is None else await uow.customers.get_for_update(found.id)
            if customer is not None:
                await _free_channel(uow, customer, new)
                await uow.customers.save(replace(customer, channel=new))
            await renumber(uow, old, new, self._clock.now())
        await self.channel_changed(workspace, new, key)

    async def channel_available(self, workspace: str, channel: str, key: str) -> None:
        """Resume sending to a channel that refused messages."""
        await self._store.resume(await self._company_of(workspace), to_channel(channel), self._clock.now())

    async def person_changed(self, workspace: str, person: str, key: str) -> None:
        """Refresh a person, if they are stored."""
        company = await self._company_of(workspace)
        async with self._store.read_only(company) as uow:
            known = await uow.people.get(person)
        if known is not None:
            await self._directory_sync.refresh_person(company, person, self._clock.now(), if_stored=True)

    async def removed(self, workspace: str, key: str) -> None:
        """Log that the app was removed; the platform refuses sends from now on."""
        log.warning("app_removed", extra={"workspace": workspace})

    async def every_hour(self, company: str) -> None:
        """Refresh stale owners; delete answers of requests that no platform will deliver again."""
        await self._store.forget(self._clock.now() - KEEP_ANSWERS)
        await self.read_owners_again(company)

    async def read_owners_again(self, company: str) -> int:
        """Refresh owners of open commitments and managers last read 20 hours ago or more; return how many."""
        now, after, count = self._clock.now(), "", 0
        while stale := await self._stale_people(company, now - STALE_AFTER, after):
            for person in filter(_is_of_slack, stale):
                await self._directory_sync.refresh_person(company, person, now, if_stored=True)
            after, count = stale[-1], count + len(stale)
        return count

    async def _stale_people(self, company: str, read_before: datetime, after: str) -> Sequence[str]:
        async with self._store.read_only(company) as uow:
            return await uow.people.stale_people(read_before, after, _MOST_AT_ONCE)


async def _free_channel(uow: UnitOfWork, customer: Customer, channel: str) -> None:
    """Take a channel from another customer that was led there: it is this customer's own, under its new id.

    What waits there for the other finds no place; its makers hear that when it is due.
    """
    holder = await uow.customers.find_by_channel(channel)
    other = None if holder is None or holder.id == customer.id else await uow.customers.get_for_update(holder.id)
    if other is None:
        return
    announce = Announce.ASK if other.announce is Announce.AUTO else other.announce
    await uow.customers.save(replace(other, channel=None, announce=announce))
    company = uow.company
    log.warning("channel_reassigned", extra={"workspace": company, "place": channel})


def _is_of_slack(person: str) -> bool:
    """Whether a person can be read here: one of the company's other platform is known from what they say there."""
    return platform_of(person) == "slack"
