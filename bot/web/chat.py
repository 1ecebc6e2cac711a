"""The chat platform of the local page: who is there, what was said, and who is told when that changes."""

import asyncio
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal

from bot.cards.card import Card
from bot.web.chat_message import Message, Profile, Room, direct
from bot.web.chat_store import ChatFile

_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Change:
    """Something changed: a message, or with None the clock or what is planned."""

    message: Message | None = None


class Chat:
    """People, rooms and messages. Changes are announced to every browser tab that listens."""

    def __init__(self, file: ChatFile, people: Sequence[Profile], rooms: Sequence[Room]) -> None:
        self.people = {profile.person.id: profile for profile in people}
        self.rooms = {room.channel.id: room for room in rooms}
        self._file = file
        self._listeners: set[asyncio.Queue[Change]] = set()
        self._start = secrets.token_hex(8)
        self._changes = 0

    @property
    def revision(self) -> str:
        """What differs after every change and every start; a tab compares it to know it missed nothing."""
        return f"{self._start}-{self._changes}"

    def places(self, person: str) -> list[str]:
        """Name the rooms that a person is in, then their direct messages."""
        return [*(place for place, room in self.rooms.items() if person in room.members), direct(person)]

    def is_place(self, place: str) -> bool:
        """Tell whether messages can be sent to a place."""
        return place in self.rooms or place in map(direct, self.people)

    def sees(self, person: str, message: Message) -> bool:
        """Tell whether a person may see a message."""
        return message.only_for in ("", person) and message.place in self.places(person)

    def post(self, message: Message, content: bytes | None = None) -> Message:
        """Keep a message (its id is given here) and tell everybody."""
        kept = self._file.add(message, content)
        self.announce(Change(kept))
        return kept

    def edit(self, message: int, card: Card, now: datetime) -> Message | None:
        """Give a message a new card and tell everybody; None when there is no such message."""
        found = self._file.message(message)
        if found is None:
            return None
        edited = replace(found, card=card, edited_at=now)
        self._file.change(edited)
        self.announce(Change(edited))
        return edited

    def message(self, message: int) -> Message | None:
        """Give a message by id."""
        return self._file.message(message)

    def sent_for(self, notification: str) -> Message | None:
        """Give the message that was sent for a notification."""
        return self._file.sent_for(notification)

    def latest(self, place: str, person: str) -> Sequence[Message]:
        """Give the newest messages of a place that a person sees, threads aside, oldest first."""
        return self._file.latest(place, person, _SHOWN)

    def before(self, message: Message, person: str) -> Message | None:
        """Give the message that a person sees above this one."""
        return self._file.before(message, person)

    def replies(self, message: Message, person: str) -> Sequence[Message]:
        """Give the thread below a message."""
        return self._file.replies(message.id, person)

    def content(self, message: int) -> bytes | None:
        """Give the bytes of a message's file."""
        return self._file.content(message)

    def see(self, person: str, place: str) -> None:
        """Note that a person has seen everything in a place."""
        self._file.see(person, place)

    def has_unread(self, person: str, place: str) -> bool:
        """Tell whether a place holds something new for a person."""
        return self._file.has_unread(person, place)

    def is_empty(self) -> bool:
        """Tell whether nothing was ever said here."""
        return self._file.is_empty()

    def clock_offset(self) -> timedelta:
        """Give how far the clock was moved when it was last kept."""
        return timedelta(seconds=float(self._file.fact("clock_offset") or 0))

    def keep_clock_offset(self, offset: timedelta) -> None:
        """Keep how far the clock is moved, for the next start."""
        self._file.keep_fact("clock_offset", str(offset.total_seconds()))

    def is_half_filled(self) -> bool:
        """Tell whether filling the new chat began and never ended."""
        return self._file.fact("filling") == "begun"

    def note_filling(self, state: Literal["begun", "ended"]) -> None:
        """Keep how far filling the new chat has come, for the next start."""
        self._file.keep_fact("filling", state)

    def announce(self, change: Change) -> None:
        """Tell every listener of a change."""
        self._changes += 1
        for listener in self._listeners:
            listener.put_nowait(change)

    @contextmanager
    def listen(self) -> Iterator[asyncio.Queue[Change]]:
        """Receive every change while the block runs."""
        queue: asyncio.Queue[Change] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)
