"""Parses and shows working hours and days off: "hours 9-17:30 lunch 12-13 days mon-thu off 24 Dec half 31 Dec"."""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta

from bot.cards.card import Card, Field, Fields
from bot.conversation.customer_question import typed
from bot.conversation.reading_context import date_context
from bot.conversation.request_context import RequestContext
from bot.i18n.setting_texts import lead_times_text
from commitments.domain.errors import CompanySetting, NotADayOff, UnknownWorkSetting
from commitments.domain.working_hours import PARTS_OF_HOURS, Schedule, WorkingHours
from commitments.language import Problem

_WORDS = {
    "hours": "hours", "lunch": "lunch", "days": "days", "off": "off", "half": "half", "back": "back",
    "fiscal": "fiscal", "sprint": "sprint", "회계연도": "fiscal", "스프린트": "sprint",
    "시간": "hours", "점심": "lunch", "요일": "days", "휴무": "off", "휴가": "off", "반차": "half", "출근": "back",
}  # fmt: skip
_NO_BREAK = frozenset({"none", "없음"})
_USUAL = frozenset({"default", "usual", "기본", *_NO_BREAK})
_WEEKDAYS = {
    **{name: at for at, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))},
    **{name: at for at, name in enumerate("월화수목금토일")},
}
_CLOCK = r"(\d{1,2})(?::(\d{2})|시)?"
_SPAN = re.compile(rf"{_CLOCK}\s*(?:-|–|~|to)\s*{_CLOCK}")
_RANGE = re.compile(r"\s+(?:to|~|–|-)\s+|\s*(?:~|–|\.\.)\s*|부터\s*")
_MOST_DAYS = 100
_OF_COMPANY = frozenset({"fiscal", "sprint"})
_EVERY = re.compile(r"(?P<day>.+?)[\s,]+(?:every\s+(?P<en>[1-9])\s*w(?:eeks?)?|(?P<ko>[1-9])\s*주(?:마다|간격))")


def parse_schedule(
    context: RequestContext, text: str, known: Schedule, usual: WorkingHours, *, everyone: bool
) -> Schedule:
    """Return a schedule with the settings of a text; `usual` are the hours where none were set.

    Raises UnknownWorkSetting, NotADayOff, and CompanySetting for a person's fiscal year or sprint.
    """
    parts = list(_parts(text))
    if not parts:
        raise UnknownWorkSetting(word=text.strip()[:40] or "hours")
    for key, word, value in parts:
        if key in _OF_COMPANY and not everyone:
            raise CompanySetting(word=word)
        if not value:
            raise UnknownWorkSetting(word=word)
        with_setting = _with_company_setting if key in _OF_COMPANY else _with_setting
        known = with_setting(context, known, key, value, usual)
    return known


