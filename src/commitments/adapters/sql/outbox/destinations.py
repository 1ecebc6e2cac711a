"""When a destination or a company is ready: computed from what is planned, under the lock on the queue's row."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Select,
    Text,
    Update,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    select,
    true,
    update,
)
from sqlalchemy.dialects import postgresql

from commitments.adapters.sql import mappers
from commitments.adapters.sql.column_types import Instant
from commitments.adapters.sql.outbox.state_conditions import CLAIMED, PLANNED
from commitments.adapters.sql.schema import destinations, notifications, queues
from commitments.adapters.sql.session import Session
from commitments.adapters.sql.statements import Each, Given, Insert, array_of, insert, unnested
from commitments.domain.notifications.addresses import Destination
from commitments.domain.notifications.notification import Notification

_n, _d, _q = notifications.c, destinations.c, queues.c
_HERE = _n.place == _d.place
_LEASED = destinations.alias("leased").c
_EARLIEST = select(func.min(_n.not_before)).where(_HERE, PLANNED).scalar_subquery()
_HELD = exists().where(_HERE, CLAIMED)
_PLACE = ("place", "company", "kind", "id", "next_at")
_SOONEST_GIVEN = bindparam("soonest", type_=Instant)
_SOON = timedelta(seconds=2)
OWN_PLACE = _n.company + " " + _n.to_kind + " " + _n.to_id
"""The place of a notification's destination; what is claimed keeps the one of its lease (see `renumber`)."""
CHANNEL = "commitments_due"
"""PostgreSQL's NOTIFY channel for work that is due at once."""
_SOONEST = select(func.min(_d.ready_at)).where(_d.company == _q.company).scalar_subquery()


async def lock(session: Session, companies: Collection[str]) -> None:
    """Lock the queues of companies, in one order; other writers wait."""
    chosen = select(_q.company).where(session.among(_q.company, sorted(companies))).order_by(_q.company)
    await session.run(chosen.with_for_update())


async def wake(session: Session, company: str, earliest: Mapping[Destination, datetime]) -> None:
    """Make a company and its destinations ready for what is planned there; PostgreSQL notifies all processes.

    Must be last in its transaction, since the queue's row stays locked until the end.
    """
    soonest = min(earliest.values())
    places = [_place(company, one, at) for one, at in earliest.items()]
    if session.is_postgresql:
        arrays = {f"given_{name}": [place[name] for place in places] for name in _PLACE}
        await session.run(_wake_together(), {"waking": company, "soonest": soonest, **arrays})
    else:
        await session.run(_wake_queue(insert(queues, on_postgresql=False)), {"company": company, "next_at": soonest})
        await session.run(_wake_places(insert(destinations, on_postgresql=False)), places)


@cache
def _wake_together() -> Select[Any]:
    """Return PostgreSQL's single statement; the queue comes first, since the places are selected from it."""
    queue = _wake_queue(insert(queues, on_postgresql=True).values(company=bindparam("waking"), next_at=_SOONEST_GIVEN))
    woken = queue.returning(_q.company).cte("queue")
    types = {name: array_of(_d[name]) if name != "next_at" else postgresql.ARRAY(Instant()) for name in _PLACE}
    each = unnested(**{name: bindparam(f"given_{name}", type_=types[name]) for name in _PLACE})
    given = select(*(each.c[name] for name in _PLACE)).select_from(woken.join(each, true()))
    places = _wake_places(insert(destinations, on_postgresql=True).from_select(_PLACE, given))
    counted = select(func.count()).select_from(places.returning(literal(1).label("one")).cte("places"))
    soon = (func.now() + _SOON >= _SOONEST_GIVEN) & (counted.scalar_subquery() > 0)
    return select(func.pg_notify(CHANNEL, "")).where(soon)


@cache
def _wake_queue(queue: Insert) -> Insert:
    sooner = {"next_at": _sooner(_q.next_at, queue.excluded.next_at)}
    return queue.on_conflict_do_update(index_elements=[_q.company], set_=sooner)


@cache
def _wake_places(place: Insert) -> Insert:
    """Return the statement for destinations; a new notification makes one that refused us ready at once."""
    sooner = {"next_at": _sooner(_d.next_at, place.excluded.next_at)}
    retry = {"free_at": case((_d.refused.is_(None), _d.free_at))}
    return place.on_conflict_do_update(index_elements=["place"], set_=sooner | retry)


async def wake_all(session: Session, earliest: Mapping[tuple[str, Destination], datetime]) -> None:
    """Wake destinations of many companies, in the order of companies."""
    by_company: dict[str, dict[Destination, datetime]] = defaultdict(dict)
    for (company, destination), at in earliest.items():
        by_company[company][destination] = at
    for company in sorted(by_company):
        await wake(session, company, by_company[company])


def _sooner(known: Column[Any], new: ColumnElement[Any]) -> ColumnElement[Any]:
    return case((known <= new, known), else_=new)


