"""Forms in Teams: what must be answered is marked, and the client says so in the reader's language."""

from typing import Any

import pytest

from tests.surfaces.teams.conftest import Client
from tests.surfaces.teams.played_teams import Json, Message
from tests.surfaces.teams.test_conversation import in_acme


def inputs(form: Message) -> dict[str, Json]:
    return {one["id"]: one for one in form.card["body"] if one["type"].startswith("Input.")}


def speaking(locale: str) -> dict[str, Any]:
    info = {"type": "clientInfo", "locale": locale, "country": "KR", "timezone": "Asia/Seoul"}
    return {"locale": locale, "entities": [info]}


@pytest.mark.parametrize(
    ("locale", "missing"), [("en-US", "Please fill this in."), ("ko-KR", "필수 항목입니다. 입력해 주세요.")]
)
async def test_what_must_be_answered_is_marked(client: Client, locale: str, missing: str) -> None:
    await in_acme(client)
    await client.say("sam", "send the fix to Acme by Friday 15:00", **speaking(locale))
    await client.say("sam", "edit C-1", **speaking(locale))
    asked = inputs(client.said_to("sam"))
    assert {name for name, one in asked.items() if one.get("isRequired")} == {
        "what",
        "owner",
        "customer",
        "date",
        "time",
    }
    assert {one.get("errorMessage") for one in asked.values() if one.get("isRequired")} == {missing}
    assert "isRequired" not in asked["reason"]
