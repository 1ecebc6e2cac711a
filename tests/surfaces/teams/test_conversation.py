"""What people say and press in Teams, through the whole bot: settings, wiring, database, outbox, connector."""

import asyncio
from typing import Any

import pytest

from bot.teams.activity_shapes import read_activity
from bot.teams.message_text import mentioned_accounts, message_text
from tests.surfaces.teams.conftest import Client
from tests.surfaces.teams.played_teams import ELSEWHERE, Json, Member, Message, PlayedTeams
from tests.surfaces.teams.recorded import recorded

ACME = "19:acme@thread.tacv2"
GROUP = "19:group@thread.v2"


async def becomes(message: Message, text: str) -> None:
    """Wait until a message has a text."""
    async with asyncio.timeout(10):
        while text not in message.text:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def arrived(teams: PlayedTeams, conversation: str, count: int = 1) -> Message:
    """Return the newest of at least `count` messages there that everybody sees, once they are there."""
    async with asyncio.timeout(10):
        while len(seen := [one for one in teams.sent_to(conversation) if not one.to]) < count:  # noqa: ASYNC110
            await asyncio.sleep(0.02)  # the outbox sends when it is woken
    return seen[-1]


async def in_acme(client: Client, **more: object) -> None:
    """Let Acme be a customer with a shared channel."""
    client.teams.members[ACME] = [Member("alice"), Member("minho"), Member("bob", ELSEWHERE)]
    assert (
        await client.say("alice", "<at>Commitments</at> customer Acme here", ACME, **mentioned(), **more)
    ).status_code == 200


def mentioned() -> dict[str, object]:
    bot = {"id": "28:11111111-1111-4111-8111-111111111111", "name": "Commitments"}
    info = {"type": "clientInfo", "locale": "en-US", "country": "KR", "timezone": "Asia/Seoul"}
    return {"entities": [info, {"type": "mention", "text": "<at>Commitments</at>", "mentioned": bot}]}


async def test_a_question_is_answered_by_a_press_in_its_place(client: Client) -> None:
    await client.say("alice", "send the report by Friday 15:00")
    asked = client.said_to("alice")
    assert "Who was it promised to?" in asked.text
    answer = await client.press("alice", asked, "No customer")
    assert answer["value"] == "C-1 is on record"
    assert [(one.id, one.edits) for one in client.teams.sent_to("a:alice")] == [(asked.id, 1)]
    assert "C-1 is on record" in asked.text


async def test_what_is_said_in_a_channel_is_answered_to_its_author_alone(client: Client) -> None:
    await in_acme(client)
    (said,) = client.teams.sent_to(ACME)
    assert said.to == "29:alice"
    assert "these people read along here: Bob" in said.text


async def test_a_form_is_a_message_that_its_reply_replaces(client: Client) -> None:
    await in_acme(client)
    await client.say("alice", "send the fix to Acme by Friday 15:00")
    made = client.said_to("alice")
    answer = await client.press("alice", made, "Tell the customer")
    assert answer["value"] == "The customer will see", "an answer without words is an empty bar"
    form = client.said_to("alice")
    assert form.id != made.id
    assert "The customer will see" in form.text
    await client.press("alice", form, "Close")
    assert client.said_to("alice") is made


async def test_a_promise_is_told_to_the_customer_and_received_by_them(client: Client) -> None:
    await in_acme(client)
    await client.say("alice", "send the fix to Acme by Friday 15:00")
    made = client.said_to("alice")
    await client.press("alice", made, "Tell the customer")
    await client.press("alice", client.said_to("alice"), "Tell them", wording="send the fix")
    card = await arrived(client.teams, ACME)
    assert "Our promise to Acme" in card.text
    assert "Acme is being told" in made.text
    await client.say("alice", "done C-1")
    question = await arrived(client.teams, ACME, 2)
    assert "Do you have it?" in question.text
    assert question.conversation == f"{ACME};messageid={card.id}"
    await client.press("bob", card, "Received", ACME)
    await becomes(card, "received")
    await becomes(question, "received")
    assert "'title': 'Received'" not in str(question.activity), "its buttons are gone"


