"""The people and customers whose names may occur in a text, on both databases."""

from dataclasses import replace

import pytest
from sqlalchemy import Table, select

from commitments.adapters.sql.schema import customer_names, customers, people, person_names
from commitments.adapters.sql.store import SqlStore
from commitments.domain.customer import Customer
from commitments.domain.person import Person, Role
from tests.contract.values import DAY, NOW, commitment


async def _customers(store: SqlStore, text: str, company: str = "T1") -> list[str]:
    async with store.read_only(company) as uow:
        return [one.name for one in await uow.customers.named_in(text)]


async def _people(store: SqlStore, text: str, company: str = "T1") -> list[str]:
    async with store.read_only(company) as uow:
        return list(await uow.people.named_in(text))


async def test_customers_are_found_by_names_and_aliases_in_a_text(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        for name, *aliases in (["Acme", "애크미", "AC"], ["Globex"], ["대한물산"], ["!!!"], ["Acme Korea"]):
            await uow.customers.save(Customer(0, name, tuple(aliases)))
    assert await _customers(store, "send it to ACME by Friday") == ["!!!", "Acme", "Acme Korea"], (
        "called by its first word"
    )
    assert await _customers(store, "애크미에게, and A.C. too, not Globe") == ["!!!", "Acme"]
    assert await _customers(store, "대한 물산에 acme  korea") == ["!!!", "Acme", "Acme Korea", "대한물산"]
    assert await _customers(store, "") == ["!!!"]
    assert await _customers(store, "send it to Acme", "T2") == []


async def test_a_renamed_customer_is_found_by_the_new_name_alone(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        acme = await uow.customers.save(Customer(0, "Acme", ("애크미",)))
        await uow.customers.save(replace(acme, name="Globex", aliases=()))
    assert await _customers(store, "Acme, 애크미") == []
    assert await _customers(store, "to Globex") == ["Globex"]
    async with store.engine.connect() as connection:
        assert (await connection.execute(select(customer_names.c.words))).scalars().all() == ["Globex"]


async def test_a_customer_written_by_an_older_release_is_found_by_name_and_then_in_texts(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        await uow.customers.save(Customer(0, "Acme"))
    async with store.engine.begin() as connection:
        await connection.execute(customer_names.delete())
    async with store.transaction("T1") as uow:
        found = await uow.customers.find_by_name("ACME")
        acme = await uow.customers.get_for_update(found.id) if found else None
        assert acme is not None
        await uow.customers.save(acme)
    assert await _customers(store, "to Acme") == ["Acme"]


async def test_people_are_found_by_each_part_of_their_name_and_by_id(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        for id, name in (("U100", "Jane Doe"), ("U200", "김민수"), ("U300", "Kim Minsu (Sales)"), ("U400", "Li")):
            await uow.people.save(Person(id, name))
    assert await _people(store, "jane and Doe") == ["U100"]
    assert await _people(store, "민수님, MINSU, kim") == ["U200", "U300"]
    assert await _people(store, "ask <@U400> about the delivery") == ["U400"]
    assert await _people(store, "the delivery") == []
    assert await _people(store, "Jane", "T2") == []


async def test_a_person_who_changed_their_name_is_found_by_the_new_one_alone(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        await uow.people.save(Person("U100", "Jane Doe"))
        await uow.people.save(Person("U100", "Jane Roe"))
    assert (await _people(store, "Doe"), await _people(store, "Roe")) == ([], ["U100"])
    async with store.engine.connect() as connection:
        words = (await connection.execute(select(person_names.c.words).order_by("words"))).scalars().all()
    assert words == ["Jane", "Jane Roe", "Roe", "U100"]


async def test_of_namesakes_three_are_read_and_nobody_hides_a_colleague(store: SqlStore) -> None:
    strangers = [Person(f"A{number}", "Jane Doe", role=Role.OUTSIDER) for number in range(4)]
    bots = [Person(f"B{number}", "Jane Doe", is_bot=True) for number in range(4)]
    left = [Person(f"C{number}", "Jane Doe", active=False) for number in range(4)]
    colleagues = [Person(f"U{number}", "Jane Doe") for number in range(4)]
    async with store.transaction("T1") as uow:
        for person in (*strangers, *bots, *left, *colleagues):
            await uow.people.save(person)
    assert await _people(store, "Jane Doe") == [f"{kind}{number}" for kind in "ABCU" for number in range(3)]


async def test_owners_of_open_promises_and_managers_not_read_lately_are_listed_by_pages(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        for id, read_at in (("a", None), ("b", NOW - DAY), ("c", NOW), ("d", None), ("e", None), ("f", None)):
            await uow.people.save(Person(id, id, read_at=read_at))
        await uow.people.save(Person("m", "m", manager="n"))
        await uow.people.save(Person("n", "n", manager="a"))
        await uow.customers.save(Customer(0, "Acme", manager="o"))
        await uow.people.save(Person("o", "o"))
        for owner in ("a", "b", "c", "e"):
            await uow.commitments.add(commitment(owner=owner))
        delivered = await uow.commitments.add(commitment(owner="d"))
        await uow.commitments.save(delivered.delivered(NOW))
        closed = await uow.commitments.add(commitment(owner="f"))
        await uow.commitments.save(closed.cancelled(NOW))
    async with store.read_only("T1") as uow:
        assert list(await uow.people.stale_people(NOW - DAY, "", 3)) == ["a", "b", "d"]
        assert list(await uow.people.stale_people(NOW - DAY, "d", 3)) == ["e", "n", "o"]
    async with store.read_only("T2") as uow:
        assert list(await uow.people.stale_people(NOW, "", 3)) == []


@pytest.mark.parametrize(("owners", "names"), [(customers, customer_names), (people, person_names)])
async def test_names_go_with_whose_they_are(store: SqlStore, owners: Table, names: Table) -> None:
    async with store.transaction("T1") as uow:
        await uow.people.save(Person("U1", "Jane"))
        await uow.customers.save(Customer(0, "Acme"))
    async with store.engine.begin() as connection:
        assert (await connection.execute(select(names))).all()
        await connection.execute(owners.delete())
        assert (await connection.execute(select(names))).all() == []


async def test_another_customer_with_a_name_that_reads_alike_is_found(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        acme = await uow.customers.save(Customer(0, "\u00c1cme", ("애크미",)))
        globex = await uow.customers.save(Customer(0, "for Globex"))
        await uow.customers.save(Customer(0, "███"))
    async with store.transaction("T2") as uow:
        await uow.customers.save(Customer(0, "Initech"))
    async with store.read_only("T1") as uow:
        for name, found in (("\u0410cme", acme), ("to Acme", acme), ("애크미에게", acme), ("Globex", globex)):
            assert await uow.customers.find_alike(name, 0) == found, name
            assert await uow.customers.find_alike(name, found.id) is None, name
        for name in ("Acme Korea", "Initech", "███", "!!!"):
            assert await uow.customers.find_alike(name, 0) is None, name
