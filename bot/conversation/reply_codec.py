"""Serialization of replies: the reply to a request is stored for its redelivery."""

import json

from bot.cards.card import Card
from bot.cards.serialization import card_from_json, card_to_json
from bot.conversation.requests import Reply


def encode(reply: Reply) -> str:
    """Return a final reply as JSON. Raises ValueError for errors or a form: kept, they would read as accepted."""
    if not reply.is_final:
        raise ValueError("a reply that is not final is never kept")
    shown = Card(reply.once) if reply.once else reply.card
    card = card_to_json(shown) if shown else ""
    return json.dumps({"card": card, "replaces": reply.replaces}, ensure_ascii=False)


def decode(text: str) -> Reply:
    """Return the reply that `encode` serialized; an empty text is an empty reply."""
    if not text:
        return Reply()
    kept = json.loads(text)
    return Reply(card=card_from_json(kept["card"]) if kept["card"] else None, replaces=bool(kept["replaces"]))
