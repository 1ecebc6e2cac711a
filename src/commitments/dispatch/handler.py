"""What a dispatcher is told to do around a send."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from commitments.application.ports.messenger import Outgoing
from commitments.application.ports.outbox import Claim
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.notification import Notification


@dataclass(frozen=True, slots=True)
class Composed:
    """One message for some notifications, or (message None) why they are not wanted: ever, or until `later`."""

    notifications: tuple[Notification, ...]
    message: Outgoing | None
    reason: str = ""
    later: datetime | None = None


Compose = Callable[[UnitOfWork, Sequence[Claim], datetime], Awaitable[Sequence[Sequence[Composed]]]]
Follows = Callable[[Notification], bool]
Deliver = Callable[[UnitOfWork, Sequence[Notification], MessageRef | None, datetime], Awaitable[None]]
GiveUp = Callable[[UnitOfWork, Sequence[Notification], str, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class NotificationHandler:
    """Compose before a send, note what follows from it.

    `compose` gives, for each claim of one workspace, what it becomes. `delivered` is called where `follows` tells
    that something follows from a delivery; `given_up` when something cannot be sent. Both may be called again for
    the same notifications and then change nothing.
    """

    compose: Compose
    follows: Follows
    delivered: Deliver
    given_up: GiveUp
