"""Accounts that may be one person: asked once, matched once, whoever presses when; and their messages follow."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest_asyncio

from commitments.adapters.sql.store import SqlStore
from commitments.application.people.matching import ask_if_same, confirm, deny
from commitments.application.people.pairing import take_apart
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.account_pair import AccountPair
from commitments.domain.company import Company
from commitments.domain.errors import AlreadyMatched, CommitmentsError, NotToBeMatched
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import notification
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.notifications.payloads.same_person import SamePerson
from commitments.domain.person import Person

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
SLACK, OTHER = "U0JANE", "U0JOAN"
TEAMS = "00000000-0000-4000-8000-00000000000a"


@pytest_asyncio.fixture(loop_scope="session")
async def joined(store: SqlStore) -> SqlStore:
    async with store.transaction("W1") as uow:
        await uow.companies.get_for_update()
        await uow.companies.save(Company("W1", joined="T"))
        for account in (SLACK, OTHER, TEAMS):
            await uow.people.get_for_update(account)
            await uow.people.save(Person(account, "Jane Doe", email=None if account == OTHER else "digest"))
    return store


async def _person(store: SqlStore, account: str) -> Person:
    async with store.read_only("W1") as uow:
        found = await uow.people.get(account)
    assert found is not None
    return found


async def _ask(store: SqlStore, account: str) -> None:
    async with store.transaction("W1") as uow:
        person = await uow.people.get_for_update(account)
        assert person is not None
        await ask_if_same(uow, person, NOW)


async def _questions(store: SqlStore) -> list[str]:
    async with store.read_only("W1") as uow:
        waiting = [
            one for account in (SLACK, TEAMS) for one in await uow.notifications.list_waiting(to_person(account))
        ]
    return [
        one.destination.id for one in waiting if isinstance(one.payload, SamePerson) and one.payload.news == "asked"
    ]


async def _tried(store: SqlStore, work: Callable[[UnitOfWork], Awaitable[object]]) -> CommitmentsError | None:
    try:
        async with store.transaction("W1") as uow:
            await work(uow)
    except CommitmentsError as error:
        return error
    return None


async def test_both_are_asked_once_however_often_they_are_read(joined: SqlStore) -> None:
    await asyncio.gather(_ask(joined, SLACK), _ask(joined, TEAMS))
    await _ask(joined, SLACK)
    assert sorted(await _questions(joined)) == sorted((SLACK, TEAMS))


async def test_two_presses_at_once_make_one_person(joined: SqlStore) -> None:
    await _ask(joined, SLACK)
    slack, teams = await _person(joined, SLACK), await _person(joined, TEAMS)
    errors = await asyncio.gather(
        _tried(joined, lambda uow: confirm(uow, slack, TEAMS, NOW)),
        _tried(joined, lambda uow: confirm(uow, teams, SLACK, NOW)),
        _tried(joined, lambda uow: confirm(uow, slack, TEAMS, NOW + timedelta(seconds=1))),
    )
    assert not any(errors)
    slack, teams = await _person(joined, SLACK), await _person(joined, TEAMS)
    assert (slack.also, teams.also) == (TEAMS, SLACK)
    assert slack.told_in == teams.told_in
    assert (slack.email, teams.email) == (None, None)


async def test_of_two_matches_at_once_one_is_made(joined: SqlStore) -> None:
    async with joined.transaction("W1") as uow:
        for account in (SLACK, OTHER):
            pair = AccountPair(account, TEAMS)
            await uow.pairs.add_new(pair)
            await uow.pairs.get_for_update(pair)
            await uow.pairs.save(pair.with_yes_of(TEAMS))
    first, second = await _person(joined, SLACK), await _person(joined, OTHER)
    errors = await asyncio.gather(
        _tried(joined, lambda uow: confirm(uow, first, TEAMS, NOW)),
        _tried(joined, lambda uow: confirm(uow, second, TEAMS, NOW)),
    )
    assert [type(one) for one in errors if one] == [AlreadyMatched]


async def test_a_denial_stays_and_what_waits_follows_and_comes_back(joined: SqlStore) -> None:
    await _ask(joined, SLACK)
    slack, teams = await _person(joined, SLACK), await _person(joined, TEAMS)
    notice = Notice(phrase="moved", actor="U1", reason="", due=NOW, day=None, owner=SLACK)
    async with joined.transaction("W1") as uow:
        await uow.notifications.add([notification("W1", "a", notice, to_person(SLACK), NOW)])
    assert await _tried(joined, lambda uow: confirm(uow, slack, TEAMS, NOW)) is None
    assert await _tried(joined, lambda uow: confirm(uow, teams, SLACK, NOW)) is None
    async with joined.read_only("W1") as uow:
        (kept,) = [one for one in await uow.notifications.list_waiting(to_person(TEAMS)) if one.key == "a"]
    assert kept.destination == to_person(TEAMS)
    matched = await _person(joined, SLACK)
    assert await _tried(joined, lambda uow: take_apart(uow, matched, NOW)) is None
    assert isinstance(await _tried(joined, lambda uow: confirm(uow, slack, TEAMS, NOW)), NotToBeMatched)
    assert isinstance(await _tried(joined, lambda uow: deny(uow, slack, TEAMS, NOW)), NotToBeMatched)
    await _ask(joined, SLACK)
    assert sorted(await _questions(joined)) == sorted((SLACK, TEAMS))
