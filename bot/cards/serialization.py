"""Serialization of cards to and from JSON, for storage."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from bot.cards.card import Block, Button, Buttons, Card, Divider, Field, Fields, Item, Mention, Mentions, Note, Text

_SIMPLE: Final[Mapping[str, type[Text] | type[Note] | type[Divider]]] = {
    "Text": Text,
    "Note": Note,
    "Divider": Divider,
}


def card_to_json(card: Card) -> str:
    """Return a card as JSON; each block has the name of its class as "kind"."""
    blocks = [{"kind": type(block).__name__, **asdict(block)} for block in card.blocks]
    return json.dumps({"title": card.title, "blocks": blocks}, ensure_ascii=False)


def card_from_json(text: str) -> Card:
    """Return the card that `card_to_json` serialized."""
    data = json.loads(text)
    return Card(data["title"], tuple(_block(block) for block in data["blocks"]))


def _block(data: Mapping[str, Any]) -> Block:
    values = {name: value for name, value in data.items() if name != "kind"}
    match data["kind"]:
        case "Fields":
            return Fields(tuple(Field(**field) for field in values["fields"]))
        case "Buttons":
            return Buttons(_buttons(values["buttons"]))
        case "Item":
            return Item(**{**values, "buttons": _buttons(values["buttons"])})
        case "Mentions":
            return Mentions(tuple(Mention(**one) for one in values["people"]))
        case kind:
            return _SIMPLE[kind](**values)


def _buttons(data: list[Mapping[str, Any]]) -> tuple[Button, ...]:
    return tuple(Button(**button) for button in data)
