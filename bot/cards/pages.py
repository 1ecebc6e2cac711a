"""What of a long card is shown at first, and its pages."""

from collections.abc import Sequence

from bot.cards.card import Block, Button, Buttons, Note
from bot.i18n.localizer import Localizer
from commitments.domain.numbers import label_of

PAGE = 15


def folded(localizer: Localizer, action: str, number: int, sentence: str, count: int) -> tuple[Block, ...]:
    """Return how many are not shown, with the button that shows all; nothing if all are shown."""
    if not count:
        return ()
    everything = _turn(localizer, action, "button.show_all", number, 0)
    return Note(localizer.text(sentence, count=count)), Buttons((everything,))


def page(localizer: Localizer, action: str, number: int, items: Sequence[Block], offset: int) -> tuple[Block, ...]:
    """Return the page of items that begins at `offset`, which of all it shows, and buttons for its neighbours."""
    start = min(offset, max(0, len(items) - 1)) // PAGE * PAGE
    shown = items[start : start + PAGE]
    if len(items) <= PAGE:
        return tuple(shown)
    at = {"button.previous": start - PAGE, "button.next": start + PAGE}
    turns = [_turn(localizer, action, phrase, number, to) for phrase, to in at.items() if 0 <= to < len(items)]
    span = localizer.text("list.page", first=start + 1, last=start + len(shown), total=len(items))
    return *shown, Note(span), Buttons(tuple(turns))


def _turn(localizer: Localizer, action: str, phrase: str, number: int, to: int) -> Button:
    label = localizer.text(phrase)
    spoken = localizer.text("button.of", button=label, label=label_of(number))
    return Button(action, label, f"{number}|{to}", spoken=spoken)
