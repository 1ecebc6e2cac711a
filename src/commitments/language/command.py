"""The command `commitments parse`: one JSON object a line in, one a line out; or one line, in words."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Literal, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commitments.clock import SystemClock
from commitments.language.reader import read
from commitments.language.reading import Context, Problem, Reading, Warning, When
from commitments.language.trace import explain

_PROBLEMS = {
    Problem.NO_DEADLINE: "There is no date in it: say by when.",
    Problem.PAST_DEADLINE: "That date is past.",
    Problem.NO_WHAT: "It does not say what is promised.",
    Problem.SEVERAL_CUSTOMERS: "It names several customers: make one promise for each.",
    Problem.UNCLEAR_DATE: "The date is not clear: choose one of the readings.",
}
_WARNINGS = {
    Warning.WEEKEND: "It falls on a weekend.",
    Warning.HOLIDAY: "It falls on a public holiday.",
    Warning.FAR_AHEAD: "It is more than a year ahead.",
    Warning.VERY_SOON: "It is less than an hour away.",
}


def run(lines: Iterable[str]) -> Iterator[str]:
    """Answer each line with a line of JSON, in the same order; a line that cannot be read gives an error.

    A blank line is passed over. Moments carry an offset. Raises nothing for any text.
    """
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line), ensure_ascii=False).encode("utf-8", "replace").decode()


def say(text: str, context: Context, *, explained: bool = False) -> str:
    """Tell a person in words what was read in `text`, and how if `explained`; moments are in the speaker's zone."""
    reading = read(text, context)
    facts = {
        "What": reading.what or "–",
        "Due": spoken(reading.when.due),
        "Owner": _owner(reading, context),
        "Customer": _customer(reading) or ", ".join(reading.customers) or "–",
    }
    lines = [f"{name + ':':<10}{value}" for name, value in facts.items()]
    lines.extend(f"{'or:':<10}{spoken(other)}" for other in _others(reading.when))
    lines.extend(_WARNINGS[warning] for warning in reading.when.warnings)
    if reading.problem:
        lines.append(_PROBLEMS[reading.problem])
    if reading.hedged:
        lines.append("It only hopes or tries: no promise yet.")
    if explained:
        lines.extend(("", *explain(text, context)))
    return "\n".join(lines)


def spoken(moment: datetime | None) -> str:
    """Write a moment with weekday, date, time and zone, or a dash for none."""
    return f"{moment:%A} {moment.day} {moment:%B %Y %H:%M %Z}" if moment else "–"


def _others(when: When) -> tuple[datetime, ...]:
    """Give the other readings, and last the nearest working day where the date is none."""
    return (*when.alternatives, when.nearest) if when.nearest else when.alternatives


def _owner(reading: Reading, context: Context) -> str:
    return context.people.get(reading.owner, reading.owner) if reading.owner else "you"


def _customer(reading: Reading) -> str | None:
    return reading.customer or reading.customer_guess


def _answer(line: str) -> dict[str, Any]:
    ident: Any = None
    try:
        asked = json.loads(line)
        if not isinstance(asked, dict):
            raise TypeError("not a JSON object")
        ident = asked.get("id")
        return {"id": ident, **_fields(read(_text(asked), _context(asked)))}
    except (ValueError, TypeError, OverflowError, RecursionError, ZoneInfoNotFoundError) as error:
        return {"id": ident, "error": str(error) or type(error).__name__}


def _fields(reading: Reading) -> dict[str, Any]:
    when = reading.when
    return {
        "due": when.due.isoformat() if when.due else None,
        "precision": when.precision,
        "what": reading.what,
        "owner": reading.owner,
        "customer": _customer(reading),
        "problem": reading.problem.value if reading.problem else None,
        "alternatives": [moment.isoformat() for moment in _others(when)],
    }


def _text(asked: Mapping[str, Any]) -> str:
    text = asked.get("text")
    if not isinstance(text, str):
        raise TypeError("text must be a string")
    return text


def _context(asked: Mapping[str, Any]) -> Context:
    now = _now(asked.get("now"))
    names, people = asked.get("customers") or [], asked.get("people") or {}
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise TypeError("customers must be a list of names")
    if not isinstance(people, dict) or not all(isinstance(name, str) for name in people.values()):
        raise TypeError("people must map an id to a name")
    language, country = asked.get("lang"), asked.get("country")
    if country is not None and not isinstance(country, str):
        raise TypeError("country must be a string")
    return Context(
        now=now,
        zone=_zone(asked.get("tz"), now),
        language=_language(language),
        country=country,
        customers={name: name for name in names},
        people=people,
    )


def _now(said: object) -> datetime:
    if not isinstance(said, str):
        raise TypeError("now must be an ISO 8601 time with an offset")
    now = datetime.fromisoformat(said)
    if now.utcoffset() is None:
        raise ValueError("now must carry an offset")
    return now


def _zone(name: object, now: datetime) -> ZoneInfo:
    """Give the named zone, or the fixed offset of now."""
    if name is None or name == "":
        return cast(ZoneInfo, now.tzinfo)
    if not isinstance(name, str):
        raise TypeError("tz must be the name of a zone")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"tz names no known zone: {name[:80]}") from None


def here(zone: str | None, country: str | None, language: str | None) -> Context:
    """Give the context of this machine: its clock, and its zone unless `zone` names another.

    Raises ValueError for a zone that is not known.
    """
    now = SystemClock().now()
    local = _zone(zone, now) if zone else _machine_zone(now)
    return Context(now=now, zone=local, language=_language(language), country=country)


def _machine_zone(now: datetime) -> ZoneInfo:
    """Give the zone of the TZ variable when it names one, else the machine's present offset."""
    try:
        return ZoneInfo(os.environ.get("TZ", "").lstrip(":"))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return cast(ZoneInfo, now.astimezone().tzinfo)


def _language(name: object) -> Literal["en", "ko"] | None:
    return "en" if name == "en" else "ko" if name == "ko" else None
