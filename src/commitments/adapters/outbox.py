"""The outbox as dispatchers see it: all workspaces, claimed by destination.

The notifications are the truth; a row of `destinations` says when to look at them and who does so now.
Whoever writes a destination's row locks it first, so its `next_at` is never computed from an old view.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, RowMapping, and_, exists, false, func, literal_column, or_, select, update

from commitments.adapters import rows
from commitments.adapters.session import Session
from commitments.adapters.tables import destinations, notifications
from commitments.model import Notification, State
from commitments.ports import Claim

_n, _d = notifications.c, destinations.c
# Written out, not bound: a partial index serves only a query that repeats its condition.
_PLANNED = _n.state == literal_column("'planned'")
_CLAIMED = _n.state == literal_column("'claimed'")
_OF_DESTINATION = (_n.workspace == _d.workspace) & (_n.to_kind == _d.kind) & (_n.to_id == _d.id)
_AT_ONCE = 5_000  # ids in one statement; databases take some 32,000 values
_PLACES_AT_ONCE = 200  # destinations in one statement; SQLite takes 1,000 conditions
_LOOK_AGAIN = timedelta(seconds=1)
_T = TypeVar("_T")


class Place(NamedTuple):
    """A destination in a workspace: the key of its row."""

    workspace: str
    kind: str
    id: str


class Outbox:
    """Claims and records, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def claim(self, now: datetime, lease: timedelta, limit: int) -> list[Claim]:
        """Lease what is due at up to `limit` destinations; see ports.Store.claim."""
        claims: list[Claim] = []
        while len(claims) < limit:
            waiting = await self._waiting(now, min(limit - len(claims), _PLACES_AT_ONCE))
            if not waiting:
                break
            claims += await self._take(waiting, now, now + lease)
        if not claims:
            await self._mend(now)
        return claims

    async def _waiting(self, now: datetime, limit: int) -> list[Place]:
        """Lock the destinations that have waited longest; those that another claims are passed over."""
        free = or_(_d.lease_until.is_(None), _d.lease_until <= now)
        longest = select(destinations).where(_d.next_at <= now, free).order_by(_d.next_at).limit(limit)
        found = await self._session.rows(longest.with_for_update(skip_locked=True))
        return [Place(row["workspace"], row["kind"], row["id"]) for row in found]

    async def _take(self, waiting: list[Place], now: datetime, until: datetime) -> list[Claim]:
        """Claim what is due at locked destinations; where nothing is, look again later."""
        broken_off = await self._due(waiting, _CLAIMED)
        fresh = await self._due([each for each in waiting if each not in broken_off], _PLANNED, _n.not_before <= now)
        claims = []
        for place in waiting:
            if place in broken_off:
                claims.append(_claim(place, broken_off[place], resumed=True))
            elif place in fresh:
                unknown = [row for row in fresh[place] if row["unknown"]]
                claims.append(_claim(place, unknown or fresh[place], resumed=bool(unknown)))
        await self._lease(claims, until)
        await self._postpone([each for each in waiting if each not in broken_off and each not in fresh], now)
        return claims

    async def _due(self, places: list[Place], *conditions: ColumnElement[bool]) -> dict[Place, list[RowMapping]]:
        """Give the notifications of those destinations by due time; those being changed are passed over."""
        found: dict[Place, list[RowMapping]] = defaultdict(list)
        if places:
            wanted = select(notifications).where(_among(places, _n.workspace, _n.to_kind, _n.to_id), *conditions)
            ordered = wanted.order_by(_n.due_at, _n.id).with_for_update(skip_locked=True)
            for row in await self._session.rows(ordered):
                found[Place(row["workspace"], row["to_kind"], row["to_id"])].append(row)
        return dict(found)

    async def _lease(self, claims: list[Claim], until: datetime) -> None:
        """Write down that the claimed are claimed, and their destinations leased."""
        for ids in _batches(each.id for claim in claims for each in claim.notifications):
            claimed = update(notifications).where(_n.id.in_(ids))
            values = {"state": State.CLAIMED, "attempts": _n.attempts + 1, "lease_until": until}
            await self._session.run(claimed.values(values))
        if claims:
            places = [Place(each.workspace, each.destination.kind, each.destination.id) for each in claims]
            leased = update(destinations).where(_among(places, _d.workspace, _d.kind, _d.id))
            await self._session.run(leased.values(lease_until=until))

    async def _postpone(self, places: list[Place], now: datetime) -> None:
        """Let destinations wait that have nothing due after all, at least a moment: some may be locked."""
        if not places:
            return
        await self._look(places)
        soon = update(destinations).where(_among(places, _d.workspace, _d.kind, _d.id), _d.next_at <= now + _LOOK_AGAIN)
        await self._session.run(soon.values(next_at=now + _LOOK_AGAIN))

    async def _look(self, places: Sequence[Place]) -> None:
        """Set when locked destinations are due, from their planned notifications; end idle leases."""
        earliest = select(func.min(_n.not_before)).where(_OF_DESTINATION, _PLANNED).scalar_subquery()
        held = exists().where(_OF_DESTINATION, _CLAIMED)
        idle = update(destinations).where(_among(places, _d.workspace, _d.kind, _d.id), ~held)
        await self._session.run(idle.values(next_at=earliest, lease_until=None))

    async def _mend(self, now: datetime) -> None:
        """Tell destinations that have something due and do not know it. Finds nothing, or nothing is lost."""
        due = select(notifications).where(_PLANNED, _n.not_before <= now)
        lost = due.order_by(_n.not_before).limit(_AT_ONCE).subquery()  # by the index on not_before
        here = (_d.workspace == lost.c.workspace) & (_d.kind == lost.c.to_kind) & (_d.id == lost.c.to_id)
        knows = exists().where(here, or_(_d.next_at <= lost.c.not_before, _d.lease_until.is_not(None)))
        place = (lost.c.workspace, lost.c.to_kind, lost.c.to_id)
        statement = self._session.insert(destinations).from_select(
            ["workspace", "kind", "id", "next_at"],
            select(*place, func.min(lost.c.not_before)).where(~knows).group_by(*place),
        )
        await self._session.run(
            statement.on_conflict_do_update(
                index_elements=["workspace", "kind", "id"], set_={"next_at": statement.excluded.next_at}
            )
        )

    async def record(self, ids: Sequence[str], states: Sequence[State], values: dict[str, Any]) -> None:
        """Write the outcome of the notifications that are in one of `states`, and free their destinations."""
        places: set[Place] = set()
        for batch in _batches(ids):
            changed = update(notifications).where(_n.id.in_(batch), _n.state.in_(states))
            outcome = changed.values({"lease_until": None, **values})
            result = await self._session.run(outcome.returning(_n.workspace, _n.to_kind, _n.to_id))
            places.update(map(Place._make, result))
        for some in _batches(sorted(places), _PLACES_AT_ONCE):
            await self._lock(some)
            await self._look(some)

    async def _lock(self, places: Sequence[Place]) -> None:
        chosen = select(_d.id).where(_among(places, _d.workspace, _d.kind, _d.id))
        await self._session.run(chosen.order_by(_d.workspace, _d.kind, _d.id).with_for_update())


def _among(places: Sequence[Place], *columns: ColumnElement[str]) -> ColumnElement[bool]:
    """Match any of those places. Written as OR: for `(a, b, c) IN (…)` SQLite would read every row."""
    return or_(
        false(), *(and_(*(column == part for column, part in zip(columns, place, strict=True))) for place in places)
    )


def _claim(place: Place, due: list[RowMapping], *, resumed: bool) -> Claim:
    first = rows.to_notification(due[0])
    return Claim(place.workspace, first.destination, tuple(map(_claimed, due)), resumed)


def _claimed(row: RowMapping) -> Notification:
    return replace(rows.to_notification(row), state=State.CLAIMED, attempts=row["attempts"] + 1)


def _batches(items: Iterable[_T], size: int = _AT_ONCE) -> Iterator[list[_T]]:
    every = list(items)
    return (every[start : start + size] for start in range(0, len(every), size))
