"""What Slack asks to wait for holds what needs it, and nobody else."""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.cards.card import Card
from bot.slack.messenger import SlackMessenger
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.composition import Composed
from commitments.application.ports.messenger import Outgoing
from commitments.application.ports.outbox import Claim
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.send_results import delivered, given_up, refused
from commitments.dispatch import Dispatcher, NotificationHandler
from commitments.domain.notifications.addresses import Destination, MessageRef, to_channel, to_person
from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.payload import Payload
from commitments.domain.notifications.payloads.customer_messages import CustomerEdit
from tests.contract.values import LINE, NOW, notice, planned
from tests.stage import StageClock
from tests.surfaces.slack.fakes import FakeSlack, Json
from tests.surfaces.slack.payloads import HOME

POST, EDIT, OPEN = "chat.postMessage", "chat.update", "conversations.open"
PATIENCE = 75


class Worker:
    """A dispatcher that sends to the played Slack, with a clock that is moved by hand."""

    def __init__(self, store: SqlStore, slack: FakeSlack, client: AsyncWebClient) -> None:
        self.store, self.slack, self.clock = store, slack, StageClock(NOW)
        handler = NotificationHandler(_compose, delivered, given_up, refused)
        self.dispatcher = Dispatcher(store, SlackMessenger(client, HOME, self.clock), handler, self.clock)

    async def plan(self, *places: Destination, payload: Payload = LINE, number: int = 0) -> None:
        await planned(
            self.store,
            *(notice(f"{payload.kind} {to.id} {number}", NOW, to, "T001", payload=payload, number=1) for to in places),
        )

    async def after(self, seconds: float) -> None:
        self.clock.at += timedelta(seconds=seconds)
        await self.dispatcher.dispatch()

    def limit(self, method: str, *channels: str) -> None:
        """Let Slack limit a method: in these channels, or (without any) in the whole workspace."""

        def answer(asked: Json) -> web.StreamResponse:
            if channels and asked.get("channel") not in channels:
                return web.json_response({"ok": True, "ts": "1.1"})
            return web.json_response(
                {"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": str(PATIENCE)}
            )

        self.slack.answers[method] = answer

    def posted(self, method: str = POST) -> Counter[str]:
        return Counter(str(made["channel"]) for made in self.slack.made(method))


async def _compose(uow: UnitOfWork, claims: Sequence[Claim], now: datetime) -> list[list[Composed]]:
    return [[Composed(one.notifications, _outgoing(one))] for one in claims]


def _outgoing(claim: Claim) -> Outgoing:
    edit = MessageRef(claim.destination.id, "1.1") if claim.way is Operation.EDIT else None
    return Outgoing(claim.company, claim.id, claim.destination, Card("Hello"), edit=edit)


@pytest.fixture
async def worker(tmp_path: Path, slack: FakeSlack, client: AsyncWebClient) -> AsyncIterator[Worker]:
    store = await open_store(f"sqlite:///{tmp_path / 'bot.db'}")
    yield Worker(store, slack, client)
    await store.close()


async def test_a_channel_that_is_throttled_holds_up_that_channel_only(worker: Worker) -> None:
    worker.limit(POST, "C-busy")
    await worker.plan(to_channel("C-busy"))
    await worker.after(0)
    others = [to_channel(f"C{number}") for number in range(10)] + [to_person(f"U{number}") for number in range(10)]
    await worker.plan(*others)
    await worker.plan(to_channel("C-busy"), number=2)
    await worker.after(1)
    assert len(worker.slack.made(POST)) == 21, "each of the others once, and nothing more to the busy one"
    worker.limit(POST, "nobody")
    await worker.after(PATIENCE * 1.1)
    await worker.after(5)
    assert worker.posted()["C-busy"] == 3


async def test_two_throttled_channels_hold_up_themselves_only(worker: Worker) -> None:
    worker.limit(POST, "C1", "C2")
    await worker.plan(to_channel("C1"), to_channel("C2"))
    await worker.after(0)
    await worker.plan(to_channel("C3"))
    await worker.after(1)
    assert worker.posted() == {"C1": 1, "C2": 1, "C3": 1}


async def test_a_workspace_that_is_throttled_is_left_alone_until_it_may_be_used(worker: Worker) -> None:
    worker.limit(POST)
    for number in range(9):
        await worker.plan(to_channel(f"C{number}"))
        await worker.after(1)
    assert len(worker.slack.made(POST)) == 3
    worker.limit(POST, "nobody")
    await worker.after(PATIENCE * 1.1)
    assert {f"C{number}" for number in range(9)} == set(worker.posted())


async def test_a_limit_of_edits_holds_edits_only(worker: Worker) -> None:
    worker.limit(EDIT, "C1")
    await worker.plan(to_channel("C1"), payload=CustomerEdit())
    await worker.after(0)
    await worker.plan(to_channel("C2"), payload=CustomerEdit())
    await worker.plan(to_channel("C3"))
    await worker.after(1)
    assert (worker.posted(EDIT), worker.posted()) == ({"C1": 1}, {"C3": 1})


async def test_a_limit_of_opening_conversations_holds_new_ones_only(worker: Worker) -> None:
    await worker.plan(to_person("U-known"))
    await worker.after(0)
    worker.limit(OPEN)
    await worker.plan(to_person("U1"))
    await worker.after(1)
    asked = len(worker.slack.made(OPEN))
    await worker.plan(to_person("U2"), to_person("U3"), to_person("U4"), to_person("U5"), to_channel("C1"))
    await worker.plan(to_person("U-known"), number=2)
    await worker.after(1)
    assert len(worker.slack.made(OPEN)) == asked, "Slack is not asked again before it may be"
    assert worker.posted() == {"D100": 2, "C1": 1}
    worker.slack.answers.pop(OPEN)
    await worker.after(PATIENCE * 1.1)
    assert worker.posted()["D100"] == 2 + 5
