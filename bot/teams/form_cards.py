"""Renders forms as Adaptive Cards with inputs, and parses what they submit.

Teams opens dialogs only from a few places, so that a form is a message of its own: the next form or the reply stands in
its place, and **Close** deletes it. Schema: https://adaptivecards.microsoft.com (Input.*).
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from microsoft_teams.cards import (
    ActionSet,
    AdaptiveCard,
    CardElement,
    Choice,
    ChoiceSetInput,
    DateInput,
    QueryData,
    SubmitAction,
    TeamsCardProperties,
    TextInput,
    TimeInput,
    ToggleInput,
)

from bot.cards import card as neutral
from bot.teams.adaptive_cards import DATA, fit, render, rich_text, run, submitting
from bot.teams.identity import object_id

CLOSE: Final = "close"
ORIGIN: Final = "origin"
_TICKED: Final = "yes"
_PEOPLE: Final = "graph.microsoft.com/users"


def form_card(form: neutral.Form, origin: str = "") -> AdaptiveCard:
    """Return a form as a card; `origin` is the id of the private card whose button opened it, "" for none."""
    data = {"kind": "form", "action": form.action, "value": form.value, **({ORIGIN: origin} if origin else {})}
    return AdaptiveCard(
        version="1.5",
        body=[
            rich_text([run(form.title, bold=True, large=True)]),
            *_parts(form),
            ActionSet(
                actions=[
                    submitting(form.action, form.submit, "primary", data),
                    submitting(CLOSE, form.close, "plain", {"kind": CLOSE}, associated_inputs="none"),
                ]
            ),
        ],
        fallback_text=fit(form.title, 200),
        msteams=TeamsCardProperties(width="full"),
    )


def dialog_card(form: neutral.Form) -> AdaptiveCard:
    """Return a form as the card of a dialog, which has a title and a way to close of its own, and no Action.Execute."""
    return AdaptiveCard(version="1.5", body=list(_parts(form)), actions=[SubmitAction(title=form.submit)])


def _parts(form: neutral.Form) -> Iterator[CardElement]:
    for block in form.intro:
        yield from render(block)
    for field in form.inputs:
        yield from _input(field, _need(field, form.missing))


def _need(field: neutral.Input, missing: str) -> dict[str, Any]:
    """Return the properties of an input that must be answered, with what the client says where it is not."""
    return {"is_required": True, "error_message": missing or None} if neutral.is_required(field) else {}


def answers(submitted: Mapping[str, Any]) -> dict[str, str]:
    """Return the answers by input name; "" for an empty one."""
    return {name: value if isinstance(value, str) else "" for name, value in submitted.items() if name != DATA}


def _input(field: neutral.Input, need: dict[str, Any]) -> Iterator[CardElement]:
    match field:
        case neutral.TextInput():
            yield _text(field, need)
        case neutral.DateInput(value=day):
            yield DateInput(id=field.name, label=field.label, value=day.isoformat() if day else None, **need)
        case neutral.TimeInput(value=clock):
            yield TimeInput(id=field.name, label=field.label, value=f"{clock:%H:%M}" if clock else None, **need)
        case neutral.ChoiceInput():
            yield from _choices(field, need)
        case neutral.PersonInput():
            yield _person(field, need)
        case neutral.CheckInput(checked=checked):
            yield ToggleInput(
                id=field.name, title=field.label, value_on=_TICKED, value_off="", wrap=True,
                value=_TICKED if checked else "",
            )  # fmt: skip


def _text(field: neutral.TextInput, need: dict[str, Any]) -> CardElement:
    return TextInput(
        id=field.name,
        label=field.label,
        value=fit(field.value, field.max_length) or None,
        placeholder=field.hint or None,
        is_multiline=field.multiline or None,
        max_length=field.max_length,
        **need,
    )


def _choices(field: neutral.ChoiceInput, need: dict[str, Any]) -> Iterator[CardElement]:
    """Yield a menu; nothing without options."""
    if not field.options:
        return
    yield ChoiceSetInput(
        id=field.name, label=field.label, style="compact", value=field.value or None,
        choices=[_choice(option) for option in field.options], **need,
    )  # fmt: skip


def _choice(option: neutral.Option) -> Choice:
    return Choice(title=fit(option.label, 200), value=option.value)


def _person(field: neutral.PersonInput, need: dict[str, Any]) -> CardElement:
    """Return a people picker that searches the tenant's directory."""
    return ChoiceSetInput(
        id=field.name, label=field.label, style="compact", value=object_id(field.value) or None,
        choices=[], choices_data=QueryData(dataset=_PEOPLE), **need,
    )  # fmt: skip
