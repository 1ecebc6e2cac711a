"""Translates Slack's payloads to requests of the conversation, which cleans the texts. Pure functions.

Each request gets a key that is the same for a redelivery by Slack or a double click:
command (team, user, trigger_id), press (channel, message ts, action_ts, user), submission (view id and
answers, because the view's id stays the same when somebody corrects an error).
Source: https://docs.slack.dev/interactivity.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission
from bot.slack.blocks import pressed
from bot.slack.escaping import as_typed
from bot.slack.identity import actor
from bot.slack.modals import answers, metadata
from commitments.application.ports.installations import Installation
from commitments.domain.notifications.addresses import MessageRef

Body = Mapping[str, Any]
_REPLY: Final = "reply:"
BELOW = "below "
"""Marks a response_url that belongs to a message that everybody there sees: an answer is posted, never replaced."""


def command_request(body: Body, verb: str, home: Installation, now: datetime) -> CommandRequest:
    """Translate a slash command."""
    key = f"command:{body['team_id']}:{body['user_id']}:{body['trigger_id']}"
    return CommandRequest(
        workspace=home.workspace,
        actor=actor(body, home),
        key=key,
        now=now,
        place=_place(body.get("channel_id")),
        verb=verb,
        text=as_typed(str(body.get("text") or "")),
        reply_to=str(body.get("response_url") or ""),
    )


def button_press(body: Body, home: Installation, now: datetime) -> ButtonPress:
    """Translate a pressed button; a private card has no message."""
    action = body["actions"][0]
    name, value = pressed(action)
    who, channel, ts = actor(body, home), channel_of(body), _message_ts(body)
    at = f"{channel}:{ts}" if ts else str((body.get("view") or {}).get("id", ""))
    return ButtonPress(
        workspace=home.workspace,
        actor=who,
        key=f"press:{at}:{action['action_ts']}:{who}",
        now=now,
        place=_place(channel),
        action=name,
        value=value,
        message=None if is_private(body) else MessageRef(channel, ts),
        reply_to=str(body.get("response_url") or "") if is_private(body) else "",
    )


def form_submission(body: Body, home: Installation, now: datetime) -> FormSubmission:
    """Translate a submitted modal."""
    view = body["view"]
    kept = metadata(view)
    filled = answers(view)
    return FormSubmission(
        workspace=home.workspace,
        actor=actor(body, home),
        key=f"submit:{view['id']}:{_digest(filled)}",
        now=now,
        place=_place(kept.get("channel")),
        action=str(view["callback_id"]),
        value=kept.get("value", ""),
        answers=filled,
        reply_to=_reply_to_form(kept),
    )


def channel_of(body: Body) -> str:
    """Return the channel of a command or an action; "" inside a modal."""
    container = body.get("container") or {}
    channel = body.get("channel") or {}
    return str(body.get("channel_id") or container.get("channel_id") or channel.get("id") or "")


def is_private(body: Body) -> bool:
    """Whether the pressed card is a reply to one person: an ephemeral message, a modal, or a direct message of ours.

    A direct message of the outbox is none: the outbox edits it. `reply_in_direct_message` tells the two apart.
    """
    if (body.get("container") or {}).get("is_ephemeral") or not _message_ts(body):
        return True
    pressed = (body.get("actions") or [{}])[0]
    return str(pressed.get("block_id") or "").startswith(_REPLY)


def reply_in_direct_message(blocks: Sequence[Any]) -> list[Any]:
    """Return a reply's blocks, whose buttons tell that the message is a reply and that nobody else edits it."""
    return [
        {**block, "block_id": f"{_REPLY}{index}"} if block.get("type") == "actions" else block
        for index, block in enumerate(blocks)
    ]


def origin(body: Body) -> dict[str, str]:
    """Return where a form was requested, to be stored with it, so that the answer goes there."""
    kept = {"channel": channel_of(body), "url": str(body.get("response_url") or "")}
    if not _message_ts(body):
        return kept
    return {**kept, "private": "yes"} if is_private(body) else {**kept, "message": "yes"}


def _reply_to_form(kept: Mapping[str, str]) -> str:
    """Return where the reply to a form stands; marked where its response_url would replace the button's message."""
    url = kept.get("url", "")
    return f"{BELOW}{url}" if url and kept.get("message") else url


def _message_ts(body: Body) -> str:
    return str((body.get("container") or {}).get("message_ts") or "")


def _place(channel: str | None) -> str:
    """Return the channel's id; "" for direct messages (D…)."""
    return "" if not channel or channel.startswith("D") else channel


def _digest(filled: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(filled, sort_keys=True).encode()).hexdigest()[:16]
