"""Requests from Slack beyond the limits: a sentence that nothing was recorded, and nothing reaches the conversation."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import httpx
import pytest

from bot.conversation.gate import Gate
from bot.conversation.requests import CommandRequest, Reply, Request
from bot.conversation.turns import Turns
from bot.settings import Settings
from bot.slack.admission import Admission
from bot.slack.client import Clients
from bot.slack.installations import SettingsInstallation
from bot.slack.listeners import slack_app
from bot.slack.request_verification import slack_endpoint
from bot.telemetry.refusals import Refusals
from bot.wiring import request_limits
from tests.security.test_floods import Recorded, no_timer
from tests.surfaces.slack import payloads
from tests.surfaces.slack.fakes import FakeSlack, RecordedChanges, ScriptedConversation, StandingClock

SENTENCE = "Nothing was recorded, {}."
VIEW = {"type": "modal", "callback_id": "move_form", "blocks": [{"type": "input", "block_id": "date"}]}


class Waiting(ScriptedConversation):
    """A conversation that answers when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.let = asyncio.Event()
        self.let.set()

    async def handle_command(self, said: CommandRequest) -> Reply:
        self._hear(said)
        await self.let.wait()
        return self.reply


@dataclass
class Bot:
    """The endpoint with its admission."""

    http: httpx.AsyncClient
    conversation: Waiting
    clock: StandingClock
    slack: FakeSlack
    refused: list[str]
    number: int = 0

    async def post(self, body: bytes, kind: str = payloads.FORM) -> httpx.Response:
        return await self.http.post("/slack/events", content=body, headers=self._signed(body, kind))

    def _signed(self, body: bytes, kind: str) -> dict[str, str]:
        return payloads.signed(body, at=self.clock.now(), kind=kind)

    async def command(self, person: str = "U100", trigger: str = "") -> str:
        """Return the text of the answer."""
        self.number += 1
        answer = await self.post(payloads.command(user_id=person, trigger_id=trigger or f"t{self.number}"))
        assert answer.status_code == 200
        return str(answer.json()["text"]) if answer.content else ""

    async def interact(self, payload: payloads.Json) -> httpx.Response:
        self.number += 1
        hook = {"response_url": f"{self.slack.url}/hook"} if payload["type"] == "block_actions" else {}
        return await self.post(payloads.form({**payload, "trigger_id": f"t{self.number}", **hook}))

    async def spend(self, person: str = "U100") -> None:
        """Use up what somebody may ask at once."""
        for _ in range(60):
            assert await self.command(person) == ""
        self.conversation.heard.clear()


def sentence_of(request: Request) -> str:
    return SENTENCE.format(request.actor)


@pytest.fixture
async def bot(slack: FakeSlack, clients: Clients) -> AsyncIterator[Bot]:
    conversation, clock, reasons = Waiting(), StandingClock(), list[str]()
    installations = SettingsInstallation(payloads.HOME)
    admission = Admission(
        Gate(request_limits(Settings(_env_file=None)), Turns(2, 0.05), Refusals(Recorded(reasons), no_timer)),
        sentence_of, clock, clients, installations,
    )  # fmt: skip
    app = slack_app(
        conversation, clock=clock, installations=installations, clients=clients, changes=RecordedChanges(),
        admission=admission,
    )  # fmt: skip
    transport = httpx.ASGITransport(slack_endpoint(app, payloads.SECRET, clock))
    async with httpx.AsyncClient(transport=transport, base_url="https://bot.example.com") as http:
        yield Bot(http, conversation, clock, slack, reasons)


async def test_the_61st_command_of_a_person_at_once_is_refused_in_a_sentence_for_them_alone(bot: Bot) -> None:
    await bot.spend()

    answer = await bot.post(payloads.command(trigger_id="one more"))

    assert answer.json() == {"response_type": "ephemeral", "text": "Nothing was recorded, U100."}
    assert bot.conversation.heard == []
    assert bot.refused == ["too many requests"]
    assert await bot.command("U200") == "", "others are heard"
    bot.clock.at += timedelta(seconds=1)
    assert [await bot.command() for _ in range(3)] == ["", "", "Nothing was recorded, U100."]


async def test_a_form_beyond_the_limit_stays_open_with_the_sentence_at_its_first_input(bot: Bot) -> None:
    await bot.spend()

    answer = await bot.interact(payloads.submission(VIEW, {"date": {"date": {"type": "datepicker"}}}))

    assert answer.json() == {"response_action": "errors", "errors": {"date": "Nothing was recorded, U100."}}
    assert bot.conversation.heard == []


async def test_a_press_beyond_the_limit_is_answered_where_it_was_made(bot: Bot) -> None:
    await bot.spend()

    answer = await bot.interact(payloads.press())

    assert answer.status_code == 200
    assert bot.slack.made("hook")[-1]["text"] == "Nothing was recorded, U100."
    assert bot.slack.made("hook")[-1]["replace_original"] is False
    assert bot.conversation.heard == []


async def test_a_form_without_inputs_is_answered_in_direct_messages(bot: Bot) -> None:
    await bot.spend()

    answer = await bot.interact(payloads.submission({**VIEW, "blocks": []}, {}))

    assert answer.status_code == 200
    assert bot.slack.made("chat.postMessage")[-1]["text"] == "Nothing was recorded, U100."


async def test_the_same_request_again_gets_the_same_answer_and_does_not_count(bot: Bot) -> None:
    for _ in range(70):
        assert await bot.command(trigger="the same") == ""
    for _ in range(59):
        assert await bot.command() == ""
    assert "Nothing" in await bot.command(trigger="refused")
    bot.clock.at += timedelta(minutes=1)
    assert "Nothing" in await bot.command(trigger="refused")
    assert await bot.command() == ""


async def test_what_slack_itself_reports_is_never_refused(bot: Bot) -> None:
    await bot.spend()
    for number in range(70):
        body = payloads.event({"type": "channel_shared", "channel": "C100"}, event_id=f"Ev{number}")
        assert (await bot.post(body, payloads.JSON)).status_code == 200
    assert bot.refused == []


async def test_somebody_of_another_team_has_a_limit_of_their_own(bot: Bot) -> None:
    await bot.spend()
    guest = {"id": "U100", "username": "ann", "name": "ann", "team_id": "T999"}

    await bot.interact(payloads.press(user=guest))

    assert bot.refused == []
    assert len(bot.conversation.heard) == 1


async def test_more_than_can_be_begun_soon_is_refused_and_refused_again(bot: Bot) -> None:
    bot.conversation.let.clear()
    asked = [asyncio.create_task(bot.command(f"U{number}", f"t{number}")) for number in range(20)]
    done, running = await asyncio.wait(asked, timeout=5, return_when=asyncio.FIRST_COMPLETED)
    while len(running) > 2:
        more, running = await asyncio.wait(running, timeout=5, return_when=asyncio.FIRST_COMPLETED)
        assert more
        done |= more
    assert all("Nothing was recorded" in one.result() for one in done)
    assert bot.refused == ["too many requests at once"] * 18
    bot.conversation.let.set()
    assert [await one for one in running] == ["", ""]
    assert len(bot.conversation.heard) == 2
    refused = next(number for number, one in enumerate(asked) if one in done)
    assert "Nothing" in await bot.command(f"U{refused}", f"t{refused}")
    assert await bot.command("U50") == ""


async def test_turns_are_given_back_whatever_happens() -> None:
    turns = Turns(1, 0.01)
    for _ in range(5):
        with pytest.raises(ValueError, match="broken"):
            async with turns.turn():
                raise ValueError("broken")
    async with turns.turn():
        pass
