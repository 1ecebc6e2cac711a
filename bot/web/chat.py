"""The chat platform of the local page: people, rooms, messages and change events."""

import asyncio
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal

from bot.cards.card import Card
from bot.web.chat_message import Message, Profile, Room, direct
from bot.web.chat_store import CLOCK_OFFSET, IDS_ABOVE, ChatFile, language_of_reader
from commitments.domain.person import Language

_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a message; with None, of the clock or of planned notifications."""

    message: Message | None = None


class Chat:
    """People, rooms and messages. Changes are published to all listening browser tabs."""

    def __init__(self, file: ChatFile, people: Sequence[Profile], rooms: Sequence[Room]) -> None:
        self.people = {profile.person.id: _speaking(profile, file) for profile in people}
        self.rooms = {room.channel.id: room for room in rooms}
        self._file = file
        self._listeners: set[asyncio.Queue[Change]] = set()
        self._start = secrets.token_hex(8)
        self._changes = 0

    @property
    def revision(self) -> str:
        """A value that differs after every change and every start; tabs compare it to detect missed changes."""
        return f"{self._start}-{self._changes}"

    def places(self, person: str) -> list[str]:
        """Return the rooms that a person is in, then their direct messages."""
        return [*(place for place, room in self.rooms.items() if person in room.members), direct(person)]

    def is_place(self, place: str) -> bool:
        """Whether messages can be sent to a place."""
        return place in self.rooms or place in map(direct, self.people)

    def can_see(self, person: str, message: Message) -> bool:
        return message.only_for in ("", person) and message.place in self.places(person)

    def post(self, message: Message, content: bytes | None = None) -> Message:
        """Store a message, assign its id and publish it."""
        kept = self._file.add(message, content)
        self.announce(Change(kept))
        return kept

    def edit(self, message: int, card: Card, now: datetime, reply_to: str = "") -> Message | None:
        """Replace the card of a message and publish it; None if there is no such message.

        `reply_to` is the name by which a private reply is found later.
        """
        found = self._file.message(message)
        if found is None:
            return None
        edited = replace(found, card=card, edited_at=now, notification=reply_to or found.notification)
        self._file.change(edited)
        self.announce(Change(edited))
        return edited

    def message(self, message: int) -> Message | None:
        return self._file.message(message)

    def sent_for(self, notification: str) -> Message | None:
        """Return the message that was sent for a notification."""
        return self._file.sent_for(notification)

    def latest(self, place: str, person: str) -> Sequence[Message]:
        """Return the newest messages of a place that a person sees, without threads, oldest first."""
        return self._file.latest(place, person, _SHOWN)

    def before(self, message: Message, person: str) -> Message | None:
        """Return the message that a person sees above this one."""
        return self._file.before(message, person)

    def replies(self, message: Message, person: str) -> Sequence[Message]:
        """Return the thread below a message."""
        return self._file.replies(message.id, person)

    def content(self, message: int) -> bytes | None:
        """Return the content of a message's file."""
        return self._file.content(message)

    def mark_read(self, person: str, place: str) -> None:
        """Mark everything in a place as read by a person."""
        self._file.mark_read(person, place)

    def has_unread(self, person: str, place: str) -> bool:
        """Whether a place has unread messages for a person."""
        return self._file.has_unread(person, place)

    def is_empty(self) -> bool:
        return self._file.is_empty()

    def set_language(self, person: str, language: Language) -> None:
        """Save the language of a person, for their page and for the bot; tabs hear of it."""
        self._file.set_fact(language_of_reader(person), language)
        self.people[person] = _speaking(self.people[person], self._file)
        self.announce(Change())

    def clock_offset(self) -> timedelta:
        """Return the saved offset of the clock."""
        return timedelta(seconds=float(self._file.fact(CLOCK_OFFSET) or 0))

    def save_clock_offset(self, offset: timedelta) -> None:
        """Save the offset of the clock for the next start."""
        self._file.set_fact(CLOCK_OFFSET, str(offset.total_seconds()))

    def begin_ids_at(self, number: int) -> None:
        """Assign ids above a number to the next messages."""
        self._file.set_fact(IDS_ABOVE, str(number))

    def is_half_filled(self) -> bool:
        """Whether seeding the new chat began and never ended."""
        return self._file.fact("filling") == "begun"

    def note_filling(self, state: Literal["begun", "ended"]) -> None:
        """Save the progress of seeding the new chat, for the next start."""
        self._file.set_fact("filling", state)

    def announce(self, change: Change) -> None:
        self._changes += 1
        for listener in self._listeners:
            listener.put_nowait(change)

    @contextmanager
    def listen(self) -> Iterator[asyncio.Queue[Change]]:
        """Subscribe to changes inside a with block."""
        queue: asyncio.Queue[Change] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)


def _speaking(profile: Profile, file: ChatFile) -> Profile:
    """Return a profile in the language that was chosen for the person on the page."""
    language = file.fact(language_of_reader(profile.person.id)) or profile.person.language
    return replace(profile, person=replace(profile.person, language=language))
