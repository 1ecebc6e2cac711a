"""Makes everything of one company another one's: in one transaction, under the locks of both.

Numbers go up by a series, so that they keep their digits; customers follow those that are there. What is keyed by the
workspace stays: its installation, how its people are reached, and the row of its settings, which says where its rows
are now.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, ColumnElement, Integer, Table, Text, case, cast, delete, func, literal, select, update
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from commitments.adapters.sql.column_types import Words
from commitments.adapters.sql.outbox.destinations import lock, update_queues
from commitments.adapters.sql.outbox.row_decoding import RAW, readable
from commitments.adapters.sql.outbox.state_conditions import PLANNED
from commitments.adapters.sql.schema import (
    channels,
    commitments,
    companies,
    customer_contacts,
    customer_names,
    customer_people,
    customers,
    destinations,
    drafts,
    history,
    moves,
    notifications,
    people,
    person_names,
    queues,
    rates,
    requests,
)
from commitments.adapters.sql.session import Session
from commitments.domain.errors import AlreadyConnected, NothingToConnect, StillSendingThere
from commitments.domain.notifications.kinds import stored_kinds, to_stored
from commitments.domain.notifications.notification import State
from commitments.domain.notifications.payloads.list_file import ListFile
from commitments.domain.notifications.payloads.reply_outcome import ReplyOutcome
from commitments.domain.numbers import LETTERS, series_of

_c, _n, _d = commitments.c, notifications.c, destinations.c
Changes = Mapping[str, ColumnElement[Any]]


async def join(session: Session, joining: str, host: str, letter: str) -> None:
    """Move all rows of the company `joining` to `host`, its numbers under `letter`.

    Raises AlreadyConnected, NothingToConnect, or StillSendingThere while a message of it is on its way.
    """
    await session.prolong()
    last_customer = await _lock(session, joining, host)
    series = series_of(letter)
    numbered = {"company": literal(host), "number": _c.number + series, "follows": _c.follows + series}
    await _copy(session, people, joining, {"company": literal(host)})
    await _copy(session, customers, joining, {"company": literal(host), "id": customers.c.id + last_customer})
    await _copy(session, commitments, joining, {**numbered, "customer": _c.customer + last_customer})
    for table in (customer_names, customer_people, customer_contacts):
        await _change(session, table, joining, {"company": literal(host), "customer": table.c.customer + last_customer})
    for table in (moves, history):
        await _change(session, table, joining, {"company": literal(host), "number": table.c.number + series})
    for table in (person_names, channels, requests):
        await _change(session, table, joining, {"company": literal(host)})
    await _shift_undo(session, host, series, last_customer)
    open_ = {"number": drafts.c.number + series, "customer": drafts.c.customer + last_customer}
    await _change(session, drafts, joining, {"company": literal(host), **open_})
    await _shift_files(session, joining, last_customer)
    await _move_outbox(session, joining, host, letter)
    for table in (commitments, customers, people, rates, queues):
        await session.run(delete(table).where(table.c.company == joining))
    await session.run(update(companies).where(companies.c.id == joining).values(joined_to=host))
    await session.run(update(companies).where(companies.c.id == host).values(joined=letter))


async def _lock(session: Session, joining: str, host: str) -> int:
    """Lock both companies and what they send; set the counters of both together; return the last customer of `host`.

    Requests hold a share of the lock on their company until they end; see opening_request.py.
    """
    pair = companies.c.id.in_([joining, host])
    found = await session.rows(select(companies).where(pair).order_by(companies.c.id).with_for_update())
    rows = {row["id"]: row for row in found}
    if joining == host or len(rows) < 2:
        raise NothingToConnect
    if any(row["joined"] or row["joined_to"] for row in found):
        raise AlreadyConnected
    here, there = rows[host], rows[joining]
    await session.run(session.insert(queues).values(company=host).on_conflict_do_nothing())
    await lock(session, [host, joining])
    leased = select(_d.place).where(_d.company == joining, _d.lease_until.is_not(None)).limit(1)
    if await session.row(leased):
        raise StillSendingThere
    counters = {
        "next_commitment": max(here["next_commitment"], there["next_commitment"]),
        "next_customer": here["next_customer"] + there["next_customer"] - 1,
    }
    await session.run(update(companies).where(companies.c.id == host).values(**counters))
    return int(here["next_customer"]) - 1


async def _copy(session: Session, table: Table, company: str, changed: Changes) -> None:
    """Add a company's rows once more, changed; rows that refer to the old ones follow, and then those are deleted."""
    columns = [changed.get(column.key, column) for column in table.c]
    rows = select(*columns).where(table.c.company == company)
    await session.run(table.insert().from_select([column.key for column in table.c], rows))


async def _change(session: Session, table: Table, company: str, changed: Changes) -> None:
    await session.run(update(table).where(table.c.company == company).values({**changed}))


async def _shift_undo(session: Session, company: str, series: int, by: int) -> None:
    """Let what undoing restores name the customers by their new numbers."""
    before = history.c.before
    theirs = (history.c.company == company) & (history.c.number >= series)
    customer, shifted = _shifted(before, by, on_postgresql=session.is_postgresql)
    changed = update(history).where(theirs, before.is_not(None), customer.is_not(None))
    await session.run(changed.values(before=shifted))


def _shifted(before: Column[Any], by: int, *, on_postgresql: bool) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Return the customer's number in the state before a change, and that state with the number higher."""
    if on_postgresql:
        text = func.json_extract_path_text(before, "customer", type_=Words())
        number = func.to_jsonb(cast(text, Integer) + by)
        return text, cast(func.jsonb_set(cast(before, JSONB), cast(["customer"], ARRAY(Text)), number), before.type)
    number = func.json_extract(before, "$.customer", type_=Integer())
    return number, func.json_set(before, "$.customer", number + by)


async def _shift_files(session: Session, company: str, by: int) -> None:
    """Let lists that are still to be sent as files name the customers by their new numbers."""
    waiting = select(*RAW).where(_n.company == company, PLANNED, _n.kind.in_(stored_kinds(ListFile)))
    for one in readable(await session.rows(waiting)):
        if isinstance(one.payload, ListFile) and one.payload.asked.customers:
            asked = replace(one.payload.asked, customers=tuple(number + by for number in one.payload.asked.customers))
            kind, payload = to_stored(ListFile(asked=asked))
            await session.run(update(notifications).where(_n.id == one.id).values(kind=kind, payload=payload))


async def _move_outbox(session: Session, joining: str, host: str, letter: str) -> None:
    """Let what waits and what was sent go on under the new company, numbers and keys.

    Private replies keep the buttons that they have, which stand for the old numbers: they are not changed any more.
    """
    here, marks = _n.company == joining, stored_kinds(ReplyOutcome)
    held = update(notifications).where(here, PLANNED, _n.kind.in_(marks))
    await session.run(held.values(state=State.HELD_BACK, reason="connected"))
    own, first = f"{LETTERS[0]}-", f"{letter}-"
    key = case(
        (_n.key.like(f"{own}%"), first + func.substr(_n.key, len(own) + 1)),
        (_n.key.like(f"refresh/%/{own}%"), func.replace(_n.key, f"/{own}", f"/{first}")),
        else_=_n.key,
    )
    place = literal(f"{host} ") + _n.to_kind + " " + _n.to_id
    number = _n.number + series_of(letter)
    await session.run(update(notifications).where(here).values(company=host, number=number, key=key, place=place))
    at = literal(f"{host} ") + _d.kind + " " + _d.id
    await session.run(update(destinations).where(_d.company == joining).values(company=host, place=at))
    await update_queues(session, [host])
