"""Working hours, working days and holidays of one place. All moments are aware; days are local dates."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from commitments.domain.clock import aware

if TYPE_CHECKING:
    from holidays import HolidayBase

_ONE_DAY = timedelta(days=1)
_SEARCH_LIMIT = 366
_SATURDAY = 5
_SUBDIVISIONS = {"GB": "ENG"}  # the holidays of all Britain lack Easter Monday and August: England's are meant most


class WorkingHours(NamedTuple):
    """When a place works: local `start` and `end`, weekdays with Monday as 0 (None: its country's), a break."""

    start: time = time(9)
    end: time = time(18)
    weekdays: frozenset[int] | None = None
    lunch: tuple[time, time] | None = None


class Schedule(NamedTuple):
    """What a company or person set of their working time; what is not set here is the company's, or usual.

    Of the company alone: `fiscal_start`, the month in which its fiscal year begins; `sprint_end`, the last day of a
    sprint, after which one ends every `sprint_weeks`, or none where that is 0.
    """

    hours: WorkingHours | None = None
    days_off: frozenset[date] = frozenset()
    half_days: frozenset[date] = frozenset()
    fiscal_start: int = 1
    sprint_end: date | None = None
    sprint_weeks: int = 0

    def sprint_end_from(self, today: date) -> date | None:
        """Return the last day of the sprint that runs today, where one is known to."""
        if self.sprint_end is None or self.sprint_end >= today or not self.sprint_weeks:
            return self.sprint_end
        length = timedelta(weeks=self.sprint_weeks)
        return self.sprint_end + -((self.sprint_end - today) // length) * length


def public_holiday(name: str, country: str, year: int) -> date | None:
    """Return the first day in `year` that `country` (ISO 3166) calls `name`, in the English of the holiday data."""
    found = _holidays(country, year, _english(country)).items()
    return min((day for day, names in found if name in names.split("; ")), default=None)


def holiday_names(country: str, year: int) -> dict[str, date]:
    """Return the public holidays of `country` (ISO 3166) in `year` by their own and their English name, case-folded."""
    named: dict[str, date] = {}
    for language in (_english(country), _languages(country)[0]):
        for day, names in sorted(_holidays(country, year, language).items()):
            for name in names.split("; "):
                named.setdefault(name.partition(" (")[0].casefold(), day)
    return named


def public_holidays(country: str, year: int) -> list[date]:
    """Return the public holidays of `country` (ISO 3166) in `year`, in order."""
    return sorted(_holidays(country, year, _languages(country)[0]))


def _english(country: str) -> str | None:
    """Return the language of the English names by which the rules know holidays, else the country's own."""
    languages = _languages(country)
    return "en_US" if "en_US" in languages else languages[0]


def _nearest_language(country: str, language: str) -> str | None:
    """Return the language of the holiday data nearest to a reader's: theirs, else English, else the country's own."""
    languages = _languages(country)
    near = (known for start in (language, "en") for known in languages if known and known.startswith(start))
    return next(near, languages[0])


@lru_cache(maxsize=512)
def _languages(country: str) -> tuple[str | None, ...]:
    """Return the languages in which the data names a country's holidays, its own first; (None,) if unknown.

    For any other language, and for None, the data falls back to the locale of the process: use only these.
    """
    known = _data_of(country)
    if known is None:
        return (None,)
    return tuple(dict.fromkeys((known.default_language, *known.supported_languages)))


@lru_cache(maxsize=512)
def _holidays(country: str, year: int, language: str | None) -> dict[date, str]:
    known = _data_of(country, _SUBDIVISIONS.get(country), year, language)
    return {} if known is None else dict(known)


def _data_of(
    country: str, subdiv: str | None = None, years: int | None = None, language: str | None = None
) -> "HolidayBase | None":
    """Return the holiday data of a country; None if it has none: then only weekends are off."""
    import holidays  # noqa: PLC0415 - takes a tenth of a second, and is not needed without a country

    try:
        return holidays.country_holidays(country, subdiv, years, language=language)
    except NotImplementedError:
        return None


@lru_cache(maxsize=512)
def _weekend(country: str | None, year: int) -> frozenset[date]:
    """Return the days of the weekends of a country (None: any) in a year, but its make-up days."""
    first = date(year, 1, 1)
    days = [day for ahead in range(366) if (day := first + ahead * _ONE_DAY).year == year]
    known = _data_of(country, years=year) if country else None
    if known is None:
        return frozenset(day for day in days if day.weekday() >= _SATURDAY)
    return frozenset(day for day in days if known.is_weekend(day) and day not in known.weekend_workdays)


def wall_of(moment: datetime, zone: str) -> str:
    """Return a moment as a clock in a zone shows it, with the zone's offset then."""
    return aware(moment).astimezone(ZoneInfo(zone)).isoformat()


def moment_of(wall: str, zone: str) -> datetime:
    """Return the moment (UTC) at which a clock in a zone shows what `wall_of` returned, by the zone's law of today."""
    shown = datetime.fromisoformat(wall)
    places = [shown.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1)]
    return shown.astimezone(UTC) if shown.astimezone(UTC) in places else places[0]


def digest_of(calendar: "Calendar", now: datetime) -> str:
    """Return a digest of the offsets and days off of a calendar, from this year to the one after next."""
    first, last = date(calendar.local(now).year, 1, 1), date(calendar.local(now).year + 2, 12, 31)
    days = (first + ahead * _ONE_DAY for ahead in range((last - first).days + 1))
    parts = (f"{calendar.at(day, time(12)).utcoffset()}{calendar.is_working_day(day)}" for day in days)
    return blake2b("".join(parts).encode(), digest_size=8).hexdigest()


class Calendar(NamedTuple):
    """The working time of one place: its zone, its country's weekends and holidays (ISO 3166, or None), its hours.

    On half days work ends with the first half of the hours. No day is worked of `days_off`.
    """

    zone: tzinfo
    country: str | None = None
    hours: WorkingHours = WorkingHours()
    days_off: frozenset[date] = frozenset()
    half_days: frozenset[date] = frozenset()

    def local(self, moment: datetime) -> datetime:
        return aware(moment).astimezone(self.zone)

    def at(self, day: date, clock_time: time) -> datetime:
        """Return the aware moment of a local clock time; a time skipped by daylight saving moves forward."""
        local = datetime.combine(day, clock_time, tzinfo=self.zone)
        return local.astimezone(UTC).astimezone(self.zone)

    def start_of(self, day: date) -> datetime:
        """Return the moment at which work starts on `day`, working day or not."""
        return self.at(day, self.hours.start)

    def end_of(self, day: date) -> datetime:
        """Return the moment at which work ends on `day`, working day or not: the due time of a bare date."""
        return self.at(day, self._noon() if day in self.half_days else self.hours.end)

    def _noon(self) -> time:
        """Return when the first half of a day ends: with the break, else in the middle of the hours."""
        if self.hours.lunch and self.hours.start < self.hours.lunch[0] < self.hours.end:
            return self.hours.lunch[0]
        start, end = (datetime.combine(date.min, one) for one in (self.hours.start, self.hours.end))
        return (start + (end - start) / 2).time()

    def _spans(self, day: date) -> list[tuple[datetime, datetime]]:
        """Return the working time of a working day, from its start, without the break; in UTC."""
        start, end = self.start_of(day).astimezone(UTC), self.end_of(day).astimezone(UTC)
        if self.hours.lunch is None:
            return [(start, end)]
        leaves, returns = (self.at(day, one).astimezone(UTC) for one in self.hours.lunch)
        spans = [(start, min(leaves, end)), (max(returns, start), end)]
        return [(opens, closes) for opens, closes in spans if opens < closes]

    def holiday(self, day: date, language: str) -> str | None:
        """Return the name of the public holiday on `day` in `language` (ISO 639-1), or None.

        Where the holiday data lacks that language, the name is English, else in the country's own language.
        """
        country = (self.country or "").upper()
        return _holidays(country, day.year, _nearest_language(country, language)).get(day) if country else None

    def is_holiday(self, day: date) -> bool:
        country = (self.country or "").upper()
        return bool(country) and day in _holidays(country, day.year, _languages(country)[0])

    def is_working_day(self, day: date) -> bool:
        return day not in self.days_off and not self.is_weekend(day) and not self.is_holiday(day)

    def is_weekend(self, day: date) -> bool:
        """Whether `day` is none of the weekdays, or of the country's weekend; its make-up days are none."""
        if self.hours.weekdays is not None:
            return day.weekday() not in self.hours.weekdays
        return day in _weekend((self.country or "").upper() or None, day.year)

    def previous_working_day(self, day: date) -> date:
        return self.add_working_days(day, -1)

    def next_working_day(self, day: date) -> date:
        return self.add_working_days(day, 1)

    def add_working_days(self, day: date, count: int) -> date:
        """Step `count` working days on (or back, when negative); `day` itself is not counted."""
        for _ in range(abs(count)):
            day = self._working_day_from(day, _ONE_DAY if count > 0 else -_ONE_DAY)
        return day

    def _working_day_from(self, day: date, step: timedelta) -> date:
        """Return the next working day; in a place that never works, the day a year away."""
        for _ in range(_SEARCH_LIMIT):
            day += step
            if self.is_working_day(day):
                break
        return day

    def last_working_day(self, first: date, last: date) -> date:
        """Return the last working day from `first` to `last`; `last` itself if there is none."""
        day = last
        while day >= first:
            if self.is_working_day(day):
                return day
            day -= _ONE_DAY
        return last

    def is_working_time(self, moment: datetime) -> bool:
        """Whether `moment` lies within working hours; the closing minute counts."""
        local = self.local(moment)
        works = self.is_working_day(local.date())
        return works and self.start_of(local.date()) <= local <= self.end_of(local.date())

    def not_after(self, moment: datetime) -> datetime:
        """Return the last working moment that is not after `moment`."""
        local = self.local(moment)
        if self.is_working_day(local.date()) and local.time() >= self.hours.start:
            return min(local, self.end_of(local.date()))
        return self.end_of(self.previous_working_day(local.date()))

    def not_before(self, moment: datetime) -> datetime:
        """Return the first working moment that is not before `moment`."""
        local = self.local(moment)
        if self.is_working_day(local.date()) and local <= self.end_of(local.date()):
            return max(local, self.start_of(local.date()))
        return self.start_of(self.next_working_day(local.date()))

    def subtract_working_time(self, moment: datetime, amount: timedelta) -> datetime:
        """Return the working moment that lies `amount` of working time before `moment`."""
        at = self.not_after(moment)
        for _ in range(_SEARCH_LIMIT):
            for start, end in reversed(self._spans(at.date())):
                last = min(end, at.astimezone(UTC))
                if last - start >= amount:
                    return (last - amount).astimezone(self.zone)
                amount -= max(last - start, timedelta(0))
            at = self.end_of(self.previous_working_day(at.date()))
        return at

    def add_working_time(self, moment: datetime, amount: timedelta) -> datetime:
        """Return the working moment that lies `amount` of working time after `moment`."""
        at = self.not_before(moment)
        for _ in range(_SEARCH_LIMIT):
            for start, end in self._spans(at.date()):
                first = max(start, at.astimezone(UTC))
                if end - first >= amount:
                    return (first + amount).astimezone(self.zone)
                amount -= max(end - first, timedelta(0))
            at = self.start_of(self.next_working_day(at.date()))
        return at

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Return the working time from `start` to `end`: negative when `end` comes first."""
        if end < start:
            return -self.working_time_between(end, start)
        first, last = self.local(start), self.local(end)
        total = timedelta(0)
        day = first.date()
        while day <= last.date():
            for opens, closes in self._spans(day) if self.is_working_day(day) else ():
                total += max(min(closes, last.astimezone(UTC)) - max(opens, first.astimezone(UTC)), timedelta(0))
            day += _ONE_DAY
        return total

    def working_days_late(self, due: datetime, now: datetime) -> int:
        """Count the working days after the day of `due` that had begun by `now`; 0 until then."""
        day, today = self.local(due).date(), self.local(now).date()
        count = 0
        while day < today:
            day += _ONE_DAY
            count += self.is_working_day(day)
        return count
