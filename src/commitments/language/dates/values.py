"""The values that rules build: a parsed date, a clock time, a duration, a part of the day, a zone name."""

from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import NamedTuple


class Elsewhere(StrEnum):
    """What a date belongs to that is not the promise, in words for `commitments parse --explain`."""

    CONDITION = "of a condition"
    STATE = "of a state"
    REPLACED = "replaced by another"
    OTHERS = "of what others do"
    DENIED = "denied"
    PAST = "of the past"
    STARTS = "only the start"
    NOUN = "of a noun"
    EARLIER = "of an earlier clause"


class ClockTime(NamedTuple):
    """A clock time. `sure` is False while it may be in the morning or the afternoon ("by 5")."""

    hour: int
    minute: int = 0
    second: int = 0
    sure: bool = False

    def in_working_hours(self) -> "ClockTime":
        """Return the working-hours reading: 1 to 7 are afternoon hours, 8 to 12 as written."""
        if self.sure or not 1 <= self.hour <= 7:
            return ClockTime(self.hour, self.minute, self.second, sure=True)
        return ClockTime(self.hour + 12, self.minute, self.second, sure=True)

    def in_half(self, *, afternoon: bool) -> "ClockTime":
        """Return the reading in the first or second half of the day; 13 to 23 stay as they are."""
        hour = self.hour % 12 + 12 * afternoon if self.hour <= 12 else self.hour
        return ClockTime(hour, self.minute, self.second, sure=True)


class Duration(NamedTuple):
    """An amount of second, minute, hour, day, week, month, quarter or year, and `more` of smaller units.

    Also of "business", working days, and of "business_hour", hours of the working calendar.
    """

    amount: float
    unit: str
    more: "Duration | None" = None


class Step(NamedTuple):
    """How a date follows another of the line: `length` after it, on the next `weekday`, or `weeks` after its week."""

    length: Duration | None = None
    weekday: int | None = None
    weeks: int | None = None


class PartOfDay(NamedTuple):
    """A part of the day: its end, and how a bare hour in it is read."""

    ends: ClockTime
    afternoon: bool
    night: bool = False


class ZoneName(NamedTuple):
    """A named time zone: its IANA `name` ("" where only people of that zone use the abbreviation) and `short` (KST)."""

    name: str
    short: str = ""


class ParsedDate(NamedTuple):
    """A date or time as written, before it is resolved to a moment.

    `first` makes it a period from `first` to `day`; `is_end`: it names the end itself ("end of May").
    `zone_name` is the abbreviation of the speaker's own zone if it was written: it distinguishes the two passes of an
    hour that is repeated when clocks go back (EDT, EST). `fixed`: it may be past ("yesterday", a date with a year).
    `weak`: too little on its own inside a sentence ("May", "3 15"). `alternatives` are other readings of the day.
    `counted`: the day is so many days from the speaker's today. `ambiguous`: the speaker has to be asked.
    `theirs`: it is said in the customer's zone ("5pm their time").
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
    counted: bool = False
    weak: bool = False
    ambiguous: bool = False
    theirs: bool = False

    def at_time(self, time: "ParsedDate") -> "ParsedDate":
        """Return this day at the clock time of `time`, in its zone."""
        return self._replace(
            clock_time=time.clock_time,
            zone=time.zone,
            zone_name=time.zone_name,
            is_end=time.is_end,
            ambiguous=self.ambiguous or time.ambiguous,
            theirs=self.theirs or time.theirs,
        )
