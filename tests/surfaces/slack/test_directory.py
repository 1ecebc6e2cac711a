"""People and channels as Slack describes them; what it does not say counts against being seen."""

import asyncio
from typing import Any

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.countries import country_of
from bot.slack.directory import SlackDirectory, is_shared, role_of
from commitments.domain.accounts import email_digest
from commitments.domain.channel import Channel
from commitments.domain.errors import DestinationRefused, NotInChannel, SendError, TryLater, WorkspaceRefused
from commitments.domain.person import Person, Role
from commitments.domain.wall_time import is_known
from tests.surfaces.slack.fakes import FakeSlack, StandingClock
from tests.surfaces.slack.payloads import HOME, NOW, installed

ANN: dict[str, Any] = {
    "id": "U100",
    "team_id": "T001",
    "name": "ann",
    "deleted": False,
    "real_name": "Ann Lee",
    "tz": "Asia/Seoul",
    "tz_offset": 32400,
    "locale": "ko-KR",
    "profile": {"display_name": "Ann", "real_name": "Ann Lee"},
    "is_admin": True,
    "is_owner": True,
    "is_bot": False,
    "is_restricted": False,
    "is_ultra_restricted": False,
}


@pytest.fixture
def directory(client: AsyncWebClient) -> SlackDirectory:
    return SlackDirectory(client, HOME, StandingClock(), zone="Europe/Paris")


async def test_a_person_is_read_with_zone_language_and_country(slack: FakeSlack, directory: SlackDirectory) -> None:
    slack.says("users.info", user=ANN)

    ann = Person("U100", "Ann", "Asia/Seoul", "ko", "KR", Role.MEMBER, read_at=NOW)
    assert await directory.person("T001", "U100") == ann
    assert slack.made("users.info") == [{"user": "U100", "include_locale": "true"}]


async def test_only_an_address_that_slack_has_confirmed_counts(slack: FakeSlack, directory: SlackDirectory) -> None:
    mail: dict[str, Any] = {"is_email_confirmed": True, "profile": {"email": "Ann@Globex.example"}}
    cases: list[tuple[dict[str, Any], bool]] = [
        (mail, True),
        ({**mail, "is_email_confirmed": False}, False),
        ({"profile": mail["profile"]}, False),
        ({**mail, "profile": {}}, False),
        ({**mail, "is_restricted": True}, False),
        ({**mail, "team_id": "T999"}, False),
    ]
    for told, counts in cases:
        slack.says("users.info", user={**ANN, **told})
        found = await directory.person("T001", "U100")
        assert found is not None
        assert found.email == (email_digest("ann@globex.example") if counts else None), told


async def test_somebody_of_another_team_is_an_outsider_whose_language_is_not_guessed(
    slack: FakeSlack, directory: SlackDirectory
) -> None:
    slack.says("users.info", user={**ANN, "team_id": "T999", "tz": None, "profile": {}})

    stranger = Person("T999:U100", "Ann Lee", "Europe/Paris", "en", None, Role.OUTSIDER, read_at=NOW)
    assert await directory.person("T001", "T999:U100") == stranger
    assert slack.made("users.info")[0]["user"] == "U100"


@pytest.mark.parametrize(
    ("change", "role"),
    [
        ({}, Role.MEMBER),
        ({"is_restricted": True}, Role.OUTSIDER),
        ({"is_ultra_restricted": True}, Role.OUTSIDER),
        ({"is_stranger": True}, Role.OUTSIDER),
        ({"team_id": "T999"}, Role.OUTSIDER),
        ({"team_id": "T002", "enterprise_user": {"enterprise_id": "E001"}}, Role.MEMBER),
        ({"team_id": "T002", "enterprise_user": {"enterprise_id": "E999"}}, Role.OUTSIDER),
    ],
)
def test_an_owner_of_the_workspace_is_a_member_and_a_guest_an_outsider(change: dict[str, Any], role: Role) -> None:
    assert role_of({**ANN, **change}, installed(enterprise="E001")) is role


async def test_bots_and_those_who_left_are_known_as_such(slack: FakeSlack, directory: SlackDirectory) -> None:
    slack.says("users.info", user={**ANN, "is_bot": True, "deleted": True})
    bot = await directory.person("T001", "U100")
    slack.says("users.info", user={**ANN, "id": "USLACKBOT"})
    slackbot = await directory.person("T001", "USLACKBOT")

    assert bot is not None
    assert (bot.is_bot, bot.active) == (True, False)
    assert slackbot is not None
    assert slackbot.is_bot


@pytest.mark.parametrize("error", ["user_not_found", "user_not_visible"])
async def test_nobody_is_none(slack: FakeSlack, directory: SlackDirectory, error: str) -> None:
    slack.refuses("users.info", error)

    assert await directory.person("T001", "U404") is None


async def test_a_slack_that_cannot_be_asked_is_not_nobody(slack: FakeSlack, directory: SlackDirectory) -> None:
    slack.refuses("users.info", "internal_error")
    with pytest.raises(TryLater):
        await directory.person("T001", "U100")
    slack.refuses("users.info", "token_revoked")
    with pytest.raises(WorkspaceRefused):
        await directory.person("T001", "U100")


