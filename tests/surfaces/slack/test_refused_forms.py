"""A wrong modal stays open however often it is sent: closed, it would look as if the customer had been told."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.conversation.requests import CommandRequest
from bot.conversation.service import ConversationService
from bot.slack.client import Clients
from bot.slack.installations import SettingsInstallation
from bot.slack.listeners import slack_app
from bot.slack.modals import modal
from bot.slack.request_verification import slack_endpoint
from commitments.domain.channel import Channel
from commitments.domain.person import Person
from tests.stage import TYPED, Stage, open_stage
from tests.surfaces.slack import payloads
from tests.surfaces.slack.fakes import StandingClock
from tests.surfaces.slack.payloads import NOW


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    stage = await open_stage(tmp_path, NOW)
    stage.slack.people |= {"U100": Person("U100", "Ann"), "U200": Person("U200", "Minho Lee")}
    stage.slack.channels["C100"] = Channel("C100", "acme", True)
    yield stage
    await stage.store.close()


async def _say(conversation: ConversationService, text: str, verb: str = "commit") -> Any:
    return await conversation.handle_command(CommandRequest("T001", "U100", text, NOW, "C100", verb, text))


async def test_the_same_wrong_modal_sent_twice_stays_open_and_the_corrected_one_closes(
    stage: Stage, clients: Clients
) -> None:
    conversation = ConversationService(stage.store, stage.slack, TYPED)
    app = slack_app(
        conversation, clock=StandingClock(), installations=SettingsInstallation(payloads.HOME), clients=clients
    )
    await _say(conversation, "Acme here", "customer")
    await _say(conversation, "<@U200> send the fix to Acme by tomorrow")
    form = (await _say(conversation, "tell C-1")).form

    async def submit(http: httpx.AsyncClient, wording: str) -> Any:
        values = {"wording": {"wording": {"type": "plain_text_input", "value": wording}}}
        body = payloads.form(payloads.submission(modal(form, {"channel": "C100"}), values))
        response = await http.post("/slack/events", content=body, headers=payloads.signed(body))
        return response.json() if response.content else None

    transport = httpx.ASGITransport(slack_endpoint(app, payloads.SECRET, StandingClock()))
    async with httpx.AsyncClient(transport=transport, base_url="https://bot.example.com") as http:
        refused = [await submit(http, "as Minho Lee said") for _ in range(2)]
        assert refused[0]["response_action"] == "errors"
        assert refused[1] == refused[0]
        assert await submit(http, "send the fix") is None
        assert await submit(http, "send the fix") is None
