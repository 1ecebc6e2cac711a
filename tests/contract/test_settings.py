"""Workspaces, people, customers, channels and drafts."""

from dataclasses import replace

import pytest

from commitments.adapters.sql.store import SqlStore
from commitments.application.customers.find_customer import find_customer
from commitments.domain.channel import Channel
from commitments.domain.company import Company
from commitments.domain.customer import Announce, Customer
from commitments.domain.draft import Draft
from commitments.domain.errors import ChannelTaken, NameTaken
from commitments.domain.person import Person, Role
from commitments.domain.reminder_policy import Policy
from tests.contract.values import HOUR, NOW, commitment

SETTINGS = Company(
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
    async with store.transaction("T1") as uow:
        assert await uow.companies.get() == Company("T1")


async def test_a_workspace_keeps_its_settings_and_goes_on_counting(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        await uow.commitments.add(commitment())
        await uow.companies.get_for_update()
        await uow.companies.save(SETTINGS)
        assert (await uow.commitments.add(commitment())).number == 2
    async with store.transaction("T1") as uow:
        assert await uow.companies.get_for_update() == SETTINGS
        await uow.companies.save(replace(SETTINGS, name="new"))
        assert (await uow.companies.get()).name == "new"


async def test_settings_of_another_workspace_are_refused(store: SqlStore) -> None:
    with pytest.raises(ValueError, match="T1"):
        async with store.transaction("T1") as uow:
            await uow.companies.save(Company("T2"))


async def test_people_are_kept_replaced_and_listed_by_id(store: SqlStore) -> None:
    jane = Person("jane", "Jane", "Asia/Seoul", "ko", "KR", Role.ADMIN, "sam", True, False, NOW)
    async with store.transaction("T1") as uow:
        await uow.people.save(Person("jane", "J"))
        await uow.people.save(jane)
        await uow.people.save(Person("Bob", "밥"))
    async with store.transaction("T1") as uow:
        assert await uow.people.get("jane") == jane
        assert await uow.people.get("nobody") is None
        assert await uow.people.get_many(["jane", "Bob"]) == {"Bob": Person("Bob", "밥"), "jane": jane}


async def test_a_customer_gets_an_id_and_keeps_everything(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        acme = await uow.customers.save(ACME)
        beta = await uow.customers.save(Customer(0, "beta"))
    assert (acme, beta.id) == (replace(ACME, id=1), 2)
    async with store.transaction("T1") as uow:
        assert await uow.customers.get_for_update(2) == beta
        await uow.customers.save(replace(beta, name="Alpha"))
        assert await uow.customers.get(1) == acme
        assert await uow.customers.get(3) is None
        assert [customer.name for customer in await uow.customers.first(9)] == ["Acme", "Alpha"]


async def test_a_customer_is_found_by_name_alias_and_channel(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        acme = await uow.customers.save(replace(ACME, aliases=("애크미", 'the "A"')))
        beta = await uow.customers.save(Customer(0, "beta"))
        called = [await find_customer(uow, name) for name in ("Beta ", "ＡＣＭＥ", "애크미", 'THE  "a"', "Gamma", "")]
        assert called == [beta, acme, acme, acme, None, None]
        assert [await uow.customers.find_by_channel(channel) for channel in ("C1", "C2", "")] == [acme, None, None]
    async with store.transaction("T2") as uow:
        assert await find_customer(uow, "애크미") is None


@pytest.mark.parametrize("name", ["acme", "ＡＣＭＥ", "  Acme "])
async def test_a_name_belongs_to_one_customer(store: SqlStore, name: str) -> None:
    async with store.transaction("T1") as uow:
        await uow.customers.save(ACME)
    with pytest.raises(NameTaken) as refused:
        async with store.transaction("T1") as uow:
            await uow.customers.save(Customer(0, name))
    assert refused.value.fields["customer"] == "Acme"
    async with store.transaction("T2") as uow:
        assert (await uow.customers.save(Customer(0, name))).id == 1


async def test_a_channel_belongs_to_one_customer(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        acme = await uow.customers.save(ACME)
    with pytest.raises(ChannelTaken) as refused:
        async with store.transaction("T1") as uow:
            await uow.customers.save(Customer(0, "Beta", channel="C1"))
    assert refused.value.fields == {"customer": "Acme"}
    async with store.transaction("T1") as uow:
        await uow.customers.get_for_update(acme.id)
        await uow.customers.save(replace(acme, channel=None))
        await uow.customers.save(Customer(0, "Beta", channel="C1"))
        await uow.customers.save(Customer(0, "Gamma"))


@pytest.mark.parametrize("shared", [None, True, False])
async def test_a_channel_is_kept_and_replaced(store: SqlStore, shared: bool | None) -> None:
    async with store.transaction("T1") as uow:
        await uow.channels.save(Channel("C1"))
        await uow.channels.save(Channel("C1", "애크미", shared, NOW))
        assert await uow.channels.get("C1") == Channel("C1", "애크미", shared, NOW)
        assert await uow.channels.get("C2") is None


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
    async with store.transaction("T1") as uow:
        await uow.drafts.save(bare)
        assert await uow.drafts.get("d1") == bare
        await uow.drafts.save(full)
    async with store.transaction("T1") as uow:
        assert await uow.drafts.get_for_update("d1") == full
        await uow.drafts.delete("d1")
        assert await uow.drafts.get("d1") is None


async def test_people_and_customers_are_read_by_id_and_those_led_by_somebody(store: SqlStore) -> None:
    async with store.transaction("W1") as uow:
        for name, manager in (("a", None), ("b", "a"), ("c", "a"), ("d", "b")):
            await uow.people.save(Person(name, name.upper(), manager=manager))
        acme = await uow.customers.save(Customer(0, "Acme"))
        await uow.customers.save(Customer(0, "Globex"))
        assert set(await uow.people.get_many(["a", "d", "nobody"])) == {"a", "d"}
        assert await uow.people.get("nobody") is None
        assert await uow.people.get_many([]) == {}
        assert await uow.people.led_by("a") == {"b", "c"}
        assert await uow.people.led_by("a", "b", "nobody") == {"b", "c", "d"}
        assert await uow.customers.get_many([acme.id]) == [acme]
        assert [one.name for one in await uow.customers.first(9)] == ["Acme", "Globex"]
    async with store.transaction("W2") as uow:
        assert await uow.people.led_by("a") == frozenset()
        assert await uow.people.get_many(["a"]) == {}
