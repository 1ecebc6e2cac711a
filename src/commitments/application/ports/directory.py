"""Reads people and channels from a chat platform."""

from typing import Protocol

from commitments.domain.channel import Channel
from commitments.domain.person import Person


class Directory(Protocol):
    """The people and channels of a platform."""

    async def person(self, company: str, person: str) -> Person | None:
        """Return a person, read from the platform; None when there is no such person."""
        ...

    async def channel(self, company: str, channel: str) -> Channel:
        """Return a channel, read from the platform; `shared` None when that cannot be known."""
        ...
