"""The data types of the local chat: people, rooms and messages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.cards.card import Button, Buttons, Card, Item
from commitments.domain.channel import Channel
from commitments.domain.person import Person

WORKSPACE: Final = "local"
BOT: Final = "UBOT"
_DIRECT: Final = "D"


@dataclass(frozen=True, slots=True)
class Profile:
    """A person to act as. `title` is the key of their job title among the page's words."""

    person: Person
    title: str


@dataclass(frozen=True, slots=True)
class Room:
    """A channel and the ids of the people in it."""

    channel: Channel
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class Message:
    """A message in a place, with a text or a card. `only_for` is the one person who sees it, "" for all.

    `parent` is the first message of its thread. `notification` is the id of the notification it was sent for.
    """

    id: int
    place: str
    author: str
    at: datetime
    text: str = ""
    card: Card | None = None
    only_for: str = ""
    parent: int | None = None
    edited_at: datetime | None = None
    notification: str = ""
    file_name: str = ""

    def buttons(self) -> Iterator[Button]:
        for block in self.card.blocks if self.card else ():
            if isinstance(block, Buttons | Item):
                yield from block.buttons


def direct(person: str) -> str:
    """Return the place of a person's direct messages with the bot."""
    return _DIRECT + person


def channel_of(place: str) -> str:
    """Return the channel id of a place for the conversation: "" for direct messages."""
    return "" if place.startswith(_DIRECT) else place
