"""Renders cards as Slack messages. User text goes only into fields that Slack never parses as markup.

Limits: https://docs.slack.dev/reference/block-kit/blocks and …/methods/chat.postMessage. Slack documents no
limit for `msg_blocks_too_long`; `_CHARACTERS` is the limit of its largest single block.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.cards.card import Block, Button, Buttons, Card, Divider, Field, Fields, Item, Mentions, Note, Text
from bot.cards.card_text import card_text
from bot.slack.identity import slack_user
from bot.slack.safe_text import clean, escape, fit, length, line, web_link
from commitments.domain.accounts import platform_of
from commitments.language.mention_syntax import parts
from commitments.language.mention_syntax import plain as unmarked

Json = dict[str, Any]

TEXT_LIMIT = 4000
_BLOCKS = 50
_CHARACTERS = 12_000
_HEADER = 150
_PARAGRAPH = 3000
_LABEL = 200
_ACTIONS = 25
_BUTTON_TEXT = 75
_BUTTON_VALUE = 2000
_MENU = 5
_OPTION_VALUE = 150
MENU = "menu"
"""The id of every menu: what was chosen says what it does."""


def message(card: Card) -> Json:
    """Return `text` (for notifications, screen readers, and as fallback) and `blocks` of a message."""
    return {"text": plain_text(card), "blocks": blocks(card)}


def plain_text(card: Card) -> str:
    """Return the card as escaped text of at most 4,000 characters; Slack would split a longer one."""
    return escape(card_text(card), TEXT_LIMIT)


def blocks(card: Card) -> list[Json]:
    """Return the card's blocks within Slack's limits; a last line counts those left out."""
    rendered = [_title(card), *(list(render(block)) for block in card.blocks)]
    return list(_within(rendered))


def _within(groups: Sequence[list[Json]]) -> Iterator[Json]:
    """Yield whole groups while they fit, then a note with the number left out."""
    count = characters = 0
    for index, group in enumerate(groups):
        count += len(group)
        characters += sum(_weight(block) for block in group)
        room = _BLOCKS if index == len(groups) - 1 else _BLOCKS - 1
        if count > room or characters > _CHARACTERS:
            yield _note(f"… +{len(groups) - index}")
            return
        yield from group


def _weight(block: Any) -> int:  # noqa: ANN401 - nested JSON
    if isinstance(block, str):
        return length(block)
    if isinstance(block, dict):
        return sum(_weight(value) for key, value in block.items() if key in {"text", "elements"})
    return sum(map(_weight, block)) if isinstance(block, list) else 0


def render(block: Block) -> Iterator[Json]:
    """Yield the Slack blocks of one neutral block; none for a blank one."""
    match block:
        case Text(text=text, strong=strong):
            yield from _rich(_runs(text, _PARAGRAPH, bold=strong))
        case Note(text=text):
            yield from [_note(text)] if clean(text).strip() else []
        case Fields(fields=fields):
            yield from _rich([run for index, field in enumerate(fields) for run in _field(index, field)])
        case Item(buttons=buttons, menu=menu) if menu and buttons:
            yield _with_menu(block)
        case Item():
            yield from _rich(_item(block))
            yield from _actions(block.buttons)
        case Buttons(buttons=buttons):
            yield from _actions(buttons)
        case Mentions(people=people):
            yield from _mentions([slack_user(one.person) for one in people if platform_of(one.person) == "slack"])
        case Divider():
            yield {"type": "divider"}


def _mentions(users: Sequence[str]) -> Iterator[Json]:
    """Yield a line that notifies users, each once."""
    runs: list[Json] = []
    for user in dict.fromkeys(users):
        runs += [{"type": "text", "text": " "}] if runs else []
        runs.append({"type": "user", "user_id": user})
    if runs:
        yield {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": runs}]}


def _title(card: Card) -> list[Json]:
    """Return the title as a header; as a bold paragraph if too long for one; as plain text if it stands alone."""
    if not card.blocks:
        return list(_rich(_runs(card.title, _PARAGRAPH)))
    if length(clean(unmarked(card.title))) > _HEADER:
        return list(_rich(_runs(card.title, _PARAGRAPH, bold=True)))
    return [{"type": "header", "text": plain(card.title, _HEADER)}]


def plain(text: str, limit: int) -> Json:
    """Return one line as a text object without markup and emoji codes."""
    return {"type": "plain_text", "text": line(unmarked(text), limit), "emoji": False}


def _note(text: str) -> Json:
    element = {"type": "plain_text", "text": fit(unmarked(text), _PARAGRAPH), "emoji": False}
    return {"type": "context", "elements": [element]}


def _rich(runs: Iterable[Json]) -> Iterator[Json]:
    """Yield runs of text as a rich text block; Slack rejects empty runs."""
    shown = [run for run in runs if run.get("text") != ""]
    if any(run["type"] == "user" or run["text"].strip() for run in shown):
        yield {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": shown}]}


def _runs(text: str, limit: int, *, bold: bool = False) -> list[Json]:
    """Return runs of text and of the people mentioned in it; a text that is too long has names instead.

    Only a mention with a name is one: a request that mentions somebody known gives it, and no form can.
    """
    if "<@" not in text or length(text) > limit:
        return [_run(text, limit, bold=bold)]
    style = {"style": {"bold": True}} if bold else {}
    return [
        {"type": "user", "user_id": slack_user(part[0])} | style
        if not isinstance(part, str) and platform_of(part[0]) == "slack"
        else _run(part if isinstance(part, str) else f"@{part[1]}", limit, bold=bold)
        for part in parts(text)
    ]


def _run(text: str, limit: int, *, bold: bool = False) -> Json:
    run: Json = {"type": "text", "text": fit(unmarked(text), limit)}
    return {**run, "style": {"bold": True}} if bold else run


def _field(index: int, field: Field) -> list[Json]:
    start = "\n" if index else ""
    return [_run(start + field.label, _LABEL, bold=True), *_runs(f"  {field.value}", _PARAGRAPH)]


def _item(item: Item) -> list[Json]:
    url = web_link(item.url)
    link = {**_run(item.title, _PARAGRAPH, bold=True), "type": "link", "url": url}
    first = [link] if url else _runs(item.title, _PARAGRAPH, bold=True)
    return [*first, *_runs(f"\n{item.detail}" if item.detail else "", _PARAGRAPH)]


def _actions(buttons: Sequence[Button]) -> Iterator[Json]:
    for start in range(0, len(buttons), _ACTIONS):
        row = buttons[start : start + _ACTIONS]
        yield {"type": "actions", "elements": [_button(index, button) for index, button in enumerate(row)]}


def _button(index: int, button: Button) -> Json:
    """Return a button. Its id has a number because ids must be unique within a block; see `action_of`."""
    if length(button.value) > _BUTTON_VALUE:
        raise ValueError(f"the value of button {button.action} is longer than Slack takes")
    style = {} if button.style == "plain" else {"style": button.style}
    value = {"value": button.value} if button.value else {}
    label = plain(button.label, _BUTTON_TEXT)
    spoken = {"accessibility_label": line(button.spoken, _BUTTON_TEXT)} if button.spoken else {}
    return {"type": "button", "action_id": f"{button.action}:{index}", "text": label, **value, **style, **spoken}


def _with_menu(item: Item) -> Json:
    """Return an entry in one row: its words, and its buttons as a menu, whose options say what they act on."""
    words = fit("\n".join(part for part in (item.title, item.detail) if part), _PARAGRAPH)
    options = [_menu_option(button) for button in item.buttons[:_MENU]]
    return {
        "type": "section",
        "text": {"type": "plain_text", "text": words, "emoji": False},
        "accessory": {"type": "overflow", "action_id": MENU, "options": options},
    }


def _menu_option(button: Button) -> Json:
    value = f"{button.action}|{button.value}"
    if length(value) > _OPTION_VALUE:
        raise ValueError(f"the value of option {button.action} is longer than Slack takes")
    return {"text": plain(button.spoken or button.label, _BUTTON_TEXT), "value": value}


def pressed(action: Mapping[str, Any]) -> tuple[str, str]:
    """Return the name and the value of what was pressed: "done" of the id "done:0", or the chosen option of a menu."""
    if action["action_id"] == MENU:
        name, _, value = str((action.get("selected_option") or {}).get("value") or "").partition("|")
        return name, value
    return str(action["action_id"]).partition(":")[0], str(action.get("value") or "")
