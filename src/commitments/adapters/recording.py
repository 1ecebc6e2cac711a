"""What became of claims, written down in batches."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, case, func, or_, update

from commitments.adapters import rows
from commitments.adapters.places import lock, look_at, release
from commitments.adapters.session import Session
from commitments.adapters.tables import notifications, queues, rates
from commitments.model import State, Way
from commitments.outbox import End, Outcome, Terms

_n, _q = notifications.c, queues.c
_OPEN = or_(_n.state == State.CLAIMED, _n.state == State.PLANNED)
_STATE = {End.SENT: State.SENT, End.HELD_BACK: State.HELD_BACK, End.FAILED: State.FAILED}


async def record(session: Session, outcomes: Sequence[Outcome], terms: Terms) -> None:
    """Write outcomes down and free their destinations; see ports.Store.record."""
    if not outcomes:
        return
    workspaces = {one.workspace for one in outcomes}
    await lock(session, workspaces)
    await _sent(session, [one for one in outcomes if one.end is End.SENT])
    await _not_sent(session, [one for one in outcomes if one.end is not End.SENT])
    await release(session, list(_freed(outcomes, terms).values()))
    for one in outcomes:
        if one.hold is not None and one.until is not None:
            await _hold(session, one.workspace, one.hold, one.until, terms)
        if one.end is End.SHUT_OUT:
            await _shut_out(session, one)
    await look_at(session, workspaces)
    if took := {one.workspace for one in outcomes if one.end is End.SENT}:
        await _welcome(session, took)


async def _sent(session: Session, outcomes: Sequence[Outcome]) -> None:
    """Also counts when the lease has run out since: what was sent was sent."""
    values = [
        {
            "b_id": id_,
            "b_at": one.at,
            "b_channel": one.message and one.message.channel,
            "b_message": one.message and one.message.id,
        }
        for one in outcomes
        for id_ in one.ids
    ]
    if values:
        changed = update(notifications).where(_n.id == bindparam("b_id"), _OPEN)
        sent = changed.values(
            state=State.SENT, unknown=False, reason="", sent_at=bindparam("b_at"),
            message_channel=bindparam("b_channel"), message_id=bindparam("b_message"),
        )  # fmt: skip
        await session.run(sent, values)


async def _not_sent(session: Session, outcomes: Sequence[Outcome]) -> None:
    values = [
        {
            "b_id": id_,
            "b_state": _STATE.get(one.end, State.PLANNED),
            "b_reason": one.reason,
            "b_unknown": one.unknown,
            "b_not_before": one.until if one.end is End.POSTPONED else None,
        }
        for one in outcomes
        for id_ in one.ids
    ]
    if values:
        changed = update(notifications).where(_n.id == bindparam("b_id"), _n.state == State.CLAIMED)
        later = func.coalesce(bindparam("b_not_before", type_=_n.not_before.type), _n.not_before)
        await session.run(
            changed.values(
                state=bindparam("b_state"), reason=bindparam("b_reason"), unknown=bindparam("b_unknown"),
                not_before=later,
            ),
            values,
        )  # fmt: skip


def _freed(outcomes: Sequence[Outcome], terms: Terms) -> dict[str, dict[str, Any]]:
    """Give what `release` needs for each place, in one order."""
    freed: dict[str, dict[str, Any]] = {}
    for one in sorted(outcomes, key=lambda each: rows.place_key(each.workspace, each.destination)):
        place = rows.place_key(one.workspace, one.destination)
        last = freed.get(place)
        freed[place] = {
            "b_place": place,
            "b_free_at": max(_free_at(one, terms), last["b_free_at"]) if last else _free_at(one, terms),
            "b_welcome": one.end is End.SENT or bool(last and last["b_welcome"]),
            "b_refused": one.reason if one.end is End.REFUSED else last and last["b_refused"],
        }
    return freed


def _free_at(one: Outcome, terms: Terms) -> datetime:
    """Give from when on the destination may be used again."""
    if one.end is End.SENT:
        return one.at + terms.gap
    waits = one.end in (End.RETRIED, End.REFUSED)
    return one.until if waits and one.until is not None else one.at


async def _hold(session: Session, workspace: str, way: Way, until: datetime, terms: Terms) -> None:
    """Leave a way alone until a moment, in all processes. What a burst may run ahead of is added."""
    ahead = terms.rates[way].slack if way in terms.rates else timedelta(0)
    statement = session.insert(rates).values(workspace=workspace, way=way, free_at=until + ahead)
    longer = case((rates.c.free_at > statement.excluded.free_at, rates.c.free_at), else_=statement.excluded.free_at)
    await session.run(statement.on_conflict_do_update(index_elements=["workspace", "way"], set_={"free_at": longer}))


async def _shut_out(session: Session, one: Outcome) -> None:
    where = update(queues).where(_q.workspace == one.workspace)
    await session.run(where.values(refused=one.reason, free_at=one.until or one.at))


async def _welcome(session: Session, workspaces: set[str]) -> None:
    again = update(queues).where(session.among(_q.workspace, sorted(workspaces)), _q.refused.is_not(None))
    await session.run(again.values(refused=None))
