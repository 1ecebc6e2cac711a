"""Sends messages to people and channels of a chat platform."""

from dataclasses import dataclass
from typing import Protocol

from commitments.domain.notifications.addresses import Destination, MessageRef


@dataclass(frozen=True, slots=True)
class File:
    """A file to send."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to send. `edit` replaces a sent message, `thread` replies below one.

    `broadcast`: a reply that the channel shows too. `reply_to` is where a private reply stands that it replaces; where
    that is impossible, it is sent to the person. `again`: it may have been sent before, and was not found, or
    nobody can look.
    """

    company: str
    notification: str
    destination: Destination
    card: object
    thread: MessageRef | None = None
    edit: MessageRef | None = None
    file: File | None = None
    reply_to: str = ""
    broadcast: bool = False
    again: bool = False


class Messenger(Protocol):
    """Sends cards to people and channels of a platform. Raises a SendError of errors.py."""

    async def send(self, message: Outgoing) -> MessageRef | None:
        """Send, edit or reply; return the place of the message, None for a file."""
        ...

    async def find(self, message: Outgoing) -> MessageRef | None:
        """Look for a message that may have been sent already, by its notification's id; NoHistory where none can."""
        ...
