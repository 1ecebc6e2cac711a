"""A Slack that reads slowly: people are answered in time, or told to wait and answered once, by the response_url."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiohttp import web

from bot.conversation.companies import company_by
from bot.conversation.gate import Gate
from bot.conversation.late_answers import LateAnswers
from bot.conversation.request_metrics import NullMeter
from bot.conversation.service import ConversationService
from bot.conversation.turns import Turns
from bot.notifications.handler import notification_handler
from bot.settings import Settings
from bot.slack.admission import Admission, AdmittingApp
from bot.slack.client import Clients
from bot.slack.installations import SettingsInstallation
from bot.slack.listeners import slack_app
from bot.slack.request_verification import slack_endpoint
from bot.slack.surface import open_slack
from bot.slack.time_budget import TimeBudget
from bot.slack.workspaces import SlackWorkspaces
from bot.telemetry.refusals import Refusals
from bot.wiring import request_limits
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.dispatch import Dispatcher
from commitments.domain.errors import StoreUnavailable
from tests.stage import TYPED
from tests.surfaces.slack import payloads
from tests.surfaces.slack.fakes import FakeSlack, StandingClock, peopled

AT_ONCE = 5
LINE = "send fix to Acme by the 15th"


@dataclass
class SlowReads:
    """Reads of people and channels are answered once `let` is set; `asked` counts those that wait."""

    let: asyncio.Event = field(default_factory=asyncio.Event)
    waiting: int = 0
    most: int = 0
    asked: asyncio.Condition = field(default_factory=asyncio.Condition)

    def slow_down(self, slack: FakeSlack) -> None:
        for method in ("users.info", "conversations.info", "conversations.members"):
            slack.answers[method] = self._slowly(slack.answers[method])

    def _slowly(self, answer: Any) -> Any:
        async def answered(arguments: payloads.Json) -> web.StreamResponse:
            async with self.asked:
                self.waiting += 1
                self.most = max(self.most, self.waiting)
                self.asked.notify_all()
            await self.let.wait()
            self.waiting -= 1
            found: web.StreamResponse = answer(arguments)
            return found

        return answered

    async def reached(self, number: int) -> None:
        async with self.asked:
            await self.asked.wait_for(lambda: self.waiting >= number)


@dataclass
class Bot:
    """The bot as it runs, with a budget that the test ends."""

    http: httpx.AsyncClient
    slack: FakeSlack
    store: SqlStore
    clients: Clients
    clock: StandingClock
    reads: SlowReads
    budget: TimeBudget
    over: asyncio.Event

    @property
    def hook(self) -> str:
        return f"{self.slack.url}/hook"

    async def post(self, body: bytes) -> httpx.Response:
        return await self.http.post("/slack/events", content=body, headers=payloads.signed(body))

    async def command(self, text: str = LINE, **more: str) -> httpx.Response:
        return await self.post(payloads.command(text=text, response_url=self.hook, **more))

    async def slow_command(self, text: str = LINE, **more: str) -> httpx.Response:
        """Send a command, use its budget up while Slack is being asked, and return what was answered."""
        sent = asyncio.create_task(self.command(text, **more))
        await self.reads.reached(1)
        self.over.set()
        return await sent

    async def told(self) -> list[payloads.Json]:
        """Let Slack answer, wait for all that goes on, and return what went to the response_url."""
        self.reads.let.set()
        await self.budget.close()
        return self.slack.made("hook")

    async def dispatch_later(self, seconds: int) -> list[payloads.Json]:
        """Dispatch some time later, as after a restart, and return the direct messages."""
        self.clock.at = self.clock.at.replace(minute=self.clock.at.minute + seconds // 60, second=seconds % 60)
        workspaces = SlackWorkspaces(SettingsInstallation(payloads.HOME), self.clients, self.clock, "UTC")
        await Dispatcher(self.store, workspaces, notification_handler(), self.clock).dispatch()
        return self.slack.made("chat.postMessage")

    async def number_of_promises(self) -> int:
        async with self.store.read_only("T001") as uow:
            return len(await uow.commitments.get_many(range(1, 20)))


@pytest.fixture
async def bot(slack: FakeSlack, clients: Clients, tmp_path: Path) -> AsyncIterator[Bot]:
    peopled(slack)
    reads, clock, over = SlowReads(), StandingClock(), asyncio.Event()
    reads.slow_down(slack)
    store = await open_store(f"sqlite:///{tmp_path / 'bot.db'}")
    installations = SettingsInstallation(payloads.HOME)
    workspaces, company_of = SlackWorkspaces(installations, clients, clock, "UTC"), company_by(installations)
    conversation = ConversationService(store, workspaces, TYPED, company_of=company_of)

    async def is_over() -> None:
        await over.wait()

    budget = TimeBudget(LateAnswers(store, company_of), clients, conversation.localizer_of, is_over)
    admission = Admission(
        Gate(request_limits(Settings(_env_file=None)), Turns(AT_ONCE, 0.05), Refusals()),
        conversation.too_many_requests, clock, clients, installations,
    )  # fmt: skip
    app = slack_app(
        conversation, clock=clock, installations=installations, clients=clients, admission=admission, budget=budget
    )
    transport = httpx.ASGITransport(slack_endpoint(app, payloads.SECRET, clock))
    async with httpx.AsyncClient(transport=transport, base_url="https://bot.example.com") as http:
        bot = Bot(http, slack, store, clients, clock, reads, budget, over)
        reads.let.set()
        await bot.post(payloads.command("/customer", "Acme here", user_id="U500", response_url=bot.hook))
        reads.let.clear()
        reads.most = 0
        slack.calls.clear()
        yield bot
    reads.let.set()
    await budget.close()
    await store.close()


async def test_people_and_the_channel_are_read_side_by_side(bot: Bot) -> None:
    sent = asyncio.create_task(bot.command("give C-1 <@U200> <@U300>", channel_id="C200"))
    await bot.reads.reached(4)
    bot.reads.let.set()
    await sent
    assert bot.reads.most == 4, "the actor, two people and the channel"


async def test_what_is_in_time_is_answered_in_the_response_and_nothing_is_kept(bot: Bot) -> None:
    bot.reads.let.set()
    answer = await bot.command()
    assert answer.json()["text"].startswith("C-1 is on record")
    assert await bot.told() == []
    assert await bot.dispatch_later(120) == []


async def test_what_is_late_is_acknowledged_with_a_word_and_answered_once(bot: Bot) -> None:
    answer = await bot.slow_command()
    assert answer.json() == {"response_type": "ephemeral", "text": "One moment …"}
    assert await bot.number_of_promises() == 0
    (shown,) = await bot.told()
    assert shown["text"].startswith("C-1 is on record")
    assert shown["replace_original"] is False
    assert await bot.number_of_promises() == 1
    assert await bot.dispatch_later(120) == [], "who was answered is not told again"


async def test_the_same_command_delivered_again_while_it_goes_on_is_stored_once(bot: Bot) -> None:
    await bot.slow_command()
    again = await bot.command()
    assert again.json()["text"] == "One moment …"
    assert {one["text"].splitlines()[0] for one in await bot.told()} == {"C-1 is on record"}
    assert await bot.number_of_promises() == 1


async def test_typed_again_by_somebody_impatient_it_is_stored_once_and_asked_about(bot: Bot) -> None:
    await bot.slow_command()
    await bot.command(trigger_id="typed again")
    first, second = sorted(one["text"] for one in await bot.told())
    assert first.startswith("C-1 is on record")
    assert second.startswith("You already have C-1 like this: send fix")
    assert await bot.number_of_promises() == 1


async def test_a_restart_before_it_was_carried_out_is_said_to_who_waits(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.conversation.late_answers._SECONDS_TO_STOP", 0)
    await bot.slow_command()
    await bot.budget.close()
    bot.reads.let.set()
    (told,) = await bot.dispatch_later(61)
    assert told["channel"] == "D100", "the direct message that Slack opened for U100"
    assert told["text"].startswith("I could not finish what you asked on Mon 2 Mar 2026, 09:00 UTC.")
    assert LINE in told["text"]
    assert await bot.number_of_promises() == 0


async def test_an_answer_that_slack_did_not_take_comes_from_the_outbox(bot: Bot) -> None:
    bot.slack.says("hook", status=404)
    bot.slack.refuses("chat.postMessage", "internal_error")
    await bot.slow_command()
    await bot.told()
    bot.slack.says("chat.postMessage", ts="1.2", channel="D100")
    told = await bot.dispatch_later(61)
    assert told[-1]["text"].startswith("C-1 is on record")
    assert await bot.number_of_promises() == 1


async def test_what_cannot_be_kept_is_not_acknowledged_before_it_is_done(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise StoreUnavailable

    monkeypatch.setattr(LateAnswers, "owe", away)
    sent = asyncio.create_task(bot.slow_command())
    await bot.reads.reached(1)
    await asyncio.sleep(0)
    assert not sent.done()
    bot.reads.let.set()
    answer = await sent
    assert answer.content == b""
    (shown,) = await bot.told()
    assert shown["text"].startswith("C-1 is on record")


async def test_what_goes_on_after_its_acknowledgement_still_holds_its_turn(bot: Bot) -> None:
    for number in range(AT_ONCE):
        answer = await bot.slow_command(trigger_id=f"slow {number}")
        assert answer.json()["text"] == "One moment …"
    bot.over.clear()
    refused = await bot.command(trigger_id="one more")
    assert "nothing was recorded" in refused.json()["text"]
    assert len(await bot.told()) == AT_ONCE
    assert await bot.number_of_promises() == 1


async def test_a_press_is_acknowledged_and_then_answered(bot: Bot) -> None:
    bot.reads.let.set()
    await bot.command()
    bot.reads.let.clear()
    click = payloads.ephemeral(payloads.press("move:0", "1", response_url=bot.hook))
    click["user"]["id"] = "U900"
    sent = asyncio.create_task(bot.post(payloads.form(click)))
    await bot.reads.reached(1)
    bot.over.set()
    answer = await sent
    assert (answer.status_code, answer.content) == (200, b"")
    said = [one["text"] for one in await bot.told()]
    assert said[0] == "One moment …"
    assert said[1].startswith("There is no C-1 that you can see.")


async def test_a_form_that_is_late_closes_and_what_is_wrong_in_it_is_told_with_what_was_typed(bot: Bot) -> None:
    bot.reads.let.set()
    await bot.command()
    await bot.command("move C-1", trigger_id="t2")
    (opened,) = bot.slack.made("views.open")
    view = json.loads(opened["view"]) if isinstance(opened["view"], str) else opened["view"]
    bot.reads.let.clear()
    values = {
        "date": {"date": {"type": "datepicker", "selected_date": "2026-03-01"}},
        "time": {"time": {"type": "timepicker", "selected_time": "18:00"}},
        "reason": {"reason": {"type": "plain_text_input", "value": "the vendor slipped"}},
    }
    late = payloads.submission(view, values)
    bot.clock.at = bot.clock.at.replace(day=4)  # who acts, and where, is read anew
    body = payloads.form(late)
    headers = payloads.signed(body, at=bot.clock.at)
    sent = asyncio.create_task(bot.http.post("/slack/events", content=body, headers=headers))
    await bot.reads.reached(1)
    bot.over.set()
    answer = await sent
    assert (answer.status_code, answer.content) == (200, b"")
    moment, wrong = (one["text"] for one in await bot.told())
    assert moment == "One moment …"
    assert wrong.startswith("Sun 1 Mar 2026, 18:00")
    assert wrong.endswith("“the vendor slipped”")


async def test_a_form_that_would_have_opened_is_asked_for_again(bot: Bot) -> None:
    bot.reads.let.set()
    await bot.command()
    bot.reads.let.clear()
    bot.slack.refuses("views.open", "expired_trigger_id")
    bot.clock.at = bot.clock.at.replace(day=4)
    body = payloads.command(text="move C-1", response_url=bot.hook, trigger_id="t2")
    headers = payloads.signed(body, at=bot.clock.at)
    sent = asyncio.create_task(bot.http.post("/slack/events", content=body, headers=headers))
    await bot.reads.reached(1)
    bot.over.set()
    assert (await sent).json()["text"] == "One moment …"
    (shown,) = await bot.told()
    assert shown["text"] == "Slack gave up before the form could open. Please try again."


async def test_the_bot_is_wired_with_its_budget(bot: Bot) -> None:
    bot.slack.says("auth.test", team_id="T001", user_id="U0BOT", bot_id="B001", team="Ours", url="https://x.example/")
    settings = Settings(_env_file=None, slack_api_url=f"{bot.slack.url}/api/")
    async with AsyncExitStack() as stack:
        stored = SettingsInstallation(payloads.HOME)
        surface = await open_slack(stack, settings, "xoxb-test", stored, bot.store, bot.clock)
        app = surface.app(stack, lambda: None, NullMeter(), request_limits(settings), Refusals())
        assert isinstance(app, AdmittingApp)
        assert app.budget is not None
