"""The language chosen on the page is the person's: of the page, of the bot's answers and of its messages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.settings import Settings
from bot.wiring import open_bot
from tests.surfaces.web.conftest import ADDRESS
from tests.surfaces.web.fakes import FakePage


@asynccontextmanager
async def whole_page(folder: Path) -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings(_env_file=None, database_url=f"sqlite:///{folder / 'page.db'}", local_page="on")
    async with open_bot(settings) as bot:
        assert bot.filling
        await bot.filling
        transport = httpx.ASGITransport(app=bot.app)
        async with httpx.AsyncClient(transport=transport, base_url=ADDRESS, headers={"Origin": ADDRESS}) as client:
            yield client


async def choose(client: httpx.AsyncClient, person: str, language: str) -> httpx.Response:
    return await client.post("/chat/language", json={"as": person, "language": language})


async def say(client: httpx.AsyncClient, person: str, text: str, key: str) -> str:
    data = {"as": person, "in": "CTEAM", "text": text, "key": key}
    assert (await client.post("/chat/say", json=data)).status_code == 200
    return (await client.get(f"/?as={person}&in=CTEAM")).text


async def test_the_bot_speaks_the_chosen_language_too_also_after_a_restart(tmp_path: Path) -> None:
    async with whole_page(tmp_path) as client:
        assert "<h3" in await say(client, "UALICE", "/overdue", "k1")
        assert (await choose(client, "UALICE", "ko")).status_code == 200
        page = await say(client, "UALICE", "/commit send fix to Acme by the 15th", "k2")
        assert '<html lang="ko">' in page
        assert "약속을 등록했습니다" in page
        await client.post("/chat/clock", json={"move": "next"})
        told = (await client.get("/?as=UALICE&in=DUALICE")).text.rpartition("<article")[2]
        assert "완료" in told  # the button of the reminder
        assert '<html lang="ko">' not in (await client.get("/?as=UCAROL")).text
    async with whole_page(tmp_path) as client:
        page = await say(client, "UALICE", "/commitments", "k3")
        assert '<html lang="ko">' in page
        assert "진행 중인 내 약속" in page


@pytest.mark.parametrize("data", [{"as": "UALICE", "language": "xx"}, {"as": "UALICE"}, {"as": "U1", "language": "ko"}])
async def test_only_a_known_language_of_a_known_person_is_taken(
    client: httpx.AsyncClient, page: FakePage, data: dict[str, str]
) -> None:
    refused = await client.post("/chat/language", json=data)
    assert refused.status_code in (400, 404)
    assert refused.json()["error"]
    assert page.chat.people["UALICE"].person.language == "en"


async def test_a_database_that_is_away_leaves_the_language_as_it_is(client: httpx.AsyncClient, page: FakePage) -> None:
    page.noted.away = True
    assert (await choose(client, "UALICE", "ko")).status_code == 503
    assert '<html lang="en">' in (await client.get("/?as=UALICE")).text
