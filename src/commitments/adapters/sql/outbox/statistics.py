"""How the outbox stands, for operators: cheap however many notifications are planned, sent or given up."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, union_all

from commitments.adapters.sql.outbox.state_conditions import CLAIMED, FAILED, PLANNED
from commitments.adapters.sql.schema import destinations, notifications, queues
from commitments.adapters.sql.session import Session
from commitments.application.ports.outbox import OutboxState
from commitments.domain.notifications.kinds import readable_kinds

MOST_COUNTED = 10_000
"""Nobody needs to know how many more there are, and counting a million takes long."""
_n, _d, _q = notifications.c, destinations.c, queues.c


async def read_outbox_state(session: Session, now: datetime) -> OutboxState:
    """Read what is due, claimed or given up, through partial indexes that hold nothing else."""
    known = readable_kinds()
    oldest = select(_n.not_before, _n.kind).where(PLANNED, _n.not_before <= now).order_by(_n.not_before)
    due = _counted(oldest.where(_n.kind.in_(known)).with_only_columns(_n.not_before))
    # Claimed ones wait too: a dispatcher that dies again and again must not look like one that keeps up.
    waiting = union_all(due, _counted(select(_n.not_before).where(CLAIMED))).subquery()
    unsent = select(func.min(waiting.c.not_before).label("oldest"), func.count().label("count")).select_from(waiting)
    (told,) = await session.rows(unsent)
    looked_at = oldest.limit(MOST_COUNTED).subquery()
    others = select(func.count()).select_from(looked_at).where(looked_at.c.kind.not_in(known))
    newer = (await session.run(others)).scalar_one()
    given_up = select(func.count()).select_from(_counted(select(_n.sequence).where(FAILED)).subquery())
    failed = (await session.run(given_up)).scalar_one()
    closed = union_all(
        select(_q.company).where(_q.refused.is_not(None)), select(_d.company).where(_d.refused.is_not(None))
    )
    paused = (await session.run(select(func.count()).select_from(closed.subquery()))).scalar_one()
    return OutboxState(told["oldest"], min(told["count"], MOST_COUNTED), failed=failed, paused=paused, newer=newer)


def _counted(rows: Select[Any]) -> Select[Any]:
    return select(rows.limit(MOST_COUNTED).subquery())
