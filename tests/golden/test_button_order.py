"""The order of buttons in every golden card: what is most likely first, what gives something up last."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

GOLDENS = Path(__file__).parent / "__snapshots__"


def cards_in(value: object) -> Iterator[Sequence[Mapping[str, object]]]:
    """Return the blocks of every message within a golden of Slack."""
    if isinstance(value, dict):
        if isinstance(value.get("blocks"), list):
            yield value["blocks"]
        for one in value.values():
            yield from cards_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from cards_in(one)


def rows_of(blocks: Sequence[Mapping[str, object]]) -> list[list[str]]:
    """Return the styles of each row of buttons."""
    rows = [block["elements"] for block in blocks if block["type"] == "actions"]
    return [[str(one.get("style", "plain")) for one in row] for row in rows if isinstance(row, list)]


def test_the_primary_button_is_first_and_nothing_follows_what_cancels() -> None:
    cards = [
        rows
        for file in sorted(GOLDENS.glob("*/*[[]slack[]].json"))
        for blocks in cards_in(json.loads(file.read_text("utf-8")))
        if (rows := rows_of(blocks))
    ]
    assert len(cards) > 100
    for rows in cards:
        together = [style for row in rows for style in row]
        assert all(later != "primary" for row in rows for _, later in pairwise(row)), rows
        assert "danger" not in together[:-1] or "primary" not in together, rows


def spoken_in(blocks: Sequence[Mapping[str, object]]) -> dict[str, set[str]]:
    """Return what a screen reader says for the buttons of a message, each with the values of those."""
    rows = [block["elements"] for block in blocks if block["type"] == "actions"]
    found: dict[str, set[str]] = {}
    for one in (one for row in rows if isinstance(row, list) for one in row):
        spoken = one.get("accessibility_label") or one["text"]["text"]
        found.setdefault(spoken, set()).add(f"{one['action_id'].partition(':')[0]} {one.get('value')}")
    return found


def test_a_screen_reader_tells_the_buttons_of_a_card_apart() -> None:
    for file in sorted(GOLDENS.glob("*/*[[]slack[]].json")):
        for blocks in cards_in(json.loads(file.read_text("utf-8"))):
            alike = {spoken: values for spoken, values in spoken_in(blocks).items() if len(values) > 1}
            assert not alike, (file.name, alike)
