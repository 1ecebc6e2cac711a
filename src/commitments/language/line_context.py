"""The context of one line, computed once: the local moment, the calendar, the order of 12/4."""

import re
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from commitments.domain.calendar import Calendar

if TYPE_CHECKING:
    from commitments.language.languages.together import Languages

_HANGUL = re.compile("[가-힣]")


class LineContext(NamedTuple):
    """What every rule may use: `now` is local to the speaker; `day_first` decides how 12/4 is read.

    `instant` is the same moment in UTC, for comparisons: local times of a repeated hour compare wrongly.
    `one_order`: 12/4 has no second reading (Korean is always month/day). `languages` are those in which the
    line is read. `fiscal_start` is a month.
    """

    now: datetime
    instant: datetime
    calendar: Calendar
    languages: "Languages"
    day_first: bool
    one_order: bool = False
    fiscal_start: int = 1
    sprint_end: date | None = None

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def zone_names(self) -> frozenset[str]:
        """Return the abbreviations of the speaker's zone, in winter and in summer: EST, EDT."""
        return _zone_names(self.calendar.zone, self.now.year)

    def days_on(self, count: int) -> date:
        """Return the date `count` days after today (negative: before)."""
        return self.today + timedelta(days=count)

    def in_zone(self, zone: tzinfo | None) -> "LineContext":
        """Return this context with the same moment in `zone`; the working days stay those of the speaker."""
        if zone is None:
            return self
        return self._replace(now=self.now.astimezone(zone), calendar=self.calendar._replace(zone=zone))


@lru_cache(maxsize=512)
def calendar_of(zone: tzinfo, country: str | None) -> Calendar:
    return Calendar(zone, country)


@lru_cache(maxsize=512)
def _zone_names(zone: tzinfo, year: int) -> frozenset[str]:
    halves = (datetime(year, month, 1, tzinfo=zone) for month in (1, 7))
    return frozenset(name.upper() for moment in halves if (name := moment.tzname()))


def has_hangul(text: str) -> bool:
    """Whether `text` contains a Korean syllable."""
    return not text.isascii() and _HANGUL.search(text) is not None
