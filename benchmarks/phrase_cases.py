"""The project's own phrases and whole lines with their answers, written by hand in `data/phrases.jsonl`.

A line holds id, lang, text, now, grain and want, the acceptable answers. Grain `time` wants the minute; `day` and
`period` want the date alone, so that a library need not share our ideas of when work ends or what a morning is.
A period that ends on a weekend may be answered with its last working day or its last day.
"""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

Case = dict[str, Any]
Judge = Callable[[Case, str | None], bool]

OWN = Path(__file__).parent / "data" / "phrases.jsonl"


def load(file: Path) -> list[Case]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def right(case: Case, due: str | None) -> bool:
    """Whether `due` (ISO 8601 with an offset) is one of the wanted answers."""
    if due is None:
        return False
    given = datetime.fromisoformat(due).astimezone(datetime.fromisoformat(case["now"]).tzinfo)
    if case["grain"] == "time":
        wanted = [datetime.fromisoformat(want.removesuffix("/minute")) for want in case["want"]]
        return given.replace(second=0, microsecond=0) in wanted
    return given.date() in [date.fromisoformat(want) for want in case["want"]]


def by_set(cases: list[Case]) -> dict[str, list[Case]]:
    """Group cases by the name before the number of their id; holidays are a set of their own."""
    sets: dict[str, list[Case]] = {}
    for case in cases:
        name = case["id"].rsplit("-", 1)[0] + ("-holiday" if case["grain"] == "holiday" else "")
        sets.setdefault(name, []).append(case)
    return sets
