"""Where a notification goes, and where its message is once it was sent."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class MessageRef:
    """Where a message of ours is: its channel and its id there (Slack's ts)."""

    channel: str
    id: str


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a notification goes: a person's direct messages or a channel."""

    kind: Literal["person", "channel"]
    id: str


def to_person(person: str) -> Destination:
    """Give the destination of a person's direct messages."""
    return Destination("person", person)


def to_channel(channel: str) -> Destination:
    """Give the destination of a channel."""
    return Destination("channel", channel)
