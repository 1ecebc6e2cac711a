"""Named days by which people set dates. Public holidays are looked up in the holiday data, the speaker's country first.

Each entry of HOLIDAYS maps a pattern of the grammar to a function that finds the day in a year.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from commitments.domain.calendar import public_holiday, public_holidays
from commitments.language.dates.date_arithmetic import month_period, nth_weekday

HolidayFinder = Callable[[str | None, int], date | None]
"""Returns the day for the speaker's country and a year; None where there is none in that year."""


def fixed_date(month: int, day: int) -> HolidayFinder:
    """Return a finder of the same day each year."""
    return lambda _, year: date(year, month, day)


def nth_weekday_of_month(number: int, weekday: int, month: int) -> HolidayFinder:
    """Return a finder of the first, second … weekday (Monday is 0) of a month."""

    def find(_: str | None, year: int) -> date | None:
        parsed = nth_weekday(month_period(date(year, 1, 1), month, year), weekday, number)
        return parsed.day if parsed else None

    return find


def public_holiday_named(name: str, *homes: str, later: int = 0) -> HolidayFinder:
    """Return a finder by the English name: in the speaker's country, else in `homes`; `later` days are added."""

    def find(country: str | None, year: int) -> date | None:
        for place in (country, *homes) if country else homes:
            day = public_holiday(name, place, year)
            if day:
                return day + timedelta(days=later)
        return None

    return find


def bank_holiday_in(month: int, which: int = 0) -> HolidayFinder:
    """Return a finder of the first (or, as -1, last) bank holiday of a month, in Ireland and else in Britain."""

    def find(country: str | None, year: int) -> date | None:
        days = [day for day in bank_holidays("IE" if country == "IE" else "GB", year) if day.month == month]
        return days[which] if days else None

    return find


def bank_holidays(country: str | None, year: int) -> list[date]:
    """Return the Mondays off of Britain and Ireland; of another country its public holidays from Monday to Friday."""
    last = 0 if country in ("GB", "IE") else 4
    return [day for day in public_holidays(country, year) if day.weekday() <= last] if country else []


def by_country(exceptions: Mapping[str, HolidayFinder], usual: HolidayFinder) -> HolidayFinder:
    """Return a finder of a holiday that some countries keep on another day than most."""
    return lambda country, year: exceptions.get(country or "", usual)(country, year)


_CHRISTMAS, _NEW_YEAR, _VALENTINE, _HALLOWEEN = (
    fixed_date(12, 25),
    fixed_date(1, 1),
    fixed_date(2, 14),
    fixed_date(10, 31),
)
_THANKSGIVING = by_country({"CA": nth_weekday_of_month(2, 0, 10)}, public_holiday_named("Thanksgiving Day", "US"))
_BLACK_FRIDAY = public_holiday_named("Thanksgiving Day", "US", later=1)
_GOOD_FRIDAY = public_holiday_named("Good Friday", "GB")
_EASTER = public_holiday_named("Good Friday", "GB", later=2)
_EASTER_MONDAY = public_holiday_named("Good Friday", "GB", later=3)


def _from_easter(days: int) -> HolidayFinder:
    """Return a finder of the day that lies so many days from Easter Sunday."""
    return public_holiday_named("Good Friday", "GB", later=2 + days)


def _monday_before_the_25th_of_may(_: str | None, year: int) -> date:
    last = date(year, 5, 24)
    return last - timedelta(days=last.weekday())


_LABOR = public_holiday_named("Labor Day", "US")
_LUNAR_NEW_YEAR = public_holiday_named("Korean New Year", "KR")
_BUDDHA = public_holiday_named("Buddha's Birthday", "KR")

