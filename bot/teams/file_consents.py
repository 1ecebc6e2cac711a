"""Handles what people answer to the question whether a file may be stored in their OneDrive."""

import logging
from typing import Final

from bot.cards.card import Card
from bot.conversation.requests import Reply, Request
from bot.conversation.service import ConversationService
from bot.teams.activity_shapes import Activity
from bot.teams.files import Consent, Files, consent_of, link_message
from bot.teams.payloads import replied_to
from bot.teams.responder import Answer, Responder
from commitments.application.ports.conversation_references import ConversationReference
from commitments.application.ports.messenger import Outgoing
from commitments.domain.clock import Clock
from commitments.domain.errors import SendError

_DONE: Final = Answer({})
_log = logging.getLogger(__name__)


class FileConsents:
    """The answers of the people of one tenant, `company`."""

    def __init__(
        self, company: str, files: Files, responder: Responder, conversation: ConversationService, clock: Clock
    ) -> None:
        self._company = company
        self._files = files
        self._responder = responder
        self._conversation = conversation
        self._clock = clock

    async def answer(self, activity: Activity, actor: ConversationReference) -> Answer:
        """Store the file that somebody allows, or take the question away."""
        consent = consent_of(activity)
        if not consent.is_given:
            return await self._close(activity)
        message = await self._files.compose(consent.notification, actor.id, self._clock)
        if message is None:
            return await self._tell("teams.file.gone", activity, actor)
        return await self._store(consent, message, activity, actor)

    async def _store(
        self, consent: Consent, message: Outgoing, activity: Activity, actor: ConversationReference
    ) -> Answer:
        if message.file is None:  # nothing is left to be listed
            card = message.card if isinstance(message.card, Card) else Card("")
            await self._responder.message(Reply(card=card), activity, actor)
            return await self._close(activity)
        try:
            await self._files.upload(consent, message.file.content)
        except SendError as error:
            company = self._company
            _log.warning("file_not_stored", extra={"workspace": company, "reason": error.reason})
            return await self._tell("teams.file.not_stored", activity, actor)
        await self._responder.post(link_message(consent, message.file.name), activity)
        return await self._close(activity)

    async def _tell(self, name: str, activity: Activity, actor: ConversationReference) -> Answer:
        asked = Request(self._company, actor.id, "", self._clock.now())
        await self._responder.tell(self._conversation.localizer_of(asked).text(name), activity, actor)
        return _DONE

    async def _close(self, activity: Activity) -> Answer:
        """Take the question away, so that it is not answered twice."""
        if card := replied_to(activity):
            await self._responder.close(activity, card)
        return _DONE
