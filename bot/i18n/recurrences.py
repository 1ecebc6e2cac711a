"""Says in words how a promise recurs."""

from collections.abc import Sequence
from datetime import date, timedelta

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from bot.i18n.catalogues import catalogue_of
from bot.i18n.localizer import Localizer
from commitments.domain.recurrence import Recurrence

_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
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
            days = parts["BYDAY"].split(",")
            if days == list(_WEEK[:5]):
                return localizer.text("recurs.workday")
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
    if parts["BYMONTHDAY"] in {"-1", _EVERY_LAST}:
        return localizer.text("recurs.last_day")
    number = int(parts["BYMONTHDAY"].rpartition(",")[2])
    return localizer.text(f"nth.{_ENDINGS.get(_locale(localizer).ordinal_form(number), 0)}", number=number)


def _weekdays(localizer: Localizer, days: Sequence[str]) -> str:
    names = [
        format_date(_A_MONDAY + timedelta(days=_WEEK.index(day)), "EEEE", locale=_locale(localizer)) for day in days
    ]
    return str(format_list(names, locale=_locale(localizer)))


def _locale(localizer: Localizer) -> Locale:
    return Locale.parse(catalogue_of(localizer.language).locale, sep="_")
