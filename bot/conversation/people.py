"""Finds the people whom a text names, and reads from the platform those who are not known yet."""

import re
from datetime import datetime, timedelta

from bot.conversation.turn import Turn
from commitments.desk.customers import refresh_person
from commitments.model import Channel, Person
from commitments.ports import Directory, Store

FRESH_FOR = timedelta(hours=24)
_MOST_REMEMBERED = 100_000
_MENTION = re.compile(r"<@([A-Za-z0-9:_.-]{1,80})(?:\|[^>]{0,80})?>")


async def people_in(turn: Turn, text: str) -> list[str]:
    """Give the ids of the people a text names, as <@id> or @name, in order; names match whatever the case."""
    found = [(match.start(), match[1]) for match in _MENTION.finditer(text)]
    if "@" in _MENTION.sub("", text):
        lowered = text.casefold()
        everybody = sorted((await turn.tx.people()).values(), key=lambda person: -len(person.name))
        for person in everybody:
            at = _named_at(lowered, person)
            if at >= 0:
                found.append((at, person.id))
                lowered = lowered[:at] + " " * (len(person.name) + 1) + lowered[at + len(person.name) + 1 :]
    return [person for _, person in sorted(found)]


def _named_at(lowered: str, person: Person) -> int:
    """Find "@full name", else "@first" where that is all that is written."""
    full = lowered.find(f"@{person.name.casefold()}")
    if full >= 0:
        return full
    first = (
        re.search(rf"@{re.escape(person.name.split()[0].casefold())}(?!\w)", lowered) if person.name.split() else None
    )
    return first.start() if first else -1


class Acquaintance:
    """Knows the people and channels of requests: from the store while fresh, else from the platform."""

    def __init__(self, store: Store, directory: Directory) -> None:
        self._store = store
        self._directory = directory
        self._fresh: dict[tuple[str, str], datetime] = {}

    async def meet(self, workspace: str, person: str, now: datetime) -> None:
        """See to it that a person is stored, read again from the platform at most a day ago."""
        read_at = self._fresh.get((workspace, person))
        if read_at is None:
            async with self._store.transaction(workspace) as tx:
                known = await tx.person(person)
            read_at = known.read_at if known else None
        if read_at is None or now - read_at >= FRESH_FOR:
            read_at = await self.read_again(workspace, person, now)
        if read_at is not None:
            self._remember(workspace, person, read_at)

    async def read_again(self, workspace: str, person: str, now: datetime) -> datetime | None:
        """Read a person from the platform and store them; give when, or None when there is no such person."""
        fresh = await self._directory.person(workspace, person)
        if fresh is None:
            return None
        async with self._store.transaction(workspace) as tx:
            await refresh_person(tx, fresh, now)
        return now

    def _remember(self, workspace: str, what: str, read_at: datetime) -> None:
        if len(self._fresh) >= _MOST_REMEMBERED:
            self._fresh.clear()
        self._fresh[workspace, what] = read_at

    async def meet_all(self, workspace: str, text: str, now: datetime) -> None:
        """Get to know everybody a text mentions by id."""
        for person in dict.fromkeys(_MENTION.findall(text)):
            await self.meet(workspace, person, now)

    async def visit(self, workspace: str, channel: str, now: datetime) -> None:
        """See to it that a channel is stored, read again from the platform at most a day ago."""
        read_at = self._fresh.get((workspace, channel))
        if read_at is None:
            async with self._store.transaction(workspace) as tx:
                known = await tx.channel(channel)
            read_at = known.read_at if known else None
        if read_at is None or now - read_at >= FRESH_FOR:
            fresh = await self._directory.channel(workspace, channel)
            async with self._store.transaction(workspace) as tx:
                await tx.put_channel(Channel(fresh.id, fresh.name, fresh.shared, now))
            read_at = now
        self._remember(workspace, channel, read_at)
