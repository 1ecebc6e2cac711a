"""What dispatchers claim, and what becomes of it."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import delete

from commitments.adapters.store import SqlStore
from commitments.adapters.tables import destinations
from commitments.model import REMINDERS, MessageRef, State, to_channel, to_person
from commitments.ports import Claim
from tests.contract.values import DAY, HOUR, LEASE, NOW, notice, planned

SECOND = HOUR / 3600
BOB = to_person("bob")


def keys(claims: Sequence[Claim]) -> list[str]:
    """Give the keys of each claim; those of a resumed one marked."""
    return [" ".join(each.key for each in claim.notifications) + ("!" if claim.resumed else "") for claim in claims]


def ids(claims: Sequence[Claim]) -> list[str]:
    return [each.id for claim in claims for each in claim.notifications]


async def test_what_is_due_is_claimed_by_destination_longest_waiting_first(store: SqlStore) -> None:
    await planned(
        store,
        notice("bob late", NOW - HOUR, BOB),
        notice("jane later", NOW),
        notice("jane first", NOW - 2 * HOUR),
        notice("channel", NOW - DAY, to_channel("jane")),
        notice("other", NOW - 3 * HOUR, workspace="T2"),
        notice("future", NOW + SECOND),
        notice("held", NOW - DAY, state=State.HELD_BACK),
    )
    claims = await store.claim(NOW, LEASE, 10)
    assert keys(claims) == ["channel", "other", "jane first jane later", "bob late"]
    assert [(each.workspace, each.destination) for each in claims[1:]] == [
        ("T2", to_person("jane")),
        ("T1", to_person("jane")),
        ("T1", BOB),
    ]
    assert {(each.state, each.attempts) for claim in claims for each in claim.notifications} == {(State.CLAIMED, 1)}


async def test_a_limit_counts_destinations(store: SqlStore) -> None:
    await planned(store, *(notice(f"{n}-{k}", NOW - n * HOUR, to_person(f"p{n}")) for n in range(5) for k in "ab"))
    assert keys(await store.claim(NOW, LEASE, 2)) == ["4-a 4-b", "3-a 3-b"]
    assert keys(await store.claim(NOW, LEASE, 9)) == ["2-a 2-b", "1-a 1-b", "0-a 0-b"]
    assert await store.claim(NOW, LEASE, 9) == []


async def test_a_running_lease_is_left_alone(store: SqlStore) -> None:
    await planned(store, notice("a"))
    claims = await store.claim(NOW, LEASE, 10)
    await planned(store, notice("b"), notice("c", to=BOB))
    assert keys(await store.claim(NOW + LEASE - SECOND, LEASE, 10)) == ["c"]
    await store.sent(ids(claims), None, NOW)
    assert keys(await store.claim(NOW, LEASE, 10)) == ["b"]


async def test_a_lease_that_ran_out_is_resumed_alone(store: SqlStore) -> None:
    await planned(store, notice("a"), notice("b"))
    await store.claim(NOW, LEASE, 10)
    await planned(store, notice("fresh"))
    again = await store.claim(NOW + LEASE, LEASE, 10)
    assert keys(again) == ["a b!"]
    assert [each.attempts for each in again[0].notifications] == [2, 2]
    await store.sent(["T1-a"], None, NOW)
    assert await store.claim(NOW + LEASE, LEASE, 10) == []
    assert keys(await store.claim(NOW + 2 * LEASE, LEASE, 10)) == ["b!"]
    await store.failed(["T1-b"], "no")
    assert keys(await store.claim(NOW + 2 * LEASE, LEASE, 10)) == ["fresh"]


@pytest.mark.parametrize(("unknown", "mark"), [(True, "!"), (False, "")])
async def test_a_retry_waits_and_remembers_whether_it_may_have_been_sent(
    store: SqlStore, unknown: bool, mark: str
) -> None:
    await planned(store, notice("a"))
    await store.retry(ids(await store.claim(NOW, LEASE, 10)), NOW + HOUR, "busy", unknown=unknown)
    assert await store.next_due() == NOW + HOUR
    assert await store.claim(NOW + HOUR - SECOND, LEASE, 10) == []
    await planned(store, notice("fresh", NOW + HOUR))
    claims = await store.claim(NOW + HOUR, LEASE, 10)
    assert keys(claims) == (["a!"] if unknown else ["a fresh"])
    assert claims[0].notifications[0].attempts == 2
    assert claims[0].notifications[0].reason == "busy"
    await store.retry(ids(claims), NOW + HOUR, "busy", unknown=False)
    assert keys(await store.claim(NOW + HOUR, LEASE, 10)) == ["a fresh"]


async def test_outcomes_are_recorded(store: SqlStore) -> None:
    await planned(store, *(notice(key, number=1) for key in ("held", "lost", "quiet", "sent")))
    await store.claim(NOW, LEASE, 10)
    await store.sent(["T1-sent"], MessageRef("D1", "1"), NOW + HOUR)
    await store.sent(["T1-quiet"], None, NOW + HOUR)
    await store.held_back(["T1-held"], "이미 끝")
    await store.failed(["T1-lost"], "not_in_channel")
    async with store.transaction("T1") as tx:
        found = [(each.state, each.reason, each.sent_at, each.message) for each in await tx.notifications(1)]
    assert found == [
        (State.HELD_BACK, "이미 끝", None, None),
        (State.FAILED, "not_in_channel", None, None),
        (State.SENT, "", NOW + HOUR, None),
        (State.SENT, "", NOW + HOUR, MessageRef("D1", "1")),
    ]
    await store.retry(["T1-sent", "T1-held"], NOW, "late", unknown=False)
    await store.held_back(["T1-lost"], "late")
    assert await store.claim(NOW + DAY, LEASE, 10) == []


async def test_a_late_word_that_it_was_sent_counts(store: SqlStore) -> None:
    await planned(store, notice("a"))
    slow = await store.claim(NOW, LEASE, 10)
    await store.retry(ids(await store.claim(NOW + LEASE, LEASE, 10)), NOW + HOUR, "busy", unknown=True)
    await store.sent(ids(slow), MessageRef("D1", "1"), NOW)
    assert await store.claim(NOW + DAY, LEASE, 10) == []
    assert await store.next_due() is None


async def test_claimers_at_once_get_different_destinations(store: SqlStore) -> None:
    await planned(store, *(notice(f"{n}-{k}", to=to_person(f"p{n}")) for n in range(40) for k in range(3)))
    taken = await asyncio.gather(*(store.claim(NOW, LEASE, 10) for _ in range(6)))
    claimed = [claim.destination.id for claims in taken for claim in claims]
    assert len(claimed) == len(set(claimed))
    rest = await store.claim(NOW, LEASE, 100)
    assert len(claimed) + len(rest) == 40
    everything = [each for claims in (*taken, rest) for each in ids(claims)]
    assert len(everything) == len(set(everything)) == 120


async def test_next_due_is_the_earliest_planned(store: SqlStore) -> None:
    assert await store.next_due() is None
    await planned(store, notice("a", NOW + HOUR, number=1), notice("b", NOW + DAY, BOB))
    assert await store.next_due() == NOW + HOUR
    async with store.transaction("T1") as tx:
        await tx.hold_back(1, REMINDERS, "done")
    assert await store.next_due() == NOW + DAY


async def test_what_is_no_longer_planned_does_not_stand_in_the_way(store: SqlStore) -> None:
    await planned(store, *(notice(f"{n}", to=to_person(f"p{n}"), number=n) for n in range(9)))
    async with store.transaction("T1") as tx:
        for number in range(8):
            await tx.hold_back(number, REMINDERS, "done")
    assert keys(await store.claim(NOW, LEASE, 2)) == ["8"]


async def test_a_sooner_notification_wakes_its_destination(store: SqlStore) -> None:
    await planned(store, notice("later", NOW + DAY))
    await planned(store, notice("soon", NOW + HOUR))
    await planned(store, notice("latest", NOW + 2 * DAY))
    assert keys(await store.claim(NOW + HOUR, LEASE, 10)) == ["soon"]


async def test_a_destination_that_forgot_is_reminded(store: SqlStore) -> None:
    await planned(store, notice("a"), notice("b", to=BOB))
    async with store.engine.begin() as connection:
        await connection.execute(delete(destinations))
    assert await store.claim(NOW, LEASE, 10) == []
    assert sorted(keys(await store.claim(NOW, LEASE, 10))) == ["a", "b"]


async def test_a_week_of_one_destination_is_one_claim(store: SqlStore) -> None:
    await planned(store, *(notice(f"{n:05}", NOW - n * SECOND) for n in range(6_000)))
    (claim,) = await store.claim(NOW, LEASE, 10)
    assert len(claim.notifications) == 6_000
    await store.sent(ids([claim]), None, NOW)
    assert await store.next_due() is None
