"""The messenger and directory adapters of the local chat."""

from collections.abc import Awaitable, Callable

from bot.cards.card import Card
from bot.conversation.directory_events import DirectoryEvents
from bot.web.chat import Chat
from bot.web.chat_message import BOT, WORKSPACE, Message, direct
from commitments.application.authorization import Right, has_right
from commitments.application.ports.messenger import Outgoing
from commitments.application.ports.store import Store
from commitments.domain.channel import Channel
from commitments.domain.clock import Clock
from commitments.domain.errors import DestinationRefused, MessageGone, Unsendable
from commitments.domain.notifications.addresses import Destination, MessageRef
from commitments.domain.person import Person


class ChatMessenger:
    """Implements `Messenger` for the local chat."""

    def __init__(self, chat: Chat, clock: Clock) -> None:
        self._chat = chat
        self._clock = clock

    async def send(self, message: Outgoing) -> MessageRef | None:
        """Send, edit or reply; a file is sent as a message with a link."""
        card = message.card if isinstance(message.card, Card) else None
        if card is not None and message.reply_to and (reply := self._chat.sent_for(message.reply_to)):
            self._chat.edit(reply.id, card, self._clock.now())
            return None
        if message.edit is not None:
            return self._edit(message.edit, card)
        if card is None and message.file is None:
            raise Unsendable("nothing_to_send")
        return self._post(message, self._among(message, card))

    def _among(self, message: Outgoing, card: Card | None) -> Card | None:
        """Return a card that mentions those only who are in the room."""
        room = self._chat.rooms.get(message.destination.id)
        here = room.members if room else frozenset()
        return card.mentioning(lambda person: person in here) if card and card.mentions else card

    async def find(self, message: Outgoing) -> MessageRef | None:
        """Return the message that was already sent for the notification, if any."""
        found = self._chat.sent_for(message.notification)
        return MessageRef(found.place, str(found.id)) if found else None

    def _edit(self, ref: MessageRef, card: Card | None) -> MessageRef:
        if card is None:
            raise Unsendable("nothing_to_send")
        edited = self._chat.edit(_number(ref), card, self._clock.now())
        if edited is None:
            raise MessageGone("message_not_found")
        return ref

    def _post(self, message: Outgoing, card: Card | None) -> MessageRef | None:
        file = message.file
        posted = self._chat.post(
            Message(
                id=0,
                place=self._place(message.destination),
                author=BOT,
                at=self._clock.now(),
                card=card,
                parent=_number(message.thread) if message.thread else None,
                notification=message.notification,
                file_name=file.name if file else "",
            ),
            file.content if file else None,
        )
        return None if file else MessageRef(posted.place, str(posted.id))

    def _place(self, destination: Destination) -> str:
        place = direct(destination.id) if destination.kind == "person" else destination.id
        if not self._chat.is_place(place):
            raise DestinationRefused("place_not_found")
        return place


class ChatDirectory:
    """Implements `Directory` for the local chat."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat

    async def person(self, workspace: str, person: str) -> Person | None:
        """Return a person of the chat, or the bot."""
        if person == BOT:
            return Person(BOT, "Commitments", is_bot=True)
        profile = self._chat.people.get(person)
        return profile.person if profile else None

    async def channel(self, workspace: str, channel: str) -> Channel:
        room = self._chat.rooms.get(channel)
        return room.channel if room else Channel(channel)

    async def outsiders(self, workspace: str, channel: str) -> list[str]:
        members = self._chat.rooms[channel].members if channel in self._chat.rooms else frozenset()
        people = [self._chat.people[one].person for one in members if one in self._chat.people]
        return sorted(one.name for one in people if not has_right(one, Right.USE))


def profile_changes(store: Store, chat: Chat, clock: Clock) -> Callable[[str], Awaitable[None]]:
    """Return what has the bot read a person of the chat again, as far as it knows them."""
    events = DirectoryEvents(store, ChatDirectory(chat), clock)
    return lambda person: events.person_changed(WORKSPACE, person, "")


def _number(ref: MessageRef) -> int:
    return int(ref.id) if ref.id.isdecimal() else 0
