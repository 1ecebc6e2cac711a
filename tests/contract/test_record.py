"""Moves and history."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from commitments.adapters.store import SqlStore
from commitments.model import Entry, Event, Move
from tests.contract.values import DAY, HOUR, NOW, stored

MOVE = Move(1, 0, NOW, "sam", NOW + DAY, NOW + 2 * DAY, "공급사 지연 🚚")


async def test_moves_are_numbered_and_replaced(store: SqlStore) -> None:
    await stored(store)
    async with store.transaction("T1") as tx:
        first = await tx.add_move(MOVE)
        second = await tx.add_move(replace(MOVE, internal=True))
        told = replace(first, told_at=NOW + HOUR, notice=timedelta(hours=-3, microseconds=1), undone=True)
        await tx.put_move(told)
    assert (first, second.sequence) == (replace(MOVE, sequence=1), 2)
    async with store.transaction("T1") as tx:
        assert await tx.moves(1) == [told, second]
        assert await tx.moves(2) == []


def _entry(at_hours: float = 0, **fields: object) -> Entry:
    return replace(Entry(1, NOW + at_hours * HOUR, "sam", Event.MOVED), **fields)  # type: ignore[arg-type]


async def test_history_is_kept_in_order(store: SqlStore) -> None:
    await stored(store)
    full = _entry(old="어제", new="내일", reason="because", internal=True, before={"due": "x", "n": [1, None]})
    async with store.transaction("T1") as tx:
        await tx.add_entry(full)
        await tx.add_entry(_entry(-1))
    async with store.transaction("T1") as tx:
        first, second = await tx.history(1)
        assert await tx.history(2) == []
    assert replace(first, id=0) == full
    assert replace(second, id=0) == _entry(-1)
    assert first.id < second.id


async def test_the_last_entry_that_can_be_undone_is_found(store: SqlStore) -> None:
    await stored(store)
    async with store.transaction("T1") as tx:
        for entry in (
            _entry(1, before={"n": 1}),
            _entry(2, before={"n": 2}),
            _entry(3, before={"n": 3}, actor="bob"),
            _entry(4),
        ):
            await tx.add_entry(entry)
        last = await tx.last_entry_by("sam", NOW)
        assert last
        assert last.before == {"n": 2}
        await tx.mark_undone(last.id)
        before = await tx.last_entry_by("sam", NOW)
        assert before
        assert before.before == {"n": 1}
        assert await tx.last_entry_by("sam", NOW + 2 * HOUR) is None
        assert [entry.undone for entry in await tx.history(1)] == [False, True, False, False]


async def test_history_needs_its_commitment(store: SqlStore) -> None:
    with pytest.raises(IntegrityError):
        async with store.transaction("T1") as tx:
            await tx.add_entry(replace(_entry(), number=99))