async def test_a_slow_slack_is_not_waited_for(
    slack: FakeSlack, directory: SlackDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(_: Any) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr("bot.slack.directory._SECONDS", 0.05)
    slack.answers["users.info"] = slack.answers["conversations.info"] = never

    with pytest.raises(TryLater):
        await directory.person("T001", "U100")
    with pytest.raises(TryLater):
        await directory.channel("T001", "C100")


@pytest.mark.parametrize(
    ("channel", "shared"),
    [
        ({"is_ext_shared": True}, True),
        ({"is_ext_shared": False, "is_pending_ext_shared": True}, True),
        ({"is_ext_shared": False, "is_shared": True, "is_org_shared": True}, False),
        ({"is_ext_shared": False}, False),
        ({"is_shared": False}, None),
    ],
)
def test_a_channel_is_shared_when_people_outside_see_it_and_unknown_unless_slack_says(
    channel: dict[str, Any], shared: bool | None
) -> None:
    assert is_shared(channel) is shared


async def test_a_channel_is_read_and_a_failure_is_no_answer(slack: FakeSlack, directory: SlackDirectory) -> None:
    slack.says("conversations.info", channel={"id": "C100", "name": "acme", "is_ext_shared": True})
    known = await directory.channel("T001", "C100")
    assert known == Channel("C100", "acme", True, NOW)
    slack.refuses("conversations.info", "channel_not_found")
    with pytest.raises(DestinationRefused):
        await directory.channel("T001", "C404")
    slack.refuses("conversations.info", "ratelimited")
    with pytest.raises(TryLater):
        await directory.channel("T001", "C100")


async def test_an_answer_without_what_was_asked_for_is_a_failure(slack: FakeSlack, directory: SlackDirectory) -> None:
    slack.says("conversations.info")
    slack.says("users.info")
    with pytest.raises(TryLater, match="no_channel"):
        await directory.channel("T001", "C100")
    with pytest.raises(TryLater, match="no_user"):
        await directory.person("T001", "U100")


async def test_who_from_outside_reads_a_channel_is_guests_and_people_of_other_teams(
    slack: FakeSlack, directory: SlackDirectory
) -> None:
    users = {
        "U1": {**ANN, "id": "U1"},
        "U2": {**ANN, "id": "U2", "team_id": "T999", "profile": {"display_name": "Olga"}},
        "U3": {**ANN, "id": "U3", "is_restricted": True, "profile": {"real_name": "Gus Guest"}},
        "U4": {**ANN, "id": "U4", "team_id": "T999", "is_bot": True},
        HOME.bot_user: {**ANN, "id": HOME.bot_user, "is_bot": True},
    }
    slack.says("conversations.members", members=[*users], response_metadata={"next_cursor": ""})
    slack.answers["users.info"] = lambda asked: web.json_response({"ok": True, "user": users[asked["user"]]})

    assert await directory.outsiders("T001", "C100") == ["Gus Guest", "Olga"]
    slack.says("conversations.members", members=["U1", "U2"])
    with pytest.raises(NotInChannel) as absent:
        await directory.outsiders("T001", "C100")
    assert absent.value.outsiders == ("Olga",)
    slack.says("conversations.members", members=["U1"], response_metadata={"next_cursor": "more"})
    with pytest.raises(TryLater):
        await directory.outsiders("T001", "C100")
    slack.refuses("conversations.members", "channel_not_found")
    with pytest.raises(SendError):
        await directory.outsiders("T001", "C100")


@pytest.mark.parametrize(
    ("zone", "locale", "country"),
    [
        ("Asia/Seoul", "en-US", "KR"),
        ("America/New_York", "", "US"),
        ("Europe/Stockholm", "en-US", "SE"),
        ("Europe/Berlin", "de-DE", "DE"),
        ("Europe/Berlin", "en-US", "DE"),
        ("Europe/Berlin", "da-DK", "DK"),
        ("Europe/London", "en-US", "GB"),
        ("Europe/London", "ko-KR", "GB"),
        ("Europe/Berlin", "not a locale", "DE"),
        ("Europe/London", "en-IN", "GB"),
        ("America/New_York", "ko-KR", "US"),
        ("Asia/Calcutta", "en-US", "IN"),
        ("Asia/Saigon", "en-US", "VN"),
        ("Europe/Kiev", "en-US", "UA"),
        ("Asia/Tel_Aviv", "he-IL", "IL"),
        ("US/Pacific", "ko-KR", "US"),
        ("UTC", "en-GB", None),
        ("CET", "en-US", None),
        ("EST5EDT", "en-US", None),
    ],
)
def test_a_country_is_the_zones_and_of_several_the_locales(zone: str, locale: str, country: str | None) -> None:
    assert country_of(zone, locale) == country


@pytest.mark.parametrize("name", ["", "Mars/Base", "../etc/passwd", "/etc/passwd", "Asia"])
def test_a_zone_that_this_machine_does_not_know_is_none(name: str) -> None:
    assert is_known(name) is False
