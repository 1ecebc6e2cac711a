"""Keeps the conversation references of people and places as activities tell them."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from bot.teams.activity_shapes import Activity
from bot.teams.client_info import said_country, said_locale, said_zone
from bot.teams.connector import Connector
from bot.teams.identity import person_id
from bot.teams.members import Members, directory_id, email_of, is_guest
from commitments.application.ports.conversation_references import ConversationReference, ConversationReferences
from commitments.domain.errors import PlatformUnavailable, SendError

_FRESH_FOR: Final = timedelta(hours=24)
_MOST_REMEMBERED: Final = 10_000


class KnownConversations:
    """What is known of the people and places of one tenant, `company`; refreshed by what they send.

    `changed` is called with a person whose zone, language or country is another than before.
    """

    def __init__(
        self,
        company: str,
        stored: ConversationReferences,
        connector: Connector,
        members: Members,
        changed: Callable[[str], Awaitable[None]],
    ) -> None:
        self._company = company
        self._stored = stored
        self._connector = connector
        self._members = members
        self._changed = changed
        self._people: dict[tuple[str, str], ConversationReference] = {}

    async def person(self, activity: Activity, now: datetime) -> ConversationReference:
        """Return who sent an activity, stored. Raises PlatformUnavailable if Teams does not tell whose they are."""
        key = (activity.whole_conversation, activity.from_.id)
        known = self._people.get(key)
        told = await self._identified(activity, known, now)
        if known is None or replace(told, read_at=known.read_at) != known or now - known.read_at >= _FRESH_FOR:
            before = known or await self._stored.get(self._company, told.id)
            await self._stored.save(told)
            self._remember(key, told)
            if before is None or _profile(before) != _profile(told):  # who was mentioned before may be stored already
                await self._changed(told.id)
        return told

    async def place(self, activity: Activity, now: datetime) -> None:
        """Store where an activity came from, so that it can be reached later."""
        id = activity.place
        known = self._people.get((id, ""))
        if not id or (known and known.service_url == activity.serviceUrl):
            return
        found = ConversationReference(
            self._company,
            "place",
            id,
            id,
            activity.serviceUrl,
            now,
            activity.tenant,
            account=activity.recipient.id,
            team=activity.team,
        )
        await self._stored.save(found)
        self._remember((id, ""), found)

    def forget(self) -> None:
        """Read everything again, as after an installation or a removal."""
        self._people.clear()

    async def account_ids(self, activity: Activity, accounts: list[str]) -> dict[str, str]:
        """Return the people's ids by those that they have for the bot; whoever Teams does not tell is left out."""
        found: dict[str, str] = {}
        for account in accounts:
            try:
                member = await self._connector.member(activity.serviceUrl, activity.conversation.id, account)
            except SendError:
                continue
            if member and (person := self._members.id_of(member)):
                found[account] = person
        return found

    async def _identified(
        self, activity: Activity, known: ConversationReference | None, now: datetime
    ) -> ConversationReference:
        if known is not None and now - known.read_at < _FRESH_FOR:
            return replace(known, read_at=now, **_said(activity, known))
        member = await self._member(activity)
        theirs = directory_id(member) or (activity.from_.aadObjectId or "")
        if not theirs:
            raise PlatformUnavailable
        tenant = str(member.get("tenantId") or activity.tenant)
        person = person_id(theirs, tenant, self._company)
        before = await self._stored.get(self._company, person)
        fresh = ConversationReference(
            self._company, "person", person, "", activity.serviceUrl, now, tenant,
            account=activity.from_.id, name=str(member.get("name") or activity.from_.name or ""),
            is_guest=is_guest(member), email=email_of(member),
        )  # fmt: skip
        kept = before or fresh
        conversation = activity.conversation.id if activity.is_personal else kept.conversation
        fresh = replace(fresh, conversation=conversation, zone=kept.zone, locale=kept.locale, country=kept.country)
        return replace(fresh, **_said(activity, fresh))

    async def _member(self, activity: Activity) -> dict[str, Any]:
        """Return who sent it, as Teams says. Raises PlatformUnavailable if it does not say."""
        try:
            found = await self._connector.member(activity.serviceUrl, activity.whole_conversation, activity.from_.id)
        except SendError:
            raise PlatformUnavailable from None
        return found or {}

    def _remember(self, key: tuple[str, str], reference: ConversationReference) -> None:
        if len(self._people) >= _MOST_REMEMBERED:
            self._people.clear()
        self._people[key] = reference


def _profile(one: ConversationReference) -> tuple[str, str, str]:
    return one.zone, one.locale, one.country


def _said(activity: Activity, known: ConversationReference) -> dict[str, Any]:
    """Return what an activity says of its sender's time zone, language and country, and where they are reached."""
    zone = said_zone(activity) or known.zone
    locale = said_locale(activity) or known.locale
    said = {"zone": zone, "locale": locale, "country": said_country(activity) or known.country}
    if activity.is_personal:
        said |= {"conversation": activity.conversation.id, "service_url": activity.serviceUrl}
    return said
