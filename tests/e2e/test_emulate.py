"""Messenger and directory against a Slack that keeps what it is told and checks every scope."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from slack_sdk.errors import SlackApiError

from bot.cards.card import Button, Buttons, Card, CheckInput, Form, Item, Note, Text, TextInput
from bot.slack.api_errors import error_code
from bot.slack.client import open_client, read_installation
from bot.slack.directory import SlackDirectory
from bot.slack.messenger import SlackMessenger
from bot.slack.modals import modal
from commitments.application.ports.installations import Installation
from commitments.application.ports.messenger import File, Outgoing
from commitments.domain.clock import SystemClock
from commitments.domain.errors import DestinationRefused, ScopeMissing
from commitments.domain.notifications.addresses import Destination, to_channel, to_person
from tests.e2e.emulate import BOT, BOT_TOKEN, BOT_USER, TEAM, EmulatedSlack, emulated_slack
from tests.surfaces.slack.fakes import StandingClock

CARD = Card(
    "C-12 is due",
    (
        Text("send fix"),
        Item("C-12", "Acme", "https://ours.slack.com/"),
        Note("late"),
        Buttons((Button("done", "Done"),)),
    ),
)
HOME = Installation("slack", TEAM, TEAM, SecretStr(BOT_TOKEN), "", BOT_USER, BOT, "Ours", "https://ours.slack.com/")
FORM = Form("move_form", "Move", "Move", "Back", "12", inputs=(TextInput("reason", "Why"), CheckInput("internal", "?")))


@pytest.fixture
async def slack(emulate: Path, tmp_path: Path) -> AsyncIterator[EmulatedSlack]:
    async with emulated_slack(emulate, tmp_path, private=("board",)) as running:
        yield running


def outgoing(identity: str, destination: Destination) -> Outgoing:
    return Outgoing(TEAM, identity, destination, CARD)


async def test_the_scopes_of_the_manifest_are_enough_for_everything_that_is_sent(slack: EmulatedSlack) -> None:
    async with open_client(BOT_TOKEN, slack.api_url) as client:
        assert await read_installation(client) == HOME
        messenger = SlackMessenger(client, HOME, SystemClock())
        places = [to_person(slack.people["ann"]), *(to_channel(slack.channels[name]) for name in ("acme", "board"))]

        for number, place in enumerate(places):
            first = outgoing(f"n{number}", place)
            sent = await messenger.send(first)
            assert sent is not None
            below = Outgoing(TEAM, f"t{number}", place, Card("In the thread"), thread=sent)
            answer = await messenger.send(below)
            await messenger.send(Outgoing(TEAM, f"e{number}", place, Card("C-12 is kept", (Text("x"),)), edit=sent))
            attached = Outgoing(TEAM, f"f{number}", place, Card("As CSV"), file=File("late.csv", b"a\n"))
            assert await messenger.send(attached) is None

            assert await messenger.find(first) == sent
            assert await messenger.find(below) == answer
            assert await messenger.find(attached) is not None
            assert await messenger.find(outgoing("never-sent", place)) is None


async def test_what_people_see_is_the_card_as_it_was_edited(slack: EmulatedSlack) -> None:
    async with open_client(BOT_TOKEN, slack.api_url) as client:
        messenger = SlackMessenger(client, HOME, SystemClock())
        sent = await messenger.send(outgoing("n1", to_person(slack.people["ann"])))
        edited = Outgoing(TEAM, "n2", to_person(slack.people["ann"]), Card("C-12 is kept", (Text("x"),)), edit=sent)
        await messenger.send(edited)

    seen = await slack.direct_messages("ann")

    assert [message["text"] for message in seen] == ["C-12 is kept\nx"]
    assert [block["type"] for block in seen[0]["blocks"]] == ["header", "rich_text"]
    assert seen[0]["metadata"]["event_payload"] == {"id": "n1"}
    assert await slack.direct_messages("sam") == []


async def test_people_and_channels_are_read(slack: EmulatedSlack) -> None:
    async with open_client(BOT_TOKEN, slack.api_url) as client:
        directory = SlackDirectory(client, HOME, StandingClock(), zone="Asia/Seoul")

        ann = await directory.person(TEAM, slack.people["ann"])
        bot = await directory.person(TEAM, BOT_USER)
        acme = await directory.channel(TEAM, slack.channels["acme"])
        board = await directory.channel(TEAM, slack.channels["board"])

        assert ann is not None
        assert (ann.name, ann.zone, ann.active) == ("ann", "Asia/Seoul", True)
        assert bot is not None
        assert bot.is_bot
        assert await directory.person(TEAM, "U404") is None
        assert (acme.name, board.name) == ("acme", "board")
        assert (acme.shared, board.shared) == (None, None)  # this Slack says nothing of sharing


async def test_a_channel_that_does_not_exist_is_a_refused_destination(slack: EmulatedSlack) -> None:
    async with open_client(BOT_TOKEN, slack.api_url) as client:
        with pytest.raises(DestinationRefused, match="channel_not_found"):
            await SlackMessenger(client, HOME, SystemClock()).send(outgoing("n1", to_channel("C404")))


async def test_a_form_opens_once_for_each_trigger(slack: EmulatedSlack) -> None:
    async with open_client(BOT_TOKEN, slack.api_url) as client:
        trigger = await slack.trigger_id()

        opened = await client.views_open(trigger_id=trigger, view=modal(FORM, {"channel": "C1"}))
        with pytest.raises(SlackApiError) as caught:
            await client.views_open(trigger_id=trigger, view=modal(FORM))

    assert opened["view"]["callback_id"] == "move_form"
    assert error_code(caught.value) in {"exchanged_trigger_id", "trigger_exchanged", "expired_trigger_id"}


async def test_without_its_scopes_the_bot_is_refused(emulate: Path, tmp_path: Path) -> None:
    async with (
        emulated_slack(emulate, tmp_path, scopes=("commands",)) as slack,
        open_client(BOT_TOKEN, slack.api_url) as client,
    ):
        messenger = SlackMessenger(client, HOME, SystemClock())
        acme = to_channel(slack.channels["acme"])

        for attempt in (
            messenger.send(outgoing("n1", acme)),
            messenger.send(outgoing("n1", to_person(slack.people["ann"]))),
            messenger.send(Outgoing(TEAM, "n1", acme, CARD, file=File("late.csv", b"a\n"))),
            messenger.find(outgoing("n1", acme)),
            SlackDirectory(client, HOME, StandingClock()).person(TEAM, slack.people["ann"]),
        ):
            with pytest.raises(ScopeMissing, match="missing_scope"):
                await attempt
