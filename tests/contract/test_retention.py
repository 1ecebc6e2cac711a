"""Content goes after the days that the settings keep it; dates, outcomes and states stay. Page by page."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from commitments.adapters.sql.personal_data import retention
from commitments.adapters.sql.schema import commitments, notifications
from commitments.adapters.sql.store import SqlStore
from commitments.application.personal_data.retention import forget_aged
from commitments.domain.commitment import Move, Outcome, Status
from commitments.domain.erasure import ERASED
from commitments.domain.history import Entry, Event
from commitments.domain.notifications.notification import State
from commitments.domain.notifications.payloads.notice import Notice
from tests.contract.values import DAY, NOW, commitment, notice, planned
from tests.lines import logged

SECRET = "Jaspergate rotation"
NEWS = Notice(phrase="moved", actor="sam", reason=SECRET, owner="jane", due=NOW)


async def _closed(store: SqlStore, at: datetime | None) -> int:
    """Store a commitment that was moved, edited and (at a moment) received, with a message of each state."""
    async with store.transaction("T1") as uow:
        ended = {"status": Status.ACCEPTED, "outcome": Outcome.KEPT_LATE, "closed_at": at} if at else {}
        number = (await uow.commitments.add(commitment(what=SECRET, wording=SECRET, **ended))).number
        await uow.moves.add(Move(number, 0, NOW, "sam", NOW, NOW + DAY, SECRET))
        before = {"event": "edited", "what": SECRET}
        await uow.history.append(Entry(number, NOW, "sam", Event.EDITED, SECRET, SECRET, SECRET, before=before))
        moved = Entry(number, NOW, "sam", Event.MOVED, NOW.isoformat(), (NOW + DAY).isoformat(), SECRET)
        await uow.history.append(moved)
    ends = {State.SENT: NOW, State.HELD_BACK: None, State.FAILED: None, State.PLANNED: None}
    told: dict[State, dict[str, Any]] = {
        state: {"number": number, "state": state, "payload": NEWS, "sent_at": at} for state, at in ends.items()
    }
    await planned(store, *(notice(f"{number} {state}", NOW, **fields) for state, fields in told.items()))
    return number


async def test_the_content_of_what_was_closed_goes_and_the_rest_stays(store: SqlStore) -> None:
    old, young = await _closed(store, NOW - 31 * DAY), await _closed(store, NOW - 29 * DAY)
    still_open = await _closed(store, None)
    async with store.read_only("T1") as uow:
        before = {number: await uow.commitments.get(number) for number in (old, young, still_open)}
    await forget_aged(store, closed_days=30, sent_days=0, now=NOW)
    async with store.read_only("T1") as uow:
        kept = {number: await uow.commitments.get(number) for number in (old, young, still_open)}
        history, moves = await uow.history.list_for(old), await uow.moves.list_for(old)
        told = await uow.notifications.list_for(old)
        assert await uow.notifications.count_unreadable(old) == 0
    was = before[old]
    assert was is not None
    assert kept == {**before, old: replace(was, what=ERASED, wording=ERASED)}
    assert [(one.event, one.old, one.new, one.reason, one.before) for one in history] == [
        (Event.EDITED, ERASED, ERASED, ERASED, None),
        (Event.MOVED, NOW.isoformat(), (NOW + DAY).isoformat(), ERASED, None),
        (Event.ERASED, "", "", "", None),
    ]
    assert [(one.from_due, one.to_due, one.reason) for one in moves] == [(NOW, NOW + DAY, ERASED)]
    assert {one.state for one in told} == {State.SENT, State.HELD_BACK, State.FAILED, State.PLANNED}
    assert {one.payload for one in told} == {Notice(phrase="moved", actor=ERASED, reason=ERASED, owner=ERASED, due=NOW)}


async def test_what_was_sent_is_emptied_by_its_own_age(store: SqlStore) -> None:
    number = await _closed(store, None)
    await forget_aged(store, closed_days=0, sent_days=30, now=NOW + 31 * DAY)
    async with store.read_only("T1") as uow:
        told = {one.state: one for one in await uow.notifications.list_for(number)}
    assert told[State.SENT].sent_at == NOW
    reasons = {state: one.payload.reason for state, one in told.items() if isinstance(one.payload, Notice)}
    assert reasons == {State.SENT: ERASED, State.HELD_BACK: SECRET, State.FAILED: SECRET, State.PLANNED: SECRET}


async def test_nothing_goes_unless_the_settings_say_so(store: SqlStore) -> None:
    await _closed(store, NOW - 4000 * DAY)
    await forget_aged(store, closed_days=0, sent_days=0, now=NOW)
    async with store.engine.connect() as connection:
        for table in (commitments, notifications):
            touched = select(func.count()).select_from(table).where(table.c.erased_at.is_not(None))
            assert (await connection.execute(touched)).scalar_one() == 0


@pytest.mark.parametrize("count", [0, 3, 4, 9])
async def test_every_page_is_erased_once(store: SqlStore, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(retention, "PAGE", 4)
    for _ in range(count):
        await _closed(store, NOW - 31 * DAY)
    assert await store.forget_closed(NOW - DAY, NOW) == count
    assert await store.forget_closed(NOW - DAY, NOW) == 0
    assert await store.forget_sent(NOW + DAY, NOW) == 0, "what went with the commitment is empty already"


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True, scope="session")  # on SQLite a writer is alone
async def test_a_commitment_that_somebody_changes_is_left_for_the_next_day(store: SqlStore) -> None:
    number = await _closed(store, NOW - 31 * DAY)
    async with store.transaction("T1") as uow:
        await uow.commitments.get_for_update(number)
        assert await store.forget_closed(NOW - DAY, NOW) == 0
    assert await store.forget_closed(NOW - DAY, NOW) == 1


async def test_a_row_that_cannot_be_read_keeps_nothing(store: SqlStore) -> None:
    number = await _closed(store, NOW - 31 * DAY)
    async with store.engine.begin() as connection:
        here = update(notifications).where(notifications.c.number == number)
        await connection.execute(here.values(kind="of_tomorrow", payload={"said": SECRET}))
    await store.forget_closed(NOW - DAY, NOW)
    async with store.engine.connect() as connection:
        assert set((await connection.execute(select(notifications.c.kind))).scalars()) == {"of_tomorrow"}
        assert [one for one in (await connection.execute(select(notifications.c.payload))).scalars() if one] == []


async def test_the_log_tells_how_many_and_nothing_else(store: SqlStore) -> None:
    await _closed(store, NOW - 31 * DAY)
    with logged("json") as written:
        await forget_aged(store, closed_days=30, sent_days=30, now=NOW + timedelta(days=40))
    assert [word for word in ("closed_content_erased", "sent_content_erased") if word not in written.getvalue()] == []
    assert SECRET not in written.getvalue()
