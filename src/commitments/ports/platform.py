"""A chat platform, and a clock."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commitments.model import Channel, Destination, MessageRef, Person


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Give the present instant, aware, in UTC."""
        ...


@dataclass(frozen=True, slots=True)
class File:
    """A file to hand somebody."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message on its way. `edit` replaces a sent one, `thread` answers below one."""

    workspace: str
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


class Directory(Protocol):
    """Knows the people and channels of a platform."""

    async def person(self, workspace: str, person: str) -> Person | None:
        """Read a person afresh from the platform; None when there is no such person."""
        ...

    async def channel(self, workspace: str, channel: str) -> Channel:
        """Read a channel afresh; `shared` None when that cannot be known."""
        ...
