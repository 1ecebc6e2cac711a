"""The destination of a notification, and the place of its message once it was sent."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class MessageRef:
    """The place of one of our messages: its channel and its id there (Slack's ts)."""

    channel: str
    id: str


@dataclass(frozen=True, slots=True)
class Destination:
    """The destination of a notification: a person's direct messages or a channel."""

    kind: Literal["person", "channel"]
    id: str


def to_person(person: str) -> Destination:
    return Destination("person", person)


def to_channel(channel: str) -> Destination:
    return Destination("channel", channel)
