"""Writes a reply as JSON and reads it back: the answer of a request is kept for its next delivery."""

import json

from bot.cards.serialization import card_from_json, card_to_json
from bot.conversation.requests import Reply


def encode(reply: Reply) -> str:
    """Write a reply's card; forms and errors are not kept, since they change nothing."""
    card = card_to_json(reply.card) if reply.card else ""
    return json.dumps({"card": card, "replaces": reply.replaces}, ensure_ascii=False)


def decode(text: str) -> Reply:
    """Read a reply back; an empty text is an empty reply."""
    if not text:
        return Reply()
    kept = json.loads(text)
    return Reply(card=card_from_json(kept["card"]) if kept["card"] else None, replaces=bool(kept["replaces"]))
