"""Judges Adaptive Cards: keys that the SDK's models know, elements of version 1.5, unique ids, Teams' limits."""

import json
from collections.abc import Iterator
from typing import Any, Final

from microsoft_teams import cards
from pydantic import BaseModel

MOST_BYTES: Final = 80_000
_IN_ROW: Final = 6
# Elements of 1.5 that the bot uses: https://adaptivecards.io/explorer; Teams has no newer ones everywhere.
_MODELS: Final[dict[str, type[BaseModel]]] = {
    "AdaptiveCard": cards.AdaptiveCard,
    "RichTextBlock": cards.RichTextBlock,
    "TextBlock": cards.TextBlock,
    "TextRun": cards.TextRun,
    "ActionSet": cards.ActionSet,
    "Action.Execute": cards.ExecuteAction,
    "Action.Submit": cards.SubmitAction,
    "Action.OpenUrl": cards.OpenUrlAction,
    "Input.Text": cards.TextInput,
    "Input.Date": cards.DateInput,
    "Input.Time": cards.TimeInput,
    "Input.ChoiceSet": cards.ChoiceSetInput,
    "Input.Toggle": cards.ToggleInput,
    "Data.Query": cards.QueryData,
    "mention": cards.Mention,
}


def checked(card: dict[str, Any]) -> dict[str, Any]:
    """Return the card; raises AssertionError for one that Teams would not show as it is meant."""
    assert card["version"] == "1.5"
    assert len(json.dumps(card, ensure_ascii=False).encode()) <= MOST_BYTES
    typed = list(_typed(card))
    for part in typed:
        _check_part(part)
    ids = [part["id"] for part in typed if "id" in part]
    assert len(ids) == len(set(ids)), "two inputs of one id"
    return card


def _check_part(part: dict[str, Any]) -> None:
    model = _MODELS[part["type"]]
    known = {field.serialization_alias or name for name, field in model.model_fields.items()}
    assert set(part) <= known, f"{part['type']} has unknown keys {set(part) - known}"
    model.model_validate(part)
    assert part.get("text", "shown").strip() or part["type"] == "TextRun"
    assert len(part.get("actions", ())) <= _IN_ROW
    if part["type"] == "Action.Execute":
        assert part["fallback"]["type"] == "Action.Submit"
        assert part["fallback"]["data"] == part["data"]
    if part["type"] == "RichTextBlock":
        assert any(run["text"].strip() for run in part["inlines"])


def _typed(part: object) -> Iterator[dict[str, Any]]:
    """Yield every object that names its type, outermost first; the data of a button is nobody's element."""
    if isinstance(part, list):
        for one in part:
            yield from _typed(one)
    if isinstance(part, dict):
        if "type" in part:
            yield part
        for name, value in part.items():
            if name != "data":
                yield from _typed(value)
