"""Each request once, all of it or nothing, and no tenant in another's rows."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from commitments.adapters.store import SqlStore
from commitments.model import (
    Channel,
    Customer,
    Draft,
    Entry,
    Event,
    Kind,
    MessageRef,
    Move,
    Person,
    Workspace,
)
from commitments.outbox import Terms
from commitments.ports import Query, Transaction
from tests.contract.values import DAY, LEASE, NOW, commitment, notice


async def _make_once(store: SqlStore, key: str) -> str:
    """Make a commitment as a surface does: once for each key."""
    async with store.transaction("T1") as tx:
        answer = await tx.begin_request(key, NOW)
        if answer is not None:
            return answer
        made = await tx.add_commitment(commitment())
        await tx.end_request(key, made.label)
        return made.label


async def test_a_request_that_comes_again_gets_its_answer(store: SqlStore) -> None:
    assert [await _make_once(store, key) for key in ("a", "a", "b", "a")] == ["C-1", "C-1", "C-2", "C-1"]


async def test_the_same_request_twenty_times_at_once_has_one_effect(store: SqlStore) -> None:
    answers = await asyncio.gather(*(_make_once(store, "a") for _ in range(20)))
    assert set(answers) == {"C-1"}
    async with store.transaction("T1") as tx:
        assert await tx.count(Query(None)) == 1


async def test_a_request_without_an_answer_gives_an_empty_one(store: SqlStore) -> None:
    async with store.transaction("T1") as tx:
        assert await tx.begin_request("a", NOW) is None
        assert await tx.begin_request("a", NOW) == ""
    async with store.transaction("T1") as tx:
        assert await tx.begin_request("a", NOW) == ""
    async with store.transaction("T2") as tx:
        assert await tx.begin_request("a", NOW) is None


async def test_a_request_that_failed_may_come_again(store: SqlStore) -> None:
    begun = asyncio.Event()

    async def fail() -> None:
        async with store.transaction("T1") as tx:
            await tx.begin_request("a", NOW)
            begun.set()
            raise RuntimeError

    failing = asyncio.create_task(fail())
    await begun.wait()
    assert await _make_once(store, "a") == "C-1"
    with pytest.raises(RuntimeError):
        await failing


async def _fill(tx: Transaction) -> None:
    """Put one of everything; the same ids whatever the workspace."""
    name = tx.workspace
    await tx.begin_request("key", NOW)
    await tx.end_request("key", name)
    await tx.put_workspace(Workspace(name, name))
    await tx.put_person(Person("jane", name))
    await tx.put_customer(Customer(0, f"Acme {name}", channel="C1", manager="jane"))
    await tx.put_channel(Channel("C1", name))
    await tx.add_commitment(commitment(what=name, customer=1))
    await tx.add_move(Move(1, 0, NOW, "sam", NOW, NOW + DAY, name))
    await tx.add_entry(Entry(1, NOW, "sam", Event.MADE, new=name, before={"by": name}))
    await tx.plan([notice("a", workspace=name, number=1, reason=name, message=MessageRef("C1", "1"))])
    await tx.put_draft(Draft("d", "sam", name, "C1", NOW, name))


async def _seen(tx: Transaction) -> list[object]:
    """Read everything that `_fill` puts."""
    last = await tx.last_entry_by("sam", NOW)
    return [
        (await tx.get_workspace()).name,
        {person.name for person in (await tx.people()).values()},
        [customer.name for customer in await tx.customers()],
        await tx.customers_of("jane"),
        await tx.channel("C1"),
        [each.what for each in (await tx.find(Query(None))).items],
        await tx.count(Query(None)),
        [move.reason for move in await tx.moves(1)],
        [entry.new for entry in await tx.history(1)],
        last and last.new,
        [each.reason for each in await tx.notifications(1)],
        [each.reason for each in await tx.notifications_in(MessageRef("C1", "1"))],
        await tx.draft("d"),
        await tx.person("jane"),
        await tx.customer(1),
        await tx.commitment(1),
    ]


async def test_the_same_ids_in_two_workspaces_never_mix(store: SqlStore) -> None:
    for name in ("T1", "T2"):
        async with store.transaction(name) as tx:
            await _fill(tx)
    async with store.transaction("T1") as tx:
        before = await _seen(tx)
        assert await tx.begin_request("key", NOW) == "T1"
        assert "T2" not in repr(before)
        entries = [entry.id for entry in await tx.history(1)]
    async with store.transaction("T2") as tx:
        await _change_everything(tx, entries)
    async with store.transaction("T1") as tx:
        assert await _seen(tx) == before


async def _change_everything(tx: Transaction, entries: list[int]) -> None:
    found, move = await tx.commitment(1), (await tx.moves(1))[0]
    assert found
    await tx.put_commitment(replace(found, what="x"))
    await tx.put_move(replace(move, reason="x"))
    await tx.put_person(Person("jane", "x"))
    await tx.put_customer(Customer(1, "x"))
    await tx.put_channel(Channel("C1", "x"))
    await tx.hold_back(1, frozenset(Kind), "x")
    await tx.drop_draft("d")
    await tx.end_request("key", "x")
    for entry in entries:
        await tx.mark_undone(entry)


async def _fill_and_fail(store: SqlStore) -> None:
    async with store.transaction("T1") as tx:
        await _fill(tx)
        raise RuntimeError


async def test_what_raises_leaves_nothing(store: SqlStore) -> None:
    async with store.transaction("T1") as tx:
        nothing = await _seen(tx)
    with pytest.raises(RuntimeError):
        await _fill_and_fail(store)
    async with store.transaction("T1") as tx:
        assert await _seen(tx) == nothing
        assert await tx.begin_request("key", NOW) is None
        assert (await tx.add_commitment(commitment())).number == 1
    assert await store.next_due() is None
    assert await store.claim(NOW + DAY, Terms(LEASE), 10) == []


async def test_answers_and_drafts_from_before_a_moment_are_forgotten(store: SqlStore) -> None:
    async with store.transaction("T1") as tx:
        await tx.begin_request("old", NOW - timedelta(hours=2))
        await tx.end_request("old", "the old answer")
        await tx.begin_request("new", NOW)
        await tx.end_request("new", "the new answer")
    await store.forget(NOW - timedelta(hours=1))
    async with store.transaction("T1") as tx:
        assert await tx.begin_request("old", NOW) is None
        assert await tx.begin_request("new", NOW) == "the new answer"
