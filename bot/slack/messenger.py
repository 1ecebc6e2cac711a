"""Sends cards to Slack, one call per message and without retries, which are up to the dispatcher."""

import json
import logging
from collections.abc import AsyncIterator
from pathlib import PurePath
from typing import Any, Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.cards.card import Card
from bot.slack.api_errors import PERHAPS_ONE, are_blocks_refused, reading, sending
from bot.slack.blocks import message as slack_message
from bot.slack.blocks import plain_text
from bot.slack.direct_conversations import DirectConversations
from bot.slack.identity import slack_user
from bot.slack.payloads import BELOW
from bot.slack.responder import post_to_url, private
from commitments.application.ports.installations import Installation
from commitments.application.ports.messenger import File, Outgoing
from commitments.domain.clock import Clock
from commitments.domain.errors import DestinationRefused, SendError, Unsendable, WorkspaceRefused
from commitments.domain.notifications.addresses import MessageRef

EVENT_TYPE: Final = "commitments_notification"
_PAGE: Final = 200
_PAGES: Final = 5
_MOST_MEMBERS: Final = 1000

log = logging.getLogger(__name__)

Json = dict[str, Any]


class SlackMessenger:
    """The Messenger of one Slack workspace; `client` has its token."""

    def __init__(self, client: AsyncWebClient, home: Installation, clock: Clock) -> None:
        self._client = client
        self._home = home
        self._direct = DirectConversations(client, clock)

    async def send(self, message: Outgoing) -> MessageRef | None:
        """Send, edit or reply once; returns None for a file. Raises a SendError."""
        try:
            return await self._send(message)
        except WorkspaceRefused as error:
            raise await self._told_apart(error, message) from error

    async def _told_apart(self, error: WorkspaceRefused, message: Outgoing) -> SendError:
        """Return that only this destination or file is refused, where Slack still accepts the token; else the error."""
        if error.reason not in PERHAPS_ONE:
            return error
        try:
            with reading():
                await self._client.api_call("auth.test")
        except SendError:
            return error
        self._direct.forget(message.destination)
        return Unsendable(error.reason) if message.file else DestinationRefused(error.reason)

    async def _send(self, message: Outgoing) -> MessageRef | None:
        card = self._checked(message)
        if message.reply_to and await self._reply_again(message.reply_to, card):
            return None
        channel = await self._channel(message)
        try:
            if message.file:
                await self._upload(message, message.file, card, channel)
                return None
            return await self._post(message, channel, _rendered(await self._with_those_there(card, channel)))
        except DestinationRefused:
            self._direct.forget(message.destination)
            raise

    async def find(self, message: Outgoing) -> MessageRef | None:
        """Search the newest messages of its channel or thread for the message.

        A message has its notification's id in its metadata, a file in its name. Edits are not
        searched for: repeating one changes nothing.
        """
        if message.edit or message.reply_to:
            return None
        channel = await self._channel(message)
        async for page in self._history(channel, message.thread):
            for found in page["messages"]:
                if _is_of(found, message):
                    return MessageRef(channel, str(found["ts"]))
        return None

    async def _reply_again(self, reply_to: str, card: Card) -> bool:
        """Replace a private reply; return whether Slack accepted that."""
        url = reply_to.removeprefix(BELOW)
        return await post_to_url(self._client, url, {"replace_original": url == reply_to, **private(card)})

    def _history(self, channel: str, thread: MessageRef | None) -> AsyncIterator[Json]:
        """Return the pages of messages, newest first (in a thread, oldest first)."""
        method = "conversations.replies" if thread else "conversations.history"
        asked = {"channel": channel, "limit": str(_PAGE), "include_all_metadata": "true"}
        return self._pages(method, {**asked, "ts": thread.id} if thread else asked)

    async def _pages(self, method: str, asked: dict[str, str]) -> AsyncIterator[Json]:
        """Yield the first pages of an answer of Slack."""
        cursor = ""
        for _ in range(_PAGES):
            further = {"cursor": cursor} if cursor else {}
            with reading():
                answer = await self._client.api_call(method, data={**asked, **further})
            page = _as_json(answer.data)
            yield page
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                break

    def _checked(self, message: Outgoing) -> Card:
        if message.company != self._home.company:
            raise WorkspaceRefused("another_workspace")
        if not isinstance(message.card, Card):
            raise Unsendable("not_a_card")
        return message.card

    async def _channel(self, message: Outgoing) -> str:
        if at := message.edit or message.thread:
            return at.channel
        return await self._direct.channel_of(message.destination)

    async def _post(self, message: Outgoing, channel: str, shown: Json) -> MessageRef:
        """Post or edit; if Slack rejects the blocks, in which case nothing was posted, send the text alone."""
        with sending():
            try:
                answer = await self._call(message, channel, shown)
            except SlackApiError as error:
                if not are_blocks_refused(error):
                    raise
                answer = await self._call(message, channel, {"text": shown["text"], "blocks": []})
        return MessageRef(channel, str(answer["ts"]))

    async def _call(self, message: Outgoing, channel: str, shown: Json) -> Json:
        if message.edit:
            answer = await self._client.chat_update(
                channel=channel, ts=message.edit.id, parse="none", link_names=False, **shown
            )
        else:
            answer = await self._client.chat_postMessage(
                channel=channel,
                thread_ts=message.thread.id if message.thread else None,
                reply_broadcast=message.broadcast or None,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"id": message.notification}},
                unfurl_links=False,
                unfurl_media=False,
                mrkdwn=False,
                parse="none",
                **shown,
            )
        return _as_json(answer.data)

    async def _with_those_there(self, card: Card, channel: str) -> Card:
        """Return a card that mentions those only who are in a channel, at most three."""
        if not card.mentions:
            return card
        here = await self._members(channel)

        def is_there(person: str) -> bool:
            user = slack_user(person)
            there = user in here
            here.discard(user)  # known by two ids, with and without a team: mentioned once
            return there

        return card.mentioning(is_there)

    async def _members(self, channel: str) -> set[str]:
        """Return who is in a channel, of very many some; nobody where Slack does not tell: the message goes out."""
        found: set[str] = set()
        try:
            async for page in self._pages("conversations.members", {"channel": channel, "limit": str(_MOST_MEMBERS)}):
                found |= {str(one) for one in page.get("members") or ()}
        except SendError as error:
            log.warning("members_not_read", extra={"place": channel, "reason": error.reason})
        return found

    async def _upload(self, message: Outgoing, file: File, card: Card, channel: str) -> None:
        """Upload a file; only the last of the three steps makes it visible."""
        name = _file_name(file.name, message.notification)
        with reading():
            place = await self._client.api_call(
                "files.getUploadURLExternal", data={"filename": name, "length": str(len(file.content))}
            )
            await self._put(str(place["upload_url"]), file.content)
        done = {
            "files": json.dumps([{"id": str(place["file_id"]), "title": file.name}]),
            "channel_id": channel,
            "initial_comment": plain_text(card),
        }
        below = {"thread_ts": message.thread.id} if message.thread else {}
        with sending():
            await self._client.api_call("files.completeUploadExternal", data={**done, **below})

    async def _put(self, url: str, content: bytes) -> None:
        if self._client.session is None:
            raise Unsendable("no_session")
        async with self._client.session.post(url, data=content) as answer:
            answer.raise_for_status()


def _rendered(card: Card) -> Json:
    """Return the message of a card; raises Unsendable if it exceeds a limit that shortening cannot fix."""
    try:
        return slack_message(card)
    except ValueError as error:
        raise Unsendable("card_breaks_a_limit") from error


def _is_of(found: Json, message: Outgoing) -> bool:
    if message.file:
        name = _file_name(message.file.name, message.notification)
        return any(file.get("name") == name for file in found.get("files") or ())
    metadata = found.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return metadata.get("event_type") == EVENT_TYPE and payload.get("id") == message.notification


def _file_name(name: str, notification: str) -> str:
    """Return a file name that is unique to the notification; the visible title is unchanged."""
    path = PurePath(name)
    return f"{path.stem}-{notification}{path.suffix}"


def _as_json(data: object) -> Json:
    if not isinstance(data, dict):
        raise Unsendable("unexpected_answer")
    return data
