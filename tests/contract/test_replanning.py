"""What one person owns is planned again in small transactions, on both databases, and to the end if broken off."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import event, insert

from bot.conversation.directory_events import DirectoryEvents
from commitments.adapters.sql import mappers, schema
from commitments.adapters.sql.store import SqlStore
from commitments.application import reminder_scheduling
from commitments.application.people.assign_manager import assign_manager
from commitments.application.ports.directory import Directory
from commitments.domain.channel import Channel
from commitments.domain.errors import StoreUnavailable
from commitments.domain.notifications.notification import State
from commitments.domain.person import Person, Role
from tests.contract.values import DAY, NOW, commitment
from tests.stage import StageClock

JANE = Person("jane", "Jane", "Asia/Seoul", read_at=NOW - DAY)
MOVED = replace(JANE, zone="America/New_York")
ROOT = Person("root", "Root", role=Role.ADMIN, read_at=NOW)
SAM = Person("sam", "Sam", read_at=NOW)
PAGE = reminder_scheduling.PAGE


class Platform(Directory):
    async def person(self, company: str, person: str) -> Person | None:
        return MOVED if person == "jane" else None

    async def channel(self, company: str, channel: str) -> Channel:
        return Channel(channel)

    async def outsiders(self, company: str, channel: str) -> Sequence[str]:
        return ()


async def _owns(store: SqlStore, count: int) -> None:
    same_day = [commitment(number=number, due=NOW + DAY * (3 + number % 7)) for number in range(1, count + 1)]
    rows = [mappers.from_commitment("T1", one) for one in same_day]
    async with store.engine.begin() as connection:
        await connection.execute(insert(schema.commitments), rows)
    async with store.transaction("T1") as uow:
        for person in (JANE, ROOT, SAM):
            await uow.people.save(person)


@contextmanager
def _transactions(store: SqlStore) -> Iterator[list[int]]:
    """Count the statements of each transaction that writes."""
    counts, now = [], [0]

    def note(_c: object, _cursor: object, statement: str, *_: Any) -> None:
        now[0] += not statement.startswith(("BEGIN", "COMMIT", "PRAGMA", "SET "))

    def end(_: object) -> None:
        counts.append(now[0])
        now[0] = 0

    engine = store.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    event.listen(engine, "commit", end)
    try:
        yield counts
    finally:
        event.remove(engine, "before_cursor_execute", note)
        event.remove(engine, "commit", end)


async def _planned(store: SqlStore, count: int) -> list[list[datetime]]:
    async with store.read_only("T1") as uow:
        return [
            sorted(one.due_at for one in await uow.notifications.list_for(number) if one.state is State.PLANNED)
            for number in range(1, count + 1)
        ]


async def _person(store: SqlStore, person: str = "jane") -> Person:
    async with store.read_only("T1") as uow:
        found = await uow.people.get(person)
    assert found is not None
    return found


def _events(store: SqlStore) -> DirectoryEvents:
    return DirectoryEvents(store, Platform(), StageClock(NOW))


async def test_no_transaction_grows_with_what_a_person_owns(store: SqlStore) -> None:
    few, many = 2 * PAGE, 10 * PAGE
    largest = []
    for count in (few, many):
        async with store.engine.begin() as connection:
            for table in (schema.notifications, schema.commitments, schema.person_names, schema.people):
                await connection.execute(table.delete())
        await _owns(store, count)
        with _transactions(store) as counts:
            await _events(store).person_changed("T1", "jane", "event:1")
        assert len([one for one in counts if one > PAGE]) == count // PAGE
        assert all(await _planned(store, count))
        assert await _person(store) == replace(MOVED, read_at=NOW)
        largest.append(max(counts))
    assert largest[1] <= largest[0] + 5


async def test_what_was_broken_off_is_planned_by_the_hourly_upkeep(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    count, pages = 3 * PAGE, 0
    await _owns(store, count)
    whole = reminder_scheduling.replan

    async def breaks(*arguments: Any) -> Any:
        nonlocal pages
        pages += 1
        if pages > PAGE + 10:
            raise StoreUnavailable
        return await whole(*arguments)

    monkeypatch.setattr(reminder_scheduling, "replan", breaks)
    with pytest.raises(StoreUnavailable):
        await _events(store).person_changed("T1", "jane", "event:1")
    monkeypatch.setattr(reminder_scheduling, "replan", whole)
    assert sum(map(bool, await _planned(store, count))) == PAGE, "what was planned stays"
    assert (await _person(store)).zone == MOVED.zone
    assert await _events(store).read_owners_again("T1") == 1
    assert all(await _planned(store, count))
    assert await _person(store) == replace(MOVED, read_at=NOW)
    with _transactions(store) as counts:
        assert await _events(store).read_owners_again("T1") == 0
    assert max(counts, default=0) < 5, "nothing is left"


async def test_a_little_is_planned_in_the_same_transaction(store: SqlStore) -> None:
    await _owns(store, PAGE)
    with _transactions(store) as counts:
        await _events(store).person_changed("T1", "jane", "event:1")
    assert len([one for one in counts if one > 5]) == 1
    assert all(await _planned(store, PAGE))


async def test_a_new_manager_of_somebody_who_owns_much_is_not_waited_for(store: SqlStore) -> None:
    count = 2 * PAGE
    await _owns(store, count)
    with _transactions(store) as counts:
        async with store.transaction("T1") as uow:
            await assign_manager(uow, ROOT, "sam", ["jane"], NOW)
    assert max(counts) < PAGE
    await _events(store).read_owners_again("T1")
    assert all(await _planned(store, count))
    assert (await _person(store)).manager == "sam"
