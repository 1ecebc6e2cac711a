"""The state of the outbox, for operators: cheap regardless of how many notifications are planned, sent or given up."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, func, select, union_all

from commitments.adapters.sql.column_types import instant
from commitments.adapters.sql.outbox.row_decoding import RawMoment
from commitments.adapters.sql.outbox.state_conditions import CLAIMED, FAILED, PLANNED
from commitments.adapters.sql.schema import destinations, notifications, queues
from commitments.adapters.sql.session import Session
from commitments.application.ports.outbox import OutboxState
from commitments.domain.notifications.kinds import readable_kinds

MOST_COUNTED = 10_000
"""Counting stops here: the exact number beyond it is not needed, and counting a million rows is slow."""
_n, _d, _q = notifications.c, destinations.c, queues.c


async def read_outbox_state(session: Session, now: datetime) -> OutboxState:
    """Return what is due, claimed or given up, from partial indexes on just these."""
    known = readable_kinds()
    oldest = select(_n.not_before, _n.kind).where(PLANNED, _n.not_before <= now).order_by(_n.not_before)
    due = _counted(oldest.where(_n.kind.in_(known)).with_only_columns(_n.not_before))
    # Claimed ones count as waiting: a dispatcher that keeps crashing must not look like one that keeps up.
    waiting = union_all(due, _counted(select(_n.not_before).where(CLAIMED))).subquery()
    unsent = select(RawMoment(func.min(waiting.c.not_before)).label("oldest"), func.count().label("count")).select_from(
        waiting
    )
    (oldest_and_count,) = await session.rows(unsent)
    looked_at = oldest.limit(MOST_COUNTED).subquery()
    others = select(func.count()).select_from(looked_at).where(looked_at.c.kind.not_in(known))
    newer = (await session.run(others)).scalar_one()
    given_up = select(func.count()).select_from(_counted(select(_n.sequence).where(FAILED)).subquery())
    failed = (await session.run(given_up)).scalar_one()
    closed = union_all(
        select(_q.company).where(_q.refused.is_not(None)), select(_d.company).where(_d.refused.is_not(None))
    )
    paused = (await session.run(select(func.count()).select_from(closed.subquery()))).scalar_one()
    return OutboxState(
        _since(oldest_and_count["oldest"]),
        min(oldest_and_count["count"], MOST_COUNTED),
        failed=failed,
        paused=paused,
        newer=newer,
    )


def _since(oldest: object) -> datetime | None:
    """Return the moment of the oldest; one that Python cannot hold is very long ago."""
    try:
        return instant(oldest)
    except (TypeError, ValueError, OverflowError):
        return datetime.min.replace(tzinfo=UTC)


def _counted(rows: Select[Any]) -> Select[Any]:
    return select(rows.limit(MOST_COUNTED).subquery())
