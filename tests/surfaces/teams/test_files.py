"""A list as a file in Teams: asked for, stored in the person's OneDrive once they allow it, and nowhere else."""

import asyncio
from typing import Any

import pytest

from tests.surfaces.teams.conftest import Client
from tests.surfaces.teams.played_teams import Json, Message, PlayedTeams

CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"


async def arrives(teams: PlayedTeams, conversation: str, kind: str) -> Message:
    async with asyncio.timeout(10):
        while True:
            found = [one for one in teams.sent_to(conversation) if kind in str(one.activity)]
            if found:
                return found[-1]
            await asyncio.sleep(0.02)


async def asks(client: Client, name: str = "alice") -> Message:
    """Return the question whether a file may be stored."""
    await client.say(name, "send the report by Friday 15:00")
    await client.press(name, client.said_to(name), "No customer")
    await client.say(name, "commitments csv")
    return await arrives(client.teams, f"a:{name}", CONSENT)


async def answers(client: Client, name: str, asked: Message, action: str = "accept", url: str = "") -> None:
    (attachment,) = asked.activity["attachments"]
    value: Json = {"type": "fileUpload", "action": action, "context": attachment["content"][f"{action}Context"]}
    if action == "accept":
        value["uploadInfo"] = {
            "contentUrl": f"{client.teams.url}/content", "name": attachment["name"], "fileType": "csv",
            "uploadUrl": url or f"{client.teams.url}/upload", "uniqueId": "u1",
        }  # fmt: skip
    activity = client.activity(name, type="invoke", name="fileConsent/invoke", value=value, replyToId=asked.id)
    answer = await client.post(activity)
    assert (answer.status_code, answer.json()) == (200, {})


async def test_a_list_is_stored_where_the_person_allows_it_and_linked(client: Client) -> None:
    asked = await asks(client)
    assert asked.activity["attachments"][0]["name"].endswith(".csv")
    await answers(client, "alice", asked)
    ((content, part),) = client.teams.uploads
    assert "send the report" in content.decode("utf-8-sig")
    assert part == f"bytes 0-{len(content) - 1}/{len(content)}"
    assert asked not in client.teams.messages
    link = await arrives(client.teams, "a:alice", INFO)
    assert link.activity["attachments"][0]["contentUrl"] == f"{client.teams.url}/content"


async def test_who_does_not_allow_it_gets_nothing(client: Client) -> None:
    asked = await asks(client)
    await answers(client, "alice", asked, "decline")
    assert asked not in client.teams.messages
    assert client.teams.uploads == []


async def test_nobody_gets_the_list_of_another(client: Client) -> None:
    asked = await asks(client)
    await answers(client, "minho", asked)
    assert client.teams.uploads == []
    assert "ask for it again" in client.said_to("minho").text


@pytest.mark.parametrize("url", ["https://evil.example/up", "http://contoso.sharepoint.com/up", "file:///etc", "x", 7])
async def test_a_file_is_sent_to_nobody_but_onedrive(client: Client, url: Any) -> None:
    asked = await asks(client)
    await answers(client, "alice", asked, url=url)
    assert client.teams.uploads == []
    assert "could not be stored" in client.said_to("alice").text


async def test_a_onedrive_that_refuses_is_told_and_may_be_asked_again(client: Client) -> None:
    asked = await asks(client)
    client.teams.refuses_uploads = True
    await answers(client, "alice", asked)
    assert "could not be stored" in client.said_to("alice").text
    client.teams.refuses_uploads = False
    await answers(client, "alice", asked)
    assert len(client.teams.uploads) == 1
