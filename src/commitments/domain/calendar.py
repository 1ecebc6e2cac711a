"""Working time and working days of one place. All moments are aware; days are local dates."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from hashlib import blake2b
from typing import NamedTuple

from commitments.domain import country_days
from commitments.domain.clock import aware
from commitments.domain.working_hours import WorkingHours

_ONE_DAY = timedelta(days=1)
_SEARCH_LIMIT = 366


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
        """Return the name of the public holiday on `day` in `language`, or None."""
        return country_days.holiday(self.country, day, language)

    def is_holiday(self, day: date) -> bool:
        return country_days.is_holiday(self.country, day)

    def is_working_day(self, day: date) -> bool:
        return day not in self.days_off and not self.is_weekend(day) and not self.is_holiday(day)

    def is_weekend(self, day: date) -> bool:
        """Whether `day` is none of the weekdays, or of the country's weekend; its make-up days are none."""
        if self.hours.weekdays is not None:
            return day.weekday() not in self.hours.weekdays
        return country_days.is_weekend(self.country, day)

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
