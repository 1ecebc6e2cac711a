"""Messages to be sent: what for, where to, and how they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """What a notification is for."""

    LEAD = "lead"
    DUE = "due"
    OVERDUE = "overdue"
    SNOOZED = "snoozed"
    ESCALATION = "escalation"
    BRIEF = "brief"
    NOTICE = "notice"
    FILE = "file"
    REFRESH = "refresh"
    CUSTOMER_CARD = "customer_card"
    CUSTOMER_EDIT = "customer_edit"
    CUSTOMER_LINE = "customer_line"


REMINDERS = frozenset({Kind.LEAD, Kind.BRIEF, Kind.DUE, Kind.OVERDUE, Kind.SNOOZED, Kind.ESCALATION})


class State(StrEnum):
    """Where a notification stands."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENT = "sent"
    HELD_BACK = "held_back"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class MessageRef:
    """Where a message of ours is: its channel and its id there (Slack's ts)."""

    channel: str
    id: str


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a notification goes: a person's direct messages or a channel."""

    kind: Literal["person", "channel"]
    id: str


def to_person(person: str) -> Destination:
    """Give the destination of a person's direct messages."""
    return Destination("person", person)


def to_channel(channel: str) -> Destination:
    """Give the destination of a channel."""
    return Destination("channel", channel)


@dataclass(frozen=True, slots=True)
class Notification:
    """One message to be sent at a time to a place. `key` is unique in its workspace.

    `payload` holds JSON values that `kind` needs. `not_before` is when it may be tried (again).
    A message that folds several notifications is recorded in each of them. `request` is the name in logs of
    the request that planned it (watching.request_id), "" where none did.
    """

    id: str
    key: str
    workspace: str
    kind: Kind
    destination: Destination
    due_at: datetime
    number: int | None = None
    payload: Mapping[str, object] = field(default_factory=dict)
    state: State = State.PLANNED
    attempts: int = 0
    reason: str = ""
    sent_at: datetime | None = None
    message: MessageRef | None = None
    request: str = ""
