"""Writes a card as JSON and reads it back: the answer of a request is kept for its next delivery."""

import json
from dataclasses import fields, is_dataclass
from typing import Any

from bot.cards import card as cards
from bot.cards.card import Card
from bot.conversation.messages import Reply

_TYPES = {
    kind.__name__: kind
    for kind in (
        cards.Card, cards.Button, cards.Text, cards.Note, cards.Field, cards.Fields, cards.Buttons,
        cards.Item, cards.Divider,
    )
}  # fmt: skip


def encode(reply: Reply) -> str:
    """Write a reply's card; forms and errors are not kept, since they change nothing."""
    return json.dumps({"card": _plain(reply.card), "replaces": reply.replaces}, ensure_ascii=False)


def decode(text: str) -> Reply:
    """Read a reply back; an empty text is an empty reply."""
    if not text:
        return Reply()
    kept = json.loads(text)
    found = _built(kept["card"])
    return Reply(card=found if isinstance(found, Card) else None, replaces=bool(kept["replaces"]))


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            "type": type(value).__name__,
            **{one.name: _plain(getattr(value, one.name)) for one in fields(value)},
        }
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value


def _built(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        kind = _TYPES[value["type"]]
        return kind(**{name: _built(one) for name, one in value.items() if name != "type"})
    if isinstance(value, list):
        return tuple(_built(one) for one in value)
    return value
