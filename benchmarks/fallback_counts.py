"""Counts how often a line makes our reader search for a date in other languages, and how often it calls dateparser."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

import dateparser

from commitments.language import Context, read
from commitments.language.dates.foreign_dates import find_foreign_date
from commitments.language.government import deadline_selection


@dataclass
class FallbackCounts:
    """How often the fallback searched for a phrase, and how often dateparser was called with one."""

    looked: int = 0
    asked: int = 0


@contextmanager
def counting() -> Iterator[FallbackCounts]:
    """Count while the block runs: the fallback calls `dateparser.parse`, and nothing else."""
    counted = FallbackCounts()
    looking = patch.object(deadline_selection, "find_foreign_date", wraps=find_foreign_date)
    asking = patch.object(dateparser, "parse", wraps=dateparser.parse)
    with looking as look, asking as ask:
        yield counted
        counted.looked, counted.asked = look.call_count, ask.call_count


def share(lines: Iterable[tuple[str, Context]]) -> dict[str, float]:
    """Return how many lines the fallback searches, and for how many it calls dateparser."""
    counts = [_of(text, context) for text, context in lines]
    looked, asked = (sum(bool(getattr(one, name)) for one in counts) for name in ("looked", "asked"))
    return {
        "lines": len(counts),
        "fallback_looked": looked,
        "looked_percent": round(100 * looked / len(counts), 1),
        "dateparser_asked": asked,
        "asked_percent": round(100 * asked / len(counts), 1),
    }


def _of(text: str, context: Context) -> FallbackCounts:
    with counting() as counted:
        read(text, context)
    return counted