def _place(company: str, destination: Destination, at: datetime) -> dict[str, object]:
    key = mappers.place_key(company, destination)
    return dict(zip(_PLACE, (key, company, destination.kind, destination.id, at), strict=True))


async def renumber(session: Session, company: str, old: Destination, new: Destination) -> None:
    """Readdress all that is for a destination which has another id; the queue's row must be locked.

    What is on its way keeps the place of its lease until its outcome is recorded. The new place is leased as long: it
    is the same destination, so nothing may overtake there. Once the message has arrived, that lease expires.
    """
    left, place = (mappers.place_key(company, one) for one in (old, new))
    waiting = update(notifications).where(_n.place == left, PLANNED)
    await session.run(waiting.values(to_kind=new.kind, to_id=new.id, place=place))
    on_its_way = update(notifications).where(are_on_their_way(company, old))
    if (await session.run(on_its_way.values(to_kind=new.kind, to_id=new.id))).rowcount:
        held = select(_n.place).where(are_on_their_way(company, new))
        until = select(func.max(_LEASED.lease_until)).where(_LEASED.place.in_(held)).scalar_subquery()
        longer = case((_d.lease_until > until, _d.lease_until), else_=until)
        await session.run(update(destinations).where(_d.place == place).values(lease_until=longer))
    await session.run(update(destinations).where(_d.place == left).values(next_at=_EARLIEST, refused=None))


async def readdress(session: Session, company: str, waiting: Sequence[Notification], new: Destination) -> None:
    """Send what still waits to another destination; the queue's row must be locked."""
    place = mappers.place_key(company, new)
    left = {mappers.place_key(company, one.destination) for one in waiting}
    moved = update(notifications).where(session.among(_n.id, [one.id for one in waiting]), PLANNED, ~_n.unknown)
    await session.run(moved.values(to_kind=new.kind, to_id=new.id, place=place))
    await recompute(session, sorted({*left, place}))


def are_on_their_way(company: str, to: Destination) -> ColumnElement[bool]:
    """Return the condition for what is claimed for a destination, under whatever id it is leased."""
    leased = select(_LEASED.place).where(_LEASED.company == company, _LEASED.lease_until.is_not(None))
    return and_(_n.place.in_(leased), CLAIMED, _n.to_kind == to.kind, _n.to_id == to.id)


async def release_renumbered(session: Session, free_at: Mapping[str, datetime], left: Collection[str]) -> None:
    """Release the places where notifications that were claimed at the places `left` are planned now, if elsewhere.

    `free_at` is when the place of a notification, by its id, may be used again.
    """
    where = (session.among(_n.id, list(free_at)), PLANNED, ~session.among(_n.place, left))
    found = await session.rows(select(_n.id, _n.place).where(*where).order_by(_n.place))
    places = {row["place"]: free_at[row["id"]] for row in found}  # a message's notifications all stand in one place
    freed = [{"place": place, "free_at": at, "accepted": False, "refused": None} for place, at in places.items()]
    await release(session, freed)


async def recompute(session: Session, places: Sequence[str]) -> None:
    """Set when destinations are ready again."""
    await session.run(update(destinations).where(session.among(_d.place, places)).values(next_at=_EARLIEST))


def _free(given: Given) -> Update:
    return update(destinations).where(_d.place == given["place"]).values(free_at=given["free_at"])


def _release(given: Given) -> Update:
    refused = case((given["accepted"], None), else_=func.coalesce(given["refused"], _d.refused))
    return _free(given).where(~_HELD).values(lease_until=None, next_at=_EARLIEST, refused=refused)


_FREE = Each({"place": Text(), "free_at": Instant()}, _free)
_RELEASE = Each({"place": Text(), "free_at": Instant(), "accepted": Boolean(), "refused": Text()}, _release)
_TURN = Each(
    {"company": Text(), "free_at": Instant()},
    lambda given: update(queues).where(_q.company == given["company"]).values(free_at=given["free_at"]),
)


async def postpone(session: Session, turns: Mapping[str, datetime]) -> None:
    """Set the time before which destinations are not ready."""
    await session.run_each(_FREE, [{"place": place, "free_at": turn} for place, turn in turns.items()])


async def release(session: Session, freed: Sequence[mappers.Values]) -> None:
    """End the leases of destinations that hold nothing claimed any more.

    Each row has place, free_at (when it may be used again), accepted (whether it accepted a message) and refused (why
    it accepts nothing, or None).
    """
    await session.run_each(_RELEASE, freed)


async def update_queues(
    session: Session,
    companies: Collection[str],
    free_at: datetime | None = None,
    turns: Mapping[str, datetime] | None = None,
) -> None:
    """Set when companies have something ready: not before `free_at`, and those in `turns` not before that time."""
    values: dict[str, object] = {"next_at": _SOONEST}
    if free_at is not None:
        values["free_at"] = free_at
    await session.run(update(queues).where(session.among(_q.company, sorted(companies))).values(values))
    await session.run_each(_TURN, [{"company": one, "free_at": turn} for one, turn in (turns or {}).items()])
