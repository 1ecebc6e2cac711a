"""The rule by which a promise recurs, in the form of RFC 5545: every Friday is FREQ=WEEKLY;BYDAY=FR."""

from calendar import monthrange
from datetime import date

from commitments.domain.recurrence import EVERY_WORKDAY, WEEK
from commitments.language.text.lazy_regex import compiled
from commitments.language.text.normalization import normalize
from commitments.language.what.recurrence import WORDS, find_recurrence
from commitments.language.what.recurrence_words import LAST_DAY, Frequency

_IN_EVERY_MONTH = 28


def recurrence_rule(line: str, due: date) -> str | None:
    """Return the rule of a line that recurs, whose next date is `due`; None if it is none, or no rule can say it."""
    text = normalize(line)
    if find_recurrence(text) is None or any(compiled(one.ends).search(text) for one in WORDS):
        return None
    found = next(filter(None, (one.frequency(text) for one in WORDS)), None)
    return _rule(text, found, due) if found else None


def _rule(text: str, found: Frequency, due: date) -> str | None:
    every = f";INTERVAL={found.interval}" if found.interval > 1 else ""
    if found.unit == "day":
        return f"FREQ=DAILY{every}"
    if found.unit == "workday":
        return EVERY_WORKDAY if found.interval == 1 else None
    if found.unit == "week":
        days = sorted(frozenset[int]().union(*(one.weekdays(text) for one in WORDS))) or [due.weekday()]
        return f"FREQ=WEEKLY{every};BYDAY={','.join(WEEK[day] for day in days)}"
    if (day := _day_of_month(text, due)) is None:
        return None
    if found.unit == "year":
        return f"FREQ=YEARLY{every};BYMONTH={due.month};{day}"
    months = found.interval * (3 if found.unit == "quarter" else 1)
    return f"FREQ=MONTHLY{f';INTERVAL={months}' if months > 1 else ''};{day}"


def _day_of_month(text: str, due: date) -> str | None:
    """Return which day of a month it is: the first Monday, the last day, the 5th; the last day for a missing 31st."""
    if nth := next(filter(None, (one.nth_weekday(text) for one in WORDS)), None):
        return f"BYDAY={nth[0]}{WEEK[nth[1]]}"
    said = sorted({day for one in WORDS for day in one.month_days(text)})
    if len(said) > 1:
        return f"BYMONTHDAY={','.join(map(str, said))}" if said[-1] <= _IN_EVERY_MONTH else None
    if said == [LAST_DAY]:
        return f"BYMONTHDAY={LAST_DAY}"
    day = due.day
    if said and day == monthrange(due.year, due.month)[1]:
        day = max(day, said[0])  # "the 31st", which is the 30th this month
    if day <= _IN_EVERY_MONTH:
        return f"BYMONTHDAY={day}"
    return f"BYMONTHDAY={','.join(str(one) for one in range(_IN_EVERY_MONTH, day + 1))};BYSETPOS=-1"
