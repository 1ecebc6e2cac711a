"""The outbox as dispatchers see it: what is due in all workspaces, a message a claim.

The notifications are the truth; a row of `destinations` says when to look at a place and who does so now, a row of
`queues` when to look at a workspace. Whoever changes one of them holds the queue's lock, in the order of workspaces;
claimers pass over queues that are locked, so nobody waits in a ring and nothing is computed from an old view.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import RowMapping, Select, bindparam, or_, select, true, update

from commitments.adapters.sql.outbox.destinations import look_at, postpone, recompute
from commitments.adapters.sql.outbox.rate_limits import RateLimiter
from commitments.adapters.sql.outbox.row_decoding import RAW
from commitments.adapters.sql.outbox.state_conditions import PLANNED
from commitments.adapters.sql.outbox.unreadable_rows import Spoilt
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
_QUEUES, _PLACES = 64, 50  # looked at in one claim, the places of one queue
_ROUNDS = 20  # of places, until one has something for this release
_LOOK_AGAIN = timedelta(seconds=1)


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
    """Claims, inside one transaction, on `terms` and at `now`."""

    def __init__(self, session: Session, policy: ClaimPolicy, now: datetime) -> None:
        self._session = session
        self._terms = policy
        self._now = now
        self._claims: list[Claim] = []
        self._places: list[str] = []
        self._later: dict[str, datetime] = {}
        self._turns: dict[str, datetime] = {}

    async def claim(self, room: int) -> list[Claim]:
        """Lease up to `room` messages that are due; see ports.Store.claim."""
        open_queues = await self._queues(min(room, _QUEUES))
        if not open_queues:
            return []
        companies = sorted(open_queues)
        quotas = await self._quotas(companies)
        for _ in range(_ROUNDS):
            places = (await self._ready(companies, min(-(-room // len(companies)), _PLACES)))[:room]
            due = await self._due([place.key for place in places])
            for place in places:
                shut_out = open_queues[place.company]
                self._choose(place, due.get(place.key, []), quotas[place.company], shut_out=shut_out)
            await self._lease()
            await self._postpone([place.key for place in places if place.key not in due])
            # Places that have nothing for this release must not stand before one that has.
            if due or not places:
                break
        await self._keep(quotas)
        await look_at(self._session, companies, self._now, self._turns)
        return self._claims

    async def _queues(self, limit: int) -> dict[str, bool]:
        """Lock the workspaces that have waited longest, and tell whether they refuse; locked ones are passed over."""
        ready = select(_q.company, _q.refused).where(_q.ready_at <= self._now).order_by(_q.ready_at).limit(limit)
        found = await self._session.rows(ready.with_for_update(skip_locked=True))
        return {row["company"]: row["refused"] is not None for row in found}

    async def _ready(self, companies: Sequence[str], share: int) -> list[_Place]:
        """Give the places that have waited longest, as many of each workspace."""
        ready = select(_d.place, _d.company, _d.refused, _d.ready_at).where(_d.ready_at <= self._now)
        ready = ready.order_by(_d.ready_at).limit(share)
        found: list[RowMapping] = []
        if self._session.is_postgresql:
            each = unnested(company=bindparam("workspaces", list(companies), array_of(_d.company)))
            first = ready.where(_d.company == each.c.company).lateral("first")
            found += await self._session.rows(select(first).select_from(each).join(first, true()))
        else:
            for company in companies:
                found += await self._session.rows(ready.where(_d.company == company))
        found.sort(key=lambda row: row["ready_at"])
        return [_Place(row["place"], row["company"], row["refused"] is not None) for row in found]

    async def _quotas(self, companies: Sequence[str]) -> Mapping[str, RateLimiter]:
        moments: dict[str, dict[Operation, datetime]] = defaultdict(dict)
        for row in await self._session.rows(select(rates).where(self._session.among(rates.c.company, companies))):
            moments[row["company"]][Operation(row["way"])] = row["free_at"]
        return {one: RateLimiter(self._terms.rates, moments[one], self._now) for one in companies}

    async def _due(self, places: Sequence[str]) -> Mapping[str, list[_Due]]:
        """Return what is due at those places, in sequence; what others are changing is passed over.

        What a newer release planned is left to it, but for what it left lying for too long. In a channel nothing
        about a commitment goes before what waits there after a fault.
        """
        found: dict[str, list[_Due]] = defaultdict(list)
        if places:
            behind = set[tuple[str, object]]()
            spoilt = Spoilt(self._now)
            for row in await self._session.rows(self._due_or_waiting(places)):
                about = (row["place"], row["number"])
                if about in behind:
                    continue
                one = None if row["waits"] else spoilt.decode(row)
                if one is not None:
                    found[row["place"]].append(_Due(one, row["unknown"], row["tried_as"]))
                elif row["to_kind"] == "channel" and row["number"] is not None:
                    behind.add(about)
            await spoilt.write(self._session)
        return found

    def _due_or_waiting(self, places: Sequence[str]) -> Select[Any]:
        """Return the query for what is due at places, and what waits there after a fault."""
        here, waits = self._session.among(_n.place, places), _n.not_before > self._now
        ours = or_(self._session.among(_n.kind, readable_kinds()), _n.not_before <= self._now - NEWER_FOR)
        soon = _n.not_before <= self._now + LONGEST_WAIT
        asked = select(*RAW, waits.label("waits")).where(here, PLANNED, soon, or_(~waits, _n.faults > 0), ours)
        return asked.order_by(_n.sequence).with_for_update(skip_locked=True)

    def _choose(self, place: _Place, due: list[_Due], quotas: RateLimiter, *, shut_out: bool) -> None:
        """Claim the first message of a place, or let the place wait for its turn."""
        if not due:
            return
        # What may have been sent comes alone: it was one message.
        first = next((one for one in due if one.unknown), None)
        tried_as = (first and first.tried_as) or ""
        unknown = [one.notification for one in due if first and one.unknown and one.tried_as == first.tried_as]
        chosen = tuple(unknown) or group_with_first([one.notification for one in due])
        way = chosen[0].way
        turn = quotas.take({way, Operation.LOOK} if unknown and way is not Operation.EDIT else {way})
        if turn is None:
            claimed = tuple(replace(one, state=State.CLAIMED, attempts=one.attempts + 1) for one in chosen)
            probing = place.refused or shut_out
            destination = chosen[0].destination
            self._claims.append(Claim(place.company, destination, claimed, bool(unknown), probing, tried_as))
            self._places.append(place.key)
        else:
            self._later[place.key] = turn
            soonest = min(turn, self._now + _LOOK_AGAIN)
            self._turns[place.company] = min(soonest, self._turns.get(place.company, soonest))

    async def _lease(self) -> None:
        """Write down that the claimed are claimed, and their places leased."""
        ids = [one.id for claim in self._claims for one in claim.notifications]
        if ids:
            claimed = update(notifications).where(self._session.among(_n.id, ids))
            await self._session.run(claimed.values(state=State.CLAIMED, attempts=_n.attempts + 1))
            leased = update(destinations).where(self._session.among(_d.place, self._places))
            await self._session.run(leased.values(lease_until=self._now + self._terms.lease))

    async def _postpone(self, empty: Sequence[str]) -> None:
        """Let places wait for their turn; where nothing is due after all, look again later."""
        if empty:
            await recompute(self._session, empty)
        await postpone(self._session, {**self._later, **dict.fromkeys(empty, self._now + _LOOK_AGAIN)})

    async def _keep(self, quotas: Mapping[str, RateLimiter]) -> None:
        used = [
            {"company": company, "way": way, "free_at": moment}
            for company, quota in quotas.items()
            for way, moment in quota.changed().items()
        ]
        if used:
            keep = upsert(rates, ("company", "way"), ("free_at",), on_postgresql=self._session.is_postgresql)
            await self._session.run(keep, used)
