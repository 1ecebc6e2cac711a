"""What the rules make: a Mark in time, a Clock, a Span, a Part of the day."""

from datetime import date, datetime, tzinfo
from typing import NamedTuple


class ClockTime(NamedTuple):
    """A clock time. `sure` is False while morning or afternoon is unknown ("by 5")."""

    hour: int
    minute: int = 0
    second: int = 0
    sure: bool = False

    def in_working_hours(self) -> "ClockTime":
        """Give the working-hours reading: 1 to 7 are in the afternoon, 8 to 12 as said."""
        if self.sure or not 1 <= self.hour <= 7:
            return ClockTime(self.hour, self.minute, self.second, sure=True)
        return ClockTime(self.hour + 12, self.minute, self.second, sure=True)

    def half(self, *, afternoon: bool) -> "ClockTime":
        """Give the reading in the first or second half of the day; 13 to 23 stay as they are."""
        hour = self.hour % 12 + 12 * afternoon if self.hour <= 12 else self.hour
        return ClockTime(hour, self.minute, self.second, sure=True)


class Duration(NamedTuple):
    """A length of time: an amount of second, minute, hour, day, business, week, month, quarter or year, and `more`."""

    amount: float
    unit: str
    more: "Duration | None" = None


class PartOfDay(NamedTuple):
    """A part of the day: when it is over, and how a bare hour in it is to be read."""

    ends: ClockTime
    afternoon: bool
    night: bool = False


class ZoneName(NamedTuple):
    """A zone as it was named: its IANA `name` ("" where only its own people call it so) and its `short` name (KST)."""

    name: str
    short: str = ""


class ParsedDate(NamedTuple):
    """A point in time as it was said, not yet a moment.

    `first` makes it a period from `first` to `day`; `edge` says that it names the end itself ("end of May").
    `zone_name` is the short name of the speaker's own zone where it was said: of an hour that the clock shows twice
    it tells which (EDT, EST). `fixed`: it is past when it is gone ("yesterday", a year was said). `weak`: too little
    on its own inside a sentence ("May", "3 15"). `others` are other readings of the day. `unclear`: it asks.
    """

    day: date | None = None
    first: date | None = None
    clock_time: ClockTime | None = None
    zone: tzinfo | None = None
    zone_name: str = ""
    exact: datetime | None = None
    alternatives: tuple[date, ...] = ()
    is_end: bool = False
    fixed: bool = False
    weak: bool = False
    ambiguous: bool = False

    def at(self, time: "ParsedDate") -> "ParsedDate":
        """Give this day at the clock time that another mark names, in its zone."""
        return self._replace(
            clock_time=time.clock_time,
            zone=time.zone,
            zone_name=time.zone_name,
            is_end=time.is_end,
            ambiguous=self.ambiguous or time.ambiguous,
        )
