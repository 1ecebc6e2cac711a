"""The main story through signed Slack payloads against the emulated Slack, the clock moved by hand.

Between any two steps the process ends and starts anew: only the database file and Slack remain.
"""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from slack_sdk.web.async_client import AsyncWebClient

from bot.conversation.companies import company_by
from bot.conversation.service import ConversationService
from bot.notifications.handler import notification_handler
from bot.slack.client import open_clients
from bot.slack.installations import SettingsInstallation
from bot.slack.listeners import slack_app
from bot.slack.request_verification import slack_endpoint
from bot.slack.workspaces import SlackWorkspaces
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.installations import Installation
from commitments.dispatch import Dispatcher
from commitments.domain.company import Company
from tests.e2e.emulate import BOT, BOT_TOKEN, BOT_USER, TEAM, EmulatedSlack, emulated_slack
from tests.stage import TYPED, StageClock, seoul
from tests.surfaces.slack.payloads import SECRET, command, form, press, signed, submission

Json = dict[str, Any]
HOME = Installation("slack", TEAM, TEAM, SecretStr(BOT_TOKEN), "", BOT_USER, BOT, "Ours", "https://ours.slack.com/")


@dataclass
class Process:
    """One run of the bot: what Slack posts to, what sends, and the modals that were opened."""

    http: httpx.AsyncClient
    dispatcher: Dispatcher
    store: SqlStore
    modals: list[Json] = field(default_factory=list)


@dataclass
class Story:
    """People act through signed payloads; every act is a process of its own."""

    slack: EmulatedSlack
    database: Path
    clock: StageClock
    acts: int = 0

    @asynccontextmanager
    async def process(self) -> AsyncIterator[Process]:
        """Start the bot over the database file, and end it."""
        store = await open_store(f"sqlite:///{self.database}")
        async with open_clients(self.slack.api_url) as clients:
            installations = SettingsInstallation(HOME)
            workspaces = SlackWorkspaces(installations, clients, self.clock, "Asia/Seoul")
            conversation = ConversationService(store, workspaces, TYPED, company_of=company_by(installations))
            dispatcher = Dispatcher(store, workspaces, notification_handler(), self.clock)
            app = slack_app(conversation, clock=self.clock, installations=installations, clients=clients)
            transport = httpx.ASGITransport(slack_endpoint(app, SECRET, self.clock))
            async with httpx.AsyncClient(transport=transport, base_url="http://bot") as http:
                running = Process(http, dispatcher, store)
                make = clients.of

                def of(installation: Installation) -> AsyncWebClient:
                    client = make(installation)
                    client.views_open = _recording(client.views_open, running.modals)  # type: ignore[method-assign]
                    return client

                clients.of = of  # type: ignore[method-assign]
                yield running
        await store.close()

    async def _post(self, running: Process, body: bytes) -> Json:
        answer = await running.http.post("/slack/events", content=body, headers=signed(body, at=self.clock.now()))
        assert answer.status_code == 200, answer.text
        await running.dispatcher.dispatch()
        return dict(answer.json()) if answer.text else {}

    async def says(self, person: str, name: str, text: str, channel: str = "team", trigger: str = "") -> Json:
        """Send a command, and give what only its sender sees."""
        self.acts += 1
        body = command(
            name, text, team_id=TEAM, user_id=self.slack.people[person], channel_id=self.slack.channels[channel],
            trigger_id=trigger or f"trigger.{self.acts}",
        )  # fmt: skip
        async with self.process() as running:
            return await self._post(running, body)

    def _click(self, person: str, button: Json, channel: str, ts: str, team: str, trigger: str) -> Json:
        self.acts += 1
        action = {**button, "action_ts": f"{self.acts}.0"}
        return press(
            trigger_id=trigger, team={"id": team, "domain": "x"}, channel={"id": channel, "name": "x"},
            user={"id": self.slack.people[person], "name": person, "team_id": team}, response_url="",
            message={"ts": ts, "team": TEAM, "text": "x"}, actions=[action],
            container={"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": False},
        )  # fmt: skip

    async def presses(self, person: str, message: Json, action: str, channel: str, team: str = TEAM) -> Process:
        """Press a button of a stored message; give the process, for its modals."""
        payload = self._click(person, button(message, action), channel, message["ts"], team, "t.1")
        async with self.process() as running:
            await self._post(running, form(payload))
            return running

    async def tells_customer(self, person: str, answer: Json) -> None:
        """Press Tell the customer on a private card, look at the preview and submit it."""
        channel = self.slack.channels["team"]
        trigger = await self.slack.trigger_id()
        payload = self._click(person, button(answer, "tell"), channel, "", TEAM, trigger)
        payload["container"]["is_ephemeral"] = True
        del payload["message"]
        async with self.process() as running:
            await self._post(running, form(payload))
            view = running.modals[0]
        values = {
            block["block_id"]: {block["element"]["action_id"]: {"type": "plain_text_input", "value": "send fix"}}
            for block in view["blocks"]
            if block["type"] == "input"
        }
        user = {"id": self.slack.people[person], "name": person, "team_id": TEAM}
        kept = {key: view[key] for key in ("type", "callback_id", "private_metadata", "blocks")}
        filled = submission({**kept, "id": "V1", "app_installed_team_id": TEAM}, values, user=user)
        async with self.process() as running:
            await self._post(running, form(filled))

    async def lives_until(self, moment: datetime) -> None:
        """Let time pass: the bot runs whenever something is due."""
        for _ in range(100):
            async with self.process() as running:
                await running.dispatcher.dispatch()
                due = await running.store.next_due()
            if due is None or due > moment:
                break
            self.clock.at = max(due, self.clock.at)
        self.clock.at = moment


