"""A notification: one message to be sent at a time to a place; a row of the outbox."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5

from commitments.domain.notifications.addresses import Destination, MessageRef
from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.payload import Payload


class State(StrEnum):
    """The state of a notification."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENT = "sent"
    HELD_BACK = "held_back"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Notification:
    """One message to be sent at a time to a place. `key` is unique in its company.

    `faults` counts the tries that were aborted by an error of the program or by the end of a process. A message that
    combines several notifications is recorded in each of them. `request` is the id in logs of the request that planned
    it (telemetry.request_id), "" if none did.
    """

    id: str
    key: str
    company: str
    payload: Payload
    destination: Destination
    due_at: datetime
    number: int | None = None
    state: State = State.PLANNED
    attempts: int = 0
    faults: int = 0
    reason: str = ""
    sent_at: datetime | None = None
    message: MessageRef | None = None
    request: str = ""

    @property
    def kind(self) -> str:
        return self.payload.kind

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be sent, or just being sent."""
        return self.state in (State.PLANNED, State.CLAIMED)

    @property
    def way(self) -> Operation:
        """The operation by which it is sent."""
        return self.payload.operation


def notification(
    company: str, key: str, payload: Payload, destination: Destination, due_at: datetime, number: int | None = None
) -> Notification:
    """Return a planned notification; its id is derived from the company and the key."""
    return Notification(id_of(company, key), key, company, payload, destination, due_at.astimezone(UTC), number)


def id_of(company: str, key: str) -> str:
    """Return the id of the notification with a key."""
    return uuid5(NAMESPACE_URL, f"{company}/{key}").hex
