"""The messages that due notifications become."""

from dataclasses import dataclass
from datetime import datetime

from commitments.application.ports.messenger import Outgoing
from commitments.domain.notifications.notification import Notification


@dataclass(frozen=True, slots=True)
class Composed:
    """One message for some notifications, or (message None) why they are held back: for good, or until `later`."""

    notifications: tuple[Notification, ...]
    message: Outgoing | None
    reason: str = ""
    later: datetime | None = None
