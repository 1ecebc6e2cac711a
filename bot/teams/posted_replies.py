"""Where this process posted its replies to messages, so that a reply can say how telling the customer ended."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from bot.conversation.bounded_memory import remember
from bot.teams.activity_shapes import Activity
from commitments.domain.notifications.addresses import MessageRef

_BETWEEN: Final = "|"
_REPLY_TO: Final = "?"
_MOST: Final = 10_000


def reply_address(conversation: str, activity_id: str) -> str:
    """Return where a reply stands, for `Outgoing.reply_to`."""
    return f"{conversation}{_BETWEEN}{activity_id}"


def future_reply(activity: Activity) -> str:
    """Return where the reply to a message will stand, which has no id before it is posted."""
    return reply_address(activity.whole_conversation, f"{_REPLY_TO}{activity.id}")


@dataclass(frozen=True, slots=True)
class PostedReplies:
    """The newest replies. Another process knows none of them: what becomes of those is a message of its own."""

    _posted: OrderedDict[str, MessageRef] = field(default_factory=OrderedDict)

    def add(self, activity: Activity, posted: MessageRef) -> None:
        if posted.id:
            remember(self._posted, future_reply(activity), posted, _MOST)

    def find(self, reply_to: str) -> MessageRef | None:
        """Return where a reply stands; None where it stands nowhere that is known."""
        conversation, _, activity_id = reply_to.partition(_BETWEEN)
        if activity_id.startswith(_REPLY_TO):
            return self._posted.get(reply_to)
        return MessageRef(conversation, activity_id) if activity_id else None
