"""Reads what places of Teams are called; activities seldom say it.

Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context.
"""

from collections.abc import Sequence

from bot.teams.connector import Connector
from bot.teams.members import Member
from commitments.application.ports.conversation_references import ConversationReference
from commitments.domain.errors import SendError

_MOST_NAMED = 3


async def name_of_place(connector: Connector, place: ConversationReference, members: Sequence[Member]) -> str:
    """Return the name of a channel, or as the client titles a chat, its first people; "" if Teams does not tell."""
    if not place.team:
        names = sorted({str(one.get("name") or "") for one in members} - {""})
        return ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
    try:
        channels = await connector.channels(place.service_url, place.team)
        named = next((str(one.get("name") or "") for one in channels if one.get("id") == place.conversation), "")
        # A team's first channel has no name here, and is the one with the team's id.
        return named or await connector.team_name(place.service_url, place.team)
    except SendError:
        return ""
