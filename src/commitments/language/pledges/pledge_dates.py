"""Tells whether a date stands where it belongs to what was said."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from commitments.language.dates.date_candidates import Strength
from commitments.language.dates.date_resolution import resolve
from commitments.language.dates.deadline_selection import Deadline, find_deadline
from commitments.language.line_context import line_context_of
from commitments.language.reading import Context, Problem
from commitments.language.text.normalization import blank, has_content, without_asap


def spaced_pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern in which a space stands for one white space and case does not matter."""
    return re.compile(text.replace(" ", r"\s"), re.IGNORECASE)


# The date must be there, not resolved: a Monday at midnight long ago serves, so that what is said lies ahead.
_SOME_TIME = Context(now=datetime(2001, 1, 1, tzinfo=UTC), zone=ZoneInfo("UTC"))
_TRIES = 3  # so many dates of a place are looked at: "what you sent yesterday … by Friday"
_FILLER = spaced_pattern(r"\b(?:at the latest|latest|max|tops|sharp|i promise|promise)\b|늦어도|이?요$")
_LIMIT = spaced_pattern(r"\b(?:by|before|eod|cob|end of|within)\b|까지|이내|내로|안에|중으로")
_MEASURE = spaced_pattern(
    r"from |(?:\d{1,3}|an?|one|two|three|four|five|six) (?:minute|min|hour|hr|day|week|month|year)s?$"
)
_CHANGES = spaced_pattern(r"(?:extend|cut|reduce|increase|raise|lower|bump|delay|shorten|prolong|push|move)(?:ing)?\b")
_BY_SO_MUCH = spaced_pattern(
    r"by (?:\d{1,3}|an?|one|two|three|four|five|six)(?: (?:minute|hour|day|week|month|year)s?)?$"
)
_UNTIL = spaced_pattern(r"^(?!.{0,80}\bexten).{0,300}\b(?:until|till)\b")


class DateSlot(NamedTuple):
    """Text of a sentence in which a date belongs to what is said there.

    `whole`: the text must be nothing but the date. `bound`: the date must be a limit ("by Friday"). `apart` tells of
    what stands before a date, the date, and what follows it whether the date belongs to something else.
    """

    text: str
    whole: bool = False
    bound: bool = False
    apart: Callable[[str, str, str], bool] | None = None


def has_date(place: DateSlot) -> bool:
    """Tell whether a date that is not past stands in a place and belongs there."""
    text = without_asap(place.text)
    line_context = line_context_of(text, _SOME_TIME)
    for _ in range(_TRIES):
        deadline = find_deadline(text, line_context)
        if deadline is None:
            return False
        if resolve(deadline.parsed, line_context).problem is not Problem.PAST_DEADLINE:
            return _belongs(place, text, deadline)
        text = blank(text, deadline.places)
    return False


def _belongs(place: DateSlot, text: str, date: Deadline) -> bool:
    if (place.bound and not _limits(text, date)) or _numeral(text, date) or _measure(text, date):
        return False
    if place.whole:
        return not has_content(_FILLER.sub("", blank(text, date.places)))
    start, end = date.places[-1]
    return place.apart is None or not place.apart(text[:start], text[start:end], text[end:])


def _numeral(text: str, date: Deadline) -> bool:
    """Tell a number that hardly is a date: 버전 2.5로."""
    weak = all(phrase.strength < Strength.PLAIN for phrase in date.phrases)
    return weak and text[date.places[0][0]].isdigit()


def _measure(text: str, date: Deadline) -> bool:
    """Tell a length or a range from a moment: "one month", "from Monday to Friday", "cut it by 10"."""
    return any(_MEASURE.match(text[start:end].strip()) for start, end in date.places) or (
        _CHANGES.match(text) is not None and any(_BY_SO_MUCH.match(text[start:end]) for start, end in date.places)
    )


def _limits(text: str, date: Deadline) -> bool:
    governed = not _UNTIL.search(text) and any(phrase.strength is Strength.GOVERNED for phrase in date.phrases)
    return governed or any(_LIMIT.search(text[start:end]) for start, end in date.places)
