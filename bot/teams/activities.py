"""Handles activities: translates, hands over to the conversation, answers."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from bot.conversation.requests import Reply, Request
from bot.conversation.service import ConversationService
from bot.teams.activity_shapes import EDITED, Activity, UnreadableActivity
from bot.teams.file_consents import FileConsents
from bot.teams.files import CONSENT
from bot.teams.form_cards import CLOSE
from bot.teams.installations import EVENTS, Installations
from bot.teams.message_extension import FETCH, SUBMIT, closed, is_ours, opened, submitted_words
from bot.teams.message_text import mentioned_accounts, message_text
from bot.teams.payloads import (
    button_press,
    command_request,
    form_submission,
    kind_of,
    origin_of,
    replied_to,
    saved_promise,
    submitted,
)
from bot.teams.public_messages import PublicMessages
from bot.teams.references import KnownConversations
from bot.teams.responder import Answer, Responder
from bot.teams.zones import Zones
from commitments.application.ports.conversation_references import ConversationReference
from commitments.domain.clock import Clock
from commitments.domain.errors import PlatformUnavailable, SendError

Note = Callable[[Request], None]
"""Notes what is asked, as soon as it is read."""


class Activities:
    """Handles the activities of one tenant, `company`. `typed` maps what people type to the name of a slash command."""

    def __init__(
        self,
        company: str,
        conversation: ConversationService,
        known: KnownConversations,
        responder: Responder,
        clock: Clock,
        typed: Mapping[str, str],
        installations: Installations,
        consents: FileConsents,
        zones: Zones,
        public: PublicMessages,
    ) -> None:
        self._company = company
        self._conversation = conversation
        self._known = known
        self._responder = responder
        self._clock = clock
        self._typed = typed
        self._installations = installations
        self._consents = consents
        self._zones = zones
        self._public = public

    async def handle(self, activity: Activity, note: Note) -> Answer:
        """Return the HTTP answer; a type that nobody handles is acknowledged.

        Raises UnreadableActivity, SendError and mistakes of the program; of all but a SendError its sender is told.
        """
        if activity.type in EVENTS:
            await self._installations.handle(activity)
            return Answer()
        try:
            return await self._handle(activity, note)
        except SendError:
            raise
        except UnreadableActivity:
            await self._apologize("teams.unreadable", activity)
            raise
        except Exception:
            await self._apologize("slack.failed", activity)
            raise

    async def _handle(self, activity: Activity, note: Note) -> Answer:
        if activity.type == EDITED:
            return await self._edited(activity)
        if activity.name == FETCH and is_ours(activity):
            return Answer(opened(activity, self._responder.localizer_of(activity)))
        data = submitted(activity)
        saves = activity.name == SUBMIT and is_ours(activity)
        consents = activity.name == CONSENT
        if data is None and activity.type != "message" and not saves and not consents:
            return Answer()
        try:
            actor = await self._met(activity)
        except PlatformUnavailable as error:
            await self._responder.tell(self._responder.localizer_of(activity).error(error, {}), activity, None)
            return Answer()
        if consents:
            return await self._consents.answer(activity, actor)
        if saves:
            return await self._saved(activity, actor, note)
        if data is not None:
            return await self._submitted(activity, data, actor, note)
        return await self._message(activity, actor, note)

    async def _apologize(self, name: str, activity: Activity) -> None:
        """Send whoever did something the sentence that nothing came of it, as far as they can be reached."""
        with suppress(SendError):
            await self._responder.tell(self._responder.localizer_of(activity).text(name), activity, None)

    async def _edited(self, activity: Activity) -> Answer:
        """Answer that a message to the bot is not read again: else whoever corrects a slip takes it for done."""
        if activity.event == "editMessage":  # others delete it, or take that back
            await self._responder.tell(self._responder.localizer_of(activity).text("teams.edited"), activity, None)
        return Answer()

    async def _met(self, activity: Activity) -> ConversationReference:
        now = self._clock.now()
        await self._known.place(activity, now)
        return await self._known.person(activity, now)

    async def _message(self, activity: Activity, actor: ConversationReference, note: Note) -> Answer:
        now = self._clock.now()
        people = await self._known.account_ids(activity, mentioned_accounts(activity))
        text = message_text(activity, people)
        if answer := await self._zones.answer(activity, actor, text, self._responder.localizer_of(activity)):
            return await self._responder.message(Reply(card=answer), activity, actor)
        request = command_request(activity, self._company, actor.id, text, self._typed, now)
        note(request)
        reply = await self._conversation.handle_command(request)
        said = await self._responder.message(reply, activity, actor)
        await self._zones.ask(activity, actor)
        return said

    async def _submitted(
        self, activity: Activity, data: Mapping[str, Any], actor: ConversationReference, note: Note
    ) -> Answer:
        """Handle a pressed button, or a form that was submitted or closed."""
        now, kind, card = self._clock.now(), kind_of(data), replied_to(activity)
        if kind in {CLOSE, "form"}:
            await self._public.protect(activity, card, origin_of(data))
        if kind == CLOSE:
            return await self._responder.close(activity, card)
        if kind == "form":
            form = form_submission(activity, data, self._company, actor.id, now)
            note(form)
            reply = await self._conversation.handle_form(form)
            return await self._responder.submission(reply, activity, actor, card, origin_of(data))
        press = button_press(activity, data, self._company, actor.id, now)
        if press.message is None:
            await self._public.protect(activity, card)
        note(press)
        reply = await self._conversation.handle_button(press)
        return await self._responder.press(reply, activity, actor, "" if press.message else card)

    async def _saved(self, activity: Activity, actor: ConversationReference, note: Note) -> Answer:
        """Handle the words of a message that were submitted as a commitment; say in the dialog what became of them."""
        now = self._clock.now()
        request = saved_promise(activity, self._company, actor.id, submitted_words(activity), now)
        note(request)
        reply = await self._conversation.handle_command(request)
        await self._responder.message(reply, activity, actor)
        said = reply.card.title if reply.card else self._responder.localizer_of(activity).text("teams.save.further")
        return Answer(closed(said))
