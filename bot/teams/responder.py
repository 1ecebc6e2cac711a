"""Sends replies to Teams as messages that only the actor sees, and keeps private cards and forms up to date.

The answer to Action.Execute changes the card on the actor's screen alone, until it is loaded again: so the message is
updated too. Sources: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards (universal actions) and
…/bots/how-to/conversations/targeted-messages.
"""

import logging
from dataclasses import dataclass
from typing import Any, Final

from bot.conversation.requests import Reply
from bot.i18n.localizer import Localizer
from bot.teams.activity_shapes import Activity
from bot.teams.client_info import localizer_in, said_locale
from bot.teams.connector import Connector
from bot.teams.message_extension import FETCH, SUBMIT, closed
from bot.teams.messages import card_message, form_message, text_message
from bot.teams.posted_replies import PostedReplies
from commitments.application.ports.conversation_references import ConversationReference
from commitments.domain.errors import SendError
from commitments.domain.notifications.addresses import MessageRef
from commitments.language.mention_syntax import plain

_MESSAGE: Final = "application/vnd.microsoft.activity.message"
Json = dict[str, Any]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """The HTTP answer to an activity: a body for an invoke, none for a message."""

    body: Json | None = None


class Responder:
    """Sends replies with the bot's token. `localizer` is for whoever's client tells no language."""

    def __init__(self, connector: Connector, replies: PostedReplies, localizer: Localizer) -> None:
        self._connector = connector
        self._replies = replies
        self._localizer = localizer

    def localizer_of(self, activity: Activity) -> Localizer:
        """Return the localizer of whoever sent an activity, as their client says; else the company's."""
        return localizer_in(said_locale(activity), self._localizer)

    async def message(self, reply: Reply, activity: Activity, actor: ConversationReference) -> Answer:
        """Answer what somebody wrote."""
        if shown := self._shown(reply, activity):
            self._replies.add(activity, await self._privately(shown, activity, actor))
        return Answer()

    async def press(self, reply: Reply, activity: Activity, actor: ConversationReference, private: str) -> Answer:
        """Answer a button; `private` is the id of the private card that it is on, in whose place a reply may stand."""
        if private and (instead := self._replacement(reply, activity)):
            await self._update(activity, private, instead)
        elif shown := self._shown(reply, activity, private):
            await self._privately(shown, activity, actor)
        return _said(reply, activity)

    async def submission(
        self, reply: Reply, activity: Activity, actor: ConversationReference, form: str, origin: str
    ) -> Answer:
        """Answer a form: with errors it stays, with what was typed; else a form or the reply stands in its place.

        `form` is the id of its message, `origin` of the private card that opened it, which the reply may replace.
        """
        if reply.errors:
            if activity.type == "message":  # Action.Submit takes no answer
                await self._privately(text_message(_words(reply)), activity, actor)
        elif origin and (instead := self._replacement(reply, activity)):
            await self._update(activity, origin, instead)
            await self.close(activity, form)
        elif shown := self._shown(reply, activity, origin):
            await self._update(activity, form, shown)
        else:
            await self.close(activity, form)
        return _said(reply, activity)

    async def close(self, activity: Activity, form: str) -> Answer:
        """Delete a form."""
        await self._connector.delete(activity.serviceUrl, activity.whole_conversation, form)
        return _said(Reply(), activity)

    async def post(self, shown: Json, activity: Activity) -> None:
        """Send a message where somebody acted."""
        await self._connector.post(activity.serviceUrl, activity.conversation.id, shown)

    async def tell(self, text: str, activity: Activity, actor: ConversationReference | None) -> None:
        """Send one sentence to the sender of an activity."""
        await self._privately(text_message(text), activity, actor)

    def _shown(self, reply: Reply, activity: Activity, origin: str = "") -> Json | None:
        """Return the message that shows a reply; None for one that shows nothing."""
        if reply.errors:
            return text_message(_words(reply))
        if reply.form:
            return form_message(reply.form, origin)
        return card_message(reply.card, self.localizer_of(activity), private=True) if reply.card else None

    def _replacement(self, reply: Reply, activity: Activity) -> Json | None:
        """Return the message that stands in place of a private card; None for a reply that replaces nothing."""
        return self._shown(reply, activity) if reply.card and reply.replaces and not reply.form else None

    async def _update(self, activity: Activity, message: str, shown: Json) -> None:
        await self._connector.update(activity.serviceUrl, activity.whole_conversation, message, shown)

    async def _privately(self, shown: Json, activity: Activity, actor: ConversationReference | None) -> MessageRef:
        """Show something to the actor alone: where they acted, else in their personal chat; return where it stands."""
        service_url, conversation = activity.serviceUrl, activity.conversation.id
        if activity.is_personal:
            return MessageRef(conversation, await self._connector.post(service_url, conversation, shown))
        recipient = {"id": activity.from_.id, "isTargeted": True}
        try:
            posted = await self._connector.post_privately(service_url, conversation, {**shown, "recipient": recipient})
        except SendError as error:
            log.info("targeted_message_refused", extra={"reason": error.reason})
            return await self._personally(shown, activity, actor)
        return MessageRef(activity.whole_conversation, posted)

    async def _personally(self, shown: Json, activity: Activity, actor: ConversationReference | None) -> MessageRef:
        known = actor.conversation if actor else ""
        conversation = known or await self._connector.open_personal(
            activity.serviceUrl, activity.from_.id, activity.tenant
        )
        return MessageRef(conversation, await self._connector.post(activity.serviceUrl, conversation, shown))


def answer_with(text: str, activity: Activity) -> Answer:
    """Return the answer to an invoke that says one sentence; to a message there is none."""
    if activity.name in {FETCH, SUBMIT}:
        return Answer(closed(text))
    if activity.type != "invoke":
        return Answer()
    return Answer({"statusCode": 200, "type": _MESSAGE, "value": plain(text)})


def _said(reply: Reply, activity: Activity) -> Answer:
    """Return the answer to an invoke, which Teams shows for a moment: errors, else the title of what was shown.

    Without a word it would be an empty bar below the card.
    """
    shown = reply.form or reply.card
    return answer_with(_words(reply) or (shown.title if shown else ""), activity)


def _words(reply: Reply) -> str:
    return " ".join(reply.errors.values())
