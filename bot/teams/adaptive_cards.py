"""Renders cards as Adaptive Cards 1.5. User text goes only into text runs, which Teams never parses as markup.

Limits: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages (about 100 KB for a
message with its card); schema: https://adaptivecards.microsoft.com.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from microsoft_teams.cards import (
    Action,
    ActionSet,
    AdaptiveCard,
    CardElement,
    ExecuteAction,
    MentionedEntity,
    OpenUrlAction,
    RichTextBlock,
    SubmitAction,
    TeamsCardProperties,
    TextBlock,
    TextRun,
)
from microsoft_teams.cards import Mention as TeamsMention
from microsoft_teams.cards.core import ActionStyle

from bot.cards.card import Block, Button, Buttons, Card, Divider, Field, Fields, Item, Mention, Mentions, Note, Style
from bot.cards.card_text import card_text
from bot.teams.identity import object_id
from bot.validation import is_web_address
from commitments.domain.text_cleaning import clean_text
from commitments.language.mention_syntax import plain

Json = dict[str, Any]
Cut = Callable[[int], str]
"""Returns what a card says of so many blocks that do not fit."""

DATA: Final = "commitments"
"""The key of what a button or form submits, beside the inputs' ids."""
PRIVATE: Final = "private"
"""The key in it that marks a button on a reply to one person."""
MOST_BYTES: Final = 60_000
"""Leaves room for the rest of a message, which stays below 80 KB."""
_PARAGRAPH: Final = 3000
_LABEL: Final = 200
_BUTTON: Final = 75
_IN_ROW: Final = 6  # Teams shows no more side by side
_MORE: Final = "…"
_STYLES: Final[dict[Style, ActionStyle | None]] = {"plain": None, "primary": "positive", "danger": "destructive"}


def count_only(count: int) -> str:
    return f"… +{count}"


def adaptive_card(card: Card, *, private: bool = False, cut: Cut = count_only) -> AdaptiveCard:
    """Return the card within Teams' limits; a last line says by `cut` how many blocks were left out.

    `private`: its buttons tell that it is a reply to one person, in whose place the next answer stands.
    """
    title: list[CardElement] = [rich_text([run(card.title, bold=bool(card.blocks), large=bool(card.blocks))])]
    groups = [title, *_separated(card.blocks, private=private)]
    people = [one for block in card.blocks if isinstance(block, Mentions) for one in block.people]
    return AdaptiveCard(
        version="1.5",
        body=list(_within(groups, cut)),
        fallback_text=fit(card_text(card), _PARAGRAPH),
        msteams=TeamsCardProperties(width="full", entities=[_entity(one) for one in people] or None),
    )


def as_json(card: AdaptiveCard) -> Json:
    return card.model_dump(by_alias=True, exclude_none=True)


def render(block: Block, *, private: bool = False) -> Iterator[CardElement]:
    """Yield the elements of one neutral block; none for a blank one or a divider."""
    match block:
        case Note(text=text):
            yield from _rich([run(text, subtle=True)])
        case Fields(fields=fields):
            yield from (element for field in fields for element in _rich(_field(field)))
        case Item():
            yield from _item(block, private=private)
        case Buttons(buttons=buttons):
            yield from _actions(buttons, private=private)
        case Mentions(people=people):
            yield from _mentions(people)
        case Divider():
            return
        case _:
            yield from _rich([run(block.text, bold=block.strong)])


def run(text: str, *, bold: bool = False, large: bool = False, subtle: bool = False, url: str | None = None) -> TextRun:
    """Return a piece of plain text."""
    return TextRun(
        text=fit(text, _PARAGRAPH),
        weight="Bolder" if bold else None,
        size="Medium" if large else "Small" if subtle else None,
        is_subtle=subtle or None,
        select_action=OpenUrlAction(url=url) if url else None,
    )


def rich_text(runs: Sequence[TextRun]) -> RichTextBlock:
    inlines: list[CardElement] = [*runs]
    return RichTextBlock(inlines=inlines)


