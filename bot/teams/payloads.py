"""Translates activities to requests of the conversation, which cleans the texts. Pure functions.

Each request gets a key that is the same when Teams delivers it again: that of the activity in its conversation.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission
from bot.teams.activity_shapes import Activity, UnreadableActivity, mapping
from bot.teams.adaptive_cards import DATA, PRIVATE
from bot.teams.form_cards import ORIGIN, answers
from bot.teams.posted_replies import future_reply, reply_address
from commitments.domain.notifications.addresses import MessageRef

CARD_ACTION: Final = "adaptiveCard/action"
_COMMAND: Final = "commit"
_MESSAGE_ID: Final = re.compile(r"[\w:.=+-]{1,200}", re.ASCII)
_WORD: Final = re.compile(r"/?([\w-]+)(?:\s+|$)")


def submitted(activity: Activity) -> Mapping[str, Any] | None:
    """Return what a button or a form of a card of ours submits, by Action.Execute or Action.Submit; else None."""
    value = mapping(activity.value)
    data = mapping(mapping(value.get("action")).get("data")) if activity.name == CARD_ACTION else value
    return data if isinstance(data.get(DATA), dict) else None


def command_request(
    activity: Activity, workspace: str, actor: str, text: str, commands: Mapping[str, str], now: datetime
) -> CommandRequest:
    """Translate a message: it begins with one of `commands` (what is typed → its name), or is what follows /commit."""
    verb, rest = _command(text, commands)
    key = _key(activity, actor)
    where = future_reply(activity)
    return CommandRequest(workspace, actor, key, now, activity.place, reply_to=where, verb=verb, text=rest)


def saved_promise(activity: Activity, workspace: str, actor: str, words: str, now: datetime) -> CommandRequest:
    """Translate what is saved from a message: a promise, though it may begin like a command."""
    key, where = _key(activity, actor), future_reply(activity)
    return CommandRequest(
        workspace, actor, key, now, activity.place, reply_to=where, verb=_COMMAND, text=words, is_promise=True
    )


def button_press(activity: Activity, data: Mapping[str, Any], workspace: str, actor: str, now: datetime) -> ButtonPress:
    """Translate a pressed button; a private card has no message, and its reply can be changed where it stands."""
    ours = mapping(data.get(DATA))
    at = replied_to(activity)
    private = ours.get(PRIVATE) is True or not at
    conversation = activity.whole_conversation
    return ButtonPress(
        workspace=workspace,
        actor=actor,
        key=_key(activity, actor),
        now=now,
        place=activity.place,
        action=_text(ours, "action"),
        value=_text(ours, "value"),
        message=None if private else MessageRef(conversation, at),
        reply_to=reply_address(conversation, at) if private and at else "",
    )


def form_submission(
    activity: Activity, data: Mapping[str, Any], workspace: str, actor: str, now: datetime
) -> FormSubmission:
    """Translate a submitted form; its reply stands in place of the private card that opened it, else in its own."""
    ours = mapping(data.get(DATA))
    at = origin_of(data) or replied_to(activity)
    return FormSubmission(
        workspace=workspace,
        actor=actor,
        key=_key(activity, actor),
        now=now,
        place=activity.place,
        action=_text(ours, "action"),
        value=_text(ours, "value"),
        answers=answers(data),
        reply_to=reply_address(activity.whole_conversation, at) if at else "",
    )


def replied_to(activity: Activity) -> str:
    """Return the id of the message with the card, which goes into the path of the connector's addresses."""
    at = activity.replyToId or ""
    return at if _MESSAGE_ID.fullmatch(at) else ""


def kind_of(data: Mapping[str, Any]) -> str:
    """Return what was done: a "press", a "form" submitted, or one to "close"."""
    return str(mapping(data.get(DATA)).get("kind"))


def origin_of(data: Mapping[str, Any]) -> str:
    """Return the id of the private card that opened a form, "" for none."""
    origin = mapping(data.get(DATA)).get(ORIGIN)
    return origin if isinstance(origin, str) and _MESSAGE_ID.fullmatch(origin) else ""


def _command(text: str, commands: Mapping[str, str]) -> tuple[str, str]:
    """Return the name of the slash command that a text begins with, with or without its slash, and the rest."""
    first = _WORD.match(text)
    name = commands.get(f"/{first[1].lower()}") if first else None
    if name and first:
        return name, text[first.end() :]
    return _COMMAND, text.removeprefix("/") if first else text  # Teams' own slash commands name verbs too


def _key(activity: Activity, actor: str) -> str:
    """Return the key; raises UnreadableActivity for an activity without an id, which could be carried out twice."""
    if not activity.id:
        raise UnreadableActivity("id")
    return f"teams:{activity.conversation.id}:{activity.id}:{actor}"


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or "\x00" in value or len(value) > 4000:
        raise UnreadableActivity(f"value.{name}")
    return value
