"""Whatever is sent to /api/messages with a good token: no 500, nothing half done, no word of it in a log."""

import logging
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.wiring import open_bot
from tests.surfaces.teams.conftest import Client, settings_of
from tests.surfaces.teams.played_teams import PlayedTeams

MARK = "zedmark"
TYPES = ["message", "invoke", "conversationUpdate", "installationUpdate", "messageReaction", "event", "novel", ""]
NAMES = [
    "adaptiveCard/action",
    "composeExtension/fetchTask",
    "composeExtension/submitAction",
    "task/fetch",
    "",
    "novel",
]
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.just(MARK),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
OURS = st.fixed_dictionaries(
    {"commitments": st.fixed_dictionaries({
        "kind": st.sampled_from(["press", "form", "close"]) | JSON,
        "action": st.sampled_from(["done", "move", "tell", "tell_form", "drop_draft", "received", MARK]) | JSON,
        "value": st.sampled_from(["1", "1|x", "", MARK]) | JSON,
    })}
)  # fmt: skip
VALUES = OURS | JSON | st.fixed_dictionaries({"action": st.fixed_dictionaries({"data": OURS | JSON})}) | (
    st.fixed_dictionaries({"commandId": st.just("save"), "data": JSON, "messagePayload": JSON})
)  # fmt: skip
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(TYPES) | JSON, "name": st.sampled_from(NAMES) | JSON, "value": VALUES,
        "text": st.text(max_size=60) | st.just(f"send {MARK} to Acme by Friday") | JSON, "entities": JSON,
        "from": JSON, "conversation": JSON, "recipient": JSON, "channelData": JSON, "replyToId": JSON,
        "locale": JSON, "localTimezone": JSON, "id": JSON, "membersAdded": JSON, "action": JSON,
    },
)  # fmt: skip


@pytest.mark.parametrize("tries", [60])
async def test_any_activity_is_answered(
    teams: PlayedTeams, tmp_path: Path, caplog: pytest.LogCaptureFixture, tries: int
) -> None:
    found: list[Any] = []

    @settings(max_examples=tries, deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(changed=CHANGES)
    def collect(changed: dict[str, Any]) -> None:
        found.append(changed)

    collect()
    caplog.set_level(logging.INFO)
    async with (
        open_bot(settings_of(teams, tmp_path / "teams.db")) as bot,
        httpx.AsyncClient(transport=httpx.ASGITransport(app=bot.app), base_url="http://bot") as http,
    ):
        client = Client(teams, http)
        for changed in found:
            answer = await client.post({**client.activity("alice"), **changed})
            assert answer.status_code in {200, 403}, (changed, answer.text)
    assert MARK not in caplog.text
