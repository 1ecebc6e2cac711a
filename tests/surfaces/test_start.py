"""What whoever starts the bot reads: the address of the page at last, or one sentence."""

import asyncio
import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.web.chat import Chat
from bot.web.chat_store import ChatFile
from bot.web.demo_people import PEOPLE, ROOMS
from tests.tools import free_port

_PATIENCE = 60
_NAMES = ("SLACK_", "COMMITMENTS_", "LOCAL_PAGE", "DATABASE_")


async def started(folder: Path, **environment: str) -> tuple[int, list[str]]:
    """Start the bot, stop it once it has printed its address, and return its status and all lines that it printed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_NAMES)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=folder, env={**kept, **environment},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout
    lines: list[str] = []
    async with asyncio.timeout(_PATIENCE):
        async for line in process.stdout:
            lines.append(line.decode().rstrip("\n"))
            if lines[-1].startswith("Local page: "):
                process.terminate()
        return await process.wait(), lines


async def test_the_address_of_the_page_is_the_last_line_and_stands_alone(tmp_path: Path) -> None:
    port = free_port()
    address = ["", "The local page is a place to try the bot, where one may act as anybody. Ctrl+C stops it."]
    address.append(f"Local page: http://127.0.0.1:{port}")
    for _ in range(2):
        status, lines = await started(tmp_path, PORT=str(port))
        assert (status, lines[-3:]) == (0, address)
    chat = Chat(ChatFile(tmp_path / "var" / "commitments-chat.db"), PEOPLE, ROOMS)
    chat.save_clock_offset(timedelta(days=4))  # much is due at once
    status, lines = await started(tmp_path, PORT=str(port))
    assert (status, lines[-3:]) == (0, address)
    assert any("notification_handled" in line for line in lines)


async def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    taken = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = taken.sockets[0].getsockname()[1]
    async with taken:
        status, lines = await started(tmp_path, PORT=str(port))
    assert (status, len(lines)) == (2, 1)
    assert f"PORT={port + 1} make run takes another" in lines[0]


async def test_on_postgresql_the_page_is_shown_only_when_it_is_asked_for(tmp_path: Path) -> None:
    url = "postgresql://nobody@127.0.0.1:1/nothing"
    status, lines = await started(tmp_path, PORT="0", DATABASE_URL=url)
    assert (status, len(lines)) == (2, 1)
    assert "LOCAL_PAGE=on" in lines[0]
    assert "act as anybody" in lines[0]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({}, True),
        ({"database_url": "postgresql://localhost/x"}, False),
        ({"database_url": "postgresql://localhost/x", "local_page": "on"}, True),
        ({"database_url": "postgresql+asyncpg://localhost/x"}, False),
        ({"database_url": "postgres://localhost/x"}, False),
        ({"slack_bot_token": "xoxb-1", "slack_signing_secret": "a-secret-of-16-letters"}, False),
        ({"slack_bot_token": "xoxb-1", "slack_signing_secret": "a-secret-of-16-letters", "local_page": "on"}, True),
        ({"local_page": "off"}, False),
    ],
)
def test_the_page_is_off_on_postgresql_and_beside_slack_unless_it_is_asked_for(
    given: dict[str, str], shown: bool
) -> None:
    assert Settings(_env_file=None, **given).shows_local_page is shown


def test_an_address_of_ipv6_is_printed_in_brackets() -> None:
    assert Settings(_env_file=None, host="::1", port=9000).address == "http://[::1]:9000"
