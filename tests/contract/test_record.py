"""Moves and history."""

from dataclasses import replace
from datetime import timedelta

from commitments.adapters.sql.store import SqlStore
from commitments.domain.commitment import Move
from commitments.domain.history import Entry, Event
from tests.contract.values import DAY, HOUR, NOW, commitment

MOVE = Move(1, 0, NOW, "sam", NOW + DAY, NOW + 2 * DAY, "공급사 지연 🚚")


async def test_moves_are_numbered_and_replaced(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        await uow.commitments.add(commitment())
        first = await uow.moves.add(MOVE)
        second = await uow.moves.add(replace(MOVE, internal=True))
        told = replace(first, told_at=NOW + HOUR, notice=timedelta(hours=-3, microseconds=1), undone=True)
        await uow.moves.save(told)
    assert (first, second.sequence) == (replace(MOVE, sequence=1), 2)
    async with store.transaction("T1") as uow:
        assert await uow.moves.list_for(1) == [told, second]
        assert await uow.moves.list_for(2) == []


def _entry(at_hours: float = 0, **fields: object) -> Entry:
    return replace(Entry(1, NOW + at_hours * HOUR, "sam", Event.MOVED), **fields)  # type: ignore[arg-type]


async def test_history_is_kept_in_order(store: SqlStore) -> None:
    full = _entry(old="어제", new="내일", reason="because", internal=True, before={"due": "x", "n": [1, None]})
    async with store.transaction("T1") as uow:
        await uow.commitments.add(commitment())
        await uow.history.append(full)
        await uow.history.append(_entry(-1))
    async with store.transaction("T1") as uow:
        first, second = await uow.history.list_for(1)
        assert await uow.history.list_for(2) == []
    assert replace(first, id=0) == full
    assert replace(second, id=0) == _entry(-1)
    assert first.id < second.id


async def test_the_last_entry_of_somebody_is_found(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        await uow.commitments.add(commitment())
        for entry in (
            _entry(1, before={"n": 1}),
            _entry(2, before={"n": 2}),
            _entry(3, before={"n": 3}, actor="bob"),
            _entry(4, before={"n": 4}, event=Event.UNDONE),
            _entry(5, before={"n": 5}, event=Event.ERASED),
        ):
            await uow.history.append(entry)
        last = await uow.history.last_by("sam", NOW)
        assert last
        assert last.before == {"n": 2}
        await uow.history.mark_undone(last.id)
        before = await uow.history.last_by("sam", NOW)
        assert before
        assert before.before == {"n": 1}
        assert await uow.history.last_by("sam", NOW + 2 * HOUR) is None
        assert [entry.undone for entry in await uow.history.list_for(1)] == [False, True, False, False, False]


async def test_a_line_of_history_knows_its_place(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        for _ in range(2):
            await uow.commitments.add(commitment())
        lines = [Entry(number, NOW, "sam", Event.EDITED) for number in (1, 2, 1, 1, 2)]
        assert [await uow.history.append(line) for line in lines] == [1, 1, 2, 3, 2]
