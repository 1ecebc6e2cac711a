"""The meanings that the reader promises, read from meanings.txt, which explains itself."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from commitments.language import Context, Reading
from commitments.language.line_context import has_hangul
from commitments.language.promises_of_text import read_promises

_PAGE = Path(__file__).with_name("meanings.txt").read_text(encoding="utf-8").split("\n\n", 1)[1]
_CUSTOMERS = ("Acme", "Globex", "Umbrella", "Orbit Health", "한성SMB", "이니텍")
_PEOPLE = {"U04": "Jane Doe", "U05": "김민호"}


def _cases() -> Iterator[tuple[str, list[str]]]:
    text = ""
    expected: list[str] = []
    for line in [*_PAGE.splitlines(), "#"]:
        if line.startswith("    "):
            expected.append(line.strip())
            continue
        if text and not text.startswith("#"):
            yield text, expected
        text, expected = line, []


CASES = [case for case in _cases() if case[0]]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_what_is_read(text: str, expected: list[str]) -> None:
    readings = read_promises(text.replace("\\n", "\n"), _context(text))
    assert [_described(one) for one in readings] == expected


def test_every_line_of_the_description_has_phrases() -> None:
    sections = _PAGE.split("# ")[1:]
    assert all("\n    " in section for section in sections)
    assert len(CASES) > 150  # not an empty page


def _context(text: str) -> Context:
    zone, country = (ZoneInfo("Asia/Seoul"), "KR") if has_hangul(text) else (ZoneInfo("America/Chicago"), "US")
    now = datetime(2026, 11, 24, 10, 0, tzinfo=zone)
    return Context(now, zone, country=country, customers={name: name for name in _CUSTOMERS}, people=_PEOPLE)


def _described(reading: Reading) -> str:
    when = reading.when
    date = f"{_long(when.due)} {when.precision}" if when.due else "no date"
    others = " or " + ", ".join(map(_long, when.alternatives)) if when.alternatives else ""
    nearest = f" ({when.warnings[0].value}, nearest {_short(when.nearest)})" if when.nearest else ""
    named = {"owner": reading.owner, "customer": reading.customer or reading.customer_guess, "recurs": reading.recurs}
    unknown = "?" if reading.customer_guess else ""
    fields = [f"{name} {value}{unknown * (name == 'customer')}" for name, value in named.items() if value]
    parts = [f"part {_short(part.due)} {part.what}" for part in reading.parts]
    problem = [reading.problem.value] if reading.problem else []
    return " | ".join([date + others + nearest, reading.what, *fields, *parts, *problem])


def _long(moment: datetime) -> str:
    return f"{moment:%a} {moment.day} {moment:%b %Y %H:%M}"


def _short(moment: datetime) -> str:
    return f"{moment:%a} {moment.day} {moment:%b}"
