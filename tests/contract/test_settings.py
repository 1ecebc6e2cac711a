"""Workspaces, people, customers, channels and drafts."""

from dataclasses import replace

import pytest

from commitments.adapters.store import SqlStore
from commitments.desk.customers import customer_called
from commitments.errors import ChannelTaken, NameTaken
from commitments.model import (
    Announce,
    Channel,
    Customer,
    Draft,
    Person,
    Policy,
    Role,
    Workspace,
)
from tests.contract.values import HOUR, NOW, commitment

SETTINGS = Workspace(
    "T1",
    "우리 회사 🎉",
    "Asia/Seoul",
    "KR",
    "ko",
    ("boss", "보스"),
    Policy((5, 2), (), 3),
    {"gold": Policy((7,), (4, 1), 0)},
    "https://example.test/",
)
ACME = Customer(
    0,
    "Acme",
    ("Acme Corp", "애크미"),
    "gold",
    "Asia/Seoul",
    "KR",
    "ko",
    "C1",
    "sam",
    Announce.AUTO,
    Policy((9,)),
)


async def test_a_new_workspace_has_the_defaults(store: SqlStore) -> None:
    async with store.transaction("T1") as tx:
        assert await tx.get_workspace() == Workspace("T1")


async def test_a_workspace_keeps_its_settings_and_goes_on_counting(store: SqlStore) -> None:
    async with store.transaction("T1") as tx:
        await tx.add_commitment(commitment())
        await tx.put_workspace(SETTINGS)
        assert (await tx.add_commitment(commitment())).number == 2
    async with store.transaction("T1") as tx:
        assert await tx.get_workspace() == SETTINGS
        await tx.put_workspace(replace(SETTINGS, name="new"))
        assert (await tx.get_workspace()).name == "new"


async def test_settings_of_another_workspace_are_refused(store: SqlStore) -> None:
    with pytest.raises(ValueError, match="T1"):
        async with store.transaction("T1") as tx:
            await tx.put_workspace(Workspace("T2"))


async def test_people_are_kept_replaced_and_listed_by_id(store: SqlStore) -> None:
    jane = Person("jane", "Jane", "Asia/Seoul", "ko", "KR", Role.ADMIN, "sam", True, False, NOW)
    async with store.transaction("T1") as tx:
        await tx.put_person(Person("jane", "J"))
        await tx.put_person(jane)
        await tx.put_person(Person("Bob", "밥"))
    async with store.transaction("T1") as tx:
        assert await tx.person("jane") == jane
        assert await tx.person("nobody") is None
        assert list(await tx.people()) == ["Bob", "jane"]


async def test_a_customer_gets_an_id_and_keeps_everything(store: SqlStore) -> None:
    async with store.transaction("T1") as tx:
        acme = await tx.put_customer(ACME)
        beta = await tx.put_customer(Customer(0, "beta"))
    assert (acme, beta.id) == (replace(ACME, id=1), 2)
    async with store.transaction("T1") as tx:
        await tx.put_customer(replace(beta, name="Alpha"))
        assert await tx.customer(1) == acme
        assert await tx.customer(3) is None
        assert [customer.name for customer in await tx.customers()] == ["Acme", "Alpha"]


async def test_a_customer_is_found_by_name_alias_and_channel(store: SqlStore) -> None:
    async with store.transaction("T1") as tx:
        acme = await tx.put_customer(replace(ACME, aliases=("애크미", 'the "A"')))
        beta = await tx.put_customer(Customer(0, "beta"))
        assert await tx.customer_names() == {"Acme": "Acme", "애크미": "Acme", 'the "A"': "Acme", "beta": "beta"}
        assert [await tx.customer_named(name) for name in ("ＡＣＭＥ", "애크미", "")] == [acme, None, None]
        called = [await customer_called(tx, name) for name in ("Beta ", "애크미", 'THE  "a"', "Gamma", "")]
        assert called == [beta, acme, acme, None, None]
        assert [await tx.customer_in(channel) for channel in ("C1", "C2", "")] == [acme, None, None]
    async with store.transaction("T2") as tx:
        assert not await tx.customer_names()


