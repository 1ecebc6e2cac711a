"""Workspaces seen together, so that the messages of many can be composed at once."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.outbox import Claim, ClaimPolicy
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.company import Company
from commitments.domain.customer import Customer
from commitments.domain.notifications.addresses import to_person
from commitments.domain.person import Person
from tests.contract.statements import said
from tests.contract.values import HOUR, NOW, commitment, notice, planned

TEAMS = ["T1", "T2", "T3"]


async def claims_of(store: SqlStore, *teams: str) -> Sequence[Claim]:
    for team in teams:
        async with store.transaction(team) as uow:
            await uow.companies.save(Company(team, name=f"Team {team}"))
            await uow.people.save(Person("jane", f"Jane of {team}", "Asia/Seoul"))
            customer = await uow.customers.save(Customer(0, f"Acme of {team}"))
            await uow.commitments.add(commitment(what=f"fix of {team}", customer=customer.id))
        await planned(store, notice("due", workspace=team, number=1), notice("gone", workspace=team, number=7))
    return await store.claim(NOW, ClaimPolicy(), 10)


async def _told(uow: UnitOfWork) -> list[str]:
    people, customers = await uow.people.get_many(["jane", "nobody"]), await uow.customers.get_many([1])
    names = [person.name for person in people.values()] + [customer.name for customer in customers]
    return [(await uow.companies.get()).name, *(one.what for one in await uow.commitments.get_many({1, 7})), *names]


async def test_each_workspace_sees_its_own(store: SqlStore) -> None:
    async with store.views(await claims_of(store, *TEAMS)) as views:
        told = {team: await _told(uow) for team, uow in views.items()}
    assert told == {team: [f"Team {team}", f"fix of {team}", f"Jane of {team}", f"Acme of {team}"] for team in TEAMS}
    assert list(views) == TEAMS


async def test_many_workspaces_are_read_in_as_many_statements_as_one(store: SqlStore) -> None:
    counts = []
    for teams in (["T0"], TEAMS):
        claims = await claims_of(store, *teams)
        with said(store) as statements:
            async with store.views(claims) as views:
                for uow in views.values():
                    await uow.companies.get()
                    await uow.commitments.get_many({1})
                    await uow.people.get("jane")
                    await uow.people.get_many(["jane"])
                    await uow.customers.get_many([1])
        counts.append(len(statements))
    assert counts == [1, 1]


async def test_what_is_written_is_read_anew(store: SqlStore) -> None:
    async with store.views(await claims_of(store, "T1")) as views:
        uow = views["T1"]
        [read] = await uow.commitments.get_many_for_update({1})
        await uow.people.get_for_update("jane")
        await uow.commitments.save(replace(read, what="changed"))
        await uow.people.save(Person("jane", "Renamed", "Asia/Seoul"))
        assert [one.what for one in await uow.commitments.get_many({1})] == ["changed"]
        assert (await uow.people.get_many(["jane"]))["jane"].name == "Renamed"


async def test_what_is_planned_wakes_its_destination(store: SqlStore) -> None:
    claims = await claims_of(store, *TEAMS)
    async with store.views(claims) as views:
        for team, uow in views.items():
            await uow.notifications.add([notice("next", NOW + HOUR, to_person("bob"), workspace=team)])
    assert {claim.company for claim in await store.claim(NOW + HOUR, ClaimPolicy(), 10)} == set(TEAMS)


async def test_nothing_is_written_when_one_workspace_goes_wrong(store: SqlStore) -> None:
    claims = await claims_of(store, *TEAMS)

    async def write() -> None:
        async with store.views(claims) as views:
            await views["T1"].people.get_for_update("jane")
            await views["T1"].people.save(Person("jane", "Renamed", "Asia/Seoul"))
            await views["T2"].commitments.save(commitment(number=99))

    with pytest.raises(ValueError, match="without a lock"):
        await write()
    async with store.transaction("T1") as uow:
        assert (await uow.people.get_many(["jane"]))["jane"].name == "Jane of T1"
