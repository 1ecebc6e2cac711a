"""When something is due: at a moment, or by the day."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from commitments.domain.wall_time import is_known

Precision = Literal["day", "time"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due date. By the day it is one calendar date, `day`, for everybody; else it is the moment `at` for everybody.

    `at` is aware. By the day, it is when work ends on that date where the promise was made, as a clock there shows it.
    """

    at: datetime
    day: date | None = None

    @classmethod
    def given(cls, at: datetime, precision: Precision | None, zone: str) -> "Deadline":
        """Return the deadline that was given as a moment in an IANA zone."""
        if precision != "day" or not is_known(zone):
            return cls(at)
        local = at.astimezone(ZoneInfo(zone))
        return cls(local, local.date())

    @property
    def iso(self) -> str:
        """The date by the day, else the moment, in ISO 8601."""
        return self.at.isoformat() if self.day is None else self.day.isoformat()

    def is_as(self, other: "Deadline") -> bool:
        """Whether another is shown as this one: the same date, or the same minute where one is no date."""
        if self.day and other.day:
            return self.day == other.day
        return self.at.replace(second=0, microsecond=0) == other.at.replace(second=0, microsecond=0)

    def passed_in(self, zone: str) -> datetime:
        """Return the moment at which it has passed to somebody in an IANA zone: on that date of theirs too."""
        there = (
            self.at
            if self.day is None or not is_known(zone)
            else datetime.combine(self.day, self.at.time(), ZoneInfo(zone))
        )
        return max(self.at, there)

    def date_in(self, zone: tzinfo) -> date:
        """Return the date on which it is due, to somebody in a zone."""
        return self.day or self.at.astimezone(zone).date()
