"""Finds that a promise recurs: every Monday, by the 5th of each month, on Fridays; 매주 금요일, 격주, 월요일마다."""

import re
from typing import NamedTuple

_WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_UNIT = rf"(?:{_WEEKDAY}|day|morning|afternoon|evening|week|fortnight|month|quarter|year|weekday|working day)"
_COUNT = r"(?:other|first|1st|second|third|3rd|fourth|4th|last|single|working|business|two|three|four|six|\d{1,2})"
_EVERY = rf"(?:every|each)(?: {_COUNT})?(?= (?:{_UNIT}|\d{{1,2}}(?:st|nd|rd|th))s?\b)"
_PATTERN = re.compile(
    rf"\b(?P<every>{_EVERY})\b"
    rf"|\b(?P<of>(?:of )(?:every|each)) (?=(?:week|month|quarter|year)\b)"
    rf"|\bon (?P<plural>(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b"
    r"|\b(?P<rate_of>(?:once|twice|(?:two|three|four|five|\d) times) a (?:day|week|month|quarter|year))\b"
    r"|\b(?P<until>(?:hourly|daily|nightly|weekly|monthly)\b)(?=[^.!?]{1,80}\b(?:until|till|through|thru) )"
    # At the end, or before a date: "the figures weekly", "monthly on the 1st"; "the weekly report" is a name.
    r"|(?<!the )(?<!a )(?<!our )(?<!your )(?<!this )"
    r"\b(?P<adverb>(?:dai|(?:bi)?week|fortnight|month|quarter|year|annual)ly)\b"
    r"(?=\s*(?:$|[.,;!]|(?:on|by|at|before|starting|to|for) ))"
    r"|(?P<korean>매주|매월|매달|매일|매년|매분기|(?<![가-힣])매 (?:주|월|달|년|분기)|격주(?:로)?|평일)(?=[\s가-힣0-9])"
    r"|(?<![\d가-힣])(?P<rate>(?:하루|일주일|한\s?주|이주|한\s?달|일\s?년|분기|주|월|연)에?\s?(?:한|두|세|네|\d{1,2})\s?(?:번|회|차례)(?:씩)?(?!째))"
    r"|(?<=[요일월주달년])(?P<each>마다)(?![가-힣])",
    re.IGNORECASE,
)
_MORE_DAYS = re.compile(
    rf"(?: (?P<first>{_WEEKDAY}))(?P<more>(?:(?:,| and|,? &) ?(?:and )?{_WEEKDAY}s?\b)+)", re.IGNORECASE
)
_UNIT_ALONE = re.compile(r" (?:weekday|working day|week|fortnight|month|quarter|year|day)s?\b", re.IGNORECASE)
_SIGNS = ("every", "each", "days", "ly", "ce a ", "mes a ")
_OTHER_SIGN = re.compile("매|격주|마다|평일|[번회례]")
_OF_THIS = {
    "매월": "이달",
    "매달": "이달",
    "매 월": "이달 ",
    "매 달": "이달 ",
    "매분기": " 분기",
    "매 분기": "  분기",
}  # before 말일 the month itself is needed


class Recurrence(NamedTuple):
    """The words that say so, and the line in which the next date can be read, of the same length."""

    words: str
    line: str


def find_recurrence(line: str) -> Recurrence | None:
    """Return how a promise recurs, or None; "the report for every customer" does not."""
    low = line.lower()
    if not (any(sign in low for sign in _SIGNS) or (not line.isascii() and _OTHER_SIGN.search(line))):
        return None
    found = [match for match in _PATTERN.finditer(line) if not _is_quoted(line, match.start())]
    if not found:
        return None
    rest = line
    for match in found:
        rest = rest[: match.start()] + _once(line, match) + rest[match.end() :]
        if match["every"] and (unit := _UNIT_ALONE.match(rest, match.end())):  # a day of the week is a date
            rest = rest[: unit.start()] + " " * len(unit[0]) + rest[unit.end() :]
        if match["every"] and (days := _MORE_DAYS.match(rest, match.end())):  # "Mon and Wed": the next is a date
            rest = rest[: days.start("more")] + " " * len(days["more"]) + rest[days.end() :]
    return Recurrence(_with_unit(line, found[0]), rest)


def _once(line: str, match: re.Match[str]) -> str:
    """Return the words for one time in place of those for each, as long as they."""
    said = match.group()
    if match["of"]:
        return "of the".ljust(len(said))
    if match["plural"]:
        return f"{said[:-1]} "
    if said in _OF_THIS and line[match.end() :].lstrip().startswith(("말", "마지막")):
        return _OF_THIS[said]
    return " " * len(said)


def _with_unit(line: str, match: re.Match[str]) -> str:
    """Return the words of a recurrence: every Monday, 매주 금요일, 월요일마다."""
    if match["each"]:
        return line[: match.end()].rsplit(maxsplit=1)[-1]
    following = re.match(r"\s?[^\s,.;]+", line[match.end() :]) if not _is_complete(match) else None
    return (match.group().removeprefix("of ") + (following.group() if following else "")).strip()


def _is_complete(match: re.Match[str]) -> bool:
    return any(match[name] for name in ("plural", "rate", "rate_of", "until", "adverb"))


def _is_quoted(line: str, at: int) -> bool:
    return line.count('"', 0, at) % 2 == 1 or line.rfind("“", 0, at) > line.rfind("”", 0, at)
