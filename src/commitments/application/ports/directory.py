"""Reads people and channels from a chat platform."""

from typing import Protocol

from commitments.domain.channel import Channel
from commitments.domain.person import Person


class Directory(Protocol):
    """Knows the people and channels of a platform."""

    async def person(self, company: str, person: str) -> Person | None:
        """Read a person afresh from the platform; None when there is no such person."""
        ...

    async def channel(self, company: str, channel: str) -> Channel:
        """Read a channel afresh; `shared` None when that cannot be known."""
        ...
