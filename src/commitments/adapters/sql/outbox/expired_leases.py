"""Releases expired leases, wakes what was missed, and resumes what was refused."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, Text, Update, case, func, or_, select, update

from commitments.adapters.sql import mappers
from commitments.adapters.sql.column_types import Instant
from commitments.adapters.sql.outbox.destinations import (
    OWN_PLACE,
    lock,
    release,
    release_renumbered,
    update_queues,
    wake_all,
)
from commitments.adapters.sql.outbox.state_conditions import CLAIMED, PLANNED
from commitments.adapters.sql.schema import clocks, destinations, notifications, queues, rates
from commitments.adapters.sql.session import Session
from commitments.adapters.sql.statements import Each, Given
from commitments.domain.notifications.addresses import Destination
from commitments.domain.notifications.notification import State
from commitments.domain.notifications.retry_policy import MOST_FAULTS, TOO_MANY_TRIES, backoff

_n, _d, _q = notifications.c, destinations.c, queues.c
_BATCH_SIZE = 500
_LOST_AFTER = timedelta(minutes=1)
_SET_BACK = timedelta(minutes=1)  # smaller differences occur between the clocks of replicas
_OUTBOX = "outbox"


async def sweep(session: Session, now: datetime) -> int:
    """Release expired leases; see ports.store.Store.sweep."""
    over = _d.lease_until <= now
    found = await session.rows(select(_d.place, _d.company).where(over).order_by(_d.lease_until).limit(_BATCH_SIZE))
    if not found:
        return 0
    companies = {row["company"] for row in found}
    await lock(session, companies)
    # Queried again under the lock: an outcome may have been recorded meanwhile.
    still_held = select(_d.place).where(session.among(_d.place, [row["place"] for row in found]), over)
    expired = [row["place"] for row in await session.rows(still_held)]
    if not expired:
        return 0
    held = await _release_messages(session, expired, now)
    released = [{"place": one, "free_at": now, "accepted": False, "refused": None} for one in expired]
    await release(session, released)
    await release_renumbered(session, dict.fromkeys(held, now), expired)
    await update_queues(session, companies)
    return len(expired)


async def _release_messages(session: Session, places: Sequence[str], now: datetime) -> list[str]:
    """Plan again what destinations hold, since it may have been sent; what was released too often fails.

    Return the ids of what they held.

    All that a destination holds is one message, which carries the id of its first notification.
    """
    held = select(_n.place, _n.id, _n.faults, _n.unknown, _n.tried_as).where(session.among(_n.place, places), CLAIMED)
    messages: dict[str, list[RowMapping]] = defaultdict(list)
    for row in await session.rows(held.order_by(_n.sequence)):
        messages[row["place"]].append(row)
    await session.run_each(_LAPSED, [_lapsed(place, message, now) for place, message in messages.items()])
    return [row["id"] for message in messages.values() for row in message]


def _lapsed(place: str, message: Sequence[RowMapping], now: datetime) -> mappers.Values:
    """Return the update of a message. From the second fault on it waits, so that one that kills processes is alone."""
    before = [row["tried_as"] for row in message if row["unknown"] and row["tried_as"]]
    faults = max(row["faults"] for row in message)
    again = now + backoff(faults + 1) if faults else None
    return {"place": place, "tried_as": before[0] if before else message[0]["id"], "not_before": again}


def _set_lapsed(given: Given) -> Update:
    over = _n.faults >= MOST_FAULTS
    return (
        update(notifications)
        .where(_n.place == given["place"], CLAIMED)
        .values(
            state=case((over, State.FAILED.value), else_=State.PLANNED.value),
            reason=case((over, TOO_MANY_TRIES), else_=_n.reason),
            unknown=True,
            faults=_n.faults + 1,
            tried_as=given["tried_as"],
            place=OWN_PLACE,
            not_before=func.coalesce(given["not_before"], _n.not_before),
        )
    )


_LAPSED = Each({"place": Text(), "tried_as": Text(), "not_before": Instant()}, _set_lapsed)


async def is_set_back(session: Session, now: datetime) -> bool:
    """Whether the clock shows much less than an earlier sweep saw; stores what it shows."""
    row = await session.row(select(clocks.c.seen_at).where(clocks.c.name == _OUTBOX))
    await session.upsert(clocks, {"name": _OUTBOX, "seen_at": now}, keys=("name",))
    return row is not None and row["seen_at"] - now > _SET_BACK


async def start_afresh(session: Session, now: datetime) -> None:
    """End every wait and lease that ends after `now`, for a clock that was set back: they might last for hours."""
    await session.run(update(destinations).where(_d.free_at > now).values(free_at=now))
    await session.run(update(destinations).where(_d.lease_until > now).values(lease_until=now))
    await session.run(update(queues).where(_q.free_at > now).values(free_at=now))
    await session.run(update(rates).where(rates.c.free_at > now).values(free_at=now))


async def mend(session: Session, now: datetime) -> int:
    """Wake what has been due for a minute without a wake-up, and return how many: 0 unless a wake-up was lost."""
    due = select(_n.place, _n.not_before).where(PLANNED, _n.not_before <= now - _LOST_AFTER)
    oldest = due.order_by(_n.not_before).limit(_BATCH_SIZE).subquery()
    waiting = oldest.outerjoin(destinations, _d.place == oldest.c.place).outerjoin(queues, _q.company == _d.company)
    place_missed = _d.lease_until.is_(None) & or_(_d.next_at.is_(None), _d.next_at > oldest.c.not_before)
    queue_missed = _d.ready_at.is_not(None) & or_(_q.next_at.is_(None), _q.next_at > _d.ready_at)
    lost = select(oldest.c.place).select_from(waiting).where(or_(_d.place.is_(None), place_missed, queue_missed))
    whose = (_n.company, _n.to_kind, _n.to_id)
    earliest = select(*whose, func.min(_n.not_before).label("at")).where(_n.place.in_(lost), PLANNED).group_by(*whose)
    found = await session.rows(earliest)
    missed = {(row["company"], Destination(row["to_kind"], row["to_id"])): row["at"] for row in found}
    await wake_all(session, missed)
    return len(missed)


async def resume(session: Session, company: str, destination: Destination | None, now: datetime) -> bool:
    """Use a destination, or a whole workspace, again; see ports.store.Store.resume."""
    await lock(session, [company])
    refused = update(destinations).where(_d.company == company, _d.refused.is_not(None))
    if destination is not None:
        refused = refused.where(_d.place == mappers.place_key(company, destination))
    count = (await session.run(refused.values(refused=None, free_at=now))).rowcount
    if destination is None:
        shut = update(queues).where(_q.company == company, _q.refused.is_not(None))
        count += (await session.run(shut.values(refused=None, free_at=now))).rowcount
    await update_queues(session, [company])
    return bool(count)
