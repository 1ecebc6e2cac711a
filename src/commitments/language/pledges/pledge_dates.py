"""Checks whether a pledge has a date that belongs to it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from commitments.language.context_of_line import line_context_of
from commitments.language.dates.date_phrase import Strength
from commitments.language.dates.date_resolution import resolve
from commitments.language.government.deadline_selection import Deadline, find_deadline
from commitments.language.reading import Context, Problem
from commitments.language.text.normalization import blank, has_content, without_asap


def spaced_pattern(text: str) -> re.Pattern[str]:
    """Compile a case-insensitive pattern in which a space stands for one white space character."""
    return re.compile(text.replace(" ", r"\s"), re.IGNORECASE)


# Whether there is a date does not depend on now: on a Monday at midnight long ago every date lies ahead.
_SOME_TIME = Context(now=datetime(2001, 1, 1, tzinfo=UTC), zone=ZoneInfo("UTC"))
_MAX_DATES = 3  # dates tried in a slot: "what you sent yesterday … by Friday"
_FILLER = spaced_pattern(r"\b(?:at the latest|latest|max|tops|sharp|i promise|promise)\b|늦어도|이?요$")
_LIMIT = spaced_pattern(r"\b(?:by|before|eod|cob|end of|within)\b|까지|이내|내로|안에|중으로")
_MEASURE = spaced_pattern(
    r"from |(?:\d{1,3}|an?|one|two|three|four|five|six) (?:second|sec|minute|min|hour|hr|day|week|month|year)s?$"
)
_VERSION = spaced_pattern(r"(?:(?:in|to|for|with) )?\d{1,4}(?:\.\d{1,4}){1,3}")
_GOVERNS = spaced_pattern(r"(?:(?:by|before|on|until|till|due|~)|[^\w\s]) $")
# How long something lasts, when it begins, or when it will not be done: "for the next year", "all of next week".
_LASTING = spaced_pattern(
    r"(?:for )?(?:all|(?:the )?(?:whole|entire|rest of)|for (?:the |an? |at least )?"
    r"(?:next|week|month|year|day|today|tonight|\d))\b"
)
_LASTS = spaced_pattern(
    r"\b(?:all(?: of| day| week| morning)?|for(?: (?:the|all|an?))?(?: (?:whole|entire|rest of))?"
    r"|(?:starting|beginning|effective)(?: on| from)?|as of|not) $"
)
_CHANGES = spaced_pattern(r"(?:extend|cut|reduce|increase|raise|lower|bump|delay|shorten|prolong|push|move)(?:ing)?\b")
_BY_SO_MUCH = spaced_pattern(
    r"by (?:\d{1,3}|an?|one|two|three|four|five|six)(?: (?:minute|hour|day|week|month|year)s?)?$"
)
_IN = spaced_pattern(r"in ")  # when something of one's own is over: "back in 5 minutes"
_UNTIL = spaced_pattern(r"^(?!.{0,80}\bexten).{0,300}\b(?:until|till)\b")


class DateSlot(NamedTuple):
    """Text of a sentence in which a date would belong to a pledge.

    `date_only`: the text must be nothing but the date. `needs_limit`: the date must be a limit ("by Friday").
    `belongs_elsewhere` decides from the text before a date, the date, and the text after it.
    """

    text: str
    date_only: bool = False
    needs_limit: bool = False
    belongs_elsewhere: Callable[[str, str, str], bool] | None = None


def has_date(slot: DateSlot) -> bool:
    """Whether the slot contains a date that is not past and belongs to the pledge."""
    text = without_asap(slot.text)
    line_context = line_context_of(text, _SOME_TIME)
    for _ in range(_MAX_DATES):
        deadline = find_deadline(text, line_context)
        if deadline is None:
            return False
        if resolve(deadline.parsed, line_context).problem is not Problem.PAST_DEADLINE:
            return _belongs_to_pledge(slot, text, deadline)
        text = blank(text, deadline.spans)
    return False


def _belongs_to_pledge(slot: DateSlot, text: str, date: Deadline) -> bool:
    if (
        (slot.needs_limit and not _is_limit(text, date))
        or _is_bare_number(text, date)
        or _is_version(text, date)
        or _is_duration_or_range(text, date)
    ):
        return False
    if slot.date_only:
        return not has_content(_FILLER.sub("", blank(text, date.spans)))
    start, end = date.spans[-1]
    return slot.belongs_elsewhere is None or not slot.belongs_elsewhere(text[:start], text[start:end], text[end:])


def _is_bare_number(text: str, date: Deadline) -> bool:
    """Whether the date is a number that is hardly a date: 버전 2.5로."""
    weak = all(phrase.strength < Strength.PLAIN for phrase in date.phrases)
    return weak and text[date.spans[0][0]].isdigit()


def _is_version(text: str, date: Deadline) -> bool:
    """Whether a dotted number is no date, for want of a word that says so: "in 7.1", "ubuntu 10.4.03"."""
    start, end = date.spans[0]
    return _VERSION.fullmatch(text, start, end) is not None and not _GOVERNS.search(text[max(0, start - 10) : start])


def _is_duration_or_range(text: str, date: Deadline) -> bool:
    """Whether the date is a duration or a range: "one month", "from Monday to Friday", "cut it by 10"."""
    if any(_LASTING.match(text, start) or _LASTS.search(text[max(0, start - 25) : start]) for start, _ in date.spans):
        return True
    return any(_MEASURE.match(text[start:end].strip()) for start, end in date.spans) or (
        _CHANGES.match(text) is not None and any(_BY_SO_MUCH.match(text[start:end]) for start, end in date.spans)
    )


def _is_limit(text: str, date: Deadline) -> bool:
    spans = [(start, end) for start, end in date.spans if not _IN.match(text, start, end)]
    if not spans or _UNTIL.search(text):
        return False
    governed = any(phrase.strength is Strength.GOVERNED for phrase in date.phrases)
    return governed or any(_LIMIT.search(text[start:end]) for start, end in spans)
