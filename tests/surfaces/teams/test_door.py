"""The door of Teams: each activity once, people within their limits, and an answer in the time that Teams waits."""

import asyncio
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.conversation.gate import Gate
from bot.conversation.request_limits import RequestLimits
from bot.conversation.turns import Turns
from bot.notifications.handler import notification_handler
from bot.teams.activities import Note
from bot.teams.activity_shapes import Activity, read_activity
from bot.teams.admission import Admission
from bot.teams.package import SAVE
from bot.teams.responder import Answer
from bot.telemetry.refusals import Refusals
from bot.wiring import open_bot
from commitments.adapters.sql.opening import open_store
from commitments.application.ports.outbox import RateLimit
from commitments.dispatch import Dispatcher
from commitments.domain.clock import SystemClock
from tests.contract.values import NOW
from tests.stage import PlayedSlack, StageClock
from tests.surfaces.teams.conftest import Client, settings_of
from tests.surfaces.teams.played_teams import TENANT, Member, PlayedTeams, object_id
from tests.surfaces.teams.test_conversation import in_acme

LINE = "send the fix to Acme by Friday 15:00"
PLACE = "19:ours@thread.tacv2"


async def test_what_is_delivered_twice_is_answered_once(client: Client) -> None:
    activity = client.activity("alice", text=LINE)
    for _ in range(2):
        assert (await client.post(activity)).status_code == 200
    await asyncio.gather(*(client.post(client.activity("alice", text="help", id="same")) for _ in range(3)))
    assert len(client.teams.sent_to("a:alice")) == 2


async def test_an_invoke_delivered_twice_gets_the_same_answer(client: Client) -> None:
    await client.say("alice", "send the report by Friday 15:00")
    button = client.said_to("alice").button("No customer")
    action = {"type": "Action.Execute", "verb": button["verb"], "data": button["data"]}
    activity = client.activity(
        "alice", type="invoke", name="adaptiveCard/action", value={"action": action}, replyToId="1"
    )
    first, second = [(await client.post(activity)).json() for _ in range(2)]
    assert first == second
    assert [one.edits for one in client.teams.sent_to("a:alice")] == [1]


class Told:
    """Stands for the activities and the responder: counts what was handed over, and keeps what was told."""

    def __init__(self) -> None:
        self.handled = 0
        self.told: list[str] = []

    async def handle(self, activity: Activity, note: Note) -> Answer:
        self.handled += 1
        return Answer()

    async def tell(self, text: str, activity: Activity, actor: object) -> None:
        self.told.append(text)


def admission_of(told: Told, clock: StageClock) -> Admission:
    limits = RequestLimits(RateLimit.per_minute(120, burst=3), RateLimit.per_minute(6000, burst=100))
    return Admission(TENANT, told, told, Gate(limits, Turns(5), Refusals()), lambda _: "too much", clock)


async def test_whoever_asks_for_too_much_is_told_so_where_they_are_and_not_for_each(client: Client) -> None:
    told, clock = Told(), StageClock(NOW)
    admission = admission_of(told, clock)
    said = [read_activity(client.activity("alice", text="help")) for _ in range(9)]
    for one in said:
        await admission.handle(one, print)
    assert (told.handled, told.told) == (3, ["too much"])
    press = client.activity("alice", type="invoke", name="adaptiveCard/action", value={})
    assert (await admission.handle(read_activity(press), print)).body is not None
    await admission.handle(read_activity(client.activity("minho", text="help")), print)
    clock.at += timedelta(minutes=1)
    await admission.handle(said[-1], print)  # what was refused stays refused, and is not said for long
    assert (told.handled, told.told) == (4, ["too much"] * 2)


async def save(client: Client) -> httpx.Response:
    value = {"commandId": SAVE, "data": {"words": LINE}, "messagePayload": {}}
    return await client.post(
        client.activity("alice", PLACE, type="invoke", name="composeExtension/submitAction", value=value)
    )


