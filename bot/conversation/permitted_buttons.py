"""Leaves out the buttons of a card that its reader may not press."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.cards.card import Block, Button, Buttons, Card, Item
from bot.conversation.form_answers import number_in
from commitments.application.authorization import Right, Standing, is_allowed


def is_any_permitted(right: Right, standings: Mapping[int, Standing]) -> bool:
    """Whether a reader has a right toward any commitment."""
    return any(is_allowed(right, one) for one in standings.values())


def has_buttons(card: Card) -> bool:
    return any(block.buttons for block in card.blocks if isinstance(block, Buttons | Item))


def only_permitted(card: Card, rights: Mapping[str, Right], standings: Mapping[int, Standing]) -> Card:
    """Return a card without the buttons that its reader has no right to.

    `rights` are those of the buttons by action; `standings` are the reader's toward commitments, by number.
    """

    def permitted(one: Button) -> bool:
        right, standing = rights.get(one.action), standings.get(number_in(one.value) or 0)
        return right is None or standing is None or is_allowed(right, standing)

    return _only(card, permitted)


def without_button(card: Card, action: str) -> Card:
    """Return a card without the buttons of an action."""
    return _only(card, lambda one: one.action != action)


def _only(card: Card, kept: Callable[[Button], bool]) -> Card:
    blocks: list[Block] = []
    for block in card.blocks:
        if isinstance(block, Buttons | Item):
            left = tuple(one for one in block.buttons if kept(one))
            if left or isinstance(block, Item):
                blocks.append(replace(block, buttons=left))
        else:
            blocks.append(block)
    return replace(card, blocks=tuple(blocks))
