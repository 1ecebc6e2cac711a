"""Sends cards to Teams, one call per message and without retries, which are up to the dispatcher.

Teams has no history that a bot may look into: what may have been sent is sent again, and says so.
"""

import logging
from dataclasses import replace

from bot.cards.card import Card, Note
from bot.i18n.localizer import Localizer
from bot.teams.client_info import localizer_in
from bot.teams.connector import Connector
from bot.teams.files import consent_message
from bot.teams.identity import object_id
from bot.teams.members import Members
from bot.teams.messages import Json, card_message
from bot.teams.posted_replies import PostedReplies
from commitments.application.ports.conversation_references import ConversationReference, ConversationReferences
from commitments.application.ports.messenger import Outgoing
from commitments.domain.errors import DestinationRefused, MessageGone, NoHistory, Unsendable
from commitments.domain.notifications.addresses import MessageRef

log = logging.getLogger(__name__)


class TeamsMessenger:
    """The Messenger of one tenant; `localizer` is for the surface's own sentences, where no reader's is known."""

    def __init__(
        self,
        connector: Connector,
        stored: ConversationReferences,
        members: Members,
        localizer: Localizer,
        replies: PostedReplies,
    ) -> None:
        self._connector = connector
        self._stored = stored
        self._members = members
        self._localizer = localizer
        self._replies = replies

    async def send(self, message: Outgoing) -> MessageRef | None:
        """Send, edit or reply once. Raises a SendError."""
        card = self._checked(message)
        if message.reply_to and await self._reply_again(message, card):
            return None
        place = await self._place(message)
        if message.file:
            asked = consent_message(message.file, self._marked(message, card, place), message.notification)
            await self._connector.post(place.service_url, place.conversation, asked)
            return None
        if message.edit:
            shown = self._shown(card, place)
            await self._connector.update(place.service_url, message.edit.channel, message.edit.id, shown)
            return message.edit
        told = await self._members.mentioning_those_there(place, self._marked(message, card, place))
        sent = await self._connector.post(place.service_url, _thread(place, message), self._shown(told, place))
        return MessageRef(place.conversation, sent)

    async def find(self, message: Outgoing) -> MessageRef | None:
        raise NoHistory

    def _checked(self, message: Outgoing) -> Card:
        if not isinstance(message.card, Card):
            raise Unsendable("not_a_card")
        if message.file and message.destination.kind != "person":  # only there people can be asked for a place
            raise Unsendable("no_files_in_channels")
        return message.card

    def _marked(self, message: Outgoing, card: Card, place: ConversationReference) -> Card:
        """Return a card that says that it may be a second copy, if it may be."""
        note = Note(self._localizer_of(place).text("teams.maybe_again"))
        return replace(card, blocks=(*card.blocks, note)) if message.again else card

    def _shown(self, card: Card, place: ConversationReference, *, private: bool = False) -> Json:
        return card_message(card, self._localizer_of(place), private=private)

    def _localizer_of(self, place: ConversationReference) -> Localizer:
        """Return the localizer of a person, as their client says; else the company's."""
        return localizer_in(place.locale, self._localizer)

    async def _reply_again(self, message: Outgoing, card: Card) -> bool:
        """Replace a private reply; return whether that was possible."""
        company = message.company
        shown = self._replies.find(message.reply_to)
        place = await self._stored.get(company, message.destination.id) if shown else None
        if shown is None or place is None:
            return False
        instead = self._shown(card, place, private=True)
        try:
            await self._connector.update(place.service_url, shown.channel, shown.id, instead)
        except (DestinationRefused, MessageGone, Unsendable) as error:
            log.info("reply_not_replaced", extra={"workspace": company, "reason": error.reason})
            return False
        return True

    async def _place(self, message: Outgoing) -> ConversationReference:
        """Return where a message goes. Raises DestinationRefused where the bot was never heard."""
        found = await self._stored.get(message.company, message.destination.id)
        if found is None and message.destination.kind == "channel":
            raise DestinationRefused("unknown_place")
        if found is None or not found.conversation:
            found = await self._open(message, found)
        return found

    async def _open(self, message: Outgoing, known: ConversationReference | None) -> ConversationReference:
        """Open the personal chat with somebody whom the bot has met nowhere but in a channel, or not at all."""
        person = message.destination.id
        base = known or next(iter(await self._stored.places(message.company)), None)
        if base is None:
            raise DestinationRefused("unknown_person")
        account = (known.account if known else "") or object_id(person)
        conversation = await self._connector.open_personal(base.service_url, account, message.company)
        opened = replace(base, kind="person", id=person, conversation=conversation)
        if known is not None:
            await self._stored.save(opened)
        return opened


def _thread(place: ConversationReference, message: Outgoing) -> str:
    """Return the conversation, with the thread for what goes below another: only channels of teams have threads."""
    if message.thread is None or not place.conversation.endswith("@thread.tacv2"):
        return place.conversation
    return f"{place.conversation};messageid={message.thread.id}"
