"""A real dispatcher on PostgreSQL keeps the limits, and keeps them alone: nobody waits for another's backlog."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest_asyncio

from benchmarks.rate_checks import by_place, by_workspace, most_ahead, shortest_gap
from benchmarks.receiver import Receiver
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.adapters.timers import Timers
from commitments.application.ports.composition import Composed
from commitments.application.ports.messenger import Outgoing
from commitments.application.ports.outbox import Claim, ClaimPolicy, RateLimit
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.send_results import delivered, given_up, refused
from commitments.dispatch import Dispatcher, NotificationHandler
from commitments.domain.clock import SystemClock
from commitments.domain.notifications.addresses import to_channel, to_person
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.operation import Operation
from tests.contract.values import LINE, notice, planned
from tests.postgres import Server, database

A_SECOND, BURST = 10.0, 5
TOGETHER = 250  # planned in one transaction: it has to be over in two seconds and a half
LIMITS = ClaimPolicy(gap=timedelta(seconds=1), rates={Operation.POST: RateLimit.per_minute(A_SECOND * 60, BURST)})
PATIENCE = 60
LATENESS = 10.0  # `make bench ARGS=monday` measures it to the tenth of a second; here it tells waiting from not waiting
JITTER = 0.5  # seconds between a claim and an arrival on a busy machine


@pytest_asyncio.fixture(loop_scope="session", name="postgres")
async def _postgres(postgres_server: Server) -> AsyncIterator[SqlStore]:
    async with database(postgres_server) as url:
        store = await open_store(url)
        yield store
        await store.close()


async def _compose(uow: UnitOfWork, claims: Sequence[Claim], now: datetime) -> list[list[Composed]]:
    made = partial(Outgoing, uow.company)
    return [[Composed(one.notifications, made(one.notifications[0].id, one.destination, "card"))] for one in claims]


async def _send(
    store: SqlStore, policy: ClaimPolicy, receiver: Receiver, wanted: Sequence[Notification], many: int
) -> None:
    """Send with the timers of a real worker until `many` messages, the wanted ones among them, have arrived."""
    office = NotificationHandler(_compose, delivered, given_up, refused)
    dispatcher = Dispatcher(store, receiver, office, SystemClock(), policy)

    async def dispatch() -> None:
        await dispatcher.dispatch()
        if ready := await store.next_ready():
            ticker.wake_in(max(0.05, (ready - SystemClock().now()).total_seconds()))

    ticker = Timers({"dispatch": (1.0, dispatch)})
    ticker.start()
    try:
        async with asyncio.timeout(PATIENCE):
            await receiver.has(many, [one.id for one in wanted])
    finally:
        dispatcher.stop()
        await ticker.stop()


async def test_a_spike_drains_no_faster_than_the_limits_allow(postgres: SqlStore) -> None:
    now, teams, people, lines = datetime.now(UTC), [f"T{number}" for number in range(20)], 26, 4
    spike = [notice(f"{person}", now, to_person(f"p{person}"), team) for team in teams for person in range(people)]
    acme = partial(notice, due_at=now, to=to_channel("acme"), payload=LINE)
    spike += [acme(f"line {number}", workspace=team, number=number) for team in teams for number in range(lines)]
    await planned(postgres, *spike)
    receiver, began = Receiver(0.05), SystemClock().now().timestamp()
    await _send(postgres, LIMITS, receiver, spike, len(spike))
    arrived = receiver.got
    assert len(arrived) == len(spike)
    gap = shortest_gap(by_place(arrived).values())
    assert gap is not None
    assert gap >= 1
    assert most_ahead(by_workspace(arrived).values(), A_SECOND) <= BURST + JITTER * A_SECOND
    least = max((people + lines - BURST) / A_SECOND, lines - 1)
    assert max(at for _, _, at in arrived) - began >= least - JITTER


async def test_a_workspace_with_very_much_due_delays_no_other(postgres: SqlStore) -> None:
    now = datetime.now(UTC)
    flood = [notice(f"{number}", now, to_person(f"p{number}"), "FLOOD") for number in range(5000)]
    for first in range(0, len(flood), TOGETHER):
        await planned(postgres, *flood[first : first + TOGETHER])
    soon = datetime.now(UTC) + timedelta(seconds=1)
    others = [
        notice(f"{number}", soon + timedelta(seconds=number / 10), to_person(f"p{number}"), f"T{number % 10}")
        for number in range(20)
    ]
    await planned(postgres, *others)
    receiver = Receiver(1.0)  # of a hundred at once, so that the flood takes fifty seconds at least
    await _send(postgres, replace(LIMITS, rates={}), receiver, others, len(others))
    due = {one.id: one.due_at.timestamp() for one in others}
    assert max(at - due[name] for name, _, at in receiver.got if name in due) <= LATENESS
    assert any(name not in due for name, _, _ in receiver.got)