async def test_the_errors_of_a_form_in_a_channel_are_read_by_its_person_alone(client: Client) -> None:
    await in_acme(client)
    await client.say("alice", "send the fix to Acme by Friday 15:00")
    await client.say("alice", "<at>Commitments</at> edit C-1", ACME, **mentioned())
    form = client.teams.messages[-1]
    assert form.to == "29:alice"
    await client.submit("alice", form, "Save", ACME, what="", customer="1", owner="", date="", time="", reason="")
    said = client.teams.messages[-1]
    assert "Say what was promised." in said.text
    assert said.to == "29:alice"


async def test_an_outsider_can_press_nothing_but_what_is_theirs(client: Client) -> None:
    await in_acme(client)
    await client.say("alice", "send the fix to Acme by Friday 15:00")
    made = client.said_to("alice")
    await client.press("bob", made, "Undo", ACME)
    refused = client.teams.messages[-1]
    assert (refused.to, "C-1" in refused.text) == ("29:bob", False)
    await client.say("bob", "<at>Commitments</at> overdue", ACME, **mentioned())
    assert "send the fix" not in client.teams.messages[-1].text
    assert "on record" in made.text


async def test_the_answer_to_a_typed_command_says_how_telling_ended(client: Client) -> None:
    await in_acme(client)
    await client.say("alice", "send the fix to Acme by Friday 15:00")
    await client.press("alice", client.said_to("alice"), "Tell the customer")
    await client.press("alice", client.said_to("alice"), "Tell them", wording="send the fix")
    await arrived(client.teams, ACME)
    await client.say("alice", "done C-1")
    said = client.said_to("alice")
    assert "is being asked" in said.text
    await becomes(said, "was told at")
    assert client.said_to("alice") is said


def speaking_korean() -> dict[str, Any]:
    info = {"type": "clientInfo", "locale": "ko-KR", "country": "KR", "timezone": "Asia/Seoul"}
    return {"locale": "ko-KR", "entities": [info]}


async def test_an_afternoon_in_korean_is_no_hour_of_the_night(client: Client) -> None:
    await in_acme(client)
    await client.say("minho", "Acme에 금요일 오후 2:30까지 수정본 보내기", **speaking_korean())
    made = client.said_to("minho").text
    assert "14:30 KST" in made
    assert "02:30" not in made


@pytest.mark.parametrize("line", ["/help", "help", "/commit help", "commit help"])
async def test_help_says_what_is_typed_in_teams(client: Client, line: str) -> None:
    await client.say("alice", line)
    said = client.said_to("alice").text
    assert "/commit" not in said
    assert "overdue csv" in said
    assert "leave “commit” out" in said
    await client.say("minho", line, **speaking_korean())
    assert "“commit” 없이 적어도 됩니다" in client.said_to("minho").text


async def test_a_slash_command_of_teams_is_answered_to_its_author_alone(client: Client) -> None:
    await in_acme(client)
    me = {"id": "28:11111111-1111-4111-8111-111111111111", "isTargeted": True}
    await client.say("alice", "/overdue", ACME, recipient=me)
    said = client.teams.messages[-1]
    assert (said.to, said.conversation) == ("29:alice", f"{ACME};messageid=1")
    assert "Nothing is late" in said.text


@pytest.mark.parametrize(
    "text",
    ['<quoted messageId="1772050244572"/> overdue', "<blockquote>send it by Friday</blockquote><p>overdue</p>"],
)
async def test_what_a_message_quotes_is_not_said_by_it(client: Client, text: str) -> None:
    await client.say("alice", text)
    assert client.said_to("alice").text.startswith("Nothing is late")


def test_two_people_of_one_name_are_both_mentioned() -> None:
    people = [
        {"type": "mention", "text": "<at>Kim</at>", "mentioned": {"id": f"29:{name}", "name": "Kim"}}
        for name in ("minho", "sam")
    ]
    activity = recorded("https://smba.trafficmanager.net")["personal message"]
    said = read_activity({**activity, "text": "<at>Kim</at> helps <at>Kim</at>, Kim", "entities": people})
    assert message_text(said, {"29:minho": "1", "29:sam": "2"}) == "<@1> helps <@2>, Kim"


