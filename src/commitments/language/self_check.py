"""Read fixed phrases, so that a Python whose regular expressions are broken is named instead of reading no date.

Such a Python was 3.11.2, with possessive quantifiers. Source: https://github.com/python/cpython/issues/106052.
"""

import platform
from datetime import datetime, timedelta, timezone
from typing import Final, NamedTuple, cast
from zoneinfo import ZoneInfo

from commitments.domain.errors import ReaderBroken
from commitments.language.reader import read
from commitments.language.reading import Context, Reading

_SEOUL: Final = cast(ZoneInfo, timezone(timedelta(hours=9)))  # an offset: missing time zone data is another matter
_CONTEXT: Final = Context(
    datetime(2026, 3, 2, 9, tzinfo=_SEOUL), _SEOUL, customers={"Acme": "Acme", "애크미": "Acme"}, people={"U1": "jane"}
)


class Example(NamedTuple):
    """A phrase and what must be read in it, said on Monday 2 March 2026 at 9:00 in Seoul."""

    text: str
    what: str
    due: datetime
    owner: str | None


EXAMPLES: Final = (
    Example("send fix to Acme by the 15th", "send fix", datetime(2026, 3, 15, 18, tzinfo=_SEOUL), None),
    Example("애크미에 15일까지 수정본 보내기", "수정본 보내기", datetime(2026, 3, 15, 18, tzinfo=_SEOUL), None),
    Example("@jane: price list for Acme tomorrow 3pm", "price list", datetime(2026, 3, 3, 15, tzinfo=_SEOUL), "U1"),
)


def check_reading() -> None:
    """Raise ReaderBroken when a phrase is misread: it carries this Python's version and what came out wrong."""
    if wrong := failures():
        raise ReaderBroken(version=platform.python_version(), problem="; ".join(wrong))


def failures() -> list[str]:
    """Return what came out wrong, one clause for each misread phrase; empty when all are read as expected."""
    return [f"“{example.text}” {wrong}" for example in EXAMPLES if (wrong := _wrong(example))]


def _wrong(example: Example) -> str:
    """Return what is wrong with the reading of a phrase, "" when it is right."""
    try:
        reading = read(example.text, _CONTEXT)
    except Exception as error:  # noqa: BLE001 - whatever a broken engine raises is the finding
        return f"raised {type(error).__name__}"
    return _difference(reading, example)


def _difference(reading: Reading, example: Example) -> str:
    due = reading.when.due
    if due is None:
        return "gave no date"
    if due != example.due:
        return f"gave {due:%Y-%m-%d %H:%M} instead of {example.due:%Y-%m-%d %H:%M}"
    expected = {"promise": example.what, "owner": example.owner, "customer": "Acme"}
    found = {"promise": reading.what, "owner": reading.owner, "customer": reading.customer}
    wrong = [name for name, value in expected.items() if found[name] != value]
    return f"gave the wrong {wrong[0]}" if wrong else ""
