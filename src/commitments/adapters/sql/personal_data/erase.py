"""Finds and erases everything of one person or customer, in one pass over the rows of their company."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Table, delete, or_, select, update

from commitments.adapters.sql import mappers
from commitments.adapters.sql.column_types import Instant, Json, instant
from commitments.adapters.sql.outbox.destinations import update_queues
from commitments.adapters.sql.personal_data.columns import SECRET, name_of, tables
from commitments.adapters.sql.personal_data.emptied import decoded
from commitments.adapters.sql.personal_data.scan import Raw, key_of, rows_of
from commitments.adapters.sql.personal_data.traces import Change, Traces
from commitments.adapters.sql.schema import commitments, customers, history, metadata, notifications, people
from commitments.adapters.sql.session import Session
from commitments.application.ports.personal_data import Erasure, Record, Subject
from commitments.domain.commitment import Status
from commitments.domain.erasure import Quotes, new_pseudonym
from commitments.domain.errors import StillOpen, StillOpenForCustomer, StillSending
from commitments.domain.history import Entry, Event
from commitments.domain.notifications.notification import State
from commitments.domain.numbers import label_of

_c, _n = commitments.c, notifications.c
_OPEN = (Status.OPEN, Status.DELIVERED)
_BOT = "bot"
Found = tuple[Table, Raw, Change]


async def held(session: Session, subject: Subject) -> list[Record]:
    """Return every row that an erasure would change, as it is stored."""
    found = [(table, row) async for table, row, _ in _traces(session, subject, await _begin(session, subject))]
    return [Record(table.name, _shown(table, row)) for table, row in found]


async def rehearse(session: Session, subject: Subject) -> Erasure:
    """Return what an erasure would take away."""
    traces = await _begin(session, subject)
    erasure = _empty_erasure(traces)
    async for found in _traces(session, subject, traces):
        _note(erasure, traces, *found)
    return erasure


async def require_erasable(session: Session, subject: Subject) -> None:
    """Raise StillOpen or StillSending if the subject cannot be erased now."""
    await _refuse(session, subject, await _begin(session, subject))


async def erase(session: Session, subject: Subject, now: datetime) -> Erasure:
    """Erase the subject. Raises StillOpen or StillSending."""
    await _exclude_others(session)
    traces = await _begin(session, subject)
    erasure = _empty_erasure(traces)
    await _refuse(session, subject, traces)
    async for table, row, change in _traces(session, subject, traces):
        _note(erasure, traces, table, row, change)
        await _apply(session, table, row, change)
    await _write_down(session, subject, traces, erasure, now)
    await update_queues(session, {subject.company})
    return erasure


def _empty_erasure(traces: Traces) -> Erasure:
    channels = frozenset(traces.ids) if traces.subject.kind == "customer" else frozenset[str]()
    return Erasure(channels=channels, words=traces.words)


async def _exclude_others(session: Session) -> None:
    """Wait for every other transaction to end, and keep new ones waiting; on SQLite a writer is alone anyway.

    First the tables that requests and dispatchers begin with, so that none waits for us while we wait for it.
    """
    if session.is_postgresql:
        names = dict.fromkeys(("requests", "queues", *sorted(metadata.tables)))
        connection = session.connection
        for setting in ("lock_timeout = '30s'", "statement_timeout = 0", "idle_in_transaction_session_timeout = 0"):
            await connection.exec_driver_sql(f"SET LOCAL {setting}")
        await connection.exec_driver_sql(f"LOCK TABLE {', '.join(names)} IN ACCESS EXCLUSIVE MODE")


async def _begin(session: Session, subject: Subject) -> Traces:
    if subject.kind == "person":
        return Traces(subject, {id: new_pseudonym() for id in subject.ids}, frozenset(), Quotes())
    here = (_c.company == subject.company, _c.customer == int(subject.id))
    rows = await session.rows(select(_c.number, _c.card_channel).where(*here))
    numbers = frozenset(row["number"] for row in rows)
    where = select(customers.c.id, customers.c.channel).where(customers.c.company == subject.company)
    channels = {row["id"]: row["channel"] for row in await session.rows(where) if row["channel"]}
    theirs = {row["card_channel"] for row in rows} | {channels.pop(int(subject.id), None)}
    own = theirs - set(channels.values()) - {None}
    return Traces(subject, {id: new_pseudonym() for id in sorted(own)}, numbers, Quotes())


async def _refuse(session: Session, subject: Subject, traces: Traces) -> None:
    mine = _c.owner.in_(subject.ids) if subject.kind == "person" else _c.customer == int(subject.id)
    wanted = select(_c.number).where(_c.company == subject.company, mine, _c.status.in_(_OPEN)).order_by(_c.number)
    if numbers := [row["number"] for row in await session.rows(wanted)]:
        error = StillOpen if subject.kind == "person" else StillOpenForCustomer
        raise error(labels=", ".join(label_of(number) for number in numbers))
    about = _n.to_id.in_(list(traces.ids))
    claimed = select(_n.number, _n.to_id).where(_n.company == subject.company, _n.state == State.CLAIMED)
    others = await session.rows(claimed.where(or_(about, _n.number.is_not(None))))
    if any(row["to_id"] in traces.ids or row["number"] in traces.numbers for row in others):
        raise StillSending


async def _traces(session: Session, subject: Subject, traces: Traces) -> AsyncIterator[Found]:
    for table in tables():
        async for row in rows_of(session, table, subject.company):
            if (change := traces.change(table, row)) is not None:
                yield table, row, change


def _note(erasure: Erasure, traces: Traces, table: Table, row: Raw, change: Change) -> None:
    """Count a change, and what a person must know of it."""
    erasure.rows[table.name] = erasure.rows.get(table.name, 0) + 1
    if table is commitments:
        erasure.commitments.add(row["number"])
    if table in (people, customers) and row["manager"] in traces.ids and not change.delete:
        erasure.led.append(row["name"])
    if table is notifications:
        erasure.waiting += change.values.get("state") == State.HELD_BACK
        if row["message_channel"] is not None:
            erasure.sent[row["message_channel"]] = erasure.sent.get(row["message_channel"], 0) + 1


async def _apply(session: Session, table: Table, row: Raw, change: Change) -> None:
    same = [table.c[name] == value for name, value in key_of(table, row).items()]
    if change.delete:
        await session.run(delete(table).where(*same))
    else:
        await session.run(update(table).where(*same).values(**change.values))


async def _write_down(session: Session, subject: Subject, traces: Traces, erasure: Erasure, now: datetime) -> None:
    """Add an entry without content to the history of each commitment."""
    entries = [Entry(number, now, _BOT, Event.ERASED) for number in sorted(erasure.commitments)]
    if entries:
        await session.run(session.insert(history), [mappers.from_entry(subject.company, one) for one in entries])
    if traces.numbers:
        theirs = update(commitments).where(_c.company == subject.company, _c.customer == int(subject.id))
        await session.run(theirs.where(_c.erased_at.is_(None)).values(erased_at=now))


def _shown(table: Table, row: Raw) -> dict[str, JsonValue]:
    """Return a row by column names, with moments as ISO 8601; no secret."""
    return {column.name: _value(column.type, row[column.key]) for column in table.c if name_of(column) not in SECRET}


def _value(kind: object, value: Any) -> JsonValue:  # noqa: ANN401 (of any column)
    if isinstance(kind, Json):
        shown: JsonValue = decoded(value)
        return shown
    if isinstance(kind, Instant):
        try:
            moment = instant(value)
        except (TypeError, ValueError, OverflowError):
            return str(value)
        return None if moment is None else moment.isoformat()
    return value if value is None or isinstance(value, str | int | float) else str(value)
