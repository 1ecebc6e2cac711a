"""Commands by authors who knew only what the words mean, with their answers: `data/commands.jsonl`.

A line holds the text, its circumstances, and for each field the acceptable answers. No `due` means that it must be
asked for; where a `problem` is named, that question is right too. Of a what, case, spaces and end marks do not count.
"""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from commitments.language import Context, Reading, read

COMMANDS = Path(__file__).parent / "data" / "commands.jsonl"
FIELDS = ("due", "what", "owner", "customer")

Command = dict[str, Any]


def commands(language: str) -> list[Command]:
    """Return the commands in a language, en or ko."""
    found = map(json.loads, COMMANDS.read_text("utf-8").splitlines())
    return [command for command in found if command["id"].startswith(language)]


def wrong_fields(command: Command) -> list[str]:
    """Return the fields that our reader reads wrongly."""
    reading = read(command["text"], _context(command))
    owner = command["people"].get(reading.owner, reading.owner)
    right = {
        "due": _due_is_right(command, reading),
        "what": _plain(reading.what) in map(_plain, command["what"]),
        "owner": reading.owner in command["owner"] or owner in command["owner"],
        "customer": reading.customer in command["customer"],
    }
    return [field for field in FIELDS if not right[field]]


def scores(found: Iterable[Command]) -> dict[str, float]:
    """Return the share of commands that are right, by field and in all fields, in percent."""
    wrong = [wrong_fields(command) for command in found]
    missed = Counter(field for fields in wrong for field in fields)
    counted = {field: len(wrong) - missed[field] for field in FIELDS} | {"all": wrong.count([])}
    return {"lines": len(wrong)} | {f"{name}_percent": round(100 * n / len(wrong), 1) for name, n in counted.items()}


def _context(command: Command) -> Context:
    now, zone = datetime.fromisoformat(command["now"]), ZoneInfo(command["zone"])
    return Context(now, zone, None, command["country"], command["customers"], command["people"])


def _due_is_right(command: Command, reading: Reading) -> bool:
    due = reading.when.due
    if not command["due"]:
        return due is None or reading.problem is not None
    asked = {problem.value for problem in (reading.problem, reading.when.problem) if problem}
    wanted = {_minute(datetime.fromisoformat(moment)) for moment in command["due"]}
    return (due is not None and _minute(due) in wanted) or not asked.isdisjoint(command["problem"])


def _minute(moment: datetime) -> float:
    return moment.replace(second=0, microsecond=0).timestamp()


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(" .!?,;:…").casefold()