def fit(text: str, limit: int) -> str:
    """Return text cleaned, with names in place of mentions, shortened to `limit` characters; "…" at the end if cut."""
    cleaned = clean_text(plain(text))
    return cleaned if len(cleaned) <= limit else cleaned[: limit - 1] + _MORE


def submitting(action: str, title: str, style: Style, data: Json, **more: str | None) -> Action:
    """Return a button that sends `data` and the inputs' values; `more` are other properties of it.

    Clients without Action.Execute send the same by Action.Submit.
    """
    label = fit(" ".join(title.split()), _BUTTON)
    shown: Json = {"title": label, "style": _STYLES[style], "data": {DATA: data}, **more}
    return ExecuteAction(verb=action, fallback=SubmitAction(**shown), **shown)


def _separated(blocks: Sequence[Block], *, private: bool) -> list[list[CardElement]]:
    """Return the elements of each block; what follows a divider has a line above it."""
    groups: list[list[CardElement]] = []
    below_divider = False
    for block in blocks:
        group = list(render(block, private=private))
        if group and below_divider:
            group[0] = group[0].model_copy(update={"separator": True})
        below_divider = isinstance(block, Divider) or (below_divider and not group)
        groups.append(group)
    return groups


def _within(groups: Sequence[Sequence[CardElement]], cut: Cut) -> Iterator[CardElement]:
    """Yield whole groups while they fit, then a note about those left out."""
    left = MOST_BYTES
    for index, group in enumerate(groups):
        left -= sum(size_of(element) for element in group)
        if left < 0:
            yield rich_text([run(cut(len(groups) - index), subtle=True)])
            return
        yield from group


def size_of(element: CardElement) -> int:
    """Return the length in bytes as JSON."""
    return len(element.model_dump_json(by_alias=True, exclude_none=True).encode())


def _rich(runs: Iterable[TextRun]) -> Iterator[CardElement]:
    shown = [one for one in runs if one.text]
    if any((one.text or "").strip() for one in shown):
        yield rich_text(shown)


def _field(field: Field) -> list[TextRun]:
    return [run(fit(field.label, _LABEL), bold=True), run(f"  {field.value}")]


def _item(item: Item, *, private: bool) -> Iterator[CardElement]:
    detail = [run(f"\n{item.detail}")] if item.detail else []
    yield from _rich([run(item.title, bold=True, url=web_link(item.url)), *detail])
    yield from _actions(item.buttons, private=private, in_menu=bool(item.menu))


def _actions(buttons: Sequence[Button], *, private: bool, in_menu: bool = False) -> Iterator[CardElement]:
    """Yield rows of buttons; `in_menu`: all of them stand in the row's overflow menu."""
    for start in range(0, len(buttons), _IN_ROW):
        row = buttons[start : start + _IN_ROW]
        yield ActionSet(actions=[_action(button, private=private, in_menu=in_menu) for button in row])


def _action(button: Button, *, private: bool, in_menu: bool) -> Action:
    marked = {PRIVATE: True} if private else {}
    data = {"kind": "press", "action": button.action, "value": button.value, **marked}
    more: Json = {"tooltip": button.spoken or None, "mode": "secondary" if in_menu else None}
    return submitting(button.action, button.label, button.style, data, **more)


def _mentions(people: Sequence[Mention]) -> Iterator[CardElement]:
    if people:
        yield TextBlock(text=" ".join(_at(one) for one in people), wrap=True)


def _entity(one: Mention) -> TeamsMention:
    return TeamsMention(text=_at(one), mentioned=MentionedEntity(id=object_id(one.person), name=_plain_name(one)))


def _at(one: Mention) -> str:
    """Return the mention as the text that its entity names: Teams compares the two."""
    return f"<at>{_plain_name(one)}</at>"


def _plain_name(one: Mention) -> str:
    """Return a name without what a text block would parse."""
    return "".join(letter for letter in clean_text(one.name) if letter not in "<>&*_[]()~`#\\\n") or _MORE


def web_link(url: str) -> str | None:
    """Return `url` if it is an http(s) address, else None."""
    return url if is_web_address(url) and clean_text(url) == url else None
