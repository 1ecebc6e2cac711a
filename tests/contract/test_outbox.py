"""What dispatchers claim, and what becomes of it."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import delete, update

from commitments.adapters.sql.schema import destinations, notifications, queues
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.outbox import Claim, ClaimPolicy, End, Outcome, RateLimit
from commitments.domain.notifications.addresses import MessageRef, to_channel, to_person
from commitments.domain.notifications.kinds import reminder_kinds
from commitments.domain.notifications.notification import Notification, State
from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.payloads.customer_messages import CustomerCard, CustomerEdit
from commitments.domain.notifications.payloads.reminders import DueReminder
from tests.contract.values import DAY, FILE, HOUR, LEASE, LINE, NEWS, NOW, notice, planned

SECOND = HOUR / 3600
BOB, ACME = to_person("bob"), to_channel("acme")
TERMS = ClaimPolicy(lease=LEASE)


def keys(claims: Sequence[Claim]) -> list[str]:
    """Give the keys of each claim; those of a resumed one marked."""
    return [" ".join(each.key for each in claim.notifications) + ("!" if claim.resumed else "") for claim in claims]


async def claimed(store: SqlStore, now: datetime = NOW, room: int = 10, policy: ClaimPolicy = TERMS) -> Sequence[Claim]:
    return await store.claim(now, policy, room)


def outcome(claim: Claim, end: End = End.SENT, at: datetime = NOW, **fields: Any) -> Outcome:
    return Outcome(claim.company, claim.destination, claim.notifications, end, at, **fields)


async def record(store: SqlStore, claims: Sequence[Claim], end: End = End.SENT, **fields: Any) -> None:
    policy = fields.pop("terms", TERMS)
    await store.record([outcome(claim, end, **fields) for claim in claims], policy)


async def test_what_is_due_is_claimed_by_destination_longest_waiting_first(store: SqlStore) -> None:
    await planned(
        store,
        notice("bob late", NOW - HOUR, BOB),
        notice("jane first", NOW - 2 * HOUR),
        notice("jane later", NOW),
        notice("channel", NOW - DAY, to_channel("jane")),
        notice("other", NOW - 3 * HOUR, workspace="T2"),
        notice("future", NOW + SECOND),
        notice("held", NOW - DAY, state=State.HELD_BACK),
    )
    claims = await claimed(store)
    assert keys(claims) == ["channel", "other", "jane first jane later", "bob late"]
    assert [(each.company, each.destination) for each in claims[1:]] == [
        ("T2", to_person("jane")),
        ("T1", to_person("jane")),
        ("T1", BOB),
    ]
    assert {(each.state, each.attempts) for claim in claims for each in claim.notifications} == {(State.CLAIMED, 1)}


async def test_room_counts_messages(store: SqlStore) -> None:
    await planned(store, *(notice(f"{n}-{k}", NOW - n * HOUR, to_person(f"p{n}")) for n in range(5) for k in "ab"))
    assert keys(await claimed(store, room=2)) == ["4-a 4-b", "3-a 3-b"]
    assert keys(await claimed(store, room=9)) == ["2-a 2-b", "1-a 1-b", "0-a 0-b"]
    assert await claimed(store) == []


async def test_room_is_kept_when_workspaces_share_it_unevenly(store: SqlStore) -> None:
    places = [(team, person) for team in ("T1", "T2", "T3") for person in ("jane", "bob")]
    await planned(store, *(notice(f"{person}", to=to_person(person), workspace=team) for team, person in places))
    assert [len(await claimed(store, room=4)) for _ in range(2)] == [4, 2]


async def test_a_claim_is_one_message_and_the_next_waits_for_its_outcome(store: SqlStore) -> None:
    await planned(
        store,
        notice("card", to=ACME, payload=CustomerCard(), number=1),
        notice("edit", to=ACME, payload=CustomerEdit(), number=1),
        notice("line", to=ACME, payload=LINE, number=1),
        notice("edit again", to=ACME, payload=CustomerEdit(), number=1),
        notice("edit of another", to=ACME, payload=CustomerEdit(), number=2),
        notice("told", payload=NEWS, number=1),
        notice("file", payload=FILE),
        notice("due", payload=DueReminder(), number=1),
    )
    seen = []
    while claims := await claimed(store):
        seen += keys(claims)
        await record(store, claims)
    channel = ["card", "edit edit again", "line", "edit of another"]
    assert [one for one in seen if one in channel] == channel
    assert [one for one in seen if one not in channel] == ["told due", "file"]


async def test_a_running_lease_is_left_alone(store: SqlStore) -> None:
    await planned(store, notice("a"))
    claims = await claimed(store)
    await planned(store, notice("b"), notice("c", to=BOB))
    await store.sweep(NOW + LEASE - SECOND)
    assert keys(await claimed(store, NOW + LEASE - SECOND)) == ["c"]
    await record(store, claims)
    assert keys(await claimed(store, NOW + LEASE - SECOND)) == ["b"]


async def test_a_lease_that_ran_out_is_resumed_alone(store: SqlStore) -> None:
    await planned(store, notice("a"), notice("b"))
    await claimed(store)
    await planned(store, notice("fresh"))
    assert await store.sweep(NOW + LEASE) == 1
    again = await claimed(store, NOW + LEASE)
    assert keys(again) == ["a b!"]
    assert [each.attempts for each in again[0].notifications] == [2, 2]
    await record(store, again)
    assert keys(await claimed(store, NOW + LEASE)) == ["fresh"]


async def test_what_a_clock_that_ran_ahead_holds_is_given_back(store: SqlStore) -> None:
    await planned(store, notice("a"))
    await store.sweep(NOW + 5 * HOUR)
    (ahead,) = await claimed(
        store, NOW + 5 * HOUR, policy=ClaimPolicy(LEASE, rates={Operation.POST: RateLimit.per_minute(1)})
    )
    assert await claimed(store, NOW + SECOND) == []
    assert await store.sweep(NOW + SECOND) == 1
    resumed = await claimed(
        store, NOW + SECOND, policy=ClaimPolicy(LEASE, rates={Operation.POST: RateLimit.per_minute(1)})
    )
    assert keys(resumed) == ["a!"]
    assert resumed[0].notifications[0].id == ahead.notifications[0].id


@pytest.mark.parametrize(("unknown", "mark"), [(True, "!"), (False, "")])
async def test_a_retry_waits_and_remembers_whether_it_may_have_been_sent(
    store: SqlStore, unknown: bool, mark: str
) -> None:
    await planned(store, notice("a"))
    await record(store, await claimed(store), End.RETRIED, reason="busy", until=NOW + HOUR, unknown=unknown)
    assert await store.next_ready() == NOW + HOUR
    await planned(store, notice("fresh"))
    assert await claimed(store, NOW + HOUR - SECOND) == [], "what comes after a message waits with it"
    claims = await claimed(store, NOW + HOUR)
    assert keys(claims) == (["a!"] if unknown else ["a fresh"])
    assert claims[0].notifications[0].attempts == 2
    assert claims[0].notifications[0].reason == "busy"


async def test_what_may_have_been_sent_is_not_held_back(store: SqlStore) -> None:
    await planned(store, notice("a", number=1), notice("b", to=BOB, number=1))
    for claim in await claimed(store):
        unknown = claim.destination == BOB
        await record(store, [claim], End.RETRIED, reason="lost", until=NOW + HOUR, unknown=unknown)
    async with store.transaction("T1") as uow:
        await uow.notifications.hold_back(1, reminder_kinds(), "done")
    assert keys(await claimed(store, NOW + HOUR)) == ["b!"]


async def test_who_sleeps_is_left_alone_and_nobody_else(store: SqlStore) -> None:
    await planned(store, notice("a"))
    await record(store, await claimed(store), End.POSTPONED, reason="asleep", until=NOW + DAY)
    await planned(store, notice("fresh", payload=NEWS))
    fresh = await claimed(store)
    assert keys(fresh) == ["fresh"]
    await record(store, fresh)
    assert await claimed(store, NOW + DAY - SECOND) == []
    assert keys(await claimed(store, NOW + DAY)) == ["a"]


async def test_outcomes_are_recorded(store: SqlStore) -> None:
    places = {name: to_person(name) for name in ("held", "lost", "quiet", "sent")}
    await planned(store, *(notice(name, number=1, to=place) for name, place in places.items()))
    claims = {claim.destination.id: claim for claim in await claimed(store)}
    await store.record(
        [
            outcome(claims["sent"], at=NOW + HOUR, message=MessageRef("D1", "1")),
            outcome(claims["quiet"], at=NOW + HOUR),
            outcome(claims["held"], End.HELD_BACK, reason="이미 끝"),
            outcome(claims["lost"], End.FAILED, reason="invalid_blocks"),
        ],
        TERMS,
    )
    async with store.transaction("T1") as uow:
        found = {
            each.key: (each.state, each.reason, each.sent_at, each.message)
            for each in await uow.notifications.list_for(1)
        }
    assert found == {
        "held": (State.HELD_BACK, "이미 끝", None, None),
        "lost": (State.FAILED, "invalid_blocks", None, None),
        "quiet": (State.SENT, "", NOW + HOUR, None),
        "sent": (State.SENT, "", NOW + HOUR, MessageRef("D1", "1")),
    }
    await record(store, [claims["sent"], claims["held"]], End.RETRIED, reason="late", until=NOW)
    await record(store, [claims["lost"]], End.HELD_BACK, reason="late")
    assert await claimed(store, NOW + DAY) == []


async def test_a_late_word_that_it_was_sent_counts(store: SqlStore) -> None:
    await planned(store, notice("a"))
    slow = await claimed(store)
    await store.sweep(NOW + LEASE)
    quick = await claimed(store, NOW + LEASE)
    await record(store, quick, End.RETRIED, reason="busy", until=NOW + HOUR, unknown=True)
    await record(store, slow, message=MessageRef("D1", "1"))
    assert await claimed(store, NOW + DAY) == []
    assert await store.next_due() is None


async def test_a_late_word_does_not_end_the_lease_of_another_message(store: SqlStore) -> None:
    await planned(store, notice("a", to=ACME, payload=LINE), notice("b", to=ACME, payload=LINE))
    slow = await claimed(store)
    await store.sweep(NOW + LEASE)
    await record(store, await claimed(store, NOW + LEASE), at=NOW + LEASE)
    assert keys(await claimed(store, NOW + LEASE)) == ["b"]
    await record(store, slow)
    assert await claimed(store, NOW + LEASE) == []


async def test_claimers_at_once_get_different_messages(store: SqlStore) -> None:
    await planned(
        store, *(notice(f"{n}-{k}", to=to_person(f"p{n}"), workspace=f"T{n % 7}") for n in range(40) for k in range(3))
    )
    taken = await asyncio.gather(*(claimed(store) for _ in range(6)))
    taken.append(await claimed(store, room=100))
    everything = [each.id for claims in taken for claim in claims for each in claim.notifications]
    assert len(everything) == len(set(everything)) == 120


async def test_next_due_is_the_earliest_planned(store: SqlStore) -> None:
    assert await store.next_due() is None
    assert await store.next_ready() is None
    await planned(store, notice("a", NOW + HOUR, number=1), notice("b", NOW + DAY, BOB))
    assert await store.next_due() == await store.next_ready() == NOW + HOUR
    async with store.transaction("T1") as uow:
        await uow.notifications.hold_back(1, reminder_kinds(), "done")
    assert await store.next_due() == NOW + DAY


async def test_what_is_no_longer_planned_does_not_stand_in_the_way(store: SqlStore) -> None:
    await planned(store, *(notice(f"{n}", to=to_person(f"p{n}"), number=n) for n in range(9)))
    async with store.transaction("T1") as uow:
        for number in range(8):
            await uow.notifications.hold_back(number, reminder_kinds(), "done")
    assert keys([claim for _ in range(5) for claim in await claimed(store, room=2)]) == ["8"]


async def test_a_sooner_notification_wakes_its_destination(store: SqlStore) -> None:
    await planned(store, notice("later", NOW + DAY))
    await planned(store, notice("soon", NOW + HOUR))
    await planned(store, notice("latest", NOW + 2 * DAY))
    assert keys(await claimed(store, NOW + HOUR)) == ["soon"]


@pytest.mark.parametrize("forgotten", [destinations, queues])
async def test_what_was_forgotten_is_found(store: SqlStore, forgotten: Any) -> None:
    await planned(store, notice("a"), notice("b", to=BOB))
    async with store.engine.begin() as connection:
        await connection.execute(delete(forgotten))
    assert await claimed(store) == []
    later = NOW + 60 * SECOND
    assert await store.sweep(later) == 2
    assert sorted(keys(await claimed(store, later))) == ["a", "b"]
    assert await store.sweep(later) == 0


async def test_a_week_of_one_destination_is_one_claim(store: SqlStore) -> None:
    await planned(store, *(notice(f"{n:05}", NOW - n * SECOND) for n in range(6_000)))
    claims = await claimed(store)
    assert [len(claim.notifications) for claim in claims] == [6_000]
    await record(store, claims)
    assert await store.next_due() is None


async def test_workspaces_take_turns_however_long_one_of_them_has_waited(store: SqlStore) -> None:
    old = [notice(f"{n}", NOW - DAY, to_person(f"p{n}")) for n in range(3)]
    await planned(store, *old, notice("other", NOW - HOUR, workspace="T2"))
    turns = [await claimed(store, NOW + n * SECOND, room=1) for n in range(3)]
    assert [claim.company for claims in turns for claim in claims] == ["T1", "T2", "T1"]


async def test_after_an_error_of_ours_the_destination_goes_on(store: SqlStore) -> None:
    await planned(store, notice("poison"))
    await record(store, await claimed(store), End.FAULTED, reason="cannot_compose: KeyError", until=NOW + HOUR)
    await planned(store, notice("fresh"))
    fresh = await claimed(store)
    assert keys(fresh) == ["fresh"]
    await record(store, fresh)
    assert await claimed(store, NOW + HOUR - SECOND) == []
    assert keys(await claimed(store, NOW + HOUR)) == ["poison"]


async def test_two_messages_of_unknown_outcome_at_one_place_are_claimed_apart(store: SqlStore) -> None:
    for keys_of_one in (("a", "b"), ("c", "d")):
        await planned(store, *(notice(key) for key in keys_of_one))
        claims = await claimed(store)
        await record(store, claims, End.FAULTED, reason="cannot_send: KeyError", until=NOW + HOUR, unknown=True)
    first = await claimed(store, NOW + HOUR)
    assert (keys(first), first[0].tried_as) == (["a b!"], "T1-a")
    await record(store, first, at=NOW + HOUR)
    second = await claimed(store, NOW + HOUR)
    assert (keys(second), second[0].tried_as) == (["c d!"], "T1-c")


async def test_what_the_release_before_left_unknown_is_one_message(store: SqlStore) -> None:
    await planned(store, notice("a"), notice("b"), notice("fresh", NOW + SECOND))
    async with store.engine.begin() as connection:
        unknown = update(notifications).where(notifications.c.key != "fresh").values(unknown=True)
        await connection.execute(unknown)
    assert keys(await claimed(store, NOW + SECOND)) == ["a b!"]


async def test_a_message_that_lapses_again_waits_so_that_it_is_alone_and_ends(store: SqlStore) -> None:
    await planned(store, notice("poison"))
    now, lapses = NOW, 0
    while claims := await claimed(store, now):
        lapses += 1
        assert await store.sweep(now + LEASE) == 1
        waits = (await store.next_ready() or now) - (now + LEASE)
        assert (waits > SECOND) == (1 < lapses < 9)
        now += LEASE + HOUR
        assert {one.faults for claim in claims for one in claim.notifications} == {lapses - 1}
    assert lapses == 9
    assert [(one.reason, one.attempts) for one in await store.dead_letters(9)] == [("too_many_tries", 9)]


async def test_in_a_channel_nothing_about_a_commitment_overtakes_what_waits_after_a_fault(store: SqlStore) -> None:
    def line(key: str, number: int) -> Notification:
        return notice(key, to=ACME, payload=LINE, number=number)

    await planned(store, line("poison", 1), line("of another", 2), line("behind", 1))
    await record(store, await claimed(store), End.FAULTED, reason="cannot_compose: KeyError", until=NOW + HOUR / 4)
    other = await claimed(store)
    assert keys(other) == ["of another"]
    await record(store, other)
    assert await claimed(store) == []
    later = NOW + HOUR / 4
    await record(store, await claimed(store, later), End.FAILED, at=later, reason="cannot_compose: KeyError")
    assert keys(await claimed(store, later)) == ["behind"]
