"""The JSON lines of `commitments parse`: one object a line in, one a line out."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Literal, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commitments.domain.clock import SystemClock
from commitments.language.promises_of_text import read_promises
from commitments.language.reading import Context, Reading, When


def answer_lines(lines: Iterable[str], commands: tuple[str, ...] = ()) -> Iterator[str]:
    """Answer each line with a line of JSON, in the same order; a line that cannot be read gives an error.

    Blank lines are skipped. `commands` may stand before a text and are no part of it. Moments have an offset.
    Never raises for any text.
    """
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line, commands), ensure_ascii=False).encode("utf-8", "replace").decode()


def offered_dates(when: When) -> tuple[datetime, ...]:
    """Return the alternatives, and last the nearest working day if the date is no working day."""
    return (*when.alternatives, when.nearest) if when.nearest else when.alternatives


def customer_of(reading: Reading) -> str | None:
    """Return the customer that was read, or the name that may be one."""
    return reading.customer or reading.customer_guess


def _answer(line: str, commands: tuple[str, ...]) -> dict[str, Any]:
    ident: Any = None
    try:
        asked = json.loads(line)
        if not isinstance(asked, dict):
            raise TypeError("not a JSON object")
        ident = asked.get("id")
        first, *others = read_promises(_text(asked), _context(asked, commands))
        several = [_fields(one) for one in (first, *others)] if others else []
        return {"id": ident, **_fields(first), "promises": several}
    except (ValueError, TypeError, OverflowError, RecursionError, ZoneInfoNotFoundError) as error:
        return {"id": ident, "error": str(error) or type(error).__name__}


def _fields(reading: Reading) -> dict[str, Any]:
    when = reading.when
    return {
        "due": when.due.isoformat() if when.due else None,
        "precision": when.precision,
        "what": reading.what,
        "owner": reading.owner,
        "customer": customer_of(reading),
        "problem": reading.problem.value if reading.problem else None,
        "alternatives": [moment.isoformat() for moment in offered_dates(when)],
        "recurs": reading.recurs,
        "parts": [{"what": part.what, "due": part.due.isoformat()} for part in reading.parts],
    }


def _text(asked: Mapping[str, Any]) -> str:
    text = asked.get("text")
    if not isinstance(text, str):
        raise TypeError("text must be a string")
    return text


def _context(asked: Mapping[str, Any], commands: tuple[str, ...]) -> Context:
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
        commands=commands,
    )


def _now(said: object) -> datetime:
    if not isinstance(said, str):
        raise TypeError("now must be an ISO 8601 time with an offset")
    now = datetime.fromisoformat(said)
    if now.utcoffset() is None:
        raise ValueError("now must carry an offset")
    return now


def _zone(name: object, now: datetime) -> ZoneInfo:
    """Return the named zone, or the fixed offset of now."""
    if name is None or name == "":
        return cast(ZoneInfo, now.tzinfo)
    if not isinstance(name, str):
        raise TypeError("tz must be the name of a zone")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"tz names no known zone: {name[:80]}") from None


def local_context(
    zone: str | None, country: str | None, language: str | None, commands: tuple[str, ...] = ()
) -> Context:
    """Return the context of this machine: its clock, and its zone unless `zone` names another.

    Raises ValueError for a zone that is not known.
    """
    now = SystemClock().now()
    local = _zone(zone, now) if zone else _machine_zone(now)
    return Context(now=now, zone=local, language=_language(language), country=country, commands=commands)


def _machine_zone(now: datetime) -> ZoneInfo:
    """Return the zone of the TZ variable when it names one, else the machine's present offset."""
    try:
        return ZoneInfo(os.environ.get("TZ", "").lstrip(":"))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return cast(ZoneInfo, now.astimezone().tzinfo)


def _language(name: object) -> Literal["en", "ko"] | None:
    return "en" if name == "en" else "ko" if name == "ko" else None
