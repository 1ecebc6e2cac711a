""" "Save as commitment" on a message, its own words and a bot's."""

import json

import pytest

from bot.teams.messages import CARD_TYPE
from bot.teams.package import SAVE
from tests.surfaces.teams.conftest import Client
from tests.surfaces.teams.played_teams import Json, Member

PLACE = "19:ours@thread.tacv2"
MESSAGE = {
    "id": "17", "from": {"user": {"id": "x", "displayName": "Alice"}},
    "body": {"contentType": "html", "content": "<p>send the report&nbsp;by Friday 15:00<br>for nobody outside</p>"},
}  # fmt: skip


async def invoke(client: Client, name: str, value: Json, **more: object) -> Json:
    activity = client.activity("alice", PLACE, type="invoke", name=name, value=value, **more)
    answer = await client.post(activity)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


@pytest.fixture(autouse=True)
def place(client: Client) -> None:
    client.teams.members[PLACE] = [Member("alice"), Member("minho")]


@pytest.mark.parametrize("sender", [MESSAGE["from"], {"application": {"id": "b", "applicationIdentityType": "bot"}}])
async def test_the_form_has_the_words_of_the_message(client: Client, sender: Json) -> None:
    value = {"commandId": SAVE, "commandContext": "message", "messagePayload": {**MESSAGE, "from": sender}}
    shown = (await invoke(client, "composeExtension/fetchTask", value))["task"]["value"]
    words = next(one for one in shown["card"]["content"]["body"] if one["type"] == "Input.Text")
    assert words["value"] == "send the report by Friday 15:00\nfor nobody outside"
    assert shown["card"]["content"]["actions"][0]["type"] == "Action.Submit"


async def test_what_is_submitted_is_what_commit_takes_and_only_its_author_sees_the_answer(client: Client) -> None:
    value = {"commandId": SAVE, "data": {"words": "send the report by Friday 15:00"}, "messagePayload": MESSAGE}
    said = (await invoke(client, "composeExtension/submitAction", value))["task"]
    assert said["type"] == "message"
    assert said["value"] == "Who was it promised to?"
    (asked,) = client.teams.sent_to(PLACE)
    assert asked.to == "29:alice"


async def test_nothing_submitted_is_answered_and_another_command_left_alone(client: Client) -> None:
    empty = await invoke(client, "composeExtension/submitAction", {"commandId": SAVE, "data": {}})
    assert empty["task"]["value"]
    activity = client.activity("alice", PLACE, type="invoke", name="composeExtension/fetchTask", value={})
    assert (await client.post(activity)).content == b""


async def test_a_message_that_is_a_card_has_the_words_of_the_card(client: Client) -> None:
    card = {
        "type": "AdaptiveCard",
        "body": [
            {"type": "Container", "items": [{"type": "TextBlock", "text": "Ticket 7"}]},
            {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "send the report "}, "by Friday"]},
        ],
    }
    attached = [
        {"contentType": CARD_TYPE, "content": json.dumps(card)},
        {"contentType": CARD_TYPE, "content": "{"}, {"contentType": CARD_TYPE, "content": None}, 7,
    ]  # fmt: skip
    payload = {**MESSAGE, "body": {"content": '<attachment id="1"></attachment>'}, "attachments": attached}
    shown = (await invoke(client, "composeExtension/fetchTask", {"commandId": SAVE, "messagePayload": payload}))["task"]
    words = next(one for one in shown["value"]["card"]["content"]["body"] if one["type"] == "Input.Text")
    assert words["value"] == "Ticket 7\nsend the report by Friday"


async def test_what_is_saved_is_a_promise_though_it_begins_like_a_command(client: Client) -> None:
    """Else a customer's message could have a colleague cancel something who only wanted to keep it."""
    await client.say("alice", "send the report by Friday 15:00")
    await client.press("alice", client.said_to("alice"), "No customer")
    value = {"commandId": SAVE, "data": {"words": "cancel C-1 by Friday 15:00"}, "messagePayload": MESSAGE}
    said = (await invoke(client, "composeExtension/submitAction", value))["task"]
    assert said["value"] == "Who was it promised to?"
