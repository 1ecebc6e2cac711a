"""What the bot writes to disk is for the user of its process alone, whatever the umask."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.wiring import open_bot
from commitments.adapters.private_files import keep_private
from commitments.adapters.sql.backup import back_up
from commitments.adapters.sql.opening import open_store


@pytest.fixture(autouse=True, params=[0o000, 0o022], ids=["umask 000", "umask 022"])
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    """Return the mode of everything below a folder, in octal digits."""
    return {str(one.relative_to(folder)): f"{stat.S_IMODE(one.stat().st_mode):o}" for one in folder.rglob("*")}


async def test_databases_their_logs_and_their_folders_are_the_bots_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_bot(Settings(_env_file=None, database_url="sqlite:///var/deep/bot.db", port=0)) as bot:
        if bot.filling:
            await bot.filling
        found = modes(tmp_path)
    assert {"var", "var/deep", "var/deep/bot.db", "var/deep/bot.db-wal", "var/deep/bot-chat.db"} <= set(found)
    assert {mode for name, mode in found.items() if name in {"var", "var/deep"}} == {"700"}
    assert {mode for name, mode in found.items() if name not in {"var", "var/deep"}} == {"600"}


async def test_a_backup_is_the_bots_own(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    await (await open_store(url)).close()
    back_up(url, tmp_path / "copy.db")
    assert modes(tmp_path)["copy.db"] == "600"


async def test_files_of_an_older_release_are_taken_from_others_and_their_folder_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o755)
    file = folder / "bot.db"
    await (await open_store(f"sqlite:///{file}")).close()
    for one in (file, file.with_name("bot.db-wal"), file.with_name("bot.db-shm")):
        one.touch()
        one.chmod(0o664)
    keep_private(file)
    assert modes(tmp_path) == {"shared": "755", **dict.fromkeys(["shared/bot.db", "shared/bot.db-wal"], "600"),
                               "shared/bot.db-shm": "600"}  # fmt: skip
