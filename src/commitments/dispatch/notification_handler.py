"""The application's callbacks around a send."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from commitments.application.ports.composition import Composed
from commitments.application.ports.outbox import Claim
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.notification import Notification

Compose = Callable[[UnitOfWork, Sequence[Claim], datetime], Awaitable[Sequence[Sequence[Composed]]]]
Deliver = Callable[[UnitOfWork, Sequence[Notification], MessageRef | None, datetime], Awaitable[None]]
GiveUp = Callable[[UnitOfWork, Sequence[Notification], str, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class NotificationHandler:
    """Composes before a send and records the consequences after it.

    `compose` returns the messages of each claim; all claims of a call belong to one company. `delivered` is called with
    the notifications whose payload has a consequence; `given_up` when something cannot be sent; `refused` when the
    destination accepts nothing. All are idempotent: called again for the same notifications they change nothing.
    """

    compose: Compose
    delivered: Deliver
    given_up: GiveUp
    refused: GiveUp
