"""Due rows that cannot be decoded: each counts as a try, waits, and finally fails."""

import logging
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Integer, RowMapping, Text, Update, update

from commitments.adapters.sql import mappers
from commitments.adapters.sql.column_types import Instant
from commitments.adapters.sql.outbox.row_decoding import MORE_ATTEMPTS, Unreadable, decode, is_count
from commitments.adapters.sql.schema import notifications
from commitments.adapters.sql.session import Session
from commitments.adapters.sql.statements import Each, Given
from commitments.domain.notifications.kinds import is_readable
from commitments.domain.notifications.notification import Notification, State
from commitments.domain.notifications.retry_policy import MOST_FAULTS, backoff

log = logging.getLogger(__name__)

_n = notifications.c


def _set(given: Given) -> Update:
    changed = {name: given[name] for name in ("state", "reason", "faults", "not_before")}
    return update(notifications).where(_n.sequence == given["sequence"]).values(attempts=MORE_ATTEMPTS, **changed)


_WRITE = Each(
    {"sequence": BigInteger(), "state": Text(), "reason": Text(), "faults": Integer(), "not_before": Instant()}, _set
)


class UnreadableRows:
    """Collects the rows of one claim that cannot be decoded at `now`, and updates them."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._rows: list[mappers.Values] = []

    def decode(self, row: RowMapping) -> Notification | None:
        """Return the notification of a raw row; None if the row cannot be decoded."""
        if not is_readable(row["kind"]):
            self._add(row, "unknown_kind", MOST_FAULTS)
            return None
        try:
            return decode(row)
        except Unreadable as error:
            faults: Any = row["faults"]
            self._add(row, f"cannot_read: {error}", faults + 1 if is_count(faults) else MOST_FAULTS)
            return None

    def _add(self, row: RowMapping, reason: str, faults: int) -> None:
        over = faults >= MOST_FAULTS
        state = State.FAILED if over else State.PLANNED
        again = self._now if over else self._now + backoff(faults)
        self._rows.append({"sequence": row["sequence"], "state": state, "reason": reason, "faults": faults,
                           "not_before": again})  # fmt: skip
        log.error(
            "notification_unreadable",
            extra={
                "workspace": row["company"], "place": row["to_id"] if row["to_kind"] == "channel" else "direct",
                "request": row["request"], "notification": row["id"], "kind": row["kind"], "attempt": row["attempts"],
                "error": reason, "result": state.value,
            },
        )  # fmt: skip

    async def write(self, session: Session) -> None:
        """Update the rows, in the transaction of the claim."""
        await session.run_each(_WRITE, self._rows)
