"""Days people set dates by their name. A public holiday is looked up in the holiday data, the speaker's country first.

Each line: a pattern of the rule book → how to find the day in a year. A newcomer adds a line.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from commitments.domain.calendar import public_holiday, public_holidays
from commitments.language.days import month_period, nth_weekday

Feast = Callable[[str | None, int], date | None]
"""Given the speaker's country and a year, the day; None where there is none in that year."""


def on(month: int, day: int) -> Feast:
    """Make a feast of the same day each year."""
    return lambda _, year: date(year, month, day)


def nth(number: int, weekday: int, month: int) -> Feast:
    """Make a feast on the first, second … weekday (Monday is 0) of a month."""

    def find(_: str | None, year: int) -> date | None:
        mark = nth_weekday(month_period(date(year, 1, 1), month, year), weekday, number)
        return mark.day if mark else None

    return find


def public(name: str, *homes: str, later: int = 0) -> Feast:
    """Make a feast of a holiday's English name: as the speaker's country has it, else its `homes`; `later` days on."""

    def find(country: str | None, year: int) -> date | None:
        for place in (country, *homes) if country else homes:
            day = public_holiday(name, place, year)
            if day:
                return day + timedelta(days=later)
        return None

    return find


def bank(month: int, which: int = 0) -> Feast:
    """Make a feast of the first (or, as -1, the last) bank holiday of a month, in Ireland and else in Britain."""

    def find(country: str | None, year: int) -> date | None:
        days = [day for day in bank_holidays("IE" if country == "IE" else "GB", year) if day.month == month]
        return days[which] if days else None

    return find


def bank_holidays(country: str | None, year: int) -> list[date]:
    """Give the Mondays off of Britain and Ireland; of another country its public holidays from Monday to Friday."""
    last = 0 if country in ("GB", "IE") else 4
    return [day for day in public_holidays(country, year) if day.weekday() <= last] if country else []


def where(others: Mapping[str, Feast], usual: Feast) -> Feast:
    """Make a feast that some countries keep on another day than most."""
    return lambda country, year: others.get(country or "", usual)(country, year)


_CHRISTMAS, _NEW_YEAR, _VALENTINE, _HALLOWEEN = on(12, 25), on(1, 1), on(2, 14), on(10, 31)
_THANKSGIVING = where({"CA": nth(2, 0, 10)}, public("Thanksgiving Day", "US"))
_BLACK_FRIDAY = public("Thanksgiving Day", "US", later=1)
_GOOD_FRIDAY = public("Good Friday", "GB")
_EASTER = public("Good Friday", "GB", later=2)
_EASTER_MONDAY = public("Good Friday", "GB", later=3)
_LABOR = public("Labor Day", "US")
_LUNAR_NEW_YEAR = public("Korean New Year", "KR")
_BUDDHA = public("Buddha's Birthday", "KR")

FEASTS: dict[str, Feast] = {
    "christmas|xmas day?": _CHRISTMAS,
    "christmas|xmas eve": on(12, 24),
    "boxing day": on(12, 26),
    "new year's|years|year eve": on(12, 31),
    "nye": on(12, 31),
    "new year's|years|year day?": _NEW_YEAR,
    "the new year": _NEW_YEAR,
    "valentine|valentine's|valentines day": _VALENTINE,
    "st|saint patrick's|patricks day": on(3, 17),
    "halloween": _HALLOWEEN,
    "thanksgiving day?": _THANKSGIVING,
    "black friday|fri": _BLACK_FRIDAY,
    "cyber monday|mon": public("Thanksgiving Day", "US", later=4),
    "easter day|sunday|sun?": _EASTER,
    "easter saturday|sat": public("Good Friday", "GB", later=1),
    "easter monday|mon": _EASTER_MONDAY,
    "good|easter friday|fri": _GOOD_FRIDAY,
    "easter bank holiday": _EASTER_MONDAY,
    "early? may bank holiday": bank(5),
    "may day bank holiday": bank(5),
    "spring bank holiday": bank(5, -1),
    "late may bank holiday": bank(5, -1),
    "late? summer|august bank holiday": bank(8, -1),
    "february bank holiday": bank(2),
    "june bank holiday": bank(6),
    "october bank holiday": bank(10, -1),
    "labor|labour day": _LABOR,
    "memorial day": public("Memorial Day", "US"),
    "independence day": public("Independence Day", "US"),
    "juneteenth": on(6, 19),
    "veterans|veteran's day": public("Veterans Day", "US"),
    "columbus day": public("Columbus Day", "US"),
    "presidents|president's day": public("Washington's Birthday", "US"),
    "mlk day": public("Martin Luther King Jr. Day", "US"),
    "martin luther king jr? day?": public("Martin Luther King Jr. Day", "US"),
    "mother's|mothers day": nth(2, 6, 5),
    "father's|fathers day": nth(3, 6, 6),
    "may day": on(5, 1),
    "chinese|lunar new year": public("Chinese New Year (Spring Festival)", "CN"),
    "korean new year": _LUNAR_NEW_YEAR,
    "gandhi jayanti": on(10, 2),
    "cny": public("Chinese New Year (Spring Festival)", "CN"),
    "seollal": _LUNAR_NEW_YEAR,
    "chuseok": public("Chuseok", "KR"),
    "diwali": public("Diwali", "IN"),
    "hangul day": on(10, 9),
    "크리스마스|성탄절": _CHRISTMAS,
    "크리스마스 이브": on(12, 24),
    "크리스마스이브": on(12, 24),
    "신정": _NEW_YEAR,
    "설|설날|구정|음력설": _LUNAR_NEW_YEAR,
    "추석|한가위": public("Chuseok", "KR"),
    "석가탄신일|부처님오신날": _BUDDHA,
    "부처님 오신 날": _BUDDHA,
    "부처님 오신날": _BUDDHA,
    "삼일절": on(3, 1),
    "어린이날": on(5, 5),
    "어버이날": on(5, 8),
    "스승의날": on(5, 15),
    "현충일": on(6, 6),
    "제헌절": on(7, 17),
    "광복절": on(8, 15),
    "개천절": on(10, 3),
    "한글날": on(10, 9),
    "노동절|근로자의날": on(5, 1),
    "근로자의 날": on(5, 1),
    "추수감사절": _THANKSGIVING,
    "블랙프라이데이": _BLACK_FRIDAY,
    "부활절": _EASTER,
    "핼러윈|할로윈": _HALLOWEEN,
    "발렌타인데이|밸런타인데이": _VALENTINE,
    "화이트데이": on(3, 14),
}
