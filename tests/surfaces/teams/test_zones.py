"""Time zones of people in Teams: told by their client with each message; asked for once where it is not."""

import asyncio
from typing import Any

import pytest

from tests.surfaces.teams.conftest import Client
from tests.surfaces.teams.played_teams import ELSEWHERE, Member, Message
from tests.surfaces.teams.test_conversation import ACME, in_acme, mentioned

LINE = "send the fix to Acme by Friday 15:00"


async def say(client: Client, text: str, zone: str = "", locale: str = "en-US") -> None:
    """Send a message of alice whose client tells a zone, or none."""
    info: dict[str, Any] = {"type": "clientInfo", "locale": locale, **({"timezone": zone} if zone else {})}
    activity = client.activity("alice", text=text, locale=locale, entities=[info])
    del activity["localTimezone"]
    assert (await client.post(activity)).status_code == 200


async def said(client: Client, words: str) -> list[Message]:
    async with asyncio.timeout(10):
        while not (found := [one for one in client.teams.sent_to("a:alice") if words in one.text]):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    return found


async def test_whoever_tells_no_zone_is_asked_once_and_their_answer_stays(client: Client) -> None:
    await say(client, "help")
    await say(client, "help")
    asked = await said(client, "does not tell me your time zone")
    assert "Asia/Seoul" in asked[0].text
    await say(client, "zone Berlin")
    await said(client, "Your times are read in Europe/Berlin")
    client.teams.members[ACME] = [Member("minho"), Member("bob", ELSEWHERE)]
    await client.say("minho", "<at>Commitments</at> customer Acme here", ACME, **mentioned())
    await say(client, LINE)
    await said(client, "15:00 CET")
    assert len(await said(client, "does not tell me your time zone")) == 1


async def test_a_zone_that_is_unclear_or_unknown_is_asked_about(client: Client) -> None:
    await say(client, "시간대 서울", locale="ko-KR")
    await said(client, "Asia/Seoul 시간대로 읽습니다")
    await say(client, "zone Atlantis")
    await said(client, "I do not know the zone “Atlantis”")


async def test_a_client_that_tells_a_zone_is_believed_and_nobody_is_asked(client: Client) -> None:
    await in_acme(client)
    await say(client, LINE, zone="Europe/London")
    await said(client, "15:00 GMT")
    await client.say("minho", "help")
    assert not [one for one in client.teams.sent_to("a:alice") if "does not tell me" in one.text]


@pytest.mark.parametrize("told", ["zone London", "시간대 런던"])
async def test_who_names_a_zone_is_told_that_the_client_does(client: Client, told: str) -> None:
    await client.say("alice", told)
    assert "Asia/Seoul" in client.said_to("alice").text
    await client.say("alice", "zone plan by Friday 15:00")
    assert "Who was it promised to?" in client.said_to("alice").text