def _recording(call: Any, modals: list[Json]) -> Any:
    async def views_open(**arguments: Any) -> Any:
        answer = await call(**arguments)
        modals.append(arguments["view"])
        return answer

    return views_open


def button(message: Json, action: str) -> Json:
    """Return a button of a message, as Slack sends it back."""
    found = [
        element
        for block in message["blocks"]
        for element in block.get("elements", [])
        if str(element.get("action_id", "")).split(":")[0] == action
    ]
    assert found, f"no {action} in {message['text']}"
    return {"type": "button", "block_id": "b", "action_id": found[0]["action_id"], "value": found[0]["value"]}


def actions(message: Json) -> set[str]:
    """Return the actions that a message offers."""
    found = {element.get("action_id", "") for block in message["blocks"] for element in block.get("elements", [])}
    return {action.split(":")[0] for action in found if action}


def everything(message: Json) -> str:
    return json.dumps([message["blocks"], message["text"]], ensure_ascii=False)


@pytest.fixture
async def story(emulate: Path, tmp_path: Path) -> AsyncIterator[Story]:
    people, channels = ("alice", "minho", "sam", "carol"), ("acme", "team")
    async with emulated_slack(emulate, tmp_path, people=people, channels=channels) as slack:
        story = Story(slack, tmp_path / "story.db", StageClock(seoul("2026-11-22 13:00")))
        async with story.process() as running, running.store.transaction(TEAM) as uow:
            await uow.companies.get_for_update()
            await uow.companies.save(Company(TEAM, "Ours", "Asia/Seoul", "KR", admins=(slack.people["sam"],)))
        yield story


async def test_a_promise_made_in_slack_is_kept_in_sight_until_the_customer_has_it(story: Story) -> None:
    slack = story.slack
    acme = slack.channels["acme"]
    await story.says("alice", "/customer", "Acme here", "acme")
    await story.says("sam", "/commit", f"manager <@{slack.people['sam']}> of <@{slack.people['minho']}>")

    promise = f"<@{slack.people['minho']}> send fix to Acme by the 15th"
    made = await story.says("alice", "/commit", promise, trigger="one.click")
    again = await story.says("alice", "/commit", promise, trigger="one.click")
    assert "Tue 15 Dec 2026" in everything(made)
    assert again == made, "a command that is delivered again gets the same answer and makes nothing"

    await story.tells_customer("alice", made)
    (card,) = await _cards(slack, acme)
    assert "in progress" in everything(card)
    assert "minho" not in everything(card)

    await story.lives_until(seoul("2026-12-15 10:00"))
    reminders = await slack.direct_messages("minho")
    told = [one["text"].split(" · ")[0].split("\n")[0] for one in reversed(reminders)]
    assert len(reminders) == 4, told  # given, three days before, one day before, the morning brief

    await story.presses("minho", reminders[0], "done", await _dm(slack, "minho"))
    after = await slack.direct_messages("minho")
    assert all("done" not in actions(one) for one in after), "settled reminders lose their buttons"

    (card,) = await _cards(slack, acme)
    assert {"received", "not_yet"} <= actions(card)
    await story.presses("sam", card, "received", acme)
    assert {"received", "not_yet"} <= actions((await _cards(slack, acme))[0]), "only the customer answers"
    await story.presses("carol", card, "received", acme, team="T999")
    (card,) = await _cards(slack, acme)
    assert "received" in everything(card)
    assert actions(card) == set()

    history = everything(await story.says("alice", "/commit", "history C-1"))
    assert "noted it as received" in history
    assert "kept on the first date" in history


async def test_a_week_of_downtime_gives_each_person_one_folded_message(story: Story) -> None:
    slack = story.slack
    await story.says("alice", "/customer", "Acme here", "acme")
    for number in range(5):
        made = await story.says("alice", "/commit", f"send part {number} to Acme by December 1{number % 2}")
        assert "C-" in everything(made)
    for number in range(3):
        await story.says("alice", "/commit", f"<@{slack.people['minho']}> draw plan {number} for Acme by December 9")
    before = {name: len(await slack.direct_messages(name)) for name in ("alice", "minho")}

    story.clock.at = seoul("2026-12-14 10:00")
    async with story.process() as running:
        await running.dispatcher.dispatch()
    async with story.process() as running:
        await running.dispatcher.dispatch()

    for name, late in (("alice", "5 late"), ("minho", "3 late")):
        messages = await slack.direct_messages(name)
        assert len(messages) == before[name] + 1
        assert messages[0]["text"].startswith(late)
    story.clock.at += timedelta(minutes=5)


async def test_overdue_in_slack_tells_the_manager_who_is_late_with_what(story: Story) -> None:
    slack = story.slack
    await story.says("alice", "/customer", "Acme here", "acme")
    await story.says("sam", "/commit", f"manager <@{slack.people['sam']}> of <@{slack.people['minho']}>")
    await story.says("alice", "/commit", f"<@{slack.people['minho']}> send fix to Acme by December 1")
    await story.lives_until(seoul("2026-12-03 12:00"))
    listed = everything(await story.says("sam", "/overdue", ""))
    for wanted in ("1 commitment is late", "C-1 · send fix", "Acme", "minho", "2 working days late"):
        assert wanted in listed
    escalated = await slack.direct_messages("sam")
    assert "2 working days late" in escalated[0]["text"]


async def _cards(slack: EmulatedSlack, channel: str) -> list[Json]:
    """Return the bot's own messages of a channel, threads aside."""
    messages = await slack.messages(channel)
    return [one for one in messages if one["user"] == BOT_USER and one.get("thread_ts", one["ts"]) == one["ts"]]


async def _dm(slack: EmulatedSlack, person: str) -> str:
    return str((await slack.call("conversations.open", person, users=BOT_USER))["channel"]["id"])
