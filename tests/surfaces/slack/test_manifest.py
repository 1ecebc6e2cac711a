"""The manifest: the file equals the generator, the generator keeps Slack's limits, the code listens to all of it."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.slack.app_manifest_data import BOT_EVENTS, CommandNames
from bot.slack.events import listen_for_changes
from bot.slack.manifest import PLACEHOLDER_URL, manifest, render
from tests.surfaces.slack.fakes import RecordedChanges
from tests.surfaces.slack.payloads import HOME

Manifest = dict[str, Any]


def built(**more: Any) -> Manifest:
    result: Manifest = manifest(CommandNames(), PLACEHOLDER_URL, **more)
    return result


def test_the_file_is_what_the_code_generates(root: Path) -> None:
    text = (root / "manifest.yml").read_text(encoding="utf-8")

    assert text == render(PLACEHOLDER_URL, CommandNames())
    assert yaml.safe_load(text) == built()


def test_slack_takes_every_length_in_it() -> None:
    shown = built()["display_information"]
    commands = built()["features"]["slash_commands"]

    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert re.fullmatch("#[0-9a-f]{6}", shown["background_color"])
    assert len(built()["features"]["bot_user"]["display_name"]) <= 80
    assert len(commands) <= 50
    for one in commands:
        assert len(one["command"]) <= 32
        assert len(one["description"]) <= 2000
        assert len(one["usage_hint"]) <= 1000
        assert one["should_escape"] is True
        assert one["url"] == f"{PLACEHOLDER_URL}/slack/events"


def test_its_settings_are_the_safe_ones() -> None:
    settings = built()["settings"]

    assert built()["_metadata"] == {"major_version": 2}
    assert (settings["token_rotation_enabled"], settings["org_deploy_enabled"]) == (False, False)
    assert settings["interactivity"] == {"is_enabled": True, "request_url": f"{PLACEHOLDER_URL}/slack/events"}
    assert settings["event_subscriptions"]["bot_events"] == sorted(BOT_EVENTS)
    scopes = built()["oauth_config"]["scopes"]
    assert len(scopes["bot"]) <= 255
    assert scopes["bot_optional"] == [one for one in scopes["bot"] if one.endswith((":history", ":read.email"))]


def test_socket_mode_needs_no_address() -> None:
    settings = built(socket_mode=True)["settings"]

    assert settings["socket_mode_enabled"] is True
    assert "http" not in str(built(socket_mode=True))


def test_the_commands_are_those_of_the_settings() -> None:
    names = CommandNames(commit="/promise", overdue="/late")

    commands = [
        one["command"] for one in yaml.safe_load(render("https://b.example/", names))["features"]["slash_commands"]
    ]

    assert commands == ["/promise", "/commitments", "/late", "/customer"]


@pytest.mark.parametrize("url", ["http://bot.example.com", "bot.example.com", ""])
def test_an_address_that_slack_cannot_call_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="https"):
        render(url, CommandNames())


@pytest.mark.parametrize("name", ["commit", "/", "/Commit", "/com mit", "/" + "x" * 32, "/약속"])
def test_a_name_that_slack_does_not_take_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is not a Slack command"):
        CommandNames(commit=name)


async def test_every_event_of_the_manifest_has_its_listener() -> None:
    heard: list[str] = []

    class OutcomeWriter:
        def event(self, name: str) -> Any:
            heard.append(name)
            return lambda listener: listener

    listen_for_changes(OutcomeWriter(), RecordedChanges(), HOME)  # type: ignore[arg-type]

    assert sorted(heard) == sorted(BOT_EVENTS)
