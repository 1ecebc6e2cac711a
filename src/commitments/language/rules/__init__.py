"""The rules, one module for each family. A new rule goes into the family it belongs to; see book.py.

Importing this package writes all rules into the book. Where two rules make the same kind of thing of the
same words, the one that was written first counts.
"""

from commitments.language.rules import (
    clocks,
    dates,
    days,
    deadlines,
    festivals,
    korean_days,
    korean_ends,
    korean_periods,
    korean_spans,
    korean_times,
    korean_workdays,
    moments,
    offsets,
    periods,
    ranges,
    spans,
    years,
    zones,
)

__all__ = [
    "clocks",
    "dates",
    "days",
    "deadlines",
    "festivals",
    "korean_days",
    "korean_ends",
    "korean_periods",
    "korean_spans",
    "korean_times",
    "korean_workdays",
    "moments",
    "offsets",
    "periods",
    "ranges",
    "spans",
    "years",
    "zones",
]
