"""The rule by which a promise recurs, in the form of RFC 5545: every Friday is FREQ=WEEKLY;BYDAY=FR."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from commitments.language.text.normalization import normalize
from commitments.language.what.recurrence import find_recurrence

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKWEEK = ",".join(_DAYS[:5])
_EN_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EN_DAY = r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:days?)?\b"
_KO_DAYS = "월화수목금토일"
_NUMBERS = {"other": 2, "second": 2, "two": 2, "three": 3, "four": 4, "six": 6, "두": 2, "세": 3, "네": 4, "격": 2}
_COUNT = r"(?P<count>other|second|two|three|four|six|\d{1,2})"
_EN_UNIT = re.compile(
    rf"\b(?:every|each)\s+(?:{_COUNT}\s+)?(?:single\s+)?(?P<unit>weekday|(?:working|business) day|day|morning|afternoon"
    rf"|evening|week|fortnight|month|quarter|year|{_EN_DAY}|\d{{1,2}}(?:st|nd|rd|th))",
    re.IGNORECASE,
)
_EN_ADVERB = re.compile(
    r"\b(?P<adverb>daily|weekly|biweekly|fortnightly|monthly|quarterly|yearly|annually)\b", re.IGNORECASE
)
_EN_PLURAL = re.compile(r"\bon (?:mon|tues|wednes|thurs|fri|satur|sun)days\b", re.IGNORECASE)
_KO_UNIT = re.compile(
    r"매\s?(?P<every>일|주|월|달|분기|년)|(?P<other>격)주|(?P<weekday>평일)"
    r"|(?P<count>\d{1,2}|두|세|네)\s?(?P<each>일|주일?|개?월|달|년)\s?마다|(?P<days>요일)\s?마다"
)
_KO_WEEKDAYS = re.compile(rf"(?<![가-힣])((?:[{_KO_DAYS}](?:요일)?[,·/\s과와]{{0,2}})*[{_KO_DAYS}])요일")
_LAST_DAY = re.compile(
    r"\b(?:last (?:working |business )?day|end) of\b|\bmonth[- ]end\b|말일|월말|마지막\s?(?:날|영업일)|분기\s?말",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
_KO_ORDINALS = {"첫": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "마지막": -1}
_EN_NTH = re.compile(rf"\b(first|1st|second|2nd|third|3rd|fourth|4th|last) {_EN_DAY}", re.IGNORECASE)
_EN_EVERY_NTH = re.compile(rf"\b(?:every|each) (?:first|1st|third|3rd|fourth|4th|last) {_EN_DAY}", re.IGNORECASE)
_KO_NTH = re.compile(rf"(첫|둘|두|셋|세|넷|네|마지막)\s?(?:번?째)?\s?(?:주\s?)?([{_KO_DAYS}])요일")
_UNITS = {
    "day": "day", "morning": "day", "afternoon": "day", "evening": "day", "일": "day", "daily": "day",
    "week": "week", "주": "week", "주일": "week", "weekly": "week", "month": "month", "월": "month", "달": "month",
    "개월": "month", "monthly": "month", "quarter": "quarter", "분기": "quarter", "quarterly": "quarter",
    "year": "year", "년": "year", "yearly": "year", "annually": "year",
}  # fmt: skip
_TWICE_AS_LONG = {"fortnight": "week", "fortnightly": "week", "biweekly": "week"}
_SAID_DAY = re.compile(r"\b(29|30|31)(?:st|th)\b|(?<!\d)(29|30|31)일", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through|thru)\b", re.IGNORECASE)
_LAST_DAYS = "28,29,30,31"


def recurrence_rule(line: str, due: date) -> str | None:
    """Return the rule of a line that recurs, whose next date is `due`; None if it is none, or no rule can say it."""
    text = normalize(line)
    if find_recurrence(text) is None or _UNTIL.search(text):
        return None
    found = _frequency(text)
    if found is None:
        return None
    unit, interval = found
    every = f";INTERVAL={interval}" if interval > 1 else ""
    match unit:
        case "day":
            return f"FREQ=DAILY{every}"
        case "weekday":
            return f"FREQ=WEEKLY;BYDAY={_WORKWEEK}"
        case "week":
            return f"FREQ=WEEKLY{every};BYDAY={','.join(_weekdays(text)) or _DAYS[due.weekday()]}"
        case "month":
            return f"FREQ=MONTHLY{every};{_day_of_month(text, due)}"
        case "quarter":
            return f"FREQ=MONTHLY;INTERVAL=3;{_day_of_month(text, due)}"
        case _:
            return f"FREQ=YEARLY{every};BYMONTH={due.month};{_day_of_month(text, due)}"


def _frequency(text: str) -> tuple[str, int] | None:
    """Return the unit of a recurrence, and of how many units it is."""
    if _EN_EVERY_NTH.search(text):
        return "month", 1
    if match := _EN_UNIT.search(text):
        unit, count = match["unit"].lower(), _number(match["count"])
        if unit in _TWICE_AS_LONG:
            return _TWICE_AS_LONG[unit], 2 * count
        if unit in {"weekday", "working day", "business day"}:
            return ("weekday", 1) if count == 1 else None
        return _UNITS.get(unit, "month" if unit[0].isdigit() else "week"), count
    if _EN_PLURAL.search(text):
        return "week", 1
    if match := _KO_UNIT.search(text):
        if match["weekday"] or match["days"]:
            return ("weekday", 1) if match["weekday"] else ("week", 1)
        if match["other"]:
            return "week", 2
        return _UNITS[match["every"] or match["each"]], _number(match["count"])
    if match := _EN_ADVERB.search(text):
        adverb = match["adverb"].lower()
        return (_TWICE_AS_LONG[adverb], 2) if adverb in _TWICE_AS_LONG else (_UNITS[adverb], 1)
    return None


def _number(said: str | None) -> int:
    return 1 if not said else int(said) if said.isdecimal() else _NUMBERS[said.lower()]


def _weekdays(text: str) -> Sequence[str]:
    """Return the days of the week that a line names, in the order of the week."""
    named = {_EN_DAYS.index(match[1].lower()) for match in re.finditer(_EN_DAY, text, re.IGNORECASE)}
    for match in _KO_WEEKDAYS.finditer(text):
        named |= {_KO_DAYS.index(sign) for sign in re.sub("요일", "", match[1]) if sign in _KO_DAYS}
    return [_DAYS[day] for day in sorted(named)]


def _day_of_month(text: str, due: date) -> str:
    """Return which day of a month it is: the first Monday, the last day, the 5th; the last day for a missing 31st."""
    if match := _EN_NTH.search(text):
        return f"BYDAY={_ORDINALS[match[1].lower()]}{_DAYS[_EN_DAYS.index(match[2].lower())]}"
    if match := _KO_NTH.search(text):
        return f"BYDAY={_KO_ORDINALS[match[1]]}{_DAYS[_KO_DAYS.index(match[2])]}"
    if _LAST_DAY.search(text):
        return "BYMONTHDAY=-1"
    day = due.day
    if (said := _SAID_DAY.search(text)) and day == monthrange(due.year, due.month)[1]:
        day = max(day, int(said[1] or said[2]))  # "the 31st", which is the 30th this month
    if day <= 28:
        return f"BYMONTHDAY={day}"
    return f"BYMONTHDAY={','.join(_LAST_DAYS.split(',')[: day - 27])};BYSETPOS=-1"