def test_no_more_people_of_a_message_are_asked_for_than_can_be_mentioned() -> None:
    people = [{"type": "mention", "mentioned": {"id": f"29:{number}"}} for number in range(1000)]
    activity = recorded("https://smba.trafficmanager.net")["personal message"]
    assert len(mentioned_accounts(read_activity({**activity, "entities": people}))) == 20


async def test_somebody_mentioned_before_they_ever_wrote_is_read_in_their_zone_and_language(client: Client) -> None:
    client.teams.members[GROUP] = [Member("alice"), Member("minho")]
    minho = {"type": "mention", "text": "<at>Minho</at>", "mentioned": {"id": "29:minho", "name": "Minho"}}
    await client.say("alice", "<at>Minho</at> sends the report by Friday 15:00", GROUP, entities=[minho])
    paris = {"type": "clientInfo", "locale": "ko-KR", "country": "FR", "timezone": "Europe/Paris"}
    await client.say("minho", "보고서를 금요일 오후 2:30까지 보내겠습니다", entities=[paris])
    assert "14:30 CET" in client.said_to("minho").text
    assert "어느 고객에게" in client.said_to("minho").text


@pytest.mark.parametrize(("locale", "said"), [("en-US", "send it as a new one"), ("ko-KR", "새 메시지로")])
async def test_who_edits_a_message_is_told_once_that_it_is_not_read_again(
    client: Client, locale: str, said: str
) -> None:
    info = {"type": "clientInfo", "locale": locale, "country": "KR", "timezone": "Asia/Seoul"}
    wrong = client.activity("alice", text="dnoe C-1", entities=[info])
    edited = {**wrong, "type": "messageUpdate", "text": "done C-1"}
    for activity in (wrong, *(_of(edited, event) for event in ("editMessage", "editMessage", "softDeleteMessage"))):
        assert (await client.post(activity)).status_code == 200
    _, told = client.teams.sent_to("a:alice")
    assert said in told.text


async def test_a_deleted_message_or_one_taken_back_is_answered_with_nothing(client: Client) -> None:
    for event in ("softDeleteMessage", "undeleteMessage"):
        await client.post(_of(client.activity("alice", type="messageUpdate", text="done C-1"), event))
    assert not client.teams.messages


def _of(activity: Json, event: str) -> Json:
    return {**activity, "channelData": {**activity["channelData"], "eventType": event}}


@pytest.mark.parametrize(
    "claimed",
    [
        {"kind": "close"}, {"kind": "press", "action": "done", "value": "1", "private": True},
        {"kind": "form", "action": "edit", "value": "1"},
    ],
)  # fmt: skip
async def test_nobody_takes_a_customers_card_away_by_calling_it_a_form_of_theirs(
    client: Client, claimed: dict[str, object]
) -> None:
    await in_acme(client)
    await client.say("alice", "send the fix to Acme by Friday 15:00")
    await client.press("alice", client.said_to("alice"), "Tell the customer")
    await client.press("alice", client.said_to("alice"), "Tell them", wording="send the fix")
    card = await arrived(client.teams, ACME)
    value = {"action": {"data": {"commitments": claimed}}}
    forged = client.activity("bob", ACME, type="invoke", name="adaptiveCard/action", value=value, replyToId=card.id)
    assert (await client.post(forged)).status_code == 200
    as_origin = {"action": {"data": {"commitments": {**claimed, "kind": "form", "action": "edit", "value": "1"}}}}
    as_origin["action"]["data"]["commitments"]["origin"] = card.id
    forged = client.activity("bob", ACME, type="invoke", name="adaptiveCard/action", value=as_origin, replyToId="x")
    assert (await client.post(forged)).status_code == 200
    assert card in client.teams.messages
    assert card.text.startswith("C-1 · Our promise to Acme")
    assert card.edits == 0
