"""How Korean says that something recurs: 매주 월, 수; 격주 금요일, 월요일마다, 매월 말일, 2주마다, 주 2회."""

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

_DAYS = "월화수목금토일"
_DAY = f"[{_DAYS}](?:요일)?"
_AND = r"(?:\s?[,·/&]\s?|(?:과|와|하고|이?랑)\s?|\s및\s)"
_DAYS_LISTED = rf"{_DAY}(?:{_AND}?{_DAY})*"
_ENDS = r"(?=(?:에|까지|에는)?(?:[\s,.]|$))"
_NUMBER = r"(?:\d{1,2}|두|세|네)"
_MONTH_DAY = r"(?:\d{1,2}일|말일|\d{1,2}(?=\s?[,·/]))"
_PATTERN = (
    rf"(?P<weekly>매\s?주|격주(?:로|마다)?|{_NUMBER}\s?주(?:일)?\s?마다)\s?(?P<days>{_DAYS_LISTED}){_ENDS}"
    rf"|(?<![가-힣])(?P<days_each>{_DAYS_LISTED})\s?마다(?![가-힣])"
    rf"|(?:매월|매달|매\s월|매\s달)\s?(?P<month_days>{_MONTH_DAY}(?:{_AND}{_MONTH_DAY})+)"
    rf"|(?<![가-힣])(?P<unit>{_NUMBER}?\s?(?:일|주일?|개?월|달|년|분기)\s?마다)(?![가-힣])"
    r"|(?P<every>매주|매월|매달|매일|매년|매분기|(?<![가-힣])매 (?:주|월|달|년|분기)"
    r"|(?<![가-힣])격주(?:로)?(?!간)|평일)(?=[\s가-힣0-9])"
    r"|(?<![\d가-힣])(?P<rate>(?:하루|일주일|한\s?주|이주|한\s?달|일\s?년|분기|주|월|연)에?\s?(?:한|두|세|네|\d{1,2})\s?(?:번|회|차례)(?:씩)?(?!째))"
    r"|(?<=[요일월주달년기말초])\s?(?P<each>마다)(?![가-힣])"
)
_OF_THIS = {
    "매월": "이달",
    "매달": "이달",
    "매 월": "이달 ",
    "매 달": "이달 ",
    "매분기": " 분기",
    "매 분기": "  분기",
}  # before 말일 the month itself is needed
_FREQUENCY = (
    r"매\s?(?P<every>일|주|월|달|분기|년)|(?P<other>격)주|(?P<weekday>평일)"
    rf"|(?<![가-힣])(?P<count>{_NUMBER})?\s?(?P<each>일|주일?|개?월|달|년|분기)\s?마다"
    rf"|(?P<ends>월|연|분기)\s?[말초]\s?마다|(?P<days>{_DAY})\s?마다"
)
_NUMBERS = {"두": 2, "세": 3, "네": 4}
_UNITS: dict[str, Unit] = {
    "일": "day", "주": "week", "주일": "week", "월": "month", "달": "month", "개월": "month", "분기": "quarter",
    "년": "year", "연": "year",
}  # fmt: skip
_ORDINALS = {"첫": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "마지막": -1}
_NTH = rf"(첫|둘|두|셋|세|넷|네|마지막)\s?(?:번?째)?\s?(?:주\s?)?([{_DAYS}])요일"
_NAMED = rf"(?<![가-힣])({_DAYS_LISTED})"
_LAST_DAY = r"말일|[월연]말|마지막\s?(?:날|영업일)|분기\s?말"
_LATE_DAY = r"(?<!\d)(29|30|31)일"
# 12월까지 매주, 연말까지 격주로; 매년 12월까지 is when it is due each time.
_UNTIL = (
    r"(?<!매년)(?<!매년\s)(?<![\d가-힣])(?:내년\s?|\d{4}년\s?)?(?:\d{1,2}월(?:\s?(?:말|초|중순|하순|\d{1,2}일))?|연말|올해\s?말?|내년)"
    r"\s?까지"
)


def _find(line: str, today: date) -> Iterator[Repeat]:
    for match in compiled(_PATTERN).finditer(line):
        once = _once(line, match, today)
        yield Repeat(*match.span(), _words(line, match), once.rjust(len(match[0])))


def _once(line: str, match: re.Match[str], today: date) -> str:
    """Return the words for one time in place of those for each."""
    if days := match["days"] or match["days_each"]:
        return f"{_DAYS[next_weekday_of(_weekdays_in(days), today)]}요일"
    if listed := match["month_days"]:
        day = next_month_day_of(_month_days_in(listed), today)
        return "이달 말일" if day == LAST_DAY else f"{day}일"
    before_end = line[match.end() :].lstrip().startswith(("말", "마지막"))
    return _OF_THIS.get(match[0], "") if before_end else ""


def _words(line: str, match: re.Match[str]) -> str:
    """Return the words of a recurrence: 매주 금요일, 월요일마다, 월말마다."""
    if match["each"]:
        return line[: match.end()].rsplit(maxsplit=1)[-1]
    return with_next_word(line, *match.span()) if match["every"] else match[0].strip()


def _frequency(text: str) -> Frequency | None:
    match = compiled(_FREQUENCY).search(text)
    if match is None:
        return None
    if match["weekday"]:
        return Frequency("workday")
    if match["other"]:
        return Frequency("week", 2)
    unit = _UNITS.get(match["every"] or match["each"] or match["ends"], "week")
    return Frequency(unit, count_in(match["count"], _NUMBERS))


def _weekdays(text: str) -> frozenset[int]:
    """Return the days that are said to recur, else all that are named: 2주마다 회의 후 금요일에."""
    said = [match["days"] or match["days_each"] for match in compiled(_PATTERN).finditer(text)]
    named = [one for one in said if one] or [one for one in compiled(_NAMED).findall(text) if "요일" in one]
    return frozenset(day for one in named for day in _weekdays_in(one))


def _weekdays_in(text: str) -> list[int]:
    return [_DAYS.index(sign) for sign in text.replace("요일", "") if sign in _DAYS]


def _nth_weekday(text: str) -> tuple[int, int] | None:
    match = compiled(_NTH).search(text)
    return (_ORDINALS[match[1]], _DAYS.index(match[2])) if match else None


def _month_days(text: str) -> Sequence[int]:
    listed = next((match["month_days"] for match in compiled(_PATTERN).finditer(text) if match["month_days"]), None)
    if listed:
        return _month_days_in(listed)
    if compiled(_LAST_DAY).search(text):
        return [LAST_DAY]
    late = compiled(_LATE_DAY).search(text)
    return [int(late[1])] if late else []


def _month_days_in(listed: str) -> list[int]:
    return [LAST_DAY if one == "말일" else int(one.removesuffix("일")) for one in re.findall(_MONTH_DAY, listed)]


RECURRENCE = RecurrenceWords(
    signs=re.compile("매|격주|마다|평일|[번회례]"),
    find=_find,
    frequency=_frequency,
    weekdays=_weekdays,
    nth_weekday=_nth_weekday,
    month_days=_month_days,
    ends=_UNTIL,
)
