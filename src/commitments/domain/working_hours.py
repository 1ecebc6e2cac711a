"""When a company or a person works, as they set it."""

from datetime import date, time, timedelta
from typing import NamedTuple


class WorkingHours(NamedTuple):
    """When a place works: local `start` and `end`, weekdays with Monday as 0 (None: its country's), a break."""

    start: time = time(9)
    end: time = time(18)
    weekdays: frozenset[int] | None = None
    lunch: tuple[time, time] | None = None


PARTS_OF_HOURS = frozenset({"hours", "days", "lunch"})


class Schedule(NamedTuple):
    """What a company or person set of their working time; what is not set here is the company's, or usual.

    Of `hours` only the `parts` are set: start and end ("hours"), weekdays ("days"), the break ("lunch").

    Of the company alone: `fiscal_start`, the month in which its fiscal year begins; `sprint_end`, the last day of a
    sprint, after which one ends every `sprint_weeks`, or none where that is 0.
    """

    hours: WorkingHours | None = None
    days_off: frozenset[date] = frozenset()
    half_days: frozenset[date] = frozenset()
    fiscal_start: int = 1
    sprint_end: date | None = None
    sprint_weeks: int = 0
    parts: frozenset[str] = PARTS_OF_HOURS

    def hours_over(self, usual: WorkingHours) -> WorkingHours:
        """Return the hours in force: what is set here, else the usual."""
        own, parts = self.hours or usual, self.parts
        return WorkingHours(
            own.start if "hours" in parts else usual.start,
            own.end if "hours" in parts else usual.end,
            own.weekdays if "days" in parts else usual.weekdays,
            own.lunch if "lunch" in parts else usual.lunch,
        )

    def with_part(self, part: str, hours: WorkingHours) -> "Schedule":
        """Return it with a part of these hours set."""
        return self._replace(hours=hours, parts=(self.parts if self.hours else frozenset()) | {part})

    def without_part(self, part: str) -> "Schedule":
        """Return it with a part of its hours not set any more."""
        left = self.parts - {part}
        return self._replace(parts=left) if left and self.hours else self._replace(hours=None, parts=PARTS_OF_HOURS)

    def sprint_end_from(self, today: date) -> date | None:
        """Return the last day of the sprint that runs today, where one is known to."""
        if self.sprint_end is None or self.sprint_end >= today or not self.sprint_weeks:
            return self.sprint_end
        length = timedelta(weeks=self.sprint_weeks)
        return self.sprint_end + -((self.sprint_end - today) // length) * length
