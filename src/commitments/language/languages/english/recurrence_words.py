"""How English says that something recurs: every Monday and Thursday, on Fridays, by the 5th of each month, monthly."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from commitments.language.text.lazy_regex import compiled
from commitments.language.what.recurrence_words import (
    LAST_DAY,
    Frequency,
    RecurrenceWords,
    Repeat,
    Unit,
    count_in,
    next_month_day_of,
    next_weekday_of,
    with_next_word,
)

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = tuple(name[:3].lower() for name in _NAMES)
_DAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_FULL_DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)days"
_AND = r"(?:,? and |,? & |, |,|/)"
_UNIT = rf"(?:{_DAY}|day|morning|afternoon|evening|week|fortnight|month|quarter|year|weekday|working day)"
_COUNT = r"(?:other|first|1st|second|third|3rd|fourth|4th|last|single|working|business|two|three|four|six|\d{1,2})"
_NTH = r"\d{1,2}(?:st|nd|rd|th)"
_PATTERN = (
    rf"(?i)\b(?P<every>(?:every|each)(?: {_COUNT})?)"
    rf"(?: (?P<days>{_DAY}s?(?:{_AND}{_DAY}s?)*)\b|(?= (?:{_UNIT}|{_NTH})s?\b))"
    rf"|\b(?P<of>(?:of )(?:every|each)) (?=(?:week|month|quarter|year)\b)"
    rf"|\b(?:on )?(?P<plurals>{_FULL_DAYS}(?:{_AND}{_FULL_DAYS})+)\b|\bon (?P<plural>{_FULL_DAYS})\b"
    r"|\b(?P<rate>(?:once|twice|(?:two|three|four|five|\d) times) a (?:day|week|month|quarter|year))\b"
    r"|\b(?P<until>(?:hourly|daily|nightly|weekly|monthly)\b)(?=[^.!?]{1,80}\b(?:until|till|through|thru) )"
    # At the end, or before a date: "the figures weekly", "monthly on the 1st"; "the weekly report" is a name.
    r"|(?<!the )(?<!a )(?<!our )(?<!your )(?<!this )"
    r"\b(?P<adverb>(?:dai|(?:bi)?week|fortnight|month|quarter|year|annual)ly)\b"
    r"(?=\s*(?:$|[.,;!]|(?:on|by|at|before|starting|to|for) ))"
)
_UNIT_ALONE = r"(?i) (?:weekday|working day|week|fortnight|month|quarter|year|day)s?\b"
_LISTED = rf"(?i)(?:\b(?P<by>on|by|before) )?(?:\bthe )?{_NTH}(?:{_AND}(?:the )?{_NTH})+"
_ONE_DAY = r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:days?)?\b"
_FREQUENCY = (
    r"(?i)\b(?:every|each)\s+(?:(?P<count>other|second|two|three|four|six|\d{1,2})\s+)?(?:single\s+)?"
    r"(?P<unit>weekday|(?:working|business) day|day|morning|afternoon|evening|week|fortnight|month|quarter|year"
    rf"|{_ONE_DAY}|{_NTH})|\b(?P<plural>{_FULL_DAYS})\b"
    r"|\b(?P<adverb>daily|weekly|biweekly|fortnightly|monthly|quarterly|yearly|annually)\b"
)
_NUMBERS = {"other": 2, "second": 2, "two": 2, "three": 3, "four": 4, "six": 6}
_UNITS: dict[str, Unit] = {
    "morning": "day", "afternoon": "day", "evening": "day", "day": "day", "daily": "day",
    "weekday": "workday", "working day": "workday", "business day": "workday",
    "week": "week", "weekly": "week", "fortnight": "week", "fortnightly": "week", "biweekly": "week",
    "month": "month", "monthly": "month", "quarter": "quarter", "quarterly": "quarter",
    "year": "year", "yearly": "year", "annually": "year",
}  # fmt: skip
_TWICE_AS_LONG = frozenset({"fortnight", "fortnightly", "biweekly"})
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
_NTH_DAY = rf"(?i)\b(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last) {_ONE_DAY}"
_EVERY_NTH = rf"(?i)\b(?:every|each) (?:first|1st|third|3rd|fourth|4th|last) {_ONE_DAY}"
_LAST_DAY = r"(?i)\b(?:last (?:working |business )?day|end) of\b|\bmonth[- ]end\b"
_LATE_DAY = r"(?i)\b(29|30|31)(?:st|th)\b"


def _find(line: str, today: date) -> Iterator[Repeat]:
    found = list(compiled(_PATTERN).finditer(line))
    yield from (_repeat(line, match, today) for match in found)
    if found and (listed := compiled(_LISTED).search(line)) and _is_of_month(line):
        day = next_month_day_of(_numbers(listed[0]), today)
        nth = next(one for one in re.findall(_NTH, listed[0]) if int(one[:-2]) == day)
        yield Repeat(*listed.span(), "", f"{listed['by'] or 'on'} the {nth}".rjust(len(listed[0])))


def _repeat(line: str, match: re.Match[str], today: date) -> Repeat:
    said, (start, end) = match[0], match.span()
    if match["of"]:
        return Repeat(start, end, with_next_word(line, start + len("of "), end), "of the".ljust(len(said)))
    if days := match["days"] or match["plurals"] or match["plural"]:
        name = _NAMES[next_weekday_of(_weekdays_in(days), today)]
        once = next(one for one in (f"on {name}", name, name[:3]) if len(one) <= len(said))
        return Repeat(start, end, said, once.rjust(len(said)))
    if not match["every"]:
        return Repeat(start, end, said, " " * len(said))
    unit = compiled(_UNIT_ALONE).match(line, end)  # a day of the week is a date
    last_of_unit = unit.end() if unit else end
    return Repeat(start, last_of_unit, with_next_word(line, start, end), " " * (last_of_unit - start))


def _frequency(text: str) -> Frequency | None:
    if compiled(_EVERY_NTH).search(text):
        return Frequency("month")
    found = list(compiled(_FREQUENCY).finditer(text))
    if not found:
        return None
    match = next((one for one in found if not one["adverb"]), found[0])
    if match["plural"]:
        return Frequency("week")
    said, number = (match["unit"] or match["adverb"]).lower(), count_in(match["count"], _NUMBERS)
    unit: Unit = "month" if said[0].isdigit() else _UNITS.get(said, "week")
    return Frequency(unit, 2 * number if said in _TWICE_AS_LONG else number)


def _weekdays(text: str) -> frozenset[int]:
    """Return the days that are said to recur, else all that are named: every two weeks on Friday."""
    said = [match["days"] or match["plurals"] or match["plural"] for match in compiled(_PATTERN).finditer(text)]
    return frozenset(_weekdays_in(" ".join(filter(None, said)) or text))


def _weekdays_in(text: str) -> list[int]:
    return [_DAYS.index(name.lower()) for name in re.findall(_ONE_DAY, text, re.IGNORECASE)]


def _nth_weekday(text: str) -> tuple[int, int] | None:
    match = compiled(_NTH_DAY).search(text)
    return (_ORDINALS[match["nth"].lower()], _DAYS.index(match[2].lower())) if match else None


def _month_days(text: str) -> Sequence[int]:
    if compiled(_LAST_DAY).search(text):
        return [LAST_DAY]
    if (listed := compiled(_LISTED).search(text)) and _is_of_month(text):
        return _numbers(listed[0])
    late = compiled(_LATE_DAY).search(text)
    return [int(late[1])] if late else []


def _is_of_month(text: str) -> bool:
    """Whether days in a list are those of each month: "every 5th and 20th", "the 5th and 20th of each month"."""
    found = _frequency(text)
    return found is not None and found.unit == "month"


def _numbers(listed: str) -> list[int]:
    return [int(one[:-2]) for one in re.findall(_NTH, listed)]


RECURRENCE = RecurrenceWords(
    signs=re.compile("every|each|days|ly|ce a |mes a "),
    find=_find,
    frequency=_frequency,
    weekdays=_weekdays,
    nth_weekday=_nth_weekday,
    month_days=_month_days,
    ends=r"(?i)\b(?:until|till|through|thru)\b",
)
