"""A promise that recurs: which of its dates is the next, as RFC 5545 has it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice, takewhile
from typing import Final
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from commitments.domain.wall_time import is_known

_WALL: Final = "%Y%m%dT%H%M%S"
_MOST: Final = 5000
WEEK: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EVERY_WORKDAY: Final = f"FREQ=WEEKLY;BYDAY={','.join(WEEK[:5])}"
WorkingDay = Callable[[date], date]
"""Returns the working day on which something due on a date falls."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule of RFC 5545 (`FREQ=WEEKLY;BYDAY=FR`), with the date of one promise by that rule.

    `start` is aware and in the zone in which the rule was said: each date has its wall time. What is due on a rest day
    keeps the date of the rule as `start`, so that the next is counted from it.
    """

    rule: str
    start: datetime
    zone: str

    @classmethod
    def from_text(cls, text: str) -> "Recurrence":
        """Return what `text` returned."""
        head, _, rule = text.partition("\nRRULE:")
        zone, _, wall = head.removeprefix("DTSTART;TZID=").partition(":")
        return cls(rule, datetime.strptime(wall, _WALL).replace(tzinfo=ZoneInfo(zone) if is_known(zone) else UTC), zone)

    @property
    def text(self) -> str:
        """It as the lines DTSTART and RRULE of RFC 5545."""
        return f"DTSTART;TZID={self.zone}:{self.start.strftime(_WALL)}\nRRULE:{self.rule}"

    def due(self, working_day: WorkingDay) -> datetime:
        """Return when the promise of this date is due: on a rest day, at the same time on the working day before."""
        return datetime.combine(working_day(self.start.date()), self.start.time(), self.start.tzinfo)

    def next_after(self, now: datetime, working_day: WorkingDay) -> "Recurrence | None":
        """Return the next date that is still ahead, None at the end of the rule; dates on one working day are one."""
        last = working_day(self.start.date())
        later = (one for one in self._dates() if working_day(one.start.date()) > last)
        return next((one for one in later if one.due(working_day) > now), None)

    def begins_with_start(self) -> bool:
        """Whether `start`, a date that was read, is the first of the rule: not before "every first Monday".

        Where the last day stands for a missing 31st, the next one may be earlier than the 31st that was read.
        """
        return "BYSETPOS" not in self.rule and next((one.start for one in self._dates()), None) == self.start

    def days_before(self, later: "Recurrence", working_day: WorkingDay) -> int:
        """Return how many days between this date and a later one by the same rule have a date of it."""
        first, last = working_day(self.start.date()), working_day(later.start.date())
        days = takewhile(lambda day: day < last, (working_day(one.start.date()) for one in self._dates()))
        return len({day for day in days if day > first})

    def first_from(self, now: datetime, working_day: WorkingDay) -> "Recurrence | None":
        """Return the first date of the rule that is still ahead, this one included."""
        return next((one for one in self._dates() if one.due(working_day) > now), None)

    def _dates(self) -> Iterator["Recurrence"]:
        """Yield the dates of the rule, from this one on."""
        for at in islice(rrulestr(f"RRULE:{self.rule}", dtstart=self.start), _MOST):
            yield replace(self, start=at)


def needs_no_date(rule: str) -> bool:
    """Whether a rule says its dates by itself: every day, every working day."""
    return rule.startswith("FREQ=DAILY") or rule == EVERY_WORKDAY


def recurrence_of(rule: str, due: datetime, zone: str) -> Recurrence:
    """Return the recurrence of a promise whose first date is `due`."""
    return Recurrence(rule, due.astimezone(ZoneInfo(zone)).replace(microsecond=0), zone)
