"""Handles additions and removals of the app, and of members. Teams tells each in two events, which may repeat.

Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events.
"""

import logging
from typing import Final

from bot.conversation.app_added import AppAdded
from bot.conversation.directory_events import DirectoryEvents
from bot.teams.activity_shapes import Activity, mapping
from bot.teams.identity import person_id
from bot.teams.references import KnownConversations
from commitments.application.ports.conversation_references import ConversationReferences
from commitments.domain.clock import Clock
from commitments.domain.errors import PlatformUnavailable, SendError

EVENTS: Final = frozenset({"installationUpdate", "conversationUpdate"})
_CHANNEL_ENDS: Final = "channelDeleted"
_TEAM_ENDS: Final = frozenset({"teamDeleted", "teamHardDeleted"})
_log = logging.getLogger(__name__)


class Installations:
    """The installations of one tenant, `company`."""

    def __init__(
        self,
        company: str,
        known: KnownConversations,
        stored: ConversationReferences,
        changes: DirectoryEvents,
        added: AppAdded,
        clock: Clock,
    ) -> None:
        self._company = company
        self._known = known
        self._stored = stored
        self._changes = changes
        self._app_added = added
        self._clock = clock

    async def handle(self, activity: Activity) -> None:
        """Keep where the bot is, what may be sent there, and who reads along."""
        self._known.forget()
        try:
            if _is_removed(activity):
                await self._removed(activity)
            elif _is_added(activity):
                await self._added(activity)
            elif activity.place:
                await self._known.place(activity, self._clock.now())
                if await self._stored.get(self._company, activity.channel):
                    await self._changes.channel_changed(self._company, activity.channel, activity.id or "")
        except (PlatformUnavailable, SendError) as error:  # whoever writes, or what is due there, reads it again
            company = self._company
            _log.warning("installation_not_read", extra={"workspace": company, "error": type(error).__name__})

    async def _added(self, activity: Activity) -> None:
        now = self._clock.now()
        if activity.is_personal:
            person = await self._known.person(activity, now)
            await self._app_added.for_person(self._company, person.id, zone_is_known=bool(person.zone))
        else:
            await self._known.place(activity, now)
            is_team = activity.conversation.conversationType == "channel"
            await self._app_added.to_place(self._company, activity.place, is_team=is_team)

    async def _removed(self, activity: Activity) -> None:
        """Forget how a person, channel or team is reached: what is for them then waits, and whoever can act is told."""
        id, theirs = activity.channel, activity.from_.aadObjectId
        if activity.is_personal and theirs:
            id = person_id(theirs, activity.tenant, self._company)
        if activity.team and activity.event != _CHANNEL_ENDS:
            await self._stored.remove_team(self._company, activity.team)
        if id:
            await self._stored.remove(self._company, id)
            company, channel = self._company, id if activity.place else "direct"
            _log.warning("app_removed_from_place", extra={"workspace": company, "place": channel})


def _is_added(activity: Activity) -> bool:
    return _says(activity, "add") or _has_bot(activity, activity.membersAdded)


def _is_removed(activity: Activity) -> bool:
    gone = activity.event in {_CHANNEL_ENDS, *_TEAM_ENDS}
    return gone or _says(activity, "remove") or _has_bot(activity, activity.membersRemoved)


def _says(activity: Activity, what: str) -> bool:
    """Whether an installationUpdate says so; "add-upgrade" is an addition too."""
    said = activity.action
    return activity.type == "installationUpdate" and isinstance(said, str) and said.partition("-")[0] == what


def _has_bot(activity: Activity, members: object) -> bool:
    found = members if isinstance(members, list) else []
    return any(mapping(one).get("id") == activity.recipient.id for one in found)
