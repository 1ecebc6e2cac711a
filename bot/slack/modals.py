"""Renders forms as Slack modals, and parses submitted modals.

Limits: https://docs.slack.dev/reference/views/modal-views and …/block-kit/block-elements.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.cards.card import (
    CheckInput,
    ChoiceInput,
    DateInput,
    Form,
    Input,
    Option,
    PersonInput,
    TextInput,
    TimeInput,
    is_required,
)
from bot.slack.blocks import Json, plain, render
from bot.slack.safe_text import fit, length
from commitments.language.mention_syntax import plain as unmarked

_TITLE = 24
_LABEL = 150
_HINT = 300
_OPTION = 75
_OPTION_VALUE = 150
_OPTIONS = 100
_METADATA = 3000
_TEXT = 3000
_BLOCKS = 100
_TICKED = "yes"
_ERROR = 300


def modal(form: Form, origin: Mapping[str, str] | None = None) -> Json:
    """Return the view of a form. `origin` is where it was requested, and so where the answer goes.

    Raises ValueError if the form's value does not fit in the view's private metadata.
    """
    return {
        "type": "modal",
        "callback_id": form.action,
        "title": plain(form.title, _TITLE),
        "submit": plain(form.submit, _TITLE),
        "close": plain(form.close, _TITLE),
        "private_metadata": _metadata(form.value, origin or {}),
        "blocks": list(_blocks(form)),
    }


def _blocks(form: Form) -> Iterator[Json]:
    inputs = [block for field in form.inputs for block in _input(field)]
    intro = [block for part in form.intro for block in render(part)]
    yield from intro[: _BLOCKS - len(inputs)]
    yield from inputs


def _metadata(value: str, origin: Mapping[str, str]) -> str:
    for kept in ({"value": value, **origin}, {"value": value}):
        text = json.dumps(kept, ensure_ascii=False)
        if length(text) <= _METADATA:
            return text
    raise ValueError("the value of a form is longer than Slack keeps")


def metadata(view: Mapping[str, Any]) -> dict[str, str]:
    """Return what `modal` stored: "value" and `origin`; empty for a foreign view."""
    try:
        kept = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in kept.items()} if isinstance(kept, dict) else {}


def _input(field: Input) -> Iterator[Json]:
    element = _element(field)
    if not element:
        return
    hint = field.hint if isinstance(field, TextInput) else ""
    yield {
        "type": "input",
        "block_id": field.name,
        "label": plain(f"{field.label} *" if is_required(field) else field.label, _LABEL),
        "element": {**element, "action_id": field.name},
        "optional": not is_required(field),
        **({"hint": plain(hint, _HINT)} if hint else {}),
    }


def _element(field: Input) -> Json:
    match field:
        case TextInput():
            return _text(field)
        case DateInput(value=day):
            return {"type": "datepicker", **({"initial_date": day.isoformat()} if day else {})}
        case TimeInput(value=clock):
            return {"type": "timepicker", **({"initial_time": f"{clock:%H:%M}"} if clock else {})}
        case ChoiceInput():
            return _choice(field)
        case PersonInput(value=person):
            return {"type": "users_select", **({"initial_user": person.split(":")[-1]} if person else {})}
        case CheckInput(checked=checked):
            box = {"text": plain("✓", _OPTION), "value": _TICKED}
            return {
                "type": "checkboxes",
                "options": [box],
                **({"initial_options": [box]} if checked else {}),
            }


def _text(field: TextInput) -> Json:
    limit = max(1, min(field.max_length, _TEXT))
    value = fit(unmarked(field.value), limit)
    return {
        "type": "plain_text_input",
        "multiline": field.multiline,
        "max_length": limit,
        **({"initial_value": value} if value else {}),
    }


def _choice(field: ChoiceInput) -> Json:
    """Return a menu; {} if it has no options, which Slack rejects."""
    options = _offered(field.options, field.value)
    if not options:
        return {}
    chosen = next((_option(option) for option in options if option.value == field.value), None)
    menu: Json = {"type": "static_select", "options": [_option(option) for option in options]}
    return {**menu, "initial_option": chosen} if chosen else menu


def _offered(options: Sequence[Option], value: str) -> list[Option]:
    """Return the first 100 options, including the chosen one."""
    first, rest = list(options[:_OPTIONS]), options[_OPTIONS:]
    chosen = next((option for option in rest if option.value == value), None)
    return [*first[:-1], chosen] if chosen else first


def _option(option: Option) -> Json:
    if length(option.value) > _OPTION_VALUE:
        raise ValueError("the value of an option is longer than Slack takes")
    return {"text": plain(option.label, _OPTION), "value": option.value}


def answers(view: Mapping[str, Any]) -> dict[str, str]:
    """Return a submitted view's answers by input name; "" for empty ones."""
    values = (view.get("state") or {}).get("values") or {}
    return {name: _answer(element) for block in values.values() for name, element in block.items()}


def _answer(element: Mapping[str, Any]) -> str:
    if element.get("type") == "checkboxes":
        return _TICKED if element.get("selected_options") else ""
    option = element.get("selected_option") or {}
    found = (
        element.get("value")
        or element.get("selected_date")
        or element.get("selected_time")
        or element.get("selected_user")
        or option.get("value")
    )
    return str(found or "")


def errors(view: Mapping[str, Any], wrong: Mapping[str, str]) -> dict[str, str]:
    """Return error messages by input; those without an input in the view go to its first: Slack rejects others."""
    names = [str(block["block_id"]) for block in view.get("blocks", ()) if block.get("type") == "input"]
    if not names:
        return {}
    placed: dict[str, str] = {}
    for name, text in wrong.items():
        under = name if name in names else names[0]
        placed[under] = fit(f"{placed[under]} {text}" if under in placed else text, _ERROR)
    return placed
