"""The text of a card, for notifications, screen readers and clients that show no cards."""

from collections.abc import Iterator

from bot.cards.card import Block, Buttons, Card, Divider, Fields, Item, Mentions, Note, Text
from commitments.language.mention_syntax import plain


def card_text(card: Card) -> str:
    """Return what a card says, a line for each thing, with names in place of mentions."""
    said = [card.title, *(part for block in card.blocks for part in _text_parts(block))]
    return plain("\n".join(part for part in said if part.strip()))


def _text_parts(block: Block) -> Iterator[str]:
    match block:
        case Text(text=text) | Note(text=text):
            yield text
        case Fields(fields=fields):
            yield from (f"{field.label}: {field.value}" for field in fields)
        case Item(title=title, detail=detail):
            yield f"{title} — {detail}" if detail else title
        case Mentions(people=people):
            yield " ".join(f"@{one.name}" for one in people)
        case Buttons() | Divider():
            return