def _parts(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each setting, as it was written, with its value. Raises UnknownWorkSetting for what stands before it."""
    said, values = "", list[str]()
    for word in text.split():
        if word.lower() in _WORDS:
            if said:
                yield _WORDS[said.lower()], said, " ".join(values)
            said, values = word, []
        elif not said:
            raise UnknownWorkSetting(word=word[:40])
        else:
            values.append(word)
    if said:
        yield _WORDS[said.lower()], said, " ".join(values)


def _with_setting(context: RequestContext, known: Schedule, key: str, value: str, usual: WorkingHours) -> Schedule:
    hours, said = known.hours_over(usual), value.lower()
    if key in PARTS_OF_HOURS and said in _USUAL and not (key == "lunch" and said in _NO_BREAK):
        return known.without_part(key)
    if key == "hours":
        start, end = _span(value)
        return known.with_part(key, hours._replace(start=start, end=end))
    if key == "lunch":
        return known.with_part(key, hours._replace(lunch=None if said in _NO_BREAK else _span(value)))
    if key == "days":
        return known.with_part(key, hours._replace(weekdays=_weekdays(value)))
    days = frozenset(_days(context, value))
    off, half = known.days_off - days, known.half_days - days
    if key == "back" and (off, half) == (known.days_off, known.half_days):
        raise NotADayOff(word=value[:40])
    return known._replace(
        days_off=off | days if key == "off" else off, half_days=half | days if key == "half" else half
    )


def _with_company_setting(context: RequestContext, known: Schedule, key: str, value: str, _: WorkingHours) -> Schedule:
    reset = value.lower() in _USUAL
    if key == "fiscal":
        return known._replace(fiscal_start=1 if reset else _month(context, value))
    if reset:
        return known._replace(sprint_end=None, sprint_weeks=0)
    every = _EVERY.fullmatch(value)
    weeks = int(every["en"] or every["ko"]) if every else 0
    return known._replace(sprint_end=_day(context, every["day"] if every else value), sprint_weeks=weeks)


def _month(context: RequestContext, value: str) -> int:
    """Return the month of "April", "4" or "4월". Raises UnknownWorkSetting."""
    number = re.fullmatch(r"(\d{1,2})월?", value)
    if number is None:
        return _day(context, f"1 {value}").month
    if not 1 <= int(number[1]) <= 12:
        raise UnknownWorkSetting(word=value[:40])
    return int(number[1])


def _span(value: str) -> tuple[time, time]:
    """Return the two clock times of "9-17:30". Raises UnknownWorkSetting."""
    found = _SPAN.fullmatch(value)
    try:
        start, end = (time(int(hour), int(minute or 0)) for hour, minute in _pairs(found))
    except ValueError:
        raise UnknownWorkSetting(word=value[:40]) from None
    if start >= end:
        raise UnknownWorkSetting(word=value[:40])
    return start, end


def _pairs(found: re.Match[str] | None) -> list[tuple[str, str | None]]:
    return [(found[1], found[2]), (found[3], found[4])] if found else []


def _weekdays(value: str) -> frozenset[int]:
    found: set[int] = set()
    for part in re.split(r"[,\s]+", value.lower()):
        ends = [_weekday(name) for name in re.split(r"[-–~]", part)] if part[1:] or part in _WEEKDAYS else []
        if len(ends) not in (1, 2):
            raise UnknownWorkSetting(word=value[:40])
        at = ends[0]
        found.add(at)
        while at != ends[-1]:
            at = (at + 1) % 7
            found.add(at)
    return frozenset(found)


def _weekday(name: str) -> int:
    short = name.removesuffix("요일") if name[:1] in _WEEKDAYS else name[:3]
    if short not in _WEEKDAYS:
        raise UnknownWorkSetting(word=name[:40])
    return _WEEKDAYS[short]


def _days(context: RequestContext, value: str) -> Iterator[date]:
    """Yield the days of "24 Dec, 28 Dec to 31 Dec". Raises UnknownWorkSetting for what is no date, or too many."""
    for part in re.split(r"\s*,\s*", value):
        ends = [_day(context, each) for each in _RANGE.split(part.removesuffix("까지"))]
        count = (ends[-1] - ends[0]).days + 1
        if len(ends) > 2 or not 0 < count <= _MOST_DAYS:
            raise UnknownWorkSetting(word=part[:40])
        yield from (ends[0] + timedelta(days=ahead) for ahead in range(count))


def _day(context: RequestContext, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        when = context.read_when(text, date_context(context))
    if when.due is None or when.alternatives or when.problem not in (None, Problem.PAST_DEADLINE):
        raise UnknownWorkSetting(word=text[:40])
    return when.due.date()


def schedule_card(
    context: RequestContext, title: str, schedule: Schedule, company: Schedule, *, everyone: bool
) -> Card:
    """Return the working hours in force and the days off that lie ahead, of a person or the company."""
    hours = schedule.hours_over(company.hours_over(WorkingHours()))
    lunch = "–".join(f"{one:%H:%M}" for one in hours.lunch) if hours.lunch else context.text("work.no_break")
    days = context.text("work.countrys") if hours.weekdays is None else _named(context, hours.weekdays)
    rows = [
        ("hours", f"{hours.start:%H:%M}–{hours.end:%H:%M}"), ("lunch", lunch), ("days", days),
        ("off", _listed(context, schedule.days_off | company.days_off)),
        ("half", _listed(context, schedule.half_days | company.half_days)),
    ]  # fmt: skip
    rows += _company_rows(context, schedule) if everyone else []
    return Card(title, (Fields(tuple(Field(context.text(f"work.{name}"), value) for name, value in rows)),))


def _company_rows(context: RequestContext, schedule: Schedule) -> list[tuple[str, str]]:
    month = context.text("work.months").split()[schedule.fiscal_start - 1]
    ends = schedule.sprint_end_from(context.now.date())
    sprint = ends.isoformat() if ends else context.text("work.no_sprint")
    if ends and schedule.sprint_weeks:
        sprint = context.text("work.sprint_every", day=sprint, weeks=schedule.sprint_weeks)
    leads = context.text(
        "work.leads", leads=lead_times_text(context.localizer, context.workspace.policy), **typed(context)
    )
    return [("reminders", leads), ("fiscal", context.text("work.fiscal_from", month=month)), ("sprint", sprint)]


def _named(context: RequestContext, weekdays: frozenset[int]) -> str:
    return ", ".join(context.text("work.weekdays").split()[at] for at in sorted(weekdays)) or "—"


def _listed(context: RequestContext, days: frozenset[date]) -> str:
    ahead = [day for day in sorted(days) if day >= context.now.date() - timedelta(days=1)]
    return ", ".join(day.isoformat() for day in ahead[:40]) or "—"
