"""What may not be sent yet is not claimed: limits of destinations and workspaces, refusals, and fair shares."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.outbox import Claim, ClaimPolicy, End, Outcome, RateLimit
from commitments.domain.notifications.addresses import Destination, to_channel, to_person
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.payload import Payload
from commitments.domain.notifications.payloads.customer_messages import CustomerEdit
from commitments.domain.notifications.payloads.reminders import DueReminder
from tests.contract.values import DAY, HOUR, LEASE, LINE, NOW, notice, planned

SECOND = timedelta(seconds=1)
ACME = to_channel("acme")
DUE = DueReminder()


def lines(count: int, to: Destination = ACME, payload: Payload = LINE) -> list[Notification]:
    return [notice(f"{to.id} {n}", NOW, to, payload=payload, number=n) for n in range(count)]


def spread(count: int, workspace: str, payload: Payload = DUE, at: datetime = NOW) -> list[Notification]:
    return [
        notice(f"{payload.kind}{n}", at, to_person(f"{payload.kind}{n}"), workspace, number=n, payload=payload)
        for n in range(count)
    ]


async def sent(store: SqlStore, claims: Sequence[Claim], policy: ClaimPolicy, at: datetime) -> None:
    await store.record(
        [Outcome(each.company, each.destination, each.notifications, End.SENT, at) for each in claims], policy
    )


async def ended(
    store: SqlStore, claim: Claim, policy: ClaimPolicy, end: End, until: datetime, **fields: object
) -> None:
    outcome = Outcome(
        claim.company, claim.destination, claim.notifications, end, NOW, reason="no", until=until,
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip
    await store.record([outcome], policy)


async def send_for(store: SqlStore, policy: ClaimPolicy, seconds: int, room: int = 50) -> list[tuple[float, Claim]]:
    """Claim and send at once, ten times a second; give when each message went."""
    went = []
    for tick in range(seconds * 10):
        now = NOW + tick * SECOND / 10
        claims = await store.claim(now, policy, room)
        await sent(store, claims, policy, now)
        went += [(tick / 10, claim) for claim in claims]
    return went


async def test_a_destination_gets_one_message_a_second(store: SqlStore) -> None:
    await planned(store, *lines(4), *lines(2, to_channel("other")))
    went = await send_for(store, ClaimPolicy(LEASE, gap=SECOND), 5)
    assert [at for at, claim in went if claim.destination == ACME] == [0, 1, 2, 3]


async def test_a_workspace_gets_its_rate_and_a_burst(store: SqlStore) -> None:
    await planned(store, *spread(60, "T1"), *spread(5, "T2"))
    policy = ClaimPolicy(LEASE, rates={Operation.POST: RateLimit.per_minute(120, burst=5)})
    went = await send_for(store, policy, 10)
    ours = [at for at, claim in went if claim.company == "T1"]
    assert ours[:5] == [0] * 5
    assert ours[5:] == [n / 2 for n in range(1, 20)], "two a second after the burst"
    assert [at for at, claim in went if claim.company == "T2"] == [0] * 5


async def test_each_way_has_a_rate_of_its_own(store: SqlStore) -> None:
    await planned(store, *spread(30, "T1"), *spread(9, "T1", CustomerEdit(), NOW + SECOND / 20))
    policy = ClaimPolicy(
        LEASE, rates={Operation.POST: RateLimit.per_minute(60), Operation.EDIT: RateLimit.per_minute(30)}
    )
    went = await send_for(store, policy, 20)
    ways = Counter(claim.way for _, claim in went)
    assert ways[Operation.POST] in (19, 20)
    assert ways[Operation.EDIT] in (8, 9), "nine edits fit into the time, though the posts came first"


async def test_a_burst_after_idle_hours_is_no_larger(store: SqlStore) -> None:
    await planned(store, *spread(60, "T1", at=NOW + HOUR))
    policy = ClaimPolicy(LEASE, rates={Operation.POST: RateLimit.per_minute(60, burst=3)})
    assert len(await store.claim(NOW + 2 * HOUR, policy, 50)) == 3


async def test_what_slack_asks_to_wait_holds_one_way_of_one_workspace(store: SqlStore) -> None:
    policy = ClaimPolicy(LEASE, rates={Operation.POST: RateLimit.per_minute(600, burst=10)})
    for workspace in ("T1", "T2"):
        await planned(store, *spread(3, workspace), *spread(2, workspace, CustomerEdit(), NOW + HOUR))
    first, *others = await store.claim(NOW, policy, 1)
    assert others == []
    await ended(store, first, policy, End.RETRIED, NOW + 2 * HOUR, hold=Operation.POST)
    claims = await store.claim(NOW + HOUR, policy, 50)
    held = first.company
    assert Counter((one.company == held, one.way) for one in claims) == {
        (False, Operation.POST): 3,
        (False, Operation.EDIT): 2,
        (True, Operation.EDIT): 2,
    }
    again = [one for second in range(2) for one in await store.claim(NOW + 2 * HOUR + second * SECOND, policy, 50)]
    assert [one.company for one in again] == [held] * 3


async def test_looking_for_a_message_uses_its_own_rate(store: SqlStore) -> None:
    await planned(store, *spread(3, "T1"))
    policy = ClaimPolicy(LEASE, rates={Operation.LOOK: RateLimit.per_minute(1)})
    for claim in await store.claim(NOW, policy, 9):
        await ended(store, claim, policy, End.RETRIED, NOW, unknown=True)
    assert len(await store.claim(NOW, policy, 9)) == 1
    assert len(await store.claim(NOW + 59 * SECOND, policy, 9)) == 0
    assert len(await store.claim(NOW + 60 * SECOND, policy, 9)) == 1


async def test_a_full_workspace_does_not_delay_the_others(store: SqlStore) -> None:
    await planned(store, *spread(2_000, "T0", at=NOW - DAY))
    for n in range(1, 6):
        await planned(store, *spread(3, f"T{n}", at=NOW + SECOND))
    policy = ClaimPolicy(LEASE, rates={Operation.POST: RateLimit.per_minute(300, burst=5)})
    went = await send_for(store, policy, 3, room=20)
    others = [at for at, claim in went if claim.company != "T0"]
    assert len(others) == 15
    assert max(others) <= 1.2, "due at 1.0"
    assert len(went) - 15 in range(14, 21), "five at once and five a second"


async def test_without_limits_the_workspaces_take_turns(store: SqlStore) -> None:
    await planned(store, *spread(500, "T0", at=NOW - DAY), *spread(30, "T1", at=NOW - HOUR))
    claims = [claim for _ in range(2) for claim in await store.claim(NOW, ClaimPolicy(LEASE), 40)]
    assert Counter(claim.company for claim in claims) == {"T0": 40, "T1": 30}


async def test_a_destination_that_refuses_waits_and_is_tried_again(store: SqlStore) -> None:
    await planned(store, *lines(2), *lines(1, to_channel("other")))
    policy = ClaimPolicy(LEASE)
    first = next(one for one in await store.claim(NOW, policy, 9) if one.destination == ACME)
    assert not first.probing
    await ended(store, first, policy, End.REFUSED, NOW + DAY)
    assert await store.claim(NOW + HOUR, policy, 9) == []
    await planned(store, notice("more", NOW, ACME, payload=LINE))
    (knock,) = await store.claim(NOW + HOUR, policy, 9)
    assert knock.notifications[0].key == "acme 0", "whoever does something that leads there knocks at the door"
    await ended(store, knock, policy, End.REFUSED, NOW + DAY)
    (probe,) = await store.claim(NOW + DAY, policy, 9)
    assert probe.probing
    assert probe.notifications[0].key == "acme 0"
    await sent(store, [probe], policy, NOW + DAY)
    (next_one,) = await store.claim(NOW + DAY, policy, 9)
    assert not next_one.probing


@pytest.mark.parametrize("resumed", [ACME, None])
async def test_a_refusal_ends_when_it_is_resumed(store: SqlStore, resumed: Destination | None) -> None:
    await planned(store, *lines(2))
    policy = ClaimPolicy(LEASE)
    (first,) = await store.claim(NOW, policy, 9)
    await ended(store, first, policy, End.REFUSED, NOW + DAY)
    await store.resume("T2", resumed, NOW)
    assert await store.claim(NOW, policy, 9) == []
    await store.resume("T1", resumed, NOW)
    (again,) = await store.claim(NOW, policy, 9)
    assert not again.probing


async def test_a_workspace_that_shuts_us_out_waits_as_a_whole(store: SqlStore) -> None:
    await planned(store, *lines(1), *lines(1, to_channel("other")), notice("elsewhere", workspace="T2"))
    policy = ClaimPolicy(LEASE)
    first, second = (one for one in await store.claim(NOW, policy, 9) if one.company == "T1")
    await ended(store, first, policy, End.SHUT_OUT, NOW + HOUR)
    await ended(store, second, policy, End.RETRIED, NOW)
    assert await store.claim(NOW, policy, 9) == []
    probes = await store.claim(NOW + HOUR, policy, 9)
    assert [one.probing for one in probes] == [True, True]
    for probe in probes:
        await ended(store, probe, policy, End.SHUT_OUT, NOW + 2 * HOUR)
    await store.resume("T1", None, NOW + HOUR)
    assert [one.probing for one in await store.claim(NOW + HOUR, policy, 9)] == [False, False]
