"""Says in words how a promise recurs."""

from collections.abc import Sequence
from datetime import date, timedelta

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from bot.i18n.catalogues import catalogue_of
from bot.i18n.localizer import Localizer
from commitments.domain.recurrence import EVERY_WORKDAY, WEEK, Recurrence

_A_MONDAY = date(2024, 1, 1)
_ENDINGS = {"one": 1, "two": 2, "few": 3}  # 1st, 2nd, 3rd; all others have one of their own
_EVERY_LAST = "28,29,30,31"


def recurrence_text(localizer: Localizer, text: str) -> str:
    """Return a stored recurrence as people say it: every Friday, 매주 금요일마다."""
    recurrence = Recurrence.from_text(text)
    parts = dict(part.split("=") for part in recurrence.rule.split(";"))
    number = int(parts.get("INTERVAL", "1"))
    several = "s" if number > 1 else ""
    match parts["FREQ"]:
        case "DAILY":
            return localizer.text(f"recurs.day{several}", number=number)
        case "WEEKLY":
            if recurrence.rule == EVERY_WORKDAY:
                return localizer.text("recurs.workday")
            days = parts["BYDAY"].split(",")
            return localizer.text(f"recurs.week{several}", number=number, days=_weekdays(localizer, days))
        case "MONTHLY":
            return localizer.text(f"recurs.month{several}", number=number, day=_day(localizer, parts))
        case _:
            day = format_date(recurrence.start, localizer.text("date.in_year"), locale=_locale(localizer))
            return localizer.text(f"recurs.year{several}", number=number, day=day)


def _day(localizer: Localizer, parts: dict[str, str]) -> str:
    """Return the day of a month: the 5th, the last day, the first Monday."""
    if "BYDAY" in parts:
        nth, day = parts["BYDAY"][:-2], parts["BYDAY"][-2:]
        return localizer.text(f"nth_weekday.{nth}", day=_weekdays(localizer, [day]))
    days = parts["BYMONTHDAY"]
    if days == _EVERY_LAST:
        return localizer.text("recurs.last_day")
    one_of_them = days.rpartition(",")[2]  # the last that a month has: the 30th
    said = [one_of_them] if "BYSETPOS" in parts else days.split(",")
    in_order = sorted(map(int, said), key=lambda number: (number < 0, number))
    return str(format_list([_day_of_month(localizer, number) for number in in_order], locale=_locale(localizer)))


def _day_of_month(localizer: Localizer, number: int) -> str:
    if number < 0:
        return localizer.text("recurs.last_day")
    return localizer.text(f"nth.{_ENDINGS.get(_locale(localizer).ordinal_form(number), 0)}", number=number)


def _weekdays(localizer: Localizer, days: Sequence[str]) -> str:
    names = [
        format_date(_A_MONDAY + timedelta(days=WEEK.index(day)), "EEEE", locale=_locale(localizer)) for day in days
    ]
    return str(format_list(names, locale=_locale(localizer)))


def _locale(localizer: Localizer) -> Locale:
    return Locale.parse(catalogue_of(localizer.language).locale, sep="_")
