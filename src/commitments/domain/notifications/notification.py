"""A notification: one message to be sent at a time to a place; a row of the outbox."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5

from commitments.domain.notifications.addresses import Destination, MessageRef


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


_FOLDED = REMINDERS | {Kind.NOTICE}


class Operation(StrEnum):
    """How something is asked of a platform; each way has a limit of its own there."""

    POST = "post"
    EDIT = "edit"
    FILE = "file"
    LOOK = "look"


class State(StrEnum):
    """Where a notification stands."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENT = "sent"
    HELD_BACK = "held_back"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Notification:
    """One message to be sent at a time to a place. `key` is unique in its workspace.

    `payload` holds JSON values that `kind` needs. `not_before` is when it may be tried (again).
    `faults` counts the tries that an error of the program, or the end of a process, broke off.
    A message that folds several notifications is recorded in each of them. `request` is the name in logs of
    the request that planned it (watching.request_id), "" where none did.
    """

    id: str
    key: str
    company: str
    kind: Kind
    destination: Destination
    due_at: datetime
    number: int | None = None
    payload: Mapping[str, object] = field(default_factory=dict)
    state: State = State.PLANNED
    attempts: int = 0
    faults: int = 0
    reason: str = ""
    sent_at: datetime | None = None
    message: MessageRef | None = None
    request: str = ""

    @property
    def way(self) -> Operation:
        """How it is sent."""
        if self.kind in (Kind.REFRESH, Kind.CUSTOMER_EDIT):
            return Operation.EDIT
        return Operation.FILE if self.kind is Kind.FILE else Operation.POST


def fold(due: Sequence[Notification]) -> tuple[Notification, ...]:
    """Give those of a destination's due notifications that go out as one message with the first.

    What one person is told at once is one message; of several edits of one message the newest state is enough.
    """
    subject = _subject(due[0])
    return tuple(one for one in due if _subject(one) == subject)


def _subject(one: Notification) -> object:
    if one.kind in _FOLDED:
        return "told"
    if one.kind is Kind.REFRESH:
        return one.kind, one.payload.get("channel"), one.payload.get("id")
    return (one.kind, one.number) if one.kind is Kind.CUSTOMER_EDIT else one.id


def notification(
    company: str,
    key: str,
    kind: Kind,
    destination: Destination,
    due_at: datetime,
    number: int | None = None,
    payload: dict[str, object] | None = None,
) -> Notification:
    """Make a planned notification whose id follows from its workspace and key."""
    identity = uuid5(NAMESPACE_URL, f"{company}/{key}").hex
    return Notification(identity, key, company, kind, destination, due_at.astimezone(UTC), number, payload or {})
