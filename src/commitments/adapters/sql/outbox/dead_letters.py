"""What could not be sent, and who takes nothing: for operators."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, update

from commitments.adapters.sql import mappers
from commitments.adapters.sql.outbox.destinations import wake_all
from commitments.adapters.sql.outbox.state_conditions import FAILED
from commitments.adapters.sql.schema import destinations, notifications, queues
from commitments.adapters.sql.session import Session
from commitments.application.ports.outbox import Pause
from commitments.domain.notifications.addresses import Destination
from commitments.domain.notifications.notification import Notification, State

_n, _d, _q = notifications.c, destinations.c, queues.c


async def dead_letters(session: Session, limit: int) -> list[Notification]:
    """Give the newest dead letters; see ports.Store.dead_letters."""
    newest = select(notifications).where(FAILED).order_by(_n.sequence.desc()).limit(limit)
    return [mappers.to_notification(row) for row in await session.rows(newest)]


async def refusals(session: Session, limit: int) -> list[Pause]:
    """Give the workspaces and destinations that take nothing; see ports.Store.refusals."""
    shut = select(_q.company, _q.refused, _q.free_at).where(_q.refused.is_not(None)).order_by(_q.company)
    found = [
        Pause(row["company"], None, row["refused"], row["free_at"]) for row in await session.rows(shut.limit(limit))
    ]
    refused = select(destinations).where(_d.refused.is_not(None)).order_by(_d.company).limit(limit)
    for row in await session.rows(refused):
        place = Destination(row["kind"], row["id"])
        found.append(Pause(row["company"], place, row["refused"], row["free_at"]))
    return found


async def send_again(session: Session, ids: Collection[str] | None, now: datetime) -> int:
    """Plan dead letters anew; see ports.Store.send_again."""
    chosen = update(notifications).where(FAILED)
    if ids is not None:
        chosen = chosen.where(session.among(_n.id, sorted(ids)))
    # What may have been sent stays so: it is looked for first.
    revived = chosen.values(state=State.PLANNED, attempts=0, not_before=now)
    again = await session.rows(revived.returning(_n.company, _n.to_kind, _n.to_id))
    await wake_all(session, {(row["company"], Destination(row["to_kind"], row["to_id"])): now for row in again})
    return len(again)
