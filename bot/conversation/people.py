"""Finds the people whom a text names, and reads from the platform those who are not known yet."""

import logging
import re
from datetime import datetime, timedelta

from bot.conversation.turn import Turn
from commitments.desk.customers import refresh_person
from commitments.errors import PlatformAway, SendError
from commitments.language.mentions import MENTION, PERSON_ID
from commitments.model import Channel, Person
from commitments.ports import Directory, Store

log = logging.getLogger(__name__)
FRESH_FOR = timedelta(hours=24)
_MOST_REMEMBERED = 100_000
_ID = re.compile(PERSON_ID)
_MENTION = re.compile(MENTION)


def mentions(text: str) -> list[str]:
    """Give the ids of the people a text mentions as <@id>, each once."""
    return list(dict.fromkeys(_MENTION.findall(text)))


def is_person_id(text: str) -> bool:
    """Tell whether a text can be a person's id at all."""
    return _ID.fullmatch(text) is not None


async def people_in(turn: Turn, text: str) -> list[str]:
    """Give the ids of the people a text names, as <@id> or @name, in order; names match whatever the case."""
    return (await people_and_rest(turn, text))[0]


async def people_and_rest(turn: Turn, text: str) -> tuple[list[str], str]:
    """Give the ids of the people a text names, in order, and the text without their names."""
    found = [(match.start(), match[1]) for match in _MENTION.finditer(text)]
    rest = _MENTION.sub(lambda match: " " * len(match[0]), text)
    if "@" in rest:
        everybody = sorted((await turn.tx.people()).values(), key=lambda person: -len(person.name))
        for person in everybody:
            if match := _name_in(rest, person):
                found.append((match.start(), person.id))
                rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    return [person for _, person in sorted(found)], rest


def _name_in(text: str, person: Person) -> re.Match[str] | None:
    """Find "@full name", else "@first" where that is all that is written."""
    names = [person.name, person.name.split()[0]] if person.name.split() else []
    tries = (re.search(rf"@{re.escape(name)}(?![^\W가-힣])", text, re.IGNORECASE) for name in names)
    return next((match for match in tries if match), None)


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
            read_at = await self._read_if_possible(workspace, person, read_at, now)
        if read_at is not None:
            self._remember(workspace, person, read_at)

    async def _read_if_possible(
        self, workspace: str, person: str, read_at: datetime | None, now: datetime
    ) -> datetime | None:
        """Read a person again; while the platform does not answer, what is stored serves a little longer."""
        try:
            return await self.read_again(workspace, person, now)
        except SendError as error:
            log.warning("person_read_failed", extra={"workspace": workspace, "reason": error.reason})
            if read_at is None:
                raise PlatformAway from None
            return read_at

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

    async def visit(self, workspace: str, channel: str, now: datetime) -> None:
        """See to it that a channel is stored, read again from the platform at most a day ago."""
        read_at = self._fresh.get((workspace, channel))
        if read_at is None:
            async with self._store.transaction(workspace) as tx:
                known = await tx.channel(channel)
            read_at = known.read_at if known else None
        if read_at is None or now - read_at >= FRESH_FOR:
            await self.look_at(workspace, channel, now)
            read_at = now
        self._remember(workspace, channel, read_at)

    async def look_at(self, workspace: str, channel: str, now: datetime) -> None:
        """Read a channel and store it; one that cannot be read stays as it was, and counts as the customer's."""
        try:
            fresh = await self._directory.channel(workspace, channel)
        except SendError as error:
            log.warning("channel_read_failed", extra={"workspace": workspace, "place": channel, "reason": error.reason})
            return
        async with self._store.transaction(workspace) as tx:
            await tx.put_channel(Channel(fresh.id, fresh.name, fresh.shared, now))
