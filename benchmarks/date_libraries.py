"""Our reader and the libraries it is compared with. Each prepares a call for a case; only the call is timed.

Where a library has several functions, the one that served it best on all phrases is called: the last
date that dateparser finds. parsedatetime is called both ways, as neither is best for phrases and for whole lines.
"""

from collections.abc import Callable
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

import parsedatetime
from dateparser.search import search_dates

from benchmarks.phrase_cases import Case
from commitments.language import Context, read

Call = Callable[[], datetime | None]
Prepare = Callable[[Case], Call]
OURS = "commitments"


def ours(case: Case) -> Call:
    now = datetime.fromisoformat(case["now"])
    context = Context(now=now, zone=cast(ZoneInfo, now.tzinfo), language=case["lang"])
    return lambda: read(case["text"], context).when.due


def dateparser(case: Case) -> Call:
    text, languages = case["text"], [case["lang"]]
    settings = {"RELATIVE_BASE": _naive(case), "PREFER_DATES_FROM": "future"}

    def call() -> datetime | None:
        found = search_dates(text, languages=languages, settings=settings)
        return found[-1][1] if found else None

    return call


_CALENDAR = parsedatetime.Calendar()


def parsedatetime_nlp(case: Case) -> Call:
    text, now = case["text"], _naive(case)

    def call() -> datetime | None:
        found = _CALENDAR.nlp(text, sourceTime=now)
        return found[-1][0] if found else None

    return call


def parsedatetime_whole(case: Case) -> Call:
    text, now = case["text"], _naive(case)

    def call() -> datetime | None:
        due, found = _CALENDAR.parseDT(text, sourceTime=now)
        return due if found else None

    return call


def _naive(case: Case) -> datetime:
    return datetime.fromisoformat(case["now"]).replace(tzinfo=None)


def systems(language: str) -> dict[str, Prepare]:
    """Return the systems that support a language; parsedatetime does not support Korean."""
    both: dict[str, Prepare] = {OURS: ours, "dateparser": dateparser}
    english: dict[str, Prepare] = {"parsedatetime_nlp": parsedatetime_nlp, "parsedatetime_parseDT": parsedatetime_whole}
    return both | english if language == "en" else both
