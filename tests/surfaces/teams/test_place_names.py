"""What people read is the name of a place, never its id."""

import pytest

from tests.surfaces.teams.conftest import Client
from tests.surfaces.teams.played_teams import Json, Member, PlayedTeams
from tests.surfaces.teams.test_conversation import mentioned

CHANNEL, FIRST, CHAT = "19:acme@thread.tacv2", "19:team@thread.tacv2", "19:chat@thread.v2"


def in_channel_of_team(client: Client, place: str, text: str) -> Json:
    activity = client.activity("alice", place, text=f"<at>Commitments</at> {text}", **mentioned())
    return {**activity, "channelData": {**activity["channelData"], "team": {"id": FIRST}}}


@pytest.mark.parametrize(("place", "shown"), [(CHANNEL, "#Acme support"), (FIRST, "#Delivery")])
async def test_a_channel_has_its_name(client: Client, teams: PlayedTeams, place: str, shown: str) -> None:
    teams.members[place] = [Member("alice")]
    teams.channels[FIRST] = {FIRST: "", CHANNEL: "Acme support"}
    await client.post(in_channel_of_team(client, place, "customer Acme here"))
    await client.say("alice", "customer Acme settings")
    assert shown in client.said_to("alice").text
    assert place not in client.said_to("alice").text


async def test_a_chat_is_called_by_its_people(client: Client, teams: PlayedTeams) -> None:
    teams.members[CHAT] = [Member("alice"), Member("minho")]
    await client.say("alice", "<at>Commitments</at> customer Acme here", CHAT, **mentioned())
    await client.say("alice", "customer Acme settings")
    assert "Alice, Minho" in client.said_to("alice").text


async def test_a_channel_whose_name_cannot_be_read_is_still_no_id(client: Client, teams: PlayedTeams) -> None:
    teams.members[CHANNEL] = [Member("alice")]
    await client.post(in_channel_of_team(client, CHANNEL, "customer Acme here"))
    await client.say("alice", "customer Acme settings")
    assert "a channel whose name I cannot read" in client.said_to("alice").text
