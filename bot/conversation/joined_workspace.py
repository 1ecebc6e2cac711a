"""The workspace that joined another one's company: what it shows and says by the numbers it had before.

Cards from before the join carry numbers of promises and customers that mean something else since. So every value that
is shown there since then has a mark, and one without it is of before.
"""

import re
from dataclasses import replace
from typing import Final, TypeVar

from bot.cards.card import Block, Buttons, Card, Form, Item
from bot.conversation.registry import Registry
from bot.conversation.requests import ButtonPress, FormSubmission, Reply, Request

_MARK: Final = "~"
_NUMBER: Final = re.compile(r"([0-9]{1,8})(\|.*)?")
_PAGES: Final = frozenset({"history_all", "why_all"})
_NAMES_A_CUSTOMER: Final = frozenset({"choose_customer"})
_R = TypeVar("_R", bound=Request)


def marked(card: Card) -> Card:
    """Return a card as it is shown in the workspace that joined."""
    return replace(card, blocks=tuple(_marked(one) for one in card.blocks))


def _marked(block: Block) -> Block:
    if isinstance(block, Buttons | Item):
        buttons = (replace(one, value=_with_mark(one.value)) for one in block.buttons)
        return replace(block, buttons=tuple(buttons))
    return block


def _with_mark(value: str) -> str:
    return value if not value or value.startswith(_MARK) else _MARK + value


def without_mark(value: str) -> str:
    """Return the value of a button as it was before it was shown."""
    return value.removeprefix(_MARK)


def marked_reply(reply: Reply) -> Reply:
    form: Form | None = reply.form and replace(reply.form, value=_with_mark(reply.form.value))
    return replace(reply, card=reply.card and marked(reply.card), form=form)


def of_today(request: _R, series: int, registry: Registry) -> _R | None:
    """Return a request with the numbers that stand today; None for one of a card from before that cannot be told."""
    match request:
        case ButtonPress():
            value = _value_of_button(request, series, registry)
            return None if value is None else replace(request, value=value)
        case FormSubmission():
            form = registry.forms.get(request.action)
            by_customer = form is not None and form.by_customer
            value = _value(request.value, series, is_number=by_customer, passes=form is None)
            return None if value is None else replace(request, value=value)
        case _:
            return request


def _value_of_button(press: ButtonPress, series: int, registry: Registry) -> str | None:
    """Return the value of a button; one of a draft holds nothing that was renumbered, unless it names a customer."""
    action, found = press.action, registry.buttons.get(press.action)
    if found is None:
        return _value(press.value, series, is_number=False, passes=True)
    is_number = action in registry.verbs or action in _PAGES or found.by_customer
    passes = found.of_draft and action not in _NAMES_A_CUSTOMER
    return _value(press.value, series, is_number=is_number, passes=passes)


def _value(value: str, series: int, *, is_number: bool, passes: bool) -> str | None:
    if not value or value.startswith(_MARK):
        return without_mark(value)
    found = _NUMBER.fullmatch(value) if is_number else None
    if found is not None:
        return f"{int(found[1]) + series}{found[2] or ''}"
    return value if passes else None
