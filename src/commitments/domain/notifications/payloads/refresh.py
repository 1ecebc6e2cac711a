"""The edit of a sent message when a commitment in it changes."""

from collections.abc import Hashable
from typing import ClassVar

from commitments.domain.history import Event
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.payload import Payload


class Refresh(Payload):
    """Updates a sent message to the current state; `event` is what happened, `sequence` its position in the history.

    `in_flight` is the id of a notification whose message was on its way, so that its place was not known yet.
    """

    kind: ClassVar[str] = "refresh"
    version: ClassVar[int] = 2
    operation: ClassVar[Operation] = Operation.EDIT
    is_reported_when_lost: ClassVar[bool] = False

    channel: str = ""
    id: str = ""
    event: Event
    sequence: int
    in_flight: str = ""

    @property
    def target(self) -> MessageRef | None:
        """The message, None if it was on its way."""
        return None if self.in_flight else MessageRef(self.channel, self.id)

    def message_of(self, number: int | None) -> Hashable:
        return self.kind, self.target or self.in_flight


KINDS = (Refresh,)
