"""Passes what people do on the page to the conversation, and posts its replies."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.cards.card import Card
from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission, Reply
from bot.conversation.service import ConversationService
from bot.web.chat import Change, Chat
from bot.web.chat_message import BOT, WORKSPACE, Message, channel_of
from bot.web.page_guard import RefusedError
from bot.web.words import words_of
from commitments.domain.clock import Clock
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.person import Person
from commitments.language.mention_syntax import mention

_AT_NAME: Final = re.compile(r"(?<![\w<])@(\w+)")


@dataclass(frozen=True, slots=True)
class SubmittedForm:
    """A submitted form."""

    action: str
    value: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PageActions:
    """Messages, button presses and form submissions. `commands` maps each slash command to what is typed for it."""

    conversation: ConversationService
    chat: Chat
    clock: Clock
    wake: Callable[[], Awaitable[None]]
    commands: Mapping[str, str]

    async def say(self, person: Person, place: str, text: str, key: str) -> Reply:
        """Post a line: a command is answered privately, anything else is a message."""
        line = text.strip()
        if not line:
            return Reply()
        if not line.startswith("/"):
            return self._post_chat(person, place, line)
        self._post(Message(0, place, person.id, self.clock.now(), text=line, only_for=person.id))
        command, rest = (*line.split(maxsplit=1), "")[:2]
        verb = {typed: verb for verb, typed in self.commands.items()}.get(command.lower())
        if verb is None:
            return self._answer(person, place, self._unknown(person, command))
        reply = await self.conversation.handle_command(
            CommandRequest(
                WORKSPACE, person.id, key, self.clock.now(), channel_of(place), verb,
                self._mentioned(rest), reply_to=_reply_to(key),
            )
        )  # fmt: skip
        return await self._finish(reply, person, place, key)

    async def press(self, person: Person, message: Message, action: str, value: str, key: str) -> Reply:
        """Press a button; raises RefusedError if the card no longer has it."""
        if not any((button.action, button.value) == (action, value) for button in message.buttons()):
            raise RefusedError("unknown_button", 409)
        ref = None if message.only_for else MessageRef(message.place, str(message.id))
        place = channel_of(message.place)
        reply = await self.conversation.handle_button(
            ButtonPress(WORKSPACE, person.id, key, self.clock.now(), place, action, value, ref, reply_to=_reply_to(key))
        )
        return await self._finish(reply, person, message.place, key, message)

    async def submit(self, person: Person, place: str, form: SubmittedForm, key: str, message: Message | None) -> Reply:
        """Submit a form that was opened from `message`, if any."""
        now = self.clock.now()
        reply = await self.conversation.handle_form(
            FormSubmission(
                workspace=WORKSPACE,
                actor=person.id,
                key=key,
                now=now,
                place=channel_of(place),
                reply_to=_reply_to(key),
                action=form.action,
                value=form.value,
                answers=form.answers,
            )
        )
        return await self._finish(reply, person, place, key, message)

    async def _finish(self, reply: Reply, person: Person, place: str, key: str, source: Message | None = None) -> Reply:
        if reply.card is not None:
            self._show(reply.card, person, place, _reply_to(key), source if reply.replaces else None, source)
        await self.wake()
        self.chat.announce(Change())
        return reply

    def _show(
        self, card: Card, person: Person, place: str, reply_to: str, replaced: Message | None, source: Message | None
    ) -> None:
        now = self.clock.now()
        if replaced is not None and replaced.only_for == person.id:
            self.chat.edit(replaced.id, card, now, reply_to)
            return
        parent = source.parent if source else None
        self._post(Message(0, place, BOT, now, card=card, only_for=person.id, parent=parent, notification=reply_to))

    def _post_chat(self, person: Person, place: str, line: str) -> Reply:
        self._post(Message(0, place, person.id, self.clock.now(), text=line))
        if channel_of(place):
            return Reply()
        words = words_of(person.language)
        example = words["example"].format(**self.commands)
        return self._answer(person, place, words["start_with_command"].format(example=example))

    def _answer(self, person: Person, place: str, sentence: str) -> Reply:
        card = Card(sentence)
        self._post(Message(0, place, BOT, self.clock.now(), card=card, only_for=person.id))
        return Reply(card=card)

    def _unknown(self, person: Person, command: str) -> str:
        names = ", ".join(self.commands.values())
        return words_of(person.language)["unknown_command"].format(command=command[:40], commands=names)

    def _mentioned(self, text: str) -> str:
        names = {profile.person.name.split()[0].lower(): profile.person.id for profile in self.chat.people.values()}

        def mentioned(found: re.Match[str]) -> str:
            person = names.get(found[1].lower())
            return mention(person) if person else found[0]

        return _AT_NAME.sub(mentioned, text.strip())

    def _post(self, message: Message) -> None:
        self.chat.post(message)


def _reply_to(key: str) -> str:
    """Return the name by which the private reply to a request is found later."""
    return f"reply/{key}"
