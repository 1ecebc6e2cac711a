"""The result of examining the database without changing it."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal

from commitments.application.ports.outbox import OutboxState

Schema = Literal["none", "outdated", "current"]


@dataclass(frozen=True, slots=True)
class Examination:
    """The state of the database of DATABASE_URL.

    `place` names it without user or password. `file` is a SQLite database's file, whether it exists or not. `problem`
    is the reason why it cannot be used, "" when it can; then `schema` is known. `outbox` is read only from a current
    schema. `skew` is how far the machine's clock is ahead of the database's, None when it has no clock of its own.
    """

    place: str
    file: Path | None = None
    problem: str = ""
    schema: Schema = "none"
    outbox: OutboxState | None = None
    skew: timedelta | None = None
