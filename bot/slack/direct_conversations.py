"""The conversations with people: opened once each, and within the limit of opening, which holds up nothing else."""

from datetime import datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.api_errors import reading
from bot.slack.identity import slack_user
from commitments.domain.clock import Clock
from commitments.domain.errors import TryLater
from commitments.domain.notifications.addresses import Destination


class DirectConversations:
    """The channels of destinations in one workspace."""

    def __init__(self, client: AsyncWebClient, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._known: dict[str, str] = {}
        self._opening_from: datetime | None = None  # none is to be opened before that

    def forget(self, destination: Destination) -> None:
        """Open the conversation anew the next time: the one that is known was refused."""
        self._known.pop(destination.id, None)

    async def channel_of(self, destination: Destination) -> str:
        """Return the id of a channel, or of the conversation with a person."""
        if destination.kind == "channel":
            return destination.id
        if destination.id not in self._known:
            self._known[destination.id] = await self._open(slack_user(destination.id))
        return self._known[destination.id]

    async def _open(self, user: str) -> str:
        """Open a conversation. A limit on that holds only what needs it, and Slack is not asked before its end."""
        now = self._clock.now()
        if self._opening_from is not None and now < self._opening_from:
            raise TryLater("ratelimited", (self._opening_from - now).total_seconds())
        try:
            with reading():
                answer = await self._client.api_call("conversations.open", data={"users": user})
        except TryLater as error:
            if error.limited:
                self._opening_from = now + timedelta(seconds=error.seconds)
            raise TryLater(error.reason, error.seconds) from error
        return str(answer["channel"]["id"])
