"""Claims due messages across all companies.

The notifications are the truth; a row of `destinations` says when a destination is ready and who leases it, a row of
`queues` when a company has something ready. Changing either requires the lock on the queue's row, taken in the order
of companies; claims skip locked queues, so there is no deadlock and no decision from stale data.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import RowMapping, Select, bindparam, or_, select, true, update

from commitments.adapters.sql.outbox.destinations import postpone, recompute, update_queues
from commitments.adapters.sql.outbox.rate_limits import RateLimiter
from commitments.adapters.sql.outbox.row_decoding import MORE_ATTEMPTS, RAW, RawMoment
from commitments.adapters.sql.outbox.state_conditions import PLANNED
from commitments.adapters.sql.outbox.unreadable_rows import UnreadableRows
from commitments.adapters.sql.schema import destinations, notifications, queues, rates
from commitments.adapters.sql.session import Session
from commitments.adapters.sql.statements import array_of, unnested, upsert
from commitments.application.ports.outbox import Claim, ClaimPolicy
from commitments.domain.notifications.kinds import readable_kinds
from commitments.domain.notifications.message_grouping import group_with_first
from commitments.domain.notifications.notification import Notification, State
from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.retry_policy import LONGEST_WAIT, NEWER_FOR

_n, _d, _q = notifications.c, destinations.c, queues.c
_QUEUES, _PLACES = 64, 50  # examined in one claim: queues, and destinations of one queue
_ROUNDS = 20  # of destinations, until one has something for this release
_CHECK_AGAIN = timedelta(seconds=1)


class _Place(NamedTuple):
    """A destination that is ready."""

    key: str
    company: str
    refused: bool


class _Due(NamedTuple):
    """A notification that is due."""

    notification: Notification
    unknown: bool
    tried_as: str | None


class Claims:
    """Claims messages within one transaction, under a policy, at the time `now`."""

    def __init__(self, session: Session, policy: ClaimPolicy, now: datetime) -> None:
        self._session = session
        self._policy = policy
        self._now = now
        self._claims: list[Claim] = []
        self._places: list[str] = []
        self._later: dict[str, datetime] = {}
        self._turns: dict[str, datetime] = {}

    async def claim(self, room: int) -> list[Claim]:
        """Lease up to `room` due messages; see ports.store.Store.claim."""
        open_queues = await self._queues(min(room, _QUEUES))
        if not open_queues:
            return []
        companies = sorted(open_queues)
        limiters = await self._limiters(companies)
        for _ in range(_ROUNDS):
            places = (await self._ready(companies, min(-(-room // len(companies)), _PLACES)))[:room]
            due = await self._due([place.key for place in places])
            for place in places:
                shut_out = open_queues[place.company]
                self._choose(place, due.get(place.key, []), limiters[place.company], shut_out=shut_out)
            await self._lease()
            await self._postpone([place.key for place in places if place.key not in due])
            # Destinations without anything for this release must not block those that have something.
            if due or not places:
                break
        await self._save_rates(limiters)
        await update_queues(self._session, companies, self._now, self._turns)
        return self._claims

    async def _queues(self, limit: int) -> dict[str, bool]:
        """Lock the queues that have waited longest, skipping locked ones; return whether each workspace refuses us."""
        ready = select(_q.company, _q.refused).where(_q.ready_at <= self._now).order_by(_q.ready_at).limit(limit)
        found = await self._session.rows(ready.with_for_update(skip_locked=True))
        return {row["company"]: row["refused"] is not None for row in found}

    async def _ready(self, companies: Sequence[str], share: int) -> list[_Place]:
        """Return the destinations that have waited longest, up to `share` of each company."""
        ready = select(_d.place, _d.company, _d.refused, RawMoment(_d.ready_at).label("waits_since")).where(
            _d.ready_at <= self._now
        )
        ready = ready.order_by(_d.ready_at).limit(share)
        found: list[RowMapping] = []
        if self._session.is_postgresql:
            each = unnested(company=bindparam("workspaces", list(companies), array_of(_d.company)))
            first = ready.where(_d.company == each.c.company).lateral("first")
            found += await self._session.rows(select(first).select_from(each).join(first, true()))
        else:
            for company in companies:
                found += await self._session.rows(ready.where(_d.company == company))
        found.sort(key=lambda row: float(row["waits_since"]))
        return [_Place(row["place"], row["company"], row["refused"] is not None) for row in found]

    async def _limiters(self, companies: Sequence[str]) -> Mapping[str, RateLimiter]:
        moments: dict[str, dict[Operation, datetime]] = defaultdict(dict)
        for row in await self._session.rows(select(rates).where(self._session.among(rates.c.company, companies))):
            moments[row["company"]][Operation(row["way"])] = row["free_at"]
        return {one: RateLimiter(self._policy.rates_of(one), moments[one], self._now) for one in companies}

    async def _due(self, places: Sequence[str]) -> Mapping[str, list[_Due]]:
        """Return what is due at these destinations, in sequence; rows locked by others are skipped.

        Notifications of a newer release are left to it, unless they have waited too long. In a channel, a notification
        about a commitment never overtakes an earlier one that waits after a fault.
        """
        found: dict[str, list[_Due]] = defaultdict(list)
        if places:
            blocked = set[tuple[str, object]]()
            unreadable = UnreadableRows(self._now)
            for row in await self._session.rows(self._due_or_waiting(places)):
                key = (row["place"], row["number"])
                if key in blocked:
                    continue
                one = None if row["waits"] else unreadable.decode(row)
                if one is not None:
                    found[row["place"]].append(_Due(one, row["unknown"], row["tried_as"]))
                elif row["to_kind"] == "channel" and row["number"] is not None:
                    blocked.add(key)
            await unreadable.write(self._session)
        return found

    def _due_or_waiting(self, places: Sequence[str]) -> Select[Any]:
        """Return the query for what is due at destinations, and what waits there after a fault."""
        here, waits = self._session.among(_n.place, places), _n.not_before > self._now
        ours = or_(self._session.among(_n.kind, readable_kinds()), _n.not_before <= self._now - NEWER_FOR)
        soon = _n.not_before <= self._now + LONGEST_WAIT
        wanted = select(*RAW, waits.label("waits")).where(here, PLANNED, soon, or_(~waits, _n.faults > 0), ours)
        return wanted.order_by(_n.sequence).with_for_update(skip_locked=True)

    def _choose(self, place: _Place, due: list[_Due], limiters: RateLimiter, *, shut_out: bool) -> None:
        """Claim the first message of a destination, or postpone the destination until the rate limit permits."""
        if not due:
            return
        # What may have been sent is claimed on its own, since it was one message.
        first = next((one for one in due if one.unknown), None)
        tried_as = (first and first.tried_as) or ""
        unknown = [one.notification for one in due if first and one.unknown and one.tried_as == first.tried_as]
        chosen = tuple(unknown) or group_with_first([one.notification for one in due])
        way = chosen[0].way
        turn = limiters.take({way, Operation.LOOK} if unknown and way is not Operation.EDIT else {way})
        if turn is None:
            claimed = tuple(replace(one, state=State.CLAIMED, attempts=one.attempts + 1) for one in chosen)
            probing = place.refused or shut_out
            destination = chosen[0].destination
            self._claims.append(Claim(place.company, destination, claimed, bool(unknown), probing, tried_as))
            self._places.append(place.key)
        else:
            self._later[place.key] = turn
            soonest = min(turn, self._now + _CHECK_AGAIN)
            self._turns[place.company] = min(soonest, self._turns.get(place.company, soonest))

    async def _lease(self) -> None:
        """Mark the notifications as claimed, and their destinations as leased."""
        ids = [one.id for claim in self._claims for one in claim.notifications]
        if ids:
            claimed = update(notifications).where(self._session.among(_n.id, ids))
            await self._session.run(claimed.values(state=State.CLAIMED, attempts=MORE_ATTEMPTS))
            leased = update(destinations).where(self._session.among(_d.place, self._places))
            await self._session.run(leased.values(lease_until=self._now + self._policy.lease))

    async def _postpone(self, empty: Sequence[str]) -> None:
        """Postpone destinations that exceed a rate limit; where nothing is due after all, check again later."""
        if empty:
            await recompute(self._session, empty)
        await postpone(self._session, {**self._later, **dict.fromkeys(empty, self._now + _CHECK_AGAIN)})

    async def _save_rates(self, limiters: Mapping[str, RateLimiter]) -> None:
        used = [
            {"company": company, "way": way, "free_at": moment}
            for company, limiter in limiters.items()
            for way, moment in limiter.changed().items()
        ]
        if used:
            save = upsert(rates, ("company", "way"), ("free_at",), on_postgresql=self._session.is_postgresql)
            await self._session.run(save, used)
