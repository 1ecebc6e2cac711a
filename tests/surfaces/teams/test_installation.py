"""The app is added and removed: a welcome once; a removal pauses and is told; what waits goes on when it is back."""

import asyncio
from typing import Any

import pytest

from tests.surfaces.teams.conftest import Client
from tests.surfaces.teams.played_teams import BOT, ELSEWHERE, TENANT, Json, Member, Message, object_id
from tests.surfaces.teams.test_conversation import ACME, arrived, in_acme

TEAM = "19:general@thread.tacv2"
GROUP = "19:group@thread.v2"


def change(client: Client, who: str, place: str, kind: str, *, added: bool, **more: Any) -> Json:
    """Return an event of an installation, without what install events lack."""
    told: Json = {"type": kind}
    if kind == "installationUpdate":
        told["action"] = "add" if added else "remove"
    else:
        told["membersAdded" if added else "membersRemoved"] = [{"id": BOT}]
    activity = {**client.activity(who, place), **told, **more}
    activity["conversation"]["id"] = activity["conversation"]["id"].partition(";")[0]
    return {name: value for name, value in activity.items() if name not in {"entities", "localTimezone"}}


async def installed(client: Client, who: str, place: str = "", *, added: bool = True, **more: Any) -> None:
    """Report an installation to the bot as Teams does: in two events, each of which may repeat."""
    for kind in ("conversationUpdate", "installationUpdate", "installationUpdate"):
        answer = await client.post(change(client, who, place, kind, added=added, **more))
        assert (answer.status_code, answer.content) == (200, b"")


async def only_message(client: Client, conversation: str) -> Message:
    found = await arrived(client.teams, conversation)
    await client.say("sam", "help")  # another turn of everything that could send
    assert len(client.teams.sent_to(conversation)) == 1
    return found


@pytest.mark.parametrize(
    ("locale", "example"),
    [("en-US", "send the fix to Acme by Friday 3pm"), ("ko-KR", "애크미에 금요일 오후 3시까지 수정본 보내기")],
)
async def test_who_adds_the_app_is_welcomed_once_in_their_language(client: Client, locale: str, example: str) -> None:
    await installed(client, "alice", locale=locale)
    await installed(client, "alice", added=False)
    await installed(client, "alice", locale=locale)
    welcome = await only_message(client, "a:alice")
    assert example in welcome.text


async def test_a_team_reads_how_to_talk_to_the_bot_and_where_customers_are(client: Client) -> None:
    client.teams.members[TEAM] = [Member("alice")]
    await installed(client, "alice", TEAM)
    welcome = await only_message(client, TEAM)
    assert "@Commitments send the fix to Acme by Friday 3pm" in welcome.text
    assert "@Commitments customer Acme here" in welcome.text


async def test_a_group_chat_reads_how_to_talk_to_the_bot(client: Client) -> None:
    client.teams.members[GROUP] = [Member("alice")]
    chat = {"conversationType": "groupChat", "id": GROUP, "tenantId": TENANT, "isGroup": True}
    await installed(client, "alice", conversation=chat)
    assert "@Commitments" in (await only_message(client, GROUP)).text


async def test_a_guest_who_adds_the_app_is_shown_nothing_of_us(client: Client) -> None:
    client.teams.members["a:bob"] = [Member("bob", role="guest")]
    await installed(client, "bob")
    await client.say("sam", "help")
    assert client.teams.sent_to("a:bob") == []


async def test_a_customers_channel_without_the_bot_is_not_tried_and_told_of(client: Client) -> None:
    await in_acme(client)
    await client.say("alice", "send the fix to Acme by Friday 15:00")
    made = client.said_to("alice")
    await installed(client, "alice", ACME, added=False)
    client.teams.calls.clear()
    await client.press("alice", made, "Tell the customer")
    await client.press("alice", client.said_to("alice"), "Tell them", wording="send the fix")
    async with asyncio.timeout(10):
        while "has not been told" not in client.said_to("alice").text:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert [one for one in client.teams.sent_to(ACME) if not one.to] == []
    await installed(client, "alice", ACME)
    assert "Our promise to Acme" in (await arrived(client.teams, ACME)).text