async def slowly(client: Client, sending: asyncio.Task[httpx.Response]) -> httpx.Response:
    """Return the answer that comes before Teams has answered us."""
    answer = await sending
    assert answer.status_code == 200
    assert not client.teams.messages
    return answer


async def eventually(client: Client, count: int = 1) -> str:
    async with asyncio.timeout(10):
        while len(client.teams.messages) < count:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    return client.teams.messages[-1].text


async def knows_acme(client: Client) -> None:
    await in_acme(client)
    client.teams.messages.clear()


@pytest.fixture
async def slow(client: Client, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Let Microsoft take no message before the event, and Teams wait no longer than a moment."""
    monkeypatch.setattr("bot.teams.deliveries.SECONDS", 0.3)
    client.teams.members[PLACE] = [Member("alice")]
    await knows_acme(client)
    client.teams.takes_messages = asyncio.Event()
    return client.teams.takes_messages


async def test_what_takes_long_is_acknowledged_and_answered_later(client: Client, slow: asyncio.Event) -> None:
    await slowly(client, asyncio.create_task(client.say("alice", LINE)))
    slow.set()
    assert "C-1 is on record" in await eventually(client)


async def test_a_message_that_takes_long_and_comes_again_is_answered_once(client: Client, slow: asyncio.Event) -> None:
    activity = client.activity("alice", text=LINE)
    await slowly(client, asyncio.create_task(client.post(activity)))
    await slowly(client, asyncio.create_task(client.post(activity)))
    slow.set()
    await eventually(client)
    await client.say("alice", "help")
    assert len(client.teams.messages) == 2


async def test_what_is_saved_from_a_message_is_answered_within_teams_time(client: Client, slow: asyncio.Event) -> None:
    answer = await slowly(client, asyncio.create_task(save(client)))
    assert answer.json()["task"] == {"type": "message", "value": "It is being saved. You get the outcome as a message."}
    slow.set()
    assert "C-1 is on record" in await eventually(client)


async def test_an_answer_that_teams_does_not_take_comes_from_the_outbox(teams: PlayedTeams, tmp_path: Path) -> None:
    settings = settings_of(teams, tmp_path / "teams.db", commitments_role="web")
    async with (
        open_bot(settings) as bot,
        httpx.AsyncClient(transport=httpx.ASGITransport(app=bot.app), base_url="http://bot") as http,
    ):
        client = Client(teams, http)
        await knows_acme(client)
        teams.refusals = [(500, "InternalServerError")]
        assert (await client.say("alice", LINE)).status_code == 200
        assert not teams.messages
    store = await open_store(settings.database_url)
    clock = StageClock(SystemClock().now() + timedelta(minutes=2))
    sent = PlayedSlack(clock)
    await Dispatcher(store, sent, notification_handler(), clock).dispatch()
    await store.close()
    assert [one.card.title for one in sent.to(object_id("alice"))] == ["C-1 is on record"]


KOREAN = {"entities": [{"type": "clientInfo", "locale": "ko-KR", "timezone": "Asia/Seoul"}]}


async def test_what_breaks_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("bot.conversation.service.ConversationService.handle_command", broken)
    assert (await client.post(client.activity("alice", text="help"))).status_code == 500
    assert client.said_to("alice").text.startswith("Something went wrong on our side.")


async def test_what_cannot_be_read_is_said_in_the_language_of_who_did_it(client: Client) -> None:
    pressed = {"commitments": {"kind": "press", "action": 1, "value": ""}}
    assert (await client.post(client.activity("alice", value=pressed, **KOREAN))).status_code == 200
    assert "Teams에서 온 요청을 읽지 못해" in client.said_to("alice").text


async def test_the_dialog_of_a_message_speaks_the_language_of_who_opens_it(client: Client) -> None:
    value = {"commandId": SAVE, "messagePayload": {"body": {"content": "x"}}}
    opening = client.activity("alice", PLACE, type="invoke", name="composeExtension/fetchTask", value=value, **KOREAN)
    assert (await client.post(opening)).json()["task"]["value"]["title"] == "약속으로 저장"
