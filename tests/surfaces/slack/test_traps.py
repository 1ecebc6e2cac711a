"""What surprises people about Slack, each proven harmless here."""

import asyncio
import logging
import time
from dataclasses import replace

import httpx
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.cards.card import Card, Form, Text, TextInput
from bot.conversation.requests import ButtonPress, Reply, Request
from bot.slack.app_manifest_data import CommandNames
from bot.slack.blocks import message
from bot.slack.client import Clients
from bot.slack.installations import SettingsInstallation
from bot.slack.listeners import slack_app
from bot.slack.messenger import EVENT_TYPE, SlackMessenger
from bot.slack.modals import modal
from bot.slack.request_verification import slack_endpoint
from commitments.application.ports.messenger import Outgoing
from commitments.domain.errors import OutcomeUnknown
from commitments.domain.notifications.addresses import MessageRef, to_channel
from tests.surfaces.slack import payloads
from tests.surfaces.slack.conftest import Endpoint
from tests.surfaces.slack.fakes import FakeSlack, ScriptedConversation, StandingClock
from tests.surfaces.slack.payloads import HOME, SECRET

NOTICE = Outgoing("T001", "n1", to_channel("C100"), Card("C-12 is due"))


async def test_1_an_event_whose_listener_fails_is_not_answered_as_done_and_is_heard_when_it_comes_again(
    endpoint: Endpoint,
) -> None:
    shared = {"type": "channel_shared", "connected_team_id": "T999", "channel": "C100"}
    endpoint.changes.error = RuntimeError("the database is away")
    failed = await endpoint.event(shared)
    endpoint.changes.error = None
    repeated = await endpoint.event(shared)

    assert (failed.status_code, repeated.status_code) == (500, 200)
    assert endpoint.changes.heard == [("channel_changed", "T001", "C100", "event:Ev001")]


