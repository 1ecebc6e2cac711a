"""Sends messages to people and channels of a chat platform."""

from dataclasses import dataclass
from typing import Protocol

from commitments.domain.notifications.addresses import Destination, MessageRef


@dataclass(frozen=True, slots=True)
class File:
    """A file to hand somebody."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message on its way. `edit` replaces a sent one, `thread` answers below one."""

    company: str
    notification: str
    destination: Destination
    card: object
    thread: MessageRef | None = None
    edit: MessageRef | None = None
    file: File | None = None


class Messenger(Protocol):
    """Sends cards to people and channels of a platform; raises a SendError of errors.py."""

    async def send(self, message: Outgoing) -> MessageRef | None:
        """Send, edit or answer; give where the message is, None for a file."""
        ...

    async def find(self, message: Outgoing) -> MessageRef | None:
        """Look for a message that may have been sent already, by its notification's id."""
        ...