async def test_a_customers_channel_that_takes_no_messages_is_told_of_and_goes_on_when_the_app_is_back(
    client: Client,
) -> None:
    await in_acme(client)
    await client.say("alice", "send the fix to Acme by Friday 15:00")
    await client.press("alice", client.said_to("alice"), "Tell the customer")
    client.teams.blocked.add(ACME)
    await client.press("alice", client.said_to("alice"), "Tell them", wording="send the fix")
    async with asyncio.timeout(10):
        while "has not been told" not in client.said_to("alice").text:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    client.teams.blocked.clear()
    await installed(client, "alice", ACME)
    assert "Our promise to Acme" in (await arrived(client.teams, ACME)).text


async def test_who_removed_the_app_is_reached_again_once_it_is_back(client: Client) -> None:
    await client.say("alice", "send the report by Friday 15:00")
    await client.press("alice", client.said_to("alice"), "No customer")
    await client.say("minho", "help")
    await installed(client, "minho", added=False)
    await client.say("alice", "give C-1 to <at>Minho</at>", entities=mentioning("minho"))
    async with asyncio.timeout(10):
        while "cannot be reached" not in client.said_to("alice").text:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    before = len(client.teams.sent_to("a:minho"))
    await installed(client, "minho")
    await arrived(client.teams, "a:minho", before + 2)
    welcome, waited = client.teams.sent_to("a:minho")[before:]
    assert "C-1" in welcome.text + waited.text


def mentioning(name: str) -> list[Json]:
    info = {"type": "clientInfo", "locale": "en-US", "country": "KR", "timezone": "Asia/Seoul"}
    who = {"id": f"29:{name}", "name": name.title(), "aadObjectId": object_id(name)}
    return [info, {"type": "mention", "text": f"<at>{name.title()}</at>", "mentioned": who}]


async def test_a_channel_that_somebody_from_outside_joins_is_a_customers_from_then_on(client: Client) -> None:
    client.teams.members[TEAM] = [Member("alice"), Member("minho")]
    await client.say("alice", "<at>Commitments</at> help", TEAM)
    client.teams.members[TEAM].append(Member("bob", ELSEWHERE))
    joined = {**client.activity("alice", TEAM), "type": "conversationUpdate", "membersAdded": [{"id": "29:bob"}]}
    client.teams.reads.clear()
    assert (await client.post(joined)).status_code == 200
    assert client.teams.reads == [TEAM]


async def test_with_the_app_of_a_team_all_of_its_channels_are_gone(client: Client) -> None:
    team = {"tenant": {"id": TENANT}, "team": {"id": TEAM}}
    await in_acme(client, channelData={**team, "channel": {"id": ACME}})
    await installed(client, "alice", TEAM, added=False, channelData=team)
    await client.say("alice", "send the report to Acme by Friday 15:00")
    await client.press("alice", client.said_to("alice"), "Tell the customer")
    await client.press("alice", client.said_to("alice"), "Tell them", wording="send the report")
    async with asyncio.timeout(10):
        while "has not been told" not in client.said_to("alice").text:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert not [one for one in client.teams.sent_to(ACME) if not one.to]


async def test_a_deleted_channel_is_gone_alone(client: Client) -> None:
    """Its event comes from the first channel of the team."""
    team = {"tenant": {"id": TENANT}, "team": {"id": TEAM}}
    await in_acme(client, channelData={**team, "channel": {"id": ACME}})
    await client.say("alice", "<at>Commitments</at> help", TEAM, channelData=team)

    async def happens(event: str, channel: str) -> None:
        told = {**team, "eventType": event, "channel": {"id": channel}}
        await client.post(client.activity("alice", TEAM, type="conversationUpdate", channelData=told))

    await happens("channelDeleted", ACME)
    client.teams.reads.clear()
    await happens("channelRenamed", ACME)
    await happens("channelRenamed", TEAM)
    assert client.teams.reads == [TEAM]
