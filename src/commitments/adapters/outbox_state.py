"""How the outbox stands, for operators: cheap however many notifications are planned, sent or given up."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Select, func, literal_column, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from commitments.adapters.tables import destinations, notifications, queues
from commitments.ports import OutboxState

MOST_COUNTED = 10_000
"""Nobody needs to know how many more there are, and counting a million takes long."""
_n, _d, _q = notifications.c, destinations.c, queues.c


async def read_outbox_state(connection: AsyncConnection, now: datetime) -> OutboxState:
    """Read what is due, claimed or given up, through partial indexes that hold nothing else."""
    due = _counted(_in_state("planned", _n.not_before).where(_n.not_before <= now).order_by(_n.not_before))
    # Claimed ones wait too: a dispatcher that dies again and again must not look like one that keeps up.
    waiting = union_all(due, _counted(_in_state("claimed", _n.not_before))).subquery()
    unsent = select(func.min(waiting.c.not_before), func.count()).select_from(waiting)
    oldest, count = (await connection.execute(unsent)).one()
    given_up = select(func.count()).select_from(_counted(_in_state("failed", _n.sequence)).subquery())
    failed = (await connection.execute(given_up)).scalar_one()
    closed = union_all(
        select(_q.workspace).where(_q.refused.is_not(None)), select(_d.workspace).where(_d.refused.is_not(None))
    )
    paused = (await connection.execute(select(func.count()).select_from(closed.subquery()))).scalar_one()
    return OutboxState(oldest_due=oldest, due=min(count, MOST_COUNTED), failed=failed, paused=paused)


def _in_state(state: str, column: Column[Any]) -> Select[tuple[datetime]]:
    """Select notifications of a state, written out: a partial index serves only what repeats its condition."""
    return select(column).where(_n.state == literal_column(f"'{state}'"))


def _counted(rows: Select[tuple[datetime]]) -> Select[tuple[datetime]]:
    return select(rows.limit(MOST_COUNTED).subquery())
