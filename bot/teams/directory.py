"""Reads people and places from Teams, as far as the bot has met them.

Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context.
"""

from bot.i18n.catalogues import language_of_locale
from bot.teams.connector import Connector
from bot.teams.identity import object_id
from bot.teams.members import Members, email_of, is_guest
from bot.teams.place_names import name_of_place
from commitments.application.ports.conversation_references import ConversationReference, ConversationReferences
from commitments.domain.channel import Channel
from commitments.domain.clock import Clock
from commitments.domain.errors import TryLater
from commitments.domain.person import Person, Role


class TeamsDirectory:
    """The Directory of one tenant. `zone` (IANA) is the default for people without one."""

    def __init__(
        self, connector: Connector, stored: ConversationReferences, members: Members, clock: Clock, zone: str
    ) -> None:
        self._connector = connector
        self._stored = stored
        self._members = members
        self._clock = clock
        self._zone = zone

    async def person(self, company: str, person: str) -> Person | None:
        """Return a person who has been met, or who is in a place where the bot is; None for anybody else.

        Raises a SendError if Teams does not answer.
        """
        known = await self._stored.get(company, person)
        if known is not None:
            return self._person(
                person, known.name, guest=known.is_guest, zone=known.zone, locale=known.locale, country=known.country,
                email=known.email,
            )  # fmt: skip
        for place in await self._stored.places(company):
            member = await self._connector.member(place.service_url, place.conversation, object_id(person))
            if member and self._members.id_of(member) == person:
                name, email = str(member.get("name") or ""), email_of(member)
                return self._person(person, name, guest=is_guest(member), email=email)
        return None

    async def channel(self, company: str, channel: str) -> Channel:
        """Return a place; `shared` is None, which counts as shared, if some members are unknown. Raises a SendError."""
        place = await self._known_place(company, channel)
        members, are_all = await self._members.of(place)
        outside = any(self._members.is_outside(member) for member in members)
        shared = True if outside else False if members and are_all else None
        name = await name_of_place(self._connector, place, members)
        return Channel(channel, name=name, shared=shared, read_at=self._clock.now())

    async def outsiders(self, company: str, channel: str) -> list[str]:
        """Return the names of guests and people of other tenants in a place. Raises a SendError if it is not known."""
        members, are_all = await self._members.of(await self._known_place(company, channel))
        if not are_all:
            raise TryLater("too_many_members")
        return sorted({str(one.get("name") or "") for one in members if self._members.is_outside(one)} - {""})

    async def _known_place(self, company: str, channel: str) -> ConversationReference:
        place = await self._stored.get(company, channel)
        if place is None:
            raise TryLater("unknown_place")
        return place

    def _person(
        self, person: str, name: str, *, guest: bool | None, zone: str = "", locale: str = "", country: str = "",
        email: str | None = None,
    ) -> Person:  # fmt: skip
        """Return a person; whoever may be a guest, or is of another tenant, is an outsider."""
        outsider = ":" in person or guest is not False
        return Person(
            id=person,
            name=name or person,
            zone=zone or self._zone,
            language=language_of_locale(locale),
            country=country or None,
            role=Role.OUTSIDER if outsider else Role.MEMBER,
            read_at=self._clock.now(),
            email=None if outsider else email,
        )
