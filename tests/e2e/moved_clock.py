"""The bot with a clock that a file moves: python -m tests.e2e.moved_clock, with the file's name in MOVED_CLOCK.

The file has an instant, which is the time of the process from when it was written. No setting of the product does this.
"""

import os
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from bot.__main__ import main
from commitments.domain.clock import DatabaseClock, SystemClock


class Machine:
    """The machine's clock, by which timers wait: they need no moment, only spans."""

    def now(self) -> datetime:
        return datetime.now(UTC)


def moved(_: object) -> datetime:
    """Return the time of the process."""
    file = Path(os.environ["MOVED_CLOCK"])
    written_at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return datetime.fromisoformat(file.read_text("utf-8")).astimezone(UTC) + (datetime.now(UTC) - written_at)


def move_clock(file: Path, moment: datetime) -> None:
    """Set the clock of the processes that `file` moves."""
    new = file.with_suffix(".new")
    new.write_text(moment.isoformat(), encoding="utf-8")
    new.replace(file)


if __name__ == "__main__":
    with ExitStack() as stack:
        for clock in (SystemClock, DatabaseClock):
            stack.enter_context(patch.object(clock, "now", moved))
        stack.enter_context(patch("commitments.adapters.timers.SystemClock", Machine))
        sys.exit(main())
