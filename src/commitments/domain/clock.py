"""The system clock: the only module that reads it; everything else takes the time as an argument."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

from commitments.domain.errors import NaiveTime


def aware(moment: datetime) -> datetime:
    """Return `moment` unchanged, or raise NaiveTime when it has no zone."""
    if moment.utcoffset() is None:
        raise NaiveTime(moment=moment.isoformat())
    return moment


class SystemClock:
    """The machine's clock, in UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class ShiftedClock:
    """The machine's clock moved by an offset: the local page lets people move through days."""

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self.offset = offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def move_to(self, moment: datetime) -> None:
        """Set the offset so that now is `moment` (aware)."""
        self.offset = aware(moment) - datetime.now(UTC)


class DatabaseClock:
    """The time of the database, extrapolated since the last synchronization; until the first one, the machine's.

    Replicas that share a database agree on the time even if their own clocks differ or jump.
    """

    def __init__(self) -> None:
        self.synchronize(SystemClock().now())

    def synchronize(self, moment: datetime) -> None:
        """Set the present to `moment` (aware)."""
        self._synchronized = aware(moment).astimezone(UTC)
        self._monotonic = time.monotonic()

    def now(self) -> datetime:
        return self._synchronized + timedelta(seconds=time.monotonic() - self._monotonic)


class Clock(Protocol):
    """A source of the present time."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...
