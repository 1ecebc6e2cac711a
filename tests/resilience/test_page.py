"""The local page while it is being filled, and while its database is held by another process: it says so."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

import httpx
import pytest

from bot.i18n.catalogues import catalogues
from bot.i18n.localizer import Localizer
from bot.settings import Settings
from bot.web.chat import Chat
from bot.web.chat_store import ChatFile
from bot.web.demo_people import PEOPLE, ROOMS
from bot.web.seed import HalfFilledPage
from bot.wiring import Bot, open_bot
from commitments.domain.errors import PageFileUnusable
from tests.resilience.test_postgres import AWAY
from tests.surfaces.web.conftest import ADDRESS

KOREAN = "지금은 기록에 접근할 수 없어 아무것도 바꾸지 않았습니다. 잠시 후 다시 시도해 주세요."


def page_over(file: Path) -> Settings:
    return Settings(
        _env_file=None, database_url=f"sqlite:///{file}", database_timeout_seconds=1, slack_bot_token=None,
        slack_app_token=None, slack_signing_secret=None, local_page="on",
    )  # fmt: skip


def client_of(bot: Bot) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=bot.app)
    return httpx.AsyncClient(transport=transport, base_url=ADDRESS, headers={"Origin": ADDRESS})


@pytest.fixture
async def client(file: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with open_bot(page_over(file)) as bot, client_of(bot) as client:
        assert bot.filling
        await bot.filling
        yield client


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "page.db"


async def say(client: httpx.AsyncClient, who: str, text: str) -> str:
    """Say a line in the team's channel, and give the page as they see it then."""
    data = {"as": who, "in": "CTEAM", "text": text, "key": text}
    assert (await client.post("/chat/say", json=data)).status_code == 200
    return (await client.get(f"/?as={who}&in=CTEAM")).text


@asynccontextmanager
async def held_meanwhile(file: Path) -> AsyncIterator[None]:
    """Hold the writer's place once it is free: what the page itself writes goes on until then."""
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def test_what_is_said_gets_the_sentence_and_the_page_goes_on(client: httpx.AsyncClient, file: Path) -> None:
    async with held_meanwhile(file):
        assert AWAY in await say(client, "UALICE", "/commit send the plan to Acme by Friday")
        assert (await client.get("/readyz")).status_code == 503
        moved = await client.post("/chat/clock", json={"move": "next"})
        assert (moved.status_code, moved.json()) == (503, {"error": AWAY})
        moved = await client.post("/chat/clock?lang=ko", json={"move": "next"})
        assert moved.json() == {"error": KOREAN}
    assert (await client.get("/readyz")).status_code == 200
    await say(client, "UMINHO", "/commitments")
    async with held_meanwhile(file):
        assert KOREAN in await say(client, "UMINHO", "/commit send the plan to Acme by Friday")
    assert (await client.get("/readyz")).status_code == 200


async def test_lists_are_shown_while_another_process_writes(client: httpx.AsyncClient, file: Path) -> None:
    await say(client, "UALICE", "/commitments")  # so that she is known, and nothing need be stored
    async with held_meanwhile(file):
        shown = await say(client, "UALICE", "/commitments all")
    assert AWAY not in shown
    assert "send the corrected invoice" in shown


async def test_a_new_page_is_healthy_at_once_and_ready_and_shown_when_it_is_filled(file: Path) -> None:
    async with open_bot(page_over(file)) as bot, client_of(bot) as client:
        assert (await client.get("/healthz")).status_code == 200
        ready = await client.get("/readyz")
        assert (ready.status_code, ready.json()["page"]) == (503, False)
        page = (await client.get("/?as=UALICE&in=CTEAM")).text
        assert "send the corrected invoice" in page
        assert "deploy the export fix" in page
        assert (await client.get("/readyz")).json() == {"database": True, "page": True}


async def test_a_page_that_was_left_half_filled_says_so_and_is_never_shown(file: Path) -> None:
    chat = ChatFile(file.with_name("page-chat.db"))
    Chat(chat, PEOPLE, ROOMS).note_filling("begun")
    chat.close()
    async with open_bot(page_over(file)) as bot:
        assert bot.filling
        with pytest.raises(HalfFilledPage):
            await bot.filling


def _damage(statement: str) -> Callable[[Path], None]:
    def damage(chat: Path) -> None:
        with closing(sqlite3.connect(chat)) as db:
            db.executescript(statement)

    return damage


def _becomes_folder(chat: Path) -> None:
    chat.unlink()
    chat.mkdir()


def _move_away(folder: Path) -> None:
    for left in folder.glob("page-chat.db*"):
        left.rename(folder / f"away-{left.name}")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "other bytes": lambda chat: chat.write_bytes(b"quartz " * 1000),
    "JSON, broken": lambda chat: chat.write_text('{"quartz": '),
    "a folder": _becomes_folder,
    "cards that are no JSON": _damage("UPDATE message SET card = '{quartz'"),
    "cards of another form": _damage("UPDATE message SET card = '{\"title\": 1}'"),
    "a moment that is none": _damage("UPDATE message SET at = 'quartz'"),
    "a clock that is none": _damage("INSERT OR REPLACE INTO fact VALUES ('clock_offset', 'quartz')"),
    "tables of another program": _damage("DROP TABLE message; CREATE TABLE message (quartz)"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
async def test_a_chat_that_cannot_be_used_is_one_sentence_and_a_start_without_it_begins_anew(
    damage: Callable[[Path], object], tmp_path: Path
) -> None:
    file, chat = tmp_path / "page.db", tmp_path / "page-chat.db"
    async with open_bot(page_over(file)) as bot:
        assert bot.filling
        await bot.filling
    damage(chat)
    with pytest.raises(PageFileUnusable) as refused:
        async with open_bot(page_over(file)):
            pass
    for language in catalogues():
        said = Localizer(language, "UTC").error(refused.value, {})
        assert str(chat) in said
        assert "uartz" not in said.replace(str(chat), "")
        assert "\n" not in said
    _move_away(tmp_path)
    async with open_bot(page_over(file)) as bot, client_of(bot) as client:
        assert bot.filling
        await bot.filling
        assert (await client.get("/")).status_code in (200, 307)
