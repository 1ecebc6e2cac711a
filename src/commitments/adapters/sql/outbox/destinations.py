"""When to look at a place and at a workspace: worked out from what is planned, under the queue's lock."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Column, ColumnElement, Text, Update, case, exists, func, select, update

from commitments.adapters.sql import mappers
from commitments.adapters.sql.column_types import Instant
from commitments.adapters.sql.outbox.state_conditions import CLAIMED, PLANNED
from commitments.adapters.sql.schema import destinations, notifications, queues
from commitments.adapters.sql.session import Session
from commitments.adapters.sql.statements import Each, Given, Insert, insert
from commitments.domain.notifications.addresses import Destination

_n, _d, _q = notifications.c, destinations.c, queues.c
_HERE = _n.place == _d.place
_EARLIEST = select(func.min(_n.not_before)).where(_HERE, PLANNED).scalar_subquery()
_HELD = exists().where(_HERE, CLAIMED)
_SOONEST = select(func.min(_d.ready_at)).where(_d.company == _q.company).scalar_subquery()


async def lock(session: Session, companies: Collection[str]) -> None:
    """Lock the queues of workspaces, in one order; who else changes them waits."""
    chosen = select(_q.company).where(session.among(_q.company, sorted(companies))).order_by(_q.company)
    await session.run(chosen.with_for_update())


async def wake(session: Session, company: str, earliest: Mapping[Destination, datetime]) -> None:
    """Tell a workspace and its destinations that something is planned there, and for when.

    Last in its transaction: the queue's row stays locked until the end.
    """
    soonest = min(earliest.values())
    queue, place = _wake_queue(on_postgresql=session.is_postgresql), _wake_place(on_postgresql=session.is_postgresql)
    await session.run(queue, {"company": company, "next_at": soonest})
    await session.run(place, [_place(company, one, at) for one, at in earliest.items()])


@cache
def _wake_queue(*, on_postgresql: bool) -> Insert:
    queue = insert(queues, on_postgresql=on_postgresql)
    sooner = {"next_at": _sooner(_q.next_at, queue.excluded.next_at)}
    return queue.on_conflict_do_update(index_elements=[_q.company], set_=sooner)


@cache
def _wake_place(*, on_postgresql: bool) -> Insert:
    """Give the statement for a place; one that refused us is tried at once when something is done that leads there."""
    place = insert(destinations, on_postgresql=on_postgresql)
    sooner = {"next_at": _sooner(_d.next_at, place.excluded.next_at)}
    welcome = {"free_at": case((_d.refused.is_(None), _d.free_at))}
    return place.on_conflict_do_update(index_elements=["place"], set_=sooner | welcome)


async def wake_all(session: Session, earliest: Mapping[tuple[str, Destination], datetime]) -> None:
    """Tell destinations of many workspaces, in the order of workspaces."""
    by_company: dict[str, dict[Destination, datetime]] = defaultdict(dict)
    for (company, destination), at in earliest.items():
        by_company[company][destination] = at
    for company in sorted(by_company):
        await wake(session, company, by_company[company])


def _sooner(known: Column[Any], new: ColumnElement[Any]) -> ColumnElement[Any]:
    return case((known <= new, known), else_=new)


def _place(company: str, destination: Destination, at: datetime) -> dict[str, object]:
    key = mappers.place_key(company, destination)
    named = {"place": key, "company": company, "kind": destination.kind, "id": destination.id}
    return {**named, "next_at": at}


async def recompute(session: Session, places: Sequence[str]) -> None:
    """Set when places have something due again."""
    await session.run(update(destinations).where(session.among(_d.place, places)).values(next_at=_EARLIEST))


def _free(given: Given) -> Update:
    return update(destinations).where(_d.place == given["place"]).values(free_at=given["free_at"])


def _release(given: Given) -> Update:
    refused = case((given["welcome"], None), else_=func.coalesce(given["refused"], _d.refused))
    return _free(given).where(~_HELD).values(lease_until=None, next_at=_EARLIEST, refused=refused)


_FREE = Each({"place": Text(), "free_at": Instant()}, _free)
_RELEASE = Each({"place": Text(), "free_at": Instant(), "welcome": Boolean(), "refused": Text()}, _release)
_TURN = Each(
    {"company": Text(), "free_at": Instant()},
    lambda given: update(queues).where(_q.company == given["company"]).values(free_at=given["free_at"]),
)


async def postpone(session: Session, turns: Mapping[str, datetime]) -> None:
    """Let places wait for their turn."""
    await session.run_each(_FREE, [{"place": place, "free_at": turn} for place, turn in turns.items()])


async def release(session: Session, freed: Sequence[mappers.Values]) -> None:
    """End the leases of places that hold nothing claimed any more.

    Each gives place, free_at (from when on it may be used), welcome (whether it took a message) and refused (why it
    takes nothing, or None).
    """
    await session.run_each(_RELEASE, freed)


async def look_at(
    session: Session,
    companies: Collection[str],
    free_at: datetime | None = None,
    turns: Mapping[str, datetime] | None = None,
) -> None:
    """Set when workspaces have something ready; not before `free_at`, those with a turn not before that."""
    values: dict[str, object] = {"next_at": _SOONEST}
    if free_at is not None:
        values["free_at"] = free_at
    await session.run(update(queues).where(session.among(_q.company, sorted(companies))).values(values))
    await session.run_each(_TURN, [{"company": one, "free_at": turn} for one, turn in (turns or {}).items()])
