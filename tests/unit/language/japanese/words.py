"""Words of Japanese dates, each with its kinds."""

import re

from commitments.language.dates.values import ClockTime, PartOfDay
from commitments.language.tokens.token import Kinds

_TABLE: dict[str, dict[str, object]] = {
    "WEEKDAY": {f"{letter}曜日": number for number, letter in enumerate("月火水木金土日")},
    "DAYWORD": {"今日": 0, "本日": 0, "明日": 1, "明後日": 2},
    "WEEKSTEP": {"今週": 0, "来週": 1, "再来週": 2},
    "MONTHSTEP": {"今月": 0, "来月": 1, "再来月": 2},
    "DAYPART": {
        "午前": PartOfDay(ClockTime(12, sure=True), afternoon=False),
        "午後": PartOfDay(ClockTime(18, sure=True), afternoon=True),
    },
    "LENGTHUNIT": {"日": "day", "日間": "day", "週間": "week", "時間": "hour", "営業日": "business"},
}
_DIGITS = "一二三四五六七八九"
_NUMERAL = re.compile(rf"([{_DIGITS}]?)(十?)([{_DIGITS}]?)")

STARTS = frozenset(f"{_DIGITS}十")
RUN_ON = r"(?<=[をはにがへと])(?:[月火水木金土日]曜日|今日|明日|明後日|今週|来週|今月|来月)"


def date_words() -> dict[str, Kinds]:
    """Return every word with its kinds."""
    found: dict[str, Kinds] = {}
    for kind, words in _TABLE.items():
        for word, value in words.items():
            found.setdefault(word, {word: None})[kind] = value
    return found


def numeral(run: str, pos: int) -> tuple[str, int]:
    """Read a number below a hundred: 三, 十五, 二十."""
    match = _NUMERAL.match(run, pos)
    if match is None or not match.group():
        return "", 0
    tens, ten, ones = match.groups()
    if not ten:
        return tens, _DIGITS.index(tens) + 1
    return match.group(), 10 * (_DIGITS.find(tens) + 1 or 1) + _DIGITS.find(ones) + 1
