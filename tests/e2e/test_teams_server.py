"""The real server process with Teams alone, beside a played Microsoft, its clock moved, and restarted."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from commitments.adapters.encryption import new_key
from tests.e2e.moved_clock import move_clock
from tests.e2e.process import PATIENCE, server
from tests.stage import seoul
from tests.surfaces.teams.conftest import Client
from tests.surfaces.teams.played_teams import (
    CLIENT,
    ELSEWHERE,
    TENANT,
    Member,
    Message,
    PlayedTeams,
    object_id,
    played_teams,
)
from tests.surfaces.teams.recorded import CHANNEL, GROUP, recorded
from tests.surfaces.teams.test_conversation import ACME, in_acme
from tests.surfaces.teams.test_endpoint import FORGED, tokens

# One process for all of it: starting one costs more than everything that is asked of it.
pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("teams server")]


@dataclass
class Running:
    """A bot in a process, which may be started again over the same database."""

    root: Path
    folder: Path
    teams: PlayedTeams
    key: str = field(default_factory=new_key)
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def restart(self) -> Client:
        await self.stack.aclose()
        settings = {
            "DATABASE_URL": f"sqlite:///{self.folder / 'teams.db'}", "TEAMS_CLIENT_ID": CLIENT,
            "TEAMS_CLIENT_SECRET": "a-secret-of-the-bot", "TEAMS_TENANT_ID": TENANT, "TEAMS_API_URL": self.teams.url,
            "ENCRYPTION_KEY": self.key, "DATABASE_TIMEOUT_SECONDS": "30", "ADMINS": object_id("sam"),
            "ZONE": "Asia/Seoul", "COUNTRY": "KR",
            "MOVED_CLOCK": str(self.folder / "clock"),
        }  # fmt: skip
        http = await self.stack.enter_async_context(server(self.root, settings, "tests.e2e.moved_clock"))
        http.headers.clear()
        return Client(self.teams, http)

    def move_to(self, moment: str) -> None:
        """Set the clock of the process, in Seoul."""
        move_clock(self.folder / "clock", seoul(moment))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(root: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    async with played_teams() as teams:
        for name in ("alice", "minho", "sam"):
            teams.members[f"a:{name}"] = [Member(name)]
        teams.members[CHANNEL] = teams.members[GROUP] = [Member("alice"), Member("minho")]
        running = Running(root, tmp_path_factory.mktemp("teams"), teams)
        running.move_to("2026-11-23 10:00")
        async with running.stack:
            yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def client(running: Running) -> Client:
    return await running.restart()


async def until(teams: PlayedTeams, conversation: str, matches: Callable[[Message], bool]) -> Message:
    """Return the newest message there that matches, once there is one."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not (found := [one for one in teams.sent_to(conversation) if matches(one)]):  # noqa: ASYNC110
                await asyncio.sleep(0.05)  # another process sends
    except TimeoutError as error:
        error.add_note("\n\n".join(one.text for one in teams.sent_to(conversation)))
        raise
    return found[-1]


async def test_who_is_not_teams_is_refused(client: Client) -> None:
    activity = client.activity("alice", text="help")
    forged = {name: client.teams.token(**claims) for name, claims in FORGED.items()} | tokens(client)
    said = {name: (await client.post(activity, f"Bearer {token}")).status_code for name, token in forged.items()}
    # Without a body: what comes with one and no token is cut off unread, at times before the answer is seen.
    said["nothing"] = (await client.http.post("/api/messages")).status_code
    assert set(said.values()) == {401}, said
    elsewhere = {"conversationType": "personal", "id": "a:eve", "tenantId": ELSEWHERE}
    refused = {
        "another tenant": client.activity("eve", text="help", conversation=elsewhere),
        "no tenant": client.activity("eve", text="help", conversation={"id": "a:eve"}, channelData={}),
        "another connector": client.activity("alice", text="help", serviceUrl="https://evil.example/"),
    }
    for name, one in refused.items():
        token = client.teams.token(serviceurl=one["serviceUrl"])
        assert (await client.post(one, f"Bearer {token}")).status_code == 403, name
    assert not client.teams.messages


async def test_recorded_activities_are_answered(client: Client) -> None:
    answers: dict[str, httpx.Response] = {}
    shown: dict[str, list[Message]] = {}
    for name, activity in recorded(client.teams.url).items():
        before = client.teams.messages[:]
        answers[name] = await client.post(activity)
        shown[name] = [one for one in client.teams.messages if one not in before]
    assert {name: one.status_code for name, one in answers.items()} == dict.fromkeys(answers, 200)
    asked = {"personal message", "unknown values", "group message", "channel message", "targeted slash command"}
    assert {name for name, found in shown.items() if any("Nothing is late" in one.text for one in found)} == asked
    assert {one.to for name in asked for one in shown[name] if one.conversation != "a:alice"} == {"29:alice"}
    assert answers["execute"].json()["statusCode"] == 200
    assert "C-1" in shown["submit"][0].text, "a button of what is not there is answered"
    assert answers["message extension, opened"].json()["task"]["type"] == "continue"
    assert answers["message extension, submitted"].json()["task"]["type"] == "message"


async def test_a_promise_is_kept_in_sight_until_the_customer_has_it(client: Client, running: Running) -> None:
    teams = client.teams
    await in_acme(client)
    await client.say("minho", "send the plan to Acme by December 10")
    await client.say("alice", "send the fix to Acme by the 15th")
    made = client.said_to("alice")
    assert "Tue 15 Dec 2026" in made.text
    await client.press("alice", made, "Tell the customer")
    await client.press("alice", client.said_to("alice"), "Tell them", wording="send the fix")
    card = await until(teams, ACME, lambda one: "Our promise to Acme" in one.text)
    assert "in progress" in card.text

    client.http = (await running.restart()).http
    running.move_to("2026-12-15 09:30")
    reminder = await until(teams, "a:alice", lambda one: one.text.startswith("C-2 · send the fix"))
    await client.press("alice", reminder, "Done")
    question = await until(teams, ACME, lambda one: "Do you have it?" in one.text)
    assert question.conversation == f"{ACME};messageid={card.id}"
    await client.press("alice", card, "Received", ACME)
    assert "delivered" in card.text, "only the customer answers"
    await client.press("bob", card, "Received", ACME)
    await until(teams, ACME, lambda one: one.id == card.id and "received" in one.text)

    await client.say("sam", "/overdue")
    listed = client.said_to("sam").text
    assert "send the plan" in listed
    assert "send the fix" not in listed
