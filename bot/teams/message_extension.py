"""The message extension "Save as commitment": a form with a message's words, then what /commit answers.

A submit must be answered within five seconds, and never with nothing. Source:
https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands.
"""

import html
import re
from typing import Any, Final

from bot.cards.card import Form, Note, TextInput
from bot.i18n.localizer import Localizer
from bot.teams.activity_shapes import Activity, mapping
from bot.teams.adaptive_cards import as_json
from bot.teams.form_cards import dialog_card
from bot.teams.messages import CARD_TYPE
from bot.teams.package import SAVE

FETCH: Final = "composeExtension/fetchTask"
SUBMIT: Final = "composeExtension/submitAction"
WORDS: Final = "words"
_MOST: Final = 1000
_BREAK: Final = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]*>", re.IGNORECASE)
_QUOTE: Final = re.compile(r"<blockquote\b.*?</blockquote>", re.IGNORECASE | re.DOTALL)
_TAG: Final = re.compile(r"<[^<>]*>")

Json = dict[str, Any]


def is_ours(activity: Activity) -> bool:
    """Whether it is about the extension of ours."""
    return mapping(activity.value).get("commandId") == SAVE


def opened(activity: Activity, localizer: Localizer) -> Json:
    """Return the answer that opens the form, with the words of the message that it was asked for on."""
    form = Form(
        SAVE, localizer.text("teams.save"), localizer.text("teams.save.submit"), localizer.text("form.close"),
        intro=(Note(localizer.text("teams.save.intro")),),
        inputs=(TextInput(WORDS, localizer.text("teams.save.words"), message_words(activity), multiline=True),),
        missing=localizer.text("form.missing"),
    )  # fmt: skip
    card = {"contentType": CARD_TYPE, "content": as_json(dialog_card(form))}
    shown = {"title": form.title, "width": "medium", "height": "medium", "card": card}
    return {"task": {"type": "continue", "value": shown}}


def submitted_words(activity: Activity) -> str:
    """Return what was submitted, "" for nothing."""
    words = mapping(mapping(activity.value).get("data")).get(WORDS)
    return words if isinstance(words, str) else ""


def closed(text: str) -> Json:
    """Return the answer that ends with a sentence."""
    return {"task": {"type": "message", "value": text}}


def message_words(activity: Activity) -> str:
    """Return the words of the message, without markup and what it quotes."""
    payload = mapping(mapping(activity.value).get("messagePayload"))
    content = mapping(payload.get("body")).get("content")
    if not isinstance(content, str):
        return ""
    lines = html.unescape(_TAG.sub("", _BREAK.sub("\n", _QUOTE.sub("", content)))).split("\n")
    return "\n".join(line for each in lines if (line := " ".join(each.split())))[:_MOST]
