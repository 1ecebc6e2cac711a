"""Commitments, one by one and found."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.commitment_query import Query, Scope
from commitments.domain.commitment import Outcome, Status
from commitments.domain.customer import Customer
from commitments.domain.notifications.addresses import MessageRef
from tests.contract.values import DAY, HOUR, NOW, commitment, stored

CLOSED: dict[str, Any] = {
    "status": Status.ACCEPTED,
    "outcome": Outcome.KEPT_LATE,
    "revision": 3,
    "moves": 2,
    "place": "C9",
    "wording": "the fix 🎉",
    "delivered_at": NOW,
    "closed_at": NOW + HOUR,
    "told_at": NOW - HOUR,
    "card": MessageRef("C1", "17.2"),
}


@pytest.mark.parametrize("fields", [{}, CLOSED])
async def test_a_commitment_comes_back_as_it_was(store: SqlStore, fields: dict[str, Any]) -> None:
    made = await stored(store, **fields)
    assert made == commitment(number=1, **fields)
    async with store.transaction("T1") as uow:
        assert await uow.commitments.get_for_update(1) == made
        assert await uow.commitments.get_for_update(2) is None


async def test_a_commitment_is_replaced(store: SqlStore) -> None:
    made = await stored(store)
    async with store.transaction("T1") as uow:
        assert await uow.commitments.get_for_update(1) == made
        await uow.commitments.save(replace(made, **CLOSED))
    async with store.transaction("T1") as uow:
        assert await uow.commitments.get_for_update(1) == replace(made, **CLOSED)


async def test_many_at_once_get_numbers_without_a_gap(store: SqlStore) -> None:
    made = await asyncio.gather(*(stored(store) for _ in range(20)))
    assert sorted(each.number for each in made) == list(range(1, 21))


async def test_two_writers_of_one_commitment_follow_each_other(store: SqlStore) -> None:
    await stored(store)

    async def count_up() -> None:
        async with store.transaction("T1") as uow:
            found = await uow.commitments.get_for_update(1)
            assert found
            await uow.commitments.save(replace(found, revision=found.revision + 1))

    await asyncio.gather(*(count_up() for _ in range(10)))
    async with store.transaction("T1") as uow:
        found = await uow.commitments.get_for_update(1)
    assert found
    assert found.revision == 10


async def _crowd(store: SqlStore) -> None:
    """1–4 by due date, one of each status; 5 and 6 late; 7 of other people."""
    async with store.transaction("T1") as uow:
        await uow.customers.save(Customer(0, "Acme"))
        await uow.customers.save(Customer(0, "Beta"))
        for offset, status in enumerate(Status):
            await uow.commitments.add(commitment(due=NOW + (offset + 1) * DAY, status=status, customer=1))
        await uow.commitments.add(commitment(due=NOW - HOUR, owner="bob"))
        await uow.commitments.add(commitment(due=NOW - DAY, maker="bob", customer=2))
        await uow.commitments.add(commitment(due=NOW - 2 * DAY, owner="x", maker="y", customer=2))


def _scope(people: str = "", customers: tuple[int, ...] = ()) -> Scope:
    return Scope(frozenset(people.split()), frozenset(people.split()), frozenset(customers))


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        (Query(None), [7, 6, 5, 1, 2]),
        (Query(None, "closed"), [3, 4]),
        (Query(None, "any"), [7, 6, 5, 1, 2, 3, 4]),
        (Query(None, "overdue", due_before=NOW), [7, 6, 5]),
        (Query(None, "overdue", due_before=NOW - HOUR), [7, 6]),
        (Query(None, "any", due_before=NOW + 3 * DAY), [7, 6, 5, 1, 2]),
        (Query(None, concerning=("bob",)), [6, 5]),
        (Query(None, owners=("jane",)), [6, 1, 2]),
        (Query(None, customers=(2,)), [7, 6]),
        (Query(None, "any", customers=(1,)), [1, 2, 3, 4]),
        (Query(None, owners=("jane",), customers=(2,)), [6]),
        (Query(_scope("bob")), [6, 5]),
        (Query(_scope("x bob")), [7, 6, 5]),
        (Query(_scope("bob", (1,))), [6, 5, 1, 2]),
        (Query(Scope(frozenset({"bob"}), frozenset(), frozenset())), [5]),
        (Query(Scope(frozenset(), frozenset({"bob"}), frozenset())), [6]),
        (Query(_scope("bob"), "overdue", due_before=NOW - HOUR), [6]),
        (Query(_scope("bob"), owners=("jane",)), [6]),
        (Query(_scope("bob"), customers=(2,)), [6]),
        (Query(_scope("y"), concerning=("jane",)), []),
        (Query(_scope()), []),
        (Query(None, "waiting"), [2]),
        (Query(None, owners=("bob", "x")), [7, 5]),
        (Query(None, "any", customers=(1, 2), owners=("jane",)), [6, 1, 2, 3, 4]),
        (Query(None, "any", due_from=NOW), [1, 2, 3, 4]),
        (Query(None, due_from=NOW - HOUR, due_before=NOW + 2 * DAY), [5, 1]),
        (Query(None, words=("FIX",)), [7, 6, 5, 1, 2]),
        (Query(_scope("bob"), words=("send", "fix")), [6, 5]),
        (Query(None, words=("fix", "report")), []),
        (Query(None, words=("%",)), []),
        (Query(None, words=("_",)), []),
    ],
)
async def test_a_query_finds_and_counts(store: SqlStore, query: Query, numbers: list[int]) -> None:
    await _crowd(store)
    async with store.transaction("T1") as uow:
        page = await uow.commitments.find(query)
        assert [each.number for each in page.items] == numbers
        assert not page.more
        assert await uow.commitments.count(query) == len(numbers)
        assert await uow.commitments.count(replace(query, limit=1, offset=1)) == len(numbers)
        assert await uow.commitments.count(query, most=2) == min(2, len(numbers))


@pytest.mark.parametrize("scope", [None, _scope("jane bob x")])
async def test_pages_follow_each_other(store: SqlStore, scope: Scope | None) -> None:
    await _crowd(store)
    async with store.transaction("T1") as uow:
        pages = [await uow.commitments.find(Query(scope, limit=2, offset=offset)) for offset in (0, 2, 4, 6)]
    assert [[each.number for each in page.items] for page in pages] == [[7, 6], [5, 1], [2], []]
    assert [page.more for page in pages] == [True, True, False, False]


async def test_the_same_due_date_is_ordered_by_number(store: SqlStore) -> None:
    for _ in range(12):
        await stored(store)
    async with store.transaction("T1") as uow:
        page = await uow.commitments.find(Query(None, limit=11))
    assert [each.number for each in page.items] == list(range(1, 12))


async def test_overdue_needs_a_moment(store: SqlStore) -> None:
    with pytest.raises(ValueError, match="due_before"):
        async with store.transaction("T1") as uow:
            await uow.commitments.find(Query(None, "overdue"))


async def test_a_large_scope_is_no_trouble(store: SqlStore) -> None:
    await _crowd(store)
    many = frozenset(f"p{n}" for n in range(3_000)) | {"bob"}
    scope = Scope(many, many, frozenset(range(10, 3_000)))
    async with store.transaction("T1") as uow:
        assert await uow.commitments.count(Query(scope)) == 2