@pytest.mark.parametrize("name", ["acme", "ＡＣＭＥ", "  Acme "])
async def test_a_name_belongs_to_one_customer(store: SqlStore, name: str) -> None:
    async with store.transaction("T1") as tx:
        await tx.put_customer(ACME)
    with pytest.raises(NameTaken) as refused:
        async with store.transaction("T1") as tx:
            await tx.put_customer(Customer(0, name))
    assert refused.value.fields["customer"] == "Acme"
    async with store.transaction("T2") as tx:
        assert (await tx.put_customer(Customer(0, name))).id == 1


async def test_a_channel_belongs_to_one_customer(store: SqlStore) -> None:
    async with store.transaction("T1") as tx:
        acme = await tx.put_customer(ACME)
    with pytest.raises(ChannelTaken) as refused:
        async with store.transaction("T1") as tx:
            await tx.put_customer(Customer(0, "Beta", channel="C1"))
    assert refused.value.fields == {"customer": "Acme"}
    async with store.transaction("T1") as tx:
        await tx.put_customer(replace(acme, channel=None))
        await tx.put_customer(Customer(0, "Beta", channel="C1"))
        await tx.put_customer(Customer(0, "Gamma"))


async def test_the_customers_of_somebody_are_managed_owned_or_promised(store: SqlStore) -> None:
    async with store.transaction("T1") as tx:
        ids = [(await tx.put_customer(Customer(0, name))).id for name in "abcd"]
        managed = await tx.put_customer(Customer(0, "managed", manager="jane"))
        await tx.add_commitment(commitment(owner="jane", maker="x", customer=ids[0]))
        await tx.add_commitment(commitment(owner="x", maker="jane", customer=ids[1]))
        await tx.add_commitment(commitment(owner="x", maker="x", customer=ids[2]))
        await tx.add_commitment(commitment(owner="jane", customer=None))
        assert await tx.customers_of("jane") == {ids[0], ids[1], managed.id}
        assert await tx.customers_of("nobody") == frozenset()


@pytest.mark.parametrize("shared", [None, True, False])
async def test_a_channel_is_kept_and_replaced(store: SqlStore, shared: bool | None) -> None:
    async with store.transaction("T1") as tx:
        await tx.put_channel(Channel("C1"))
        await tx.put_channel(Channel("C1", "애크미", shared, NOW))
        assert await tx.channel("C1") == Channel("C1", "애크미", shared, NOW)
        assert await tx.channel("C2") is None


async def test_a_draft_is_kept_replaced_and_dropped(store: SqlStore) -> None:
    bare = Draft("d1", "sam", "send it", "C1", NOW, "send it")
    full = replace(
        bare,
        due=NOW + HOUR,
        precision="day",
        owner="jane",
        customer=4,
        no_customer=True,
        customer_guess="애크",
    )
    async with store.transaction("T1") as tx:
        await tx.put_draft(bare)
        assert await tx.draft("d1") == bare
        await tx.put_draft(full)
    async with store.transaction("T1") as tx:
        assert await tx.draft("d1") == full
        await tx.drop_draft("d1")
        assert await tx.draft("d1") is None


async def test_people_and_customers_are_read_by_id_and_those_led_by_somebody(store: SqlStore) -> None:
    async with store.transaction("W1") as tx:
        for name, manager in (("a", None), ("b", "a"), ("c", "a"), ("d", "b")):
            await tx.put_person(Person(name, name.upper(), manager=manager))
        acme = await tx.put_customer(Customer(0, "Acme"))
        await tx.put_customer(Customer(0, "Globex"))
        assert set(await tx.people(["a", "d", "nobody"])) == {"a", "d"}
        assert await tx.person("nobody") is None
        assert await tx.people([]) == {}
        assert await tx.led_by("a") == {"b", "c"}
        assert await tx.customers([acme.id]) == [acme]
        assert [one.name for one in await tx.customers()] == ["Acme", "Globex"]
    async with store.transaction("W2") as tx:
        assert await tx.led_by("a") == frozenset()
        assert await tx.people(["a"]) == {}
