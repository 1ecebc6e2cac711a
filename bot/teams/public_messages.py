"""Protects what everybody in a place reads, such as a customer's card.

A form, or a card that only one person sees, is replaced or deleted as its buttons ask. Which message that is, and that
it is such a one, a client only claims.
"""

from dataclasses import dataclass

from bot.teams.activity_shapes import Activity, UnreadableActivity
from commitments.application.ports.store import Store
from commitments.domain.notifications.addresses import MessageRef


@dataclass(frozen=True, slots=True)
class PublicMessages:
    """The messages that the outbox sent to the places of one tenant, `company`."""

    company: str
    store: Store

    async def protect(self, activity: Activity, *messages: str) -> None:
        """Raise UnreadableActivity if one of the messages is one of them."""
        claimed = [] if activity.is_personal else [one for one in messages if one]
        if not claimed:
            return
        async with self.store.read_only(self.company) as uow:
            for one in claimed:
                if await uow.notifications.list_in_message(MessageRef(activity.whole_conversation, one)):
                    raise UnreadableActivity("replyToId")
