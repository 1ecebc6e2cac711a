"""Slack and Teams as one company through the whole bot: signed requests, the connector, one database, one outbox."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from aiohttp import web

from bot.settings import Settings
from bot.wiring import open_bot
from commitments.domain.clock import DatabaseClock, SystemClock
from tests.e2e.moved_clock import Machine
from tests.surfaces.slack import payloads
from tests.surfaces.slack.fakes import FakeSlack, fake_slack
from tests.surfaces.teams.conftest import Client, settings_of
from tests.surfaces.teams.played_teams import Member, PlayedTeams, object_id, played_teams

SEOUL = ZoneInfo("Asia/Seoul")
CODE = re.compile(r"(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}")


@dataclass
class Both:
    slack: FakeSlack
    teams: Client
    http: httpx.AsyncClient

    async def command(self, text: str, user: str = "U100", name: str = "/commit") -> str:
        """Type a slash command in Slack; return all that was answered, there or by its response_url."""
        before = len(self.slack.calls)
        hook, trigger = f"{self.slack.url}/hook", f"t{before}"
        body = payloads.command(name, text, user_id=user, response_url=hook, trigger_id=trigger)
        answer = await self.http.post(
            "/slack/events", content=body, headers=payloads.signed(body, at=datetime.now(UTC))
        )
        assert answer.status_code == 200
        said = [arguments for method, arguments in self.slack.calls[before:] if method == "hook"]
        return answer.text + json.dumps(said, ensure_ascii=False)

    async def press(self, message: dict[str, Any], action: str, user: str = "U100") -> None:
        blocks = json.loads(message["blocks"]) if isinstance(message["blocks"], str) else message["blocks"]
        buttons = [one for block in blocks if block["type"] == "actions" for one in block["elements"]]
        pressed = next(one for one in buttons if one["action_id"].split(":")[0] == action)
        payload = payloads.press(pressed["action_id"], pressed["value"])
        body = payloads.form(
            {**payload, "user": {**payload["user"], "id": user}, "response_url": f"{self.slack.url}/hook"}
        )
        await self.http.post("/slack/events", content=body, headers=payloads.signed(body, at=datetime.now(UTC)))

    async def posted(self, text: str) -> dict[str, Any]:
        """Return the message in Slack that has a text, once it is there."""
        async with asyncio.timeout(10):
            while True:
                for one in self.slack.made("chat.postMessage"):
                    if text in json.dumps(one, ensure_ascii=False):
                        return one
                await asyncio.sleep(0.02)

    async def in_teams(self, name: str, text: str) -> str:
        async with asyncio.timeout(10):
            while not (found := [one.text for one in self.teams.teams.sent_to(f"a:{name}") if text in one.text]):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        return found[-1]


def _user(arguments: dict[str, Any]) -> web.Response:
    user = {"id": arguments["user"], "team_id": "T001", "tz": "Asia/Seoul", "real_name": arguments["user"]}
    mail = {"email": "jane@globex.example"} if arguments["user"] == "U300" else {}
    return web.json_response({"ok": True, "user": {**user, "is_email_confirmed": True, "profile": mail}})


@dataclass
class Platforms:
    slack: FakeSlack
    teams: PlayedTeams
    settings: Settings

    @asynccontextmanager
    async def start(self) -> AsyncIterator[Both]:
        """Run the bot over the same database as before."""
        async with open_bot(self.settings) as bot:
            transport = httpx.ASGITransport(app=bot.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://bot") as http:
                yield Both(self.slack, Client(self.teams, http), http)


@pytest.fixture
async def platforms(tmp_path: Path) -> AsyncIterator[Platforms]:
    async with fake_slack() as slack, played_teams() as teams:
        for name in ("alice", "minho"):
            teams.members[f"a:{name}"] = [Member(name)]
        slack.says(
            "auth.test", team_id="T001", team="Globex", user_id="U0BOT", bot_id="B001", url="https://g.slack.com/"
        )
        slack.answers["users.info"] = _user
        settings = settings_of(
            teams, tmp_path / "both.db", slack_bot_token="xoxb-1", slack_signing_secret=payloads.SECRET,
            slack_api_url=f"{slack.url}/api/", admins=("U100", object_id("alice")),
        )  # fmt: skip
        # Without holidays, so that every Monday is a working day.
        yield Platforms(slack, teams, settings.model_copy(update={"country": ""}))


async def one_company(both: Both) -> None:
    """Make them one company, with a customer of Slack's."""
    offered = await both.command("connect", name="/commitments")
    code = CODE.search(offered)
    assert code, offered
    await both.teams.say("alice", f"connect {code[0]}")
    assert "Globex (Slack) is asked" in both.teams.said_to("alice").text
    asked = await both.posted("wants to be one company with you")
    await both.press(asked, "connect")
    await both.in_teams("alice", "You and Globex (Slack) are one company now.")
    await both.command("Acme values speed", user="U200", name="/customer")


async def test_two_accounts_with_one_address_are_one_person_once_both_say_so(platforms: Platforms) -> None:
    platforms.teams.members["a:jane"] = [Member("jane", email="Jane@Globex.example")]
    async with platforms.start() as both:
        await one_company(both)
        await both.teams.say("jane", "help")
        await both.command("internal: send the price list to Acme by 30 Dec 15:00", user="U300")
        question = await both.posted("Are you both U300 in Slack and Jane in Teams?")
        await both.press(question, "same_person_yes", user="U300")
        await both.in_teams("jane", "Are you both U300 in Slack and Jane in Teams?")
        asked = next(one for one in platforms.teams.sent_to("a:jane") if "Are you both" in one.text)
        await both.teams.press("jane", asked, "Yes, that is me")
        await both.posted("one person for me now")
        await both.teams.say("jane", "commitments")
        assert "price list" in both.teams.said_to("jane").text


async def test_a_promise_made_in_slack_reaches_its_owner_in_teams(platforms: Platforms) -> None:
    async with platforms.start() as both:
        await both.teams.say("minho", "send the drawings by 30 Dec 15:00")
        await both.teams.press("minho", both.teams.said_to("minho"), "No customer")
        await one_company(both)
        assert "C-" in await both.command("internal: @Minho: send the offer to Acme by tomorrow 15:00", user="U200")
        await both.in_teams("minho", "send the offer")
        await both.teams.say("alice", "commitments all")
        assert "T-1 · send the drawings" in both.teams.said_to("alice").text


async def test_a_promise_made_in_slack_is_reminded_of_in_teams(
    platforms: Platforms, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = datetime.now(SEOUL)
    due = today.replace(hour=15, minute=0) + timedelta(days=21 - today.weekday())  # a Monday
    async with platforms.start() as both:
        await both.teams.say("minho", "help")
        await one_company(both)
        made = await both.command(f"internal: @Minho: send the offer to Acme by {due:%Y-%m-%d} 15:00", user="U200")
        number = re.search(r"C-\d+", made)
        assert number, made
        await both.in_teams("minho", "send the offer")
        before = len(platforms.teams.sent_to("a:minho"))
    ahead = due - timedelta(hours=1) - datetime.now(UTC)
    monkeypatch.setattr("commitments.adapters.timers.SystemClock", Machine)
    for clock in (SystemClock, DatabaseClock):
        monkeypatch.setattr(clock, "now", lambda _: datetime.now(UTC) + ahead)
    async with platforms.start() as both, asyncio.timeout(20):
        while len(platforms.teams.sent_to("a:minho")) == before:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        reminder = both.teams.said_to("minho").text
    assert number[0] in reminder
    assert "send the offer" in reminder
