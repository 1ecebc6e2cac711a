"""What a language gives to find what recurs (recurrence.py), and its rule (recurrence_rule.py)."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

Unit = Literal["day", "workday", "week", "month", "quarter", "year"]
LAST_DAY = -1


class Repeat(NamedTuple):
    """Words that say that something recurs, from `start` to `end`; `once`, as long as they, says it of the next time.

    `words` are what is shown of them, "" where others say it.
    """

    start: int
    end: int
    words: str
    once: str


class Frequency(NamedTuple):
    """After how many units something recurs."""

    unit: Unit
    interval: int = 1


class RecurrenceWords(NamedTuple):
    """How a language says that something recurs.

    A line in lower case without one of `signs` does not recur. `find` returns what says it, in a line said on a day.
    Of the text of one that recurs tell `frequency` how often, `weekdays` on which days of the week, `nth_weekday` on
    which of a month (the last Friday is -1, 4), and `month_days` on which days of a month, LAST_DAY among them: several
    only where they are listed. `ends`, compiled on demand, is found where it ends on a date.
    """

    signs: re.Pattern[str]
    find: Callable[[str, date], Iterator[Repeat]]
    frequency: Callable[[str], Frequency | None]
    weekdays: Callable[[str], frozenset[int]]
    nth_weekday: Callable[[str], tuple[int, int] | None]
    month_days: Callable[[str], Sequence[int]]
    ends: str


def count_in(said: str | None, numbers: Mapping[str, int]) -> int:
    """Return a number that is said in figures or by one of the words of `numbers`; 1 where none is said."""
    return 1 if not said else int(said) if said.isdecimal() else numbers[said.lower()]


def with_next_word(line: str, start: int, end: int) -> str:
    """Return the words from `start` to `end` with the one that follows: "every" and its Monday."""
    following = re.match(r"\s?[^\s,.;]+", line[end:])
    return (line[start:end] + (following[0] if following else "")).strip()


def next_weekday_of(weekdays: Sequence[int], today: date) -> int:
    """Return the weekday that comes first after a day."""
    return min(weekdays, key=lambda one: (one - today.weekday() - 1) % 7)


def next_month_day_of(days: Sequence[int], today: date) -> int:
    """Return the day of a month, or LAST_DAY, that comes first, from a day on."""
    last = monthrange(today.year, today.month)[1]
    dated = [(last if one == LAST_DAY else one, one) for one in days]
    return min(dated, key=lambda one: (one[0] < today.day, one[0]))[1]
