"""A database without its chat file, and a chat without its database: the page starts clean, and says what it did."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.web.chat_store import ChatFile
from bot.wiring import Bot, open_bot
from tests.resilience.test_page import client_of, page_over, say

NEW_CHAT = "This chat is new"


@asynccontextmanager
async def page_in(folder: Path) -> AsyncIterator[tuple[httpx.AsyncClient, Bot]]:
    async with open_bot(page_over(folder / "page.db")) as bot, client_of(bot) as client:
        assert bot.filling
        await bot.filling
        yield client, bot


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """Give a folder in which the page was used: Alice has promised the sextant, and Carol has her card."""
    async with page_in(tmp_path) as (client, _):
        await say(client, "USAM", "/customer Acme announce auto")
        assert "sextant" in await say(client, "UALICE", "/commit repair the sextant for Acme by 18 December 2030")
    return tmp_path


def remove(folder: Path, name: str) -> None:
    for file in folder.glob(f"{name}.db*"):
        file.unlink()


def titles(answer: str) -> list[str]:
    return [part.partition("<")[0] for part in answer.split("C-")[1:]]


async def seen_by(client: httpx.AsyncClient, person: str, place: str) -> str:
    return (await client.get(f"/?as={person}&in={place}")).text


async def test_a_chat_whose_database_is_gone_is_put_aside(folder: Path) -> None:
    remove(folder, "page")
    async with page_in(folder) as (client, bot):
        for person, place in (("UALICE", "CTEAM"), ("UALICE", "DUALICE"), ("UCAROL", "CACME")):
            assert "sextant" not in await seen_by(client, person, place)
        assert "send the corrected invoice" in await say(client, "UALICE", "/commitments all")
        said, address = bot.startup_message.rsplit("\n", 1)
        assert str(folder / "page-chat-before-1.db") in said
        assert address == "Local page: http://127.0.0.1:8000"
    old = ChatFile(folder / "page-chat-before-1.db")
    assert any("sextant" in one.text for one in old.every())
    old.close()
    remove(folder, "page")
    async with page_in(folder) as (_, bot):
        assert "page-chat-before-2.db" in bot.startup_message


async def test_promises_whose_chat_is_gone_stay_and_their_cards_are_posted_anew(folder: Path) -> None:
    async with page_in(folder) as (client, _):
        listed = (await say(client, "UALICE", "/commitments all")).rpartition("<article")[2]
        before = (await seen_by(client, "UCAROL", "CACME")).count("<article")
    remove(folder, "page-chat")
    async with page_in(folder) as (client, bot):
        assert "chat is new" in bot.startup_message
        carols = await seen_by(client, "UCAROL", "CACME")
        assert 0 < carols.count("<article") < before
        assert "send the root cause report" in carols  # delivered, and not received yet
        assert "send the export logs" not in carols  # received
        assert 'data-action="received"' in carols
        assert NEW_CHAT not in carols
        for place in ("CTEAM", "DUALICE", "CACME"):
            assert NEW_CHAT in await seen_by(client, "UALICE", place)
        again = (await say(client, "UALICE", "/commitments all")).rpartition("<article")[2]
        assert titles(again) == titles(listed)  # nothing was said again, nothing is lost
    async with page_in(folder) as (client, bot):
        assert "chat is new" not in bot.startup_message
        assert (await seen_by(client, "UALICE", "CTEAM")).count(NEW_CHAT) == 1


async def test_a_message_of_the_new_chat_is_never_taken_for_one_of_the_old(folder: Path) -> None:
    remove(folder, "page-chat")
    async with page_in(folder):
        pass
    chat = ChatFile(folder / "page-chat.db")
    assert min(one.id for one in chat.every()) > 1_000_000
    chat.close()
