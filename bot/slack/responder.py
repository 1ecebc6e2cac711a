"""Sends replies to Slack: in the HTTP response, through the response_url, or as a modal.

Slack waits three seconds for a response, so each call has a timeout of two.
Source: https://docs.slack.dev/interactivity/handling-user-interaction.
"""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any, Final

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.cards.card import Card, Form
from bot.conversation.requests import Reply
from bot.i18n.localizer import Localizer
from bot.slack import blocks as cards
from bot.slack.api_errors import FAILURES, error_code
from bot.slack.client import quiet_logger
from bot.slack.identity import slack_user
from bot.slack.modals import errors, metadata, modal
from bot.slack.payloads import Body, is_private, origin, reply_in_direct_message
from bot.slack.safe_text import escape

_SECONDS: Final = 2.0
_log = logging.getLogger(__name__)

Json = dict[str, Any]


def sentence(text: str) -> Json:
    """Return an ephemeral message of one sentence."""
    return {"response_type": "ephemeral", "text": escape(text, cards.TEXT_LIMIT)}


def private(card: Card) -> Json:
    """Return a card as an ephemeral message."""
    return {"response_type": "ephemeral", **cards.message(card)}


class Responder:
    """Sends replies with an installation's client; `localizer` is for the surface's own sentences."""

    def __init__(self, client: AsyncWebClient, localizer: Localizer) -> None:
        self._client = client
        self._localizer = localizer

    async def command(self, reply: Reply, body: Body, ack: AsyncAck) -> None:
        """Answer a command in the HTTP response, or with a modal."""
        if reply.form and not await self._open(reply.form, body):
            await ack(sentence(self._localizer.text("slack.form_too_late")))
        elif reply.card and not reply.form:
            await ack(private(reply.card))
        else:
            await ack()

    async def press(self, reply: Reply, body: Body, ack: AsyncAck) -> None:
        """Answer a button: a form opens; a card replaces the private card of the button, or is posted below."""
        if reply.form and not await self._open(reply.form, body):
            await self.tell(body, sentence(self._localizer.text("slack.form_too_late")))
        elif reply.card and not reply.form:
            replaces = reply.replaces and is_private(body)
            await self.tell(body, {**private(reply.card), "replace_original": replaces})
        await ack()

    async def submission(self, reply: Reply, body: Body, ack: AsyncAck) -> None:
        """Answer a form: show its errors or the next form, or close it and show the card."""
        kept = metadata(body["view"])
        wrong = errors(body["view"], reply.errors)
        if wrong:
            await ack(response_action="errors", errors=wrong)
        elif reply.form:
            await ack(response_action="update", view=modal(reply.form, _kept_origin(kept)))
        else:
            await ack()
            await self._after_submission(reply, body, kept)

    async def _after_submission(self, reply: Reply, body: Body, kept: Mapping[str, str]) -> None:
        card = reply.card or _as_card(reply.errors)
        if card is None:
            return
        replaces = reply.replaces and kept.get("private") == "yes"
        shown = {**private(card), "replace_original": replaces}
        if not await post_to_url(self._client, kept.get("url", ""), shown):
            await _direct(self._client, body, cards.message(card))

    async def tell(self, body: Body, shown: Json) -> None:
        """Show something to the actor, as the function does."""
        await tell(self._client, body, shown)

    async def _open(self, form: Form, body: Body) -> bool:
        """Open a modal, on top of the one with the button if any; return whether Slack opened it."""
        call = self._client.views_push if body.get("view") else self._client.views_open
        try:
            async with asyncio.timeout(_SECONDS):
                await call(trigger_id=str(body["trigger_id"]), view=modal(form, origin(body)))
        except FAILURES as error:
            _log.warning("form_open_failed", extra={"error": error_code(error) or type(error).__name__})
            return False
        return True


async def tell(client: AsyncWebClient, body: Body, shown: Json) -> bool:
    """Show something to the actor: where they acted, else in their direct messages. Return whether Slack took it."""
    if await post_to_url(client, str(body.get("response_url") or ""), {"replace_original": False, **shown}):
        return True
    return await _direct(client, body, {key: shown[key] for key in ("text", "blocks") if key in shown})


async def post_to_url(client: AsyncWebClient, url: str, shown: Json) -> bool:
    """Post to a response_url (five times within thirty minutes); return whether Slack accepted it."""
    if not url:
        return False
    webhook = AsyncWebhookClient(url, session=client.session, logger=quiet_logger(), retry_handlers=[])
    try:
        async with asyncio.timeout(_SECONDS):
            answer = await webhook.send_dict(shown)
    except FAILURES as error:
        _log.warning("response_url_failed", extra={"error": type(error).__name__})
        return False
    if answer.status_code != 200:
        _log.warning("response_url_failed", extra={"error": f"HTTP {answer.status_code}"})
    return answer.status_code == 200


async def _direct(client: AsyncWebClient, body: Body, shown: Json) -> bool:
    user = slack_user(str((body.get("user") or {}).get("id") or body.get("user_id") or ""))
    if not user:
        return False
    if "blocks" in shown:
        shown = {**shown, "blocks": reply_in_direct_message(shown["blocks"])}
    try:
        async with asyncio.timeout(_SECONDS):
            await client.chat_postMessage(channel=user, unfurl_links=False, unfurl_media=False, **shown)
    except FAILURES as error:
        _log.warning("answer_failed", extra={"error": error_code(error) or type(error).__name__})
        return False
    return True


def _kept_origin(kept: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in kept.items() if key != "value"}


def _as_card(wrong: Mapping[str, str]) -> Card | None:
    """Return errors as a card, for a form without inputs."""
    return Card(" ".join(wrong.values())) if wrong else None
