"""The local page while its database is held by another process: it is shown, and says so."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.settings import Settings
from bot.wiring import open_bot
from tests.surfaces.web.conftest import ADDRESS
from tests.trouble.test_postgres import AWAY
from tests.trouble.test_sqlite import held

KOREAN = "지금은 기록에 접근할 수 없어 아무것도 바꾸지 않았습니다. 잠시 후 다시 시도해 주세요."


@pytest.fixture
async def client(file: Path) -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings(
        _env_file=None, database_url=f"sqlite:///{file}", database_wait_seconds=1, slack_bot_token=None,
        slack_app_token=None, slack_signing_secret=None, local_page="on",
    )  # fmt: skip
    async with open_bot(settings) as bot:
        transport = httpx.ASGITransport(app=bot.app)
        async with httpx.AsyncClient(transport=transport, base_url=ADDRESS, headers={"Origin": ADDRESS}) as client:
            yield client


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "page.db"


async def say(client: httpx.AsyncClient, who: str, text: str) -> str:
    """Say a line in the team's channel, and give the page as they see it then."""
    data = {"as": who, "in": "CTEAM", "text": text, "key": text}
    assert (await client.post("/chat/say", json=data)).status_code == 200
    return (await client.get(f"/?as={who}&in=CTEAM")).text


async def test_what_is_said_gets_the_sentence_and_the_page_goes_on(client: httpx.AsyncClient, file: Path) -> None:
    with held(file):
        assert AWAY in await say(client, "UALICE", "/commitments all")
        assert (await client.get("/readyz")).status_code == 503
        moved = await client.post("/chat/clock", json={"move": "next"})
        assert (moved.status_code, moved.json()) == (503, {"error": AWAY})
        moved = await client.post("/chat/clock?lang=ko", json={"move": "next"})
        assert moved.json() == {"error": KOREAN}
    assert (await client.get("/readyz")).status_code == 200
    await say(client, "UMINHO", "/commitments")
    with held(file):
        assert KOREAN in await say(client, "UMINHO", "/commitments all")
    assert (await client.get("/readyz")).status_code == 200
