"""Persists the outcomes of claims in batches."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Boolean, Integer, Text, Update, case, func, or_, update

from commitments.adapters.sql import mappers
from commitments.adapters.sql.column_types import Instant
from commitments.adapters.sql.outbox.destinations import OWN_PLACE, lock, release, release_renumbered, update_queues
from commitments.adapters.sql.outbox.state_conditions import CLAIMED, PLANNED
from commitments.adapters.sql.schema import notifications, queues, rates
from commitments.adapters.sql.session import Session
from commitments.adapters.sql.statements import Each, Given
from commitments.application.ports.outbox import ClaimPolicy, End, Outcome
from commitments.domain.notifications.notification import State
from commitments.domain.notifications.operation import Operation

_n, _q = notifications.c, queues.c
_OPEN = or_(CLAIMED, PLANNED)
_STATE = {End.SENT: State.SENT, End.HELD_BACK: State.HELD_BACK, End.FAILED: State.FAILED}


async def record(session: Session, outcomes: Sequence[Outcome], policy: ClaimPolicy) -> None:
    """Persist outcomes and release their destinations; see ports.store.Store.record."""
    if not outcomes:
        return
    companies = {one.company for one in outcomes}
    await lock(session, companies)
    await session.run_each(_SENT, [row for one in outcomes if one.end is End.SENT for row in _as_sent(one)])
    await session.run_each(_NOT_SENT, [row for one in outcomes if one.end is not End.SENT for row in _as_not_sent(one)])
    freed = _freed(outcomes, policy)
    await release(session, list(freed.values()))
    if again := {id_: _free_again(one) for one in outcomes if one.end not in _STATE for id_ in one.ids}:
        await release_renumbered(session, again, list(freed))
    for one in outcomes:
        if one.hold is not None and one.until is not None:
            await _hold(session, one.company, one.hold, one.until, policy)
        if one.end is End.SHUT_OUT:
            await _shut_out(session, one)
    await update_queues(session, companies)
    if accepted := {one.company for one in outcomes if one.end is End.SENT}:
        await _end_refusal(session, accepted)


def _set_sent(given: Given) -> Update:
    sent = {"state": State.SENT, "unknown": False, "reason": "", "sent_at": given["at"]}
    # A message in a channel that got another id meanwhile has moved along.
    channel = case((given["channel"] == given["sent_to"], _n.to_id), else_=given["channel"])
    message = {"message_channel": channel, "message_id": given["message"], "place": OWN_PLACE}
    # Even if the lease has expired since, because the message was sent.
    return update(notifications).where(_n.id == given["id"], _OPEN).values({**sent, **message})


def _set_not_sent(given: Given) -> Update:
    changed = {name: given[name] for name in ("state", "reason", "unknown")}
    later = func.coalesce(given["not_before"], _n.not_before)
    claimed = update(notifications).where(_n.id == given["id"], CLAIMED)
    tried = {"tried_as": given["tried_as"], "faults": _n.faults + given["faults"]}
    return claimed.values({**changed, **tried, "not_before": later, "place": OWN_PLACE})


_SENT = Each(
    {"id": Text(), "at": Instant(), "channel": Text(), "message": Text(), "sent_to": Text()}, _set_sent
)  # fmt: skip
_NOT_SENT = Each(
    {
        "id": Text(), "state": Text(), "reason": Text(), "unknown": Boolean(), "not_before": Instant(),
        "tried_as": Text(), "faults": Integer(),
    },
    _set_not_sent,
)  # fmt: skip


def _as_sent(one: Outcome) -> list[mappers.Values]:
    message = {"channel": one.message and one.message.channel, "message": one.message and one.message.id}
    return [{"id": id_, "at": one.at, "sent_to": one.destination.id, **message} for id_ in one.ids]


def _as_not_sent(one: Outcome) -> list[mappers.Values]:
    same: mappers.Values = {"state": _STATE.get(one.end, State.PLANNED), "reason": one.reason, "unknown": one.unknown}
    same["not_before"] = one.until if one.end in (End.POSTPONED, End.FAULTED) else None
    same["tried_as"] = (one.tried_as or one.ids[0]) if one.unknown else None
    same["faults"] = int(one.end is End.FAULTED)
    return [{"id": id_, **same} for id_ in one.ids]


def _freed(outcomes: Sequence[Outcome], policy: ClaimPolicy) -> dict[str, dict[str, Any]]:
    """Return the rows for `release` by destination, in a fixed order."""
    freed: dict[str, dict[str, Any]] = {}
    for one in sorted(outcomes, key=lambda each: mappers.place_key(each.company, each.destination)):
        place = mappers.place_key(one.company, one.destination)
        last = freed.get(place)
        freed[place] = {
            "place": place,
            "free_at": max(_free_at(one, policy), last["free_at"]) if last else _free_at(one, policy),
            "accepted": one.end is End.SENT or bool(last and last["accepted"]),
            "refused": one.reason if one.end is End.REFUSED else last and last["refused"],
        }
    return freed


def _free_at(one: Outcome, policy: ClaimPolicy) -> datetime:
    """Return when the destination may be used again."""
    if one.end is End.SENT:
        return one.at + policy.gap_of(one.company, one.destination)
    waits = one.end in (End.RETRIED, End.REFUSED)
    return one.until if waits and one.until is not None else one.at


def _free_again(one: Outcome) -> datetime:
    """Return when what is tried again may be tried at a new id: a refusal was of the old one."""
    return one.until if one.end is End.RETRIED and one.until is not None else one.at


async def _hold(session: Session, company: str, way: Operation, until: datetime, policy: ClaimPolicy) -> None:
    """Block an operation of a company until a moment, in all processes; the burst allowance is added."""
    rates_here = policy.rates_of(company)
    ahead = rates_here[way].slack if way in rates_here else timedelta(0)
    statement = session.insert(rates).values(company=company, way=way, free_at=until + ahead)
    longer = case((rates.c.free_at > statement.excluded.free_at, rates.c.free_at), else_=statement.excluded.free_at)
    await session.run(
        statement.on_conflict_do_update(index_elements=[rates.c.company, rates.c.way], set_={"free_at": longer})
    )


async def _shut_out(session: Session, one: Outcome) -> None:
    where = update(queues).where(_q.company == one.company)
    await session.run(where.values(refused=one.reason, free_at=one.until or one.at))


async def _end_refusal(session: Session, companies: set[str]) -> None:
    again = update(queues).where(session.among(_q.company, sorted(companies)), _q.refused.is_not(None))
    await session.run(again.values(refused=None))
