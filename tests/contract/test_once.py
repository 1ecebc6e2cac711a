"""Each request once, all of it or nothing, and no tenant in another's rows."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, insert

from commitments.adapters.sql import mappers
from commitments.adapters.sql.schema import commitments, requests
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.commitment_query import Query
from commitments.application.ports.outbox import ClaimPolicy
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.channel import Channel
from commitments.domain.commitment import Move
from commitments.domain.company import Company
from commitments.domain.customer import Customer
from commitments.domain.draft import Draft
from commitments.domain.history import Entry, Event
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.kinds import KINDS
from commitments.domain.person import Person
from tests.contract.statements import fetched, said
from tests.contract.values import DAY, LEASE, NOW, commitment, notice


async def _make_once(store: SqlStore, key: str) -> str:
    """Make a commitment as a surface does: once for each key."""
    async with store.transaction("T1") as uow:
        answer = await uow.requests.begin(key, NOW)
        if answer is not None:
            return answer
        made = await uow.commitments.add(commitment())
        await uow.requests.finish(key, made.label)
        return made.label


async def test_a_request_that_comes_again_gets_its_answer(store: SqlStore) -> None:
    assert [await _make_once(store, key) for key in ("a", "a", "b", "a")] == ["C-1", "C-1", "C-2", "C-1"]


async def test_the_same_request_twenty_times_at_once_has_one_effect(store: SqlStore) -> None:
    answers = await asyncio.gather(*(_make_once(store, "a") for _ in range(20)))
    assert set(answers) == {"C-1"}
    async with store.transaction("T1") as uow:
        assert await uow.commitments.count(Query(None)) == 1


async def test_a_request_without_an_answer_gives_an_empty_one(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        assert await uow.requests.begin("a", NOW) is None
        assert await uow.requests.begin("a", NOW) == ""
    async with store.transaction("T1") as uow:
        assert await uow.requests.begin("a", NOW) == ""
    async with store.transaction("T2") as uow:
        assert await uow.requests.begin("a", NOW) is None


async def test_only_what_was_begun_is_finished(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        with pytest.raises(ValueError, match="did not begin"):
            await uow.requests.finish("a", "x")
        assert await uow.requests.begin("a", NOW) is None
        await uow.requests.finish("a", "x")
        assert await uow.requests.begin("a", NOW) == "x"


async def test_a_request_begins_with_who_acts_their_manager_and_the_settings(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        await uow.companies.save(Company("T1", "Ours"))
        await uow.people.save(Person("jane", "Jane", manager="sam"))
        await uow.people.save(Person("sam", "Sam"))
    async with store.transaction("T1") as uow:
        assert await uow.requests.begin("a", NOW, "jane") is None
        with said(store) as statements:
            known = await uow.people.get_acting("jane"), await uow.people.get("sam")
            assert [person and person.name for person in known] == ["Jane", "Sam"]
            assert (await uow.companies.get()).name == "Ours"
        assert statements == []
        assert await uow.requests.begin("b", NOW, "nobody") is None
        assert await uow.people.get_acting("nobody") is None
    async with store.transaction("T2") as uow:
        assert await uow.requests.begin("a", NOW, "jane") is None
        assert await uow.people.get_acting("jane") is None
        assert await uow.companies.get() == Company("T2")


async def test_a_request_that_failed_may_come_again(store: SqlStore) -> None:
    begun = asyncio.Event()

    async def fail() -> None:
        async with store.transaction("T1") as uow:
            await uow.requests.begin("a", NOW)
            begun.set()
            raise RuntimeError

    failing = asyncio.create_task(fail())
    await begun.wait()
    assert await _make_once(store, "a") == "C-1"
    with pytest.raises(RuntimeError):
        await failing


async def _fill(uow: UnitOfWork) -> None:
    """Put one of everything; the same ids whatever the workspace."""
    name = uow.company
    await uow.requests.begin("key", NOW)
    await uow.requests.finish("key", name)
    await uow.companies.save(Company(name, name))
    await uow.people.save(Person("jane", name))
    await uow.customers.save(Customer(0, f"Acme {name}", channel="C1", manager="jane"))
    await uow.customers.list_people(1, {name})
    await uow.channels.save(Channel("C1", name))
    await uow.commitments.add(commitment(what=name, customer=1))
    await uow.moves.add(Move(1, 0, NOW, "sam", NOW, NOW + DAY, name))
    await uow.history.append(Entry(1, NOW, "sam", Event.MADE, new=name, before={"by": name}))
    await uow.notifications.add([notice("a", workspace=name, number=1, reason=name, message=MessageRef("C1", "1"))])
    await uow.drafts.save(Draft("d", "sam", name, "C1", NOW, name))


async def _seen(uow: UnitOfWork) -> list[object]:
    """Read everything that `_fill` puts."""
    last = await uow.history.last_by("sam", NOW)
    return [
        (await uow.companies.get()).name,
        {person.name for person in (await uow.people.named_in("W1 T1 T2 jane")).values()},
        [one.name for one in [*await uow.customers.first(9), *await uow.customers.named_in("Acme T1, Acme T2")]],
        await uow.customers.ids_of_person("jane"),
        await uow.customers.people_of(1),
        await uow.channels.get("C1"),
        [each.what for each in (await uow.commitments.find(Query(None))).items],
        await uow.commitments.count(Query(None)),
        [move.reason for move in await uow.moves.list_for(1)],
        [entry.new for entry in await uow.history.list_for(1)],
        last and last.new,
        [each.reason for each in await uow.notifications.list_for(1)],
        [each.reason for each in await uow.notifications.list_in_message(MessageRef("C1", "1"))],
        await uow.drafts.get("d"),
        await uow.people.get("jane"),
        await uow.customers.get(1),
        await uow.commitments.get_for_update(1),
    ]


async def test_the_same_ids_in_two_workspaces_never_mix(store: SqlStore) -> None:
    for name in ("T1", "T2"):
        async with store.transaction(name) as uow:
            await _fill(uow)
    async with store.transaction("T1") as uow:
        before = await _seen(uow)
        assert await uow.requests.begin("key", NOW) == "T1"
        assert "T2" not in repr(before)
        entries = [entry.id for entry in await uow.history.list_for(1)]
    async with store.transaction("T2") as uow:
        await _change_everything(uow, entries)
    async with store.transaction("T1") as uow:
        assert await _seen(uow) == before


async def _change_everything(uow: UnitOfWork, entries: list[int]) -> None:
    found, move = await uow.commitments.get_for_update(1), (await uow.moves.list_for(1))[0]
    assert found
    await uow.commitments.save(replace(found, what="x"))
    await uow.moves.save(replace(move, reason="x"))
    await uow.people.get_for_update("jane")
    await uow.people.save(Person("jane", "x"))
    await uow.customers.get_for_update(1)
    await uow.customers.save(Customer(1, "x"))
    await uow.channels.get_for_update("C1")
    await uow.channels.save(Channel("C1", "x"))
    await uow.notifications.hold_back(1, frozenset(KINDS.values()), "x")
    await uow.drafts.get_for_update("d")
    await uow.drafts.delete("d")
    assert await uow.requests.begin("key", NOW) == uow.company
    for entry in entries:
        await uow.history.mark_undone(entry)


async def _fill_and_fail(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        await _fill(uow)
        raise RuntimeError


async def test_what_raises_leaves_nothing(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        nothing = await _seen(uow)
    with pytest.raises(RuntimeError):
        await _fill_and_fail(store)
    async with store.transaction("T1") as uow:
        assert await _seen(uow) == nothing
        assert await uow.requests.begin("key", NOW) is None
        assert (await uow.commitments.add(commitment())).number == 1
    assert await store.next_due() is None
    assert await store.claim(NOW + DAY, ClaimPolicy(LEASE), 10) == []


async def test_answers_and_drafts_from_before_a_moment_are_forgotten(store: SqlStore) -> None:
    ages = {"old": NOW - timedelta(hours=2), "new": NOW}
    async with store.transaction("T1") as uow:
        for name, at in ages.items():
            await uow.requests.begin(name, at)
            await uow.requests.finish(name, f"the {name} answer")
            await uow.drafts.save(Draft(name, "sam", "send it", "", at, "send it"))
    await store.forget(NOW - timedelta(hours=1))
    async with store.transaction("T1") as uow:
        assert await uow.requests.begin("old", NOW) is None
        assert await uow.requests.begin("new", NOW) == "the new answer"
        assert [name for name in ages if await uow.drafts.get(name)] == ["new"]


async def test_what_is_old_is_forgotten_in_small_transactions(store: SqlStore) -> None:
    rows = [{"company": "T1", "key": str(number), "at": NOW, "answer": ""} for number in range(1100)]
    async with store.engine.begin() as connection:
        await connection.execute(insert(requests), rows)
    transactions: list[list[int]] = [[]]

    def note(_c: object, cursor: Any, statement: str, *_: object) -> None:
        if statement.startswith("DELETE"):
            transactions[-1].append(cursor.rowcount)

    def end(_: object) -> None:
        transactions.append([])

    event.listen(store.engine.sync_engine, "after_cursor_execute", note)
    event.listen(store.engine.sync_engine, "commit", end)
    await store.forget(NOW + timedelta(hours=1))
    event.remove(store.engine.sync_engine, "after_cursor_execute", note)
    event.remove(store.engine.sync_engine, "commit", end)
    assert [each for each in transactions if each] == [[500], [500], [100], [0]]


async def test_each_page_begins_after_the_last_one_whatever_became_of_it(store: SqlStore) -> None:
    same_day = [commitment(number=number, due=NOW + DAY * (number // 300)) for number in range(1, 701)]
    async with store.engine.begin() as connection:
        await connection.execute(insert(commitments), [mappers.from_commitment("T1", one) for one in same_day])
    async with store.transaction("T1") as uow:
        seen: list[int] = []
        with fetched(store) as read:
            query, more = Query(None, "open", limit=200), True
            while more:
                page = await uow.commitments.find(query)
                seen += [one.number for one in page.items]
                for number in [one.number for one in page.items if one.number % 50 == 0]:
                    locked = await uow.commitments.get_for_update(number)
                    assert locked is not None
                    await uow.commitments.save(locked.cancelled(NOW))
                query, more = replace(query, after=(page.items[-1].due, page.items[-1].number)), page.more
    assert seen == list(range(1, 701))
    assert sum(rows for rows, _ in read) <= 700 + 4 + 14, (
        "no row is read twice but one for each page, and those that are locked"
    )
