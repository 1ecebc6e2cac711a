"""One rule of sight: a person's lists hold exactly what they may see by number, whatever the company looks like."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.adapters.sql.schema import metadata
from commitments.adapters.sql.store import SqlStore
from commitments.application.authorization import may_see, visible_customers, visible_scope
from commitments.application.authorization.standings import toward_customer
from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.customer import Customer
from commitments.domain.person import Person, Role
from tests.contract.values import NOW, commitment

WHO = ("ann", "ben", "cat", "dan")
SOMEBODY = st.sampled_from(WHO)
NOBODY_OR = st.one_of(st.none(), SOMEBODY)
CUSTOMERS = st.lists(st.tuples(NOBODY_OR, st.frozensets(SOMEBODY)), max_size=3)
PROMISES = st.lists(st.tuples(SOMEBODY, SOMEBODY, st.integers(0, 3)), max_size=8)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.ADMIN])
@given(led_by=st.tuples(*[NOBODY_OR] * len(WHO)), customers=CUSTOMERS, promises=PROMISES)
# The store is emptied for each example.
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_a_list_holds_what_show_lets_see_and_nothing_else(
    store: SqlStore,
    role: Role,
    led_by: tuple[str | None, ...],
    customers: list[tuple[str | None, frozenset[str]]],
    promises: list[tuple[str, str, int]],
) -> None:
    await _emptied(store)
    people = [Person(name, name, role=role, manager=manager) for name, manager in zip(WHO, led_by, strict=True)]
    async with store.transaction("T1") as uow:
        for person in people:
            await uow.people.save(person)
        ids = [await _customer(uow, f"c{at}", *each) for at, each in enumerate(customers)]
        kept = [await uow.commitments.add(_promised(ids, *each)) for each in promises]
    for person, status in product(people, ("open", "any")):
        async with store.read_only("T1") as uow:
            query = Query(await visible_scope(uow, person), status, limit=50)  # type: ignore[arg-type]
            listed = [one.number for one in (await uow.commitments.find(query)).items]
            assert sorted(listed) == [one.number for one in kept if await may_see(uow, person, one)]
            assert await uow.commitments.count(query) == len(listed)


async def test_the_customers_of_somebody_are_those_they_manage_or_are_listed_for(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        managed, listed, own = [await _customer(uow, name, None, frozenset()) for name in "abc"]
        await uow.customers.save(Customer(managed, "a", manager="ann"))
        await uow.customers.list_people(listed, {"ann", "ben"})
        await uow.customers.list_people(listed, {"ann"})
        await uow.commitments.add(commitment(owner="ann", maker="ann", customer=own))
        assert await uow.customers.ids_of_person("ann") == {managed, listed}
        assert await uow.customers.people_of(listed) == {"ann", "ben"}
        assert [one.name for one in await visible_customers(uow, Person("ann", "Ann"), 9)] == ["a", "b"]
        await uow.customers.unlist_people(listed, {"ann", "nobody"})
        assert await uow.customers.people_of(listed) == {"ben"}
        assert await uow.customers.ids_of_person("ann") == {managed}
        assert await uow.customers.ids_of_person("ann", "ben") == {managed, listed}
    async with store.transaction("T2") as uow:
        assert await uow.customers.people_of(listed) == frozenset()
        assert await uow.customers.ids_of_person("ben") == frozenset()


@pytest.mark.parametrize(
    ("actor", "people", "manager", "channel", "promised_by", "standing"),
    [
        ("ann", "ann", None, "C1", "ann", "claimant"),
        ("ann", "", None, None, "", "claimant"),
        ("ann", "", None, None, "ann", "claimant"),
        ("ann", "", None, "C1", "", "stranger"),
        ("ann", "", None, None, "ben", "stranger"),
        ("ann", "ben", None, None, "", "stranger"),
        ("ann", "", "ben", None, "", "stranger"),
        ("ann", "ann", None, None, "ben", "deputy"),
        ("ann", "ann ben", None, None, "", "deputy"),
        ("ann", "ann", "ben", None, "", "listed"),
        ("ben", "ann ben", "ben", None, "ann", "manager"),
    ],
)
async def test_a_customer_is_claimed_by_whatever_is_anybody_elses(
    store: SqlStore, actor: str, people: str, manager: str | None, channel: str | None, promised_by: str, standing: str
) -> None:
    async with store.transaction("T1") as uow:
        kept = await uow.customers.save(Customer(0, "Acme", manager=manager, channel=channel))
        await uow.customers.list_people(kept.id, people.split())
        if promised_by:
            await uow.commitments.add(commitment(owner=promised_by, maker=promised_by, customer=kept.id))
        assert await toward_customer(uow, Person(actor, actor), kept, "") == standing


async def test_so_many_promises_are_not_looked_at_one_by_one(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        kept = await uow.customers.save(Customer(0, "Acme"))
        for _ in range(51):
            await uow.commitments.add(commitment(owner="ann", maker="ann", customer=kept.id))
        assert await toward_customer(uow, Person("ann", "Ann"), kept, "") == "stranger"


async def _emptied(store: SqlStore) -> None:
    async with store.engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            await connection.execute(table.delete())


async def _customer(uow: UnitOfWork, name: str, manager: str | None, people: frozenset[str]) -> int:
    kept = await uow.customers.save(Customer(0, name, manager=manager))
    await uow.customers.list_people(kept.id, people)
    return kept.id


def _promised(ids: list[int], owner: str, maker: str, customer: int) -> Commitment:
    """A promise to the customer of that place, or to none."""
    whose = ids[customer] if customer < len(ids) else None
    return commitment(owner=owner, maker=maker, customer=whose, due=NOW)
