"""Reads people and channels from a chat platform."""

from collections.abc import Sequence
from typing import Protocol

from commitments.domain.channel import Channel
from commitments.domain.person import Person


class Directory(Protocol):
    """The people and channels of a platform."""

    async def person(self, company: str, person: str) -> Person | None:
        """Return a person, read from the platform; None when there is no such person."""
        ...

    async def channel(self, company: str, channel: str) -> Channel:
        """Return a channel, read from the platform; `shared` None when that cannot be known.

        Raises a SendError when it cannot be read, so that what is known of it is kept.
        """
        ...

    async def outsiders(self, company: str, channel: str) -> Sequence[str]:
        """Return the names of the people from outside who read a channel.

        Raises NotInChannel with them if the bot is not in it, another DestinationRefused if the bot may not see it, and
        a SendError if it is not known.
        """
        ...
