"""The edit of a sent message when a commitment in it changes."""

from collections.abc import Hashable
from typing import ClassVar

from commitments.domain.history import Event
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.payload import Payload


class Refresh(Payload):
    """Updates a sent message to the current state; `event` is what happened, `sequence` its position in the history."""

    kind: ClassVar[str] = "refresh"
    operation: ClassVar[Operation] = Operation.EDIT
    is_reported_when_lost: ClassVar[bool] = False

    channel: str
    id: str
    event: Event
    sequence: int

    @property
    def target(self) -> MessageRef:
        return MessageRef(self.channel, self.id)

    def message_of(self, number: int | None) -> Hashable:
        return self.kind, self.target


KINDS = (Refresh,)
