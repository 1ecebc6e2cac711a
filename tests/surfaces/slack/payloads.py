"""Payloads as Slack sends them, signed with the test's secret.

Shapes from https://docs.slack.dev/interactivity, …/slash-commands and …/events-api.
"""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from pydantic import SecretStr
from slack_sdk.signature import SignatureVerifier

from commitments.application.ports.installations import Installation

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def installed(team: str = "T001", enterprise: str = "", token: str = "xoxb-test") -> Installation:
    """Return a workspace that installed us, and is a company of its own."""
    return Installation(
        "slack", team, team, SecretStr(token), enterprise, "U0BOT", "B001", "Ours", "https://ours.slack.com/"
    )


HOME = installed()
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"

Json = dict[str, Any]


def signed(body: bytes, *, at: datetime = NOW, secret: str = SECRET, kind: str = FORM) -> dict[str, str]:
    """Return the headers that Slack would send with a body."""
    timestamp = str(int(at.timestamp()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=timestamp, body=body)
    assert signature
    return {"content-type": kind, "x-slack-request-timestamp": timestamp, "x-slack-signature": signature}


def form(payload: Json) -> bytes:
    """Encode an interaction."""
    return urlencode({"payload": json.dumps(payload)}).encode()


def command(name: str = "/commit", text: str = "send fix to Acme by the 15th", **more: str) -> bytes:
    """Encode a slash command."""
    fields = {
        "token": "legacy",
        "team_id": "T001",
        "team_domain": "ours",
        "channel_id": "C100",
        "channel_name": "team",
        "user_id": "U100",
        "user_name": "ann",
        "command": name,
        "text": text,
        "api_app_id": "A001",
        "is_enterprise_install": "false",
        "response_url": "https://hooks.example.com/commands/1",
        "trigger_id": "13345224609.738474920.8088930838d88f008e0",
    }
    return urlencode({**fields, **more}).encode()


def press(action_id: str = "done:0", value: str = "12", **more: Any) -> Json:
    """Return a click on a button of a stored message in #acme."""
    return {
        "type": "block_actions",
        "user": {"id": "U100", "username": "ann", "name": "ann", "team_id": "T001"},
        "api_app_id": "A001",
        "token": "legacy",
        "container": {
            "type": "message",
            "message_ts": "1772440000.000100",
            "channel_id": "C100",
            "is_ephemeral": False,
        },
        "trigger_id": "12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3",
        "team": {"id": "T001", "domain": "ours"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": "C100", "name": "acme"},
        "message": {"bot_id": "B001", "type": "message", "ts": "1772440000.000100", "team": "T001", "text": "x"},
        "response_url": "https://hooks.example.com/actions/1",
        "actions": [
            {
                "type": "button",
                "block_id": "b",
                "action_id": action_id,
                "value": value,
                "action_ts": "1772440001.000200",
                "text": {"type": "plain_text", "text": "Done"},
            }
        ],
        **more,
    }


def ephemeral(payload: Json) -> Json:
    """Make a click one on a message that only the clicker sees."""
    container = {"type": "message", "message_ts": "1772440000.000100", "channel_id": "C100", "is_ephemeral": True}
    return {**{key: value for key, value in payload.items() if key != "message"}, "container": container}


def submission(view: Json, values: Json, **more: Any) -> Json:
    """Return a submitted modal: `view` as it was opened, `values` as Slack keeps its state."""
    return {
        "type": "view_submission",
        "team": {"id": "T001", "domain": "ours"},
        "user": {"id": "U100", "username": "ann", "name": "ann", "team_id": "T001"},
        "api_app_id": "A001",
        "token": "legacy",
        "trigger_id": "123.456.abc",
        "view": {
            "id": "V100",
            "team_id": "T001",
            "state": {"values": values},
            "hash": "1.a",
            "app_installed_team_id": "T001",
            **view,
        },
        "response_urls": [],
        "is_enterprise_install": False,
        "enterprise": None,
        **more,
    }


def event(inner: Json, **more: Any) -> bytes:
    """Encode an event."""
    outer = {
        "token": "legacy",
        "team_id": "T001",
        "api_app_id": "A001",
        "event": {"event_ts": "1772440000.000100", **inner},
        "type": "event_callback",
        "event_id": "Ev001",
        "event_time": 1772440000,
        "authorizations": [{"enterprise_id": None, "team_id": "T001", "user_id": "U0BOT", "is_bot": True}],
        "is_ext_shared_channel": False,
    }
    return json.dumps({**outer, **more}).encode()