HOLIDAYS: dict[str, HolidayFinder] = {
    "christmas|xmas day?": _CHRISTMAS,
    "christmas|xmas eve": fixed_date(12, 24),
    "boxing day": fixed_date(12, 26),
    "new year's|years|year eve": fixed_date(12, 31),
    "nye": fixed_date(12, 31),
    "new year's|years|year day?": _NEW_YEAR,
    "the new year": _NEW_YEAR,
    "valentine|valentine's|valentines day": _VALENTINE,
    "st|saint patrick's|patricks day": fixed_date(3, 17),
    "halloween": _HALLOWEEN,
    "thanksgiving day?": _THANKSGIVING,
    "black friday|fri": _BLACK_FRIDAY,
    "cyber monday|mon": public_holiday_named("Thanksgiving Day", "US", later=4),
    "april fools|fool's day?": fixed_date(4, 1),
    "groundhog day": fixed_date(2, 2),
    "canada day": fixed_date(7, 1),
    "victoria day": _monday_before_the_25th_of_may,
    "australia day": fixed_date(1, 26),
    "anzac day": fixed_date(4, 25),
    "waitangi day": fixed_date(2, 6),
    "bastille day": fixed_date(7, 14),
    "armistice|remembrance day": fixed_date(11, 11),
    "all saints|saint's|saints' day": fixed_date(11, 1),
    "all hallows|hallow's eve": _HALLOWEEN,
    "all souls day": fixed_date(11, 2),
    "indigenous peoples|people's|peoples' day": public_holiday_named("Columbus Day", "US"),
    "tax day": fixed_date(4, 15),
    "womens|women's day": fixed_date(3, 8),
    "earth day": fixed_date(4, 22),
    "cinco de mayo": fixed_date(5, 5),
    "guy fawkes|bonfire night|day": fixed_date(11, 5),
    "st|saint george's|georges day": fixed_date(4, 23),
    "st|saint andrew's|andrews day": fixed_date(11, 30),
    "epiphany": fixed_date(1, 6),
    "flag day": fixed_date(6, 14),
    "canadian thanksgiving": nth_weekday_of_month(2, 0, 10),
    "american thanksgiving": public_holiday_named("Thanksgiving Day", "US"),
    "giving tuesday": public_holiday_named("Thanksgiving Day", "US", later=5),
    "pancake day": _from_easter(-47),
    "shrove tuesday": _from_easter(-47),
    "mardi gras": _from_easter(-47),
    "shrove|rose monday": _from_easter(-48),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy|holy thursday|thu": _from_easter(-3),
    "holy saturday|sat": _from_easter(-1),
    "ascension day|thursday?": _from_easter(39),
    "whit|pentecost sunday|sun": _from_easter(49),
    "pentecost|whitsun": _from_easter(49),
    "whit|pentecost monday|mon": _from_easter(50),
    "trinity sunday": _from_easter(56),
    "corpus christi": _from_easter(60),
    "easter day|sunday|sun?": _EASTER,
    "easter saturday|sat": public_holiday_named("Good Friday", "GB", later=1),
    "easter monday|mon": _EASTER_MONDAY,
    "good|easter friday|fri": _GOOD_FRIDAY,
    "easter bank holiday": _EASTER_MONDAY,
    "early? may bank holiday": bank_holiday_in(5),
    "may day bank holiday": bank_holiday_in(5),
    "spring bank holiday": bank_holiday_in(5, -1),
    "late may bank holiday": bank_holiday_in(5, -1),
    "late? summer|august bank holiday": bank_holiday_in(8, -1),
    "february bank holiday": bank_holiday_in(2),
    "june bank holiday": bank_holiday_in(6),
    "october bank holiday": bank_holiday_in(10, -1),
    "labor|labour day": _LABOR,
    "memorial day": public_holiday_named("Memorial Day", "US"),
    "independence day": public_holiday_named("Independence Day", "US"),
    "juneteenth": fixed_date(6, 19),
    "veterans|veteran's day": public_holiday_named("Veterans Day", "US"),
    "columbus day": public_holiday_named("Columbus Day", "US"),
    "presidents|president's day": public_holiday_named("Washington's Birthday", "US"),
    "mlk day": public_holiday_named("Martin Luther King Jr. Day", "US"),
    "martin luther king jr? day?": public_holiday_named("Martin Luther King Jr. Day", "US"),
    "mother's|mothers day": nth_weekday_of_month(2, 6, 5),
    "father's|fathers day": nth_weekday_of_month(3, 6, 6),
    "may day": fixed_date(5, 1),
    "chinese|lunar new year": public_holiday_named("Chinese New Year (Spring Festival)", "CN"),
    "korean new year": _LUNAR_NEW_YEAR,
    "gandhi jayanti": fixed_date(10, 2),
    "cny": public_holiday_named("Chinese New Year (Spring Festival)", "CN"),
    "seollal": _LUNAR_NEW_YEAR,
    "chuseok": public_holiday_named("Chuseok", "KR"),
    "diwali": public_holiday_named("Diwali", "IN"),
    "hangul day": fixed_date(10, 9),
    "크리스마스|성탄절": _CHRISTMAS,
    "크리스마스 이브": fixed_date(12, 24),
    "크리스마스이브": fixed_date(12, 24),
    "신정": _NEW_YEAR,
    "설|설날|구정|음력설": _LUNAR_NEW_YEAR,
    "추석|한가위": public_holiday_named("Chuseok", "KR"),
    "석가탄신일|부처님오신날": _BUDDHA,
    "부처님 오신 날": _BUDDHA,
    "부처님 오신날": _BUDDHA,
    "삼일절": fixed_date(3, 1),
    "어린이날": fixed_date(5, 5),
    "어버이날": fixed_date(5, 8),
    "스승의날": fixed_date(5, 15),
    "현충일": fixed_date(6, 6),
    "제헌절": fixed_date(7, 17),
    "광복절": fixed_date(8, 15),
    "개천절": fixed_date(10, 3),
    "한글날": fixed_date(10, 9),
    "노동절|근로자의날": fixed_date(5, 1),
    "근로자의 날": fixed_date(5, 1),
    "추수감사절": _THANKSGIVING,
    "블랙프라이데이": _BLACK_FRIDAY,
    "부활절": _EASTER,
    "핼러윈|할로윈": _HALLOWEEN,
    "발렌타인데이|밸런타인데이": _VALENTINE,
    "화이트데이": fixed_date(3, 14),
}
