"""Reads people and channels from Slack.

Sources: https://docs.slack.dev/reference/objects/user-object and …/conversation-object.
"""

import asyncio
from collections.abc import Mapping
from typing import Any, Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.i18n.catalogues import language_of_locale
from bot.slack.api_errors import error_code, reading
from bot.slack.countries import country_of
from bot.slack.identity import person_id, slack_user
from commitments.application.ports.installations import Installation
from commitments.domain.accounts import email_digest
from commitments.domain.channel import Channel
from commitments.domain.clock import Clock
from commitments.domain.errors import NotInChannel, TryLater
from commitments.domain.person import Person, Role
from commitments.domain.wall_time import is_known

_NOBODY: Final = frozenset({"user_not_found", "user_not_visible", "users_not_found"})
_SECONDS: Final = 2.0
_MOST_MEMBERS: Final = 60

User = Mapping[str, Any]


class SlackDirectory:
    """The Directory of one Slack workspace. `zone` (IANA) is the default for people without one."""

    def __init__(self, client: AsyncWebClient, home: Installation, clock: Clock, zone: str = "UTC") -> None:
        self._client = client
        self._home = home
        self._clock = clock
        self._zone = zone

    async def person(self, company: str, person: str) -> Person | None:
        """Return a person from Slack, under the given id; None if Slack has nobody of that id.

        Raises a SendError if Slack is unavailable.
        """
        with reading():
            try:
                answer = await self._ask("users.info", user=slack_user(person), include_locale="true")
            except SlackApiError as error:
                if error_code(error) in _NOBODY:
                    return None
                raise
        return self._person(person, _part(answer, "user"))

    async def channel(self, company: str, channel: str) -> Channel:
        """Return a channel from Slack; `shared` is None, which counts as shared, if Slack does not tell.

        Raises a SendError if Slack does not answer, or does not know the channel.
        """
        with reading():
            answer = await self._ask("conversations.info", channel=channel)
        found = _part(answer, "channel")
        name = str(found.get("name") or "")
        return Channel(channel, name=name, shared=is_shared(found), read_at=self._clock.now())

    async def outsiders(self, company: str, channel: str) -> list[str]:
        """Return the names of guests and of people of other teams in a channel, each once, in order.

        Raises NotInChannel with them if the bot is not there; a SendError if Slack does not tell, or if there are too
        many members to ask about while somebody waits.
        """
        with reading():
            async with asyncio.timeout(_SECONDS):
                answer = await self._ask("conversations.members", channel=channel, limit=str(_MOST_MEMBERS))
                if "members" not in answer or (answer.get("response_metadata") or {}).get("next_cursor"):
                    raise TryLater("too_many_members")
                asked = (self._ask("users.info", user=str(one)) for one in answer["members"])
                users = [each["user"] for each in await asyncio.gather(*asked)]
        outside = [user for user in users if role_of(user, self._home) is Role.OUTSIDER and not user.get("is_bot")]
        names = sorted({_name(user) for user in outside})
        if self._home.bot_user and self._home.bot_user not in answer["members"]:
            raise NotInChannel(names)
        return names

    async def _ask(self, method: str, **arguments: str) -> AsyncSlackResponse:
        """Call a method with a two second timeout, because Slack cancels a waiting command after three."""
        async with asyncio.timeout(_SECONDS):
            return await self._client.api_call(method, data=arguments)

    def _person(self, person: str, user: User) -> Person:
        # An id with a team was assigned when the person acted from that team, whatever Slack reports now.
        role = Role.OUTSIDER if ":" in person else role_of(user, self._home)
        locale = "" if role is Role.OUTSIDER else str(user.get("locale") or "")
        zone = said if is_known(said := str(user.get("tz") or "")) else None
        return Person(
            id=person,
            name=_name(user),
            zone=zone or self._zone,
            language=language_of_locale(locale),
            country=country_of(zone, locale) if zone else None,
            role=role,
            is_bot=bool(user.get("is_bot")) or user["id"] == "USLACKBOT",
            active=not user.get("deleted"),
            read_at=self._clock.now(),
            email=_email(user) if role is Role.MEMBER else None,
        )


def _part(answer: AsyncSlackResponse, name: str) -> Mapping[str, Any]:
    """Return an object of an answer. Raises TryLater if it is missing: such an answer tells nothing."""
    found = answer.get(name)
    if not isinstance(found, dict):
        raise TryLater(f"no_{name}")
    return found


def role_of(user: User, home: Installation) -> Role:
    """Return the role: guests, strangers and people of other teams are outsiders, all others members.

    Workspace admins are not admins here; those are configured in the settings.
    """
    guest = any(user.get(flag) for flag in ("is_restricted", "is_ultra_restricted", "is_stranger"))
    team = str(user.get("team_id") or "")
    foreign = ":" in person_id(str(user["id"]), team, _organisation(user), home)
    return Role.OUTSIDER if guest or foreign else Role.MEMBER


def is_shared(channel: Mapping[str, Any]) -> bool | None:
    """Whether people outside the organisation can read a channel, or will once they accept; None if unknown.

    Slack's own `is_shared` does not suffice: it is also true between workspaces of one organisation.
    """
    outside = (channel.get("is_ext_shared"), channel.get("is_pending_ext_shared"))
    if any(outside):
        return True
    return None if outside[0] is None else False


def _email(user: User) -> str | None:
    """Return the digest of an e-mail address that Slack has confirmed; None without one, or without the scope."""
    address = (user.get("profile") or {}).get("email")
    return email_digest(address) if user.get("is_email_confirmed") is True and isinstance(address, str) else None


def _organisation(user: User) -> str:
    return str((user.get("enterprise_user") or {}).get("enterprise_id") or "")


def _name(user: User) -> str:
    profile = user.get("profile") or {}
    names = (profile.get("display_name"), profile.get("real_name"), user.get("real_name"), user.get("name"))
    return str(next((name for name in names if name), user["id"]))
