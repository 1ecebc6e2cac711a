"""The message extension "Save as commitment": a form with a message's words, then what /commit answers.

A submit must be answered within five seconds, and never with nothing. Source:
https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands.
"""

import html
import json
import re
from collections.abc import Iterator
from contextlib import suppress
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
    text = html.unescape(_TAG.sub("", _BREAK.sub("\n", _QUOTE.sub("", content)))) if isinstance(content, str) else ""
    lines = text.split("\n") if text.strip() else _lines_of_cards(payload.get("attachments"))
    return "\n".join(line for each in lines if (line := " ".join(each.split())))[:_MOST]


def _lines_of_cards(attachments: object) -> Iterator[str]:
    """Yield the words of the cards of a message that has no others, as those of bots."""
    for one in attachments if isinstance(attachments, list) else []:
        content = mapping(one).get("content")
        if mapping(one).get("contentType") == CARD_TYPE and isinstance(content, str):
            with suppress(ValueError, RecursionError):
                yield from _texts(json.loads(content))


def _texts(element: object) -> Iterator[str]:
    """Yield what is read in an element of a card, in its order; the parts of one line together."""
    if isinstance(element, str):  # a run of text may be no more
        yield element
    if isinstance(element, list):
        for one in element:
            yield from _texts(one)
    parts = mapping(element)
    if isinstance(parts.get("inlines"), list):
        yield "".join(text for one in parts["inlines"] for text in _texts(one))
    if isinstance(parts.get("text"), str):
        yield parts["text"]
    for inside in ("body", "items", "columns"):
        yield from _texts(parts[inside]) if inside in parts else ()