async def test_2_the_answer_goes_out_when_the_conversation_has_spoken_and_nothing_is_polled_for(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    endpoint.conversation.reply = Reply(card=Card("Done"))
    slept: list[float] = []
    really_sleep = asyncio.sleep

    async def noted(seconds: float) -> None:
        slept.append(seconds)
        await really_sleep(0)

    monkeypatch.setattr(asyncio, "sleep", noted)
    response = await endpoint.command()

    assert response.json()["text"] == "Done"
    assert [seconds for seconds in slept if seconds] == []


async def test_3_a_connection_dropped_after_the_send_does_not_post_twice(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.drops.add("chat.postMessage")

    with pytest.raises(OutcomeUnknown):
        await SlackMessenger(client, HOME, StandingClock()).send(NOTICE)

    assert len(slack.made("chat.postMessage")) == 1
    assert client.retry_handlers == []


async def test_4_a_message_whose_outcome_is_unknown_is_found_again_by_the_id_it_carried(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    messenger = SlackMessenger(client, HOME, StandingClock())
    slack.drops.add("chat.postMessage")
    with pytest.raises(OutcomeUnknown):
        await messenger.send(NOTICE)
    sent = slack.made("chat.postMessage")[0]
    slack.says("conversations.history", messages=[{"ts": "5.5", "metadata": sent["metadata"]}])

    assert sent["metadata"]["event_type"] == EVENT_TYPE
    assert await messenger.find(NOTICE) == MessageRef("C100", "5.5")
    assert await messenger.find(replace(NOTICE, notification="n2")) is None


async def test_5_a_long_card_stays_one_message(slack: FakeSlack, client: AsyncWebClient) -> None:
    long = replace(NOTICE, card=Card("Long & <long>", tuple(Text("word " * 1000) for _ in range(20))))

    await SlackMessenger(client, HOME, StandingClock()).send(long)

    sent = slack.made("chat.postMessage")
    assert len(sent) == 1
    assert len(sent[0]["text"]) <= 4000
    assert sent[0]["text"].endswith("…")


async def test_6_installations_are_kept_by_us_and_not_by_slacks_library_which_leaves_some_behind(
    clients: Clients,
) -> None:
    app = slack_app(
        ScriptedConversation(), clock=StandingClock(), installations=SettingsInstallation(HOME), clients=clients
    )

    assert app.installation_store is None


async def test_7_a_form_of_another_organisations_member_belongs_to_our_workspace_and_not_to_theirs(
    endpoint: Endpoint,
) -> None:
    view = modal(Form("not_yet_form", "Not yet", "Send", "Back", "12", inputs=(TextInput("missing", "What?"),)))
    theirs = payloads.submission(
        view,
        {},
        team={"id": "T999", "domain": "theirs", "enterprise_id": "E999"},
        user={"id": "U100", "team_id": "T999"},
        enterprise={"id": "E999", "name": "Theirs"},
    )

    response = await endpoint.interact(theirs)

    assert response.status_code == 200
    assert [(one.workspace, one.actor) for one in endpoint.conversation.heard] == [("T001", "T999:U100")]


async def test_7_a_click_of_an_outsider_is_theirs_and_no_colleagues(endpoint: Endpoint) -> None:
    await endpoint.interact(payloads.press("received:0", user={"id": "U100", "team_id": "T999"}))
    await endpoint.interact(payloads.press("received:0"))

    assert [one.actor for one in endpoint.conversation.heard] == ["T999:U100", "U100"]


async def test_7_what_another_installation_should_get_is_left_alone(endpoint: Endpoint) -> None:
    event = {"type": "app_uninstalled"}
    response = await endpoint.event(event, team_id="T002", authorizations=[{"team_id": "T002"}])

    assert response.status_code == 200
    assert endpoint.changes.heard == []


def test_8_blocks_are_plain_data_that_no_library_class_filters() -> None:
    blocks = message(Card("Title", (Text("words"),)))["blocks"]

    assert all(type(block) is dict for block in blocks)


async def test_9_two_apps_may_share_a_workspace_because_command_names_are_settings(clients: Clients) -> None:
    conversation, clock = ScriptedConversation(), StandingClock()
    names = CommandNames(commit="/promise")
    app = slack_app(conversation, clock=clock, installations=SettingsInstallation(HOME), clients=clients, names=names)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(slack_endpoint(app, SECRET, clock)), base_url="https://bot.example.com"
    ) as http:
        ours, foreign = [await post(http, payloads.command(name)) for name in ("/promise", "/commit")]

    assert (ours.status_code, len(conversation.heard)) == (200, 1)
    assert "/promise help" in foreign.json()["text"]


async def post(http: httpx.AsyncClient, body: bytes) -> httpx.Response:
    return await http.post("/", content=body, headers=payloads.signed(body))


async def test_a_double_click_has_two_keys_but_a_click_delivered_twice_has_one(endpoint: Endpoint) -> None:
    click = payloads.press()
    again = payloads.press()
    again["actions"] = [{**again["actions"][0], "action_ts": "1772440001.900000"}]

    for one in (click, click, again):
        await endpoint.interact(one)

    first, second, third = (heard.key for heard in endpoint.conversation.heard)
    assert first == second != third
    assert all(isinstance(heard, ButtonPress) for heard in endpoint.conversation.heard)


async def test_clicks_on_two_messages_at_one_moment_have_two_keys(endpoint: Endpoint) -> None:
    here = payloads.press()
    there = payloads.press(container={**here["container"], "channel_id": "C200"}, channel={"id": "C200"})

    await endpoint.interact(here)
    await endpoint.interact(there)

    keys: list[Request] = endpoint.conversation.heard
    assert keys[0].key != keys[1].key


async def test_a_slow_slack_does_not_keep_the_answer_past_three_seconds(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(_: payloads.Json) -> object:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr("bot.slack.responder._SECONDS", 0.05)
    endpoint.slack.answers["views.open"] = never  # type: ignore[assignment]
    endpoint.conversation.reply = Reply(form=Form("move_form", "Move", "Move", "Back"))
    started = time.monotonic()

    response = await endpoint.command()

    assert "try again" in response.json()["text"]
    assert time.monotonic() - started < 2


def test_the_library_does_not_silence_our_own_logs(endpoint: Endpoint) -> None:
    """Bolt gives the logger that is called like its app the level of the library's: WARNING."""
    assert logging.getLogger("commitments").level == logging.NOTSET
    assert logging.getLogger("commitments.slack.library").level == logging.WARNING
