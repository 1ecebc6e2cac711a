"""A backup of SQLite, taken while the bot writes, and what is restored from it."""

import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from commitments.adapters.sql.backup import back_up
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.domain.errors import BackupDamaged, BackupFailed
from tests.contract.values import commitment
from tests.resilience.conftest import MOMENT, stage_on
from tests.resilience.test_postgres import commit
from tests.stage import Stage
from tests.stories.acting import read
from tests.surfaces.test_cli import typed


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'live.db'}"


@pytest.fixture
async def stage(url: str) -> Stage:
    return await stage_on(await open_store(url))


async def writing(store: SqlStore, begun: asyncio.Event, stop: asyncio.Event) -> int:
    """Write commitments, two in each transaction, until told to stop; give how many transactions."""
    done = 0
    while not stop.is_set():
        async with store.transaction("W1") as uow:
            await uow.commitments.add(commitment())
            await uow.commitments.add(commitment())
        done += 1
        if done == 10:
            begun.set()
    return done


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def count(file: Path) -> int:
    with closing(sqlite3.connect(file)) as database:
        return int(database.execute("SELECT count(*) FROM commitments").fetchone()[0])


async def test_a_copy_taken_while_writing_goes_on_is_of_one_moment(stage: Stage, url: str, tmp_path: Path) -> None:
    begun, stop = asyncio.Event(), asyncio.Event()
    task = asyncio.create_task(writing(stage.store, begun, stop))
    await begun.wait()
    copies = [tmp_path / f"copy-{number}.db" for number in range(5)]
    for copy in copies:
        await asyncio.to_thread(back_up, url, copy)
    stop.set()
    written = 2 * await task
    await stage.store.close()
    found = [count(copy) for copy in copies]
    assert found == sorted(found)
    assert 20 <= found[0] < written, "writing went on"
    assert {number % 2 for number in found} == {0}, "no transaction was copied in part"
    assert names(tmp_path) == sorted(["live.db", *(copy.name for copy in copies)])


async def test_a_restored_bot_answers_and_goes_on_counting(stage: Stage, url: str, tmp_path: Path) -> None:
    await commit(stage, "first")
    kept = tmp_path / "kept.db"
    assert typed(tmp_path, "backup", "kept.db", DATABASE_URL=url).stdout == "The database is copied to kept.db.\n"
    await commit(stage, "after the backup")
    await stage.store.close()

    live = tmp_path / "live.db"
    for beside in ("live.db-wal", "live.db-shm"):
        (tmp_path / beside).unlink(missing_ok=True)
    kept.replace(live)
    assert typed(tmp_path, "migrate", DATABASE_URL=url).returncode == 0
    again = await stage_on(await open_store(url))
    assert "C-1 is on record" in read(await commit(again, "first"))
    assert "C-2 is on record" in read(await commit(again, "another"))
    async with again.store.transaction("W1") as uow:
        assert [entry.at for entry in await uow.history.list_for(1)] == [MOMENT]
    await again.store.close()


async def test_a_file_that_is_there_is_left_alone(stage: Stage, url: str, tmp_path: Path) -> None:
    await stage.store.close()
    (tmp_path / "kept.db").write_text("precious")
    answer = typed(tmp_path, "backup", "kept.db", DATABASE_URL=url)
    assert (answer.returncode, answer.stderr) == (2, "No backup was made: kept.db already exists.\n")
    assert (tmp_path / "kept.db").read_text() == "precious"


def test_postgresql_is_left_to_pg_dump(tmp_path: Path) -> None:
    answer = typed(tmp_path, "backup", "kept.db", DATABASE_URL="postgresql://somebody@nowhere/db")
    assert answer.returncode == 2
    assert "pg_dump" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("live", "into", "problem"),
    [
        ("missing.db", "kept.db", "unable to open database file"),
        ("damaged.db", "kept.db", "file is not a database"),
        ("live.db", "missing/kept.db", "No such file or directory"),
    ],
)
async def test_what_cannot_be_copied_gets_a_sentence_and_leaves_nothing(
    stage: Stage, tmp_path: Path, live: str, into: str, problem: str
) -> None:
    await stage.store.close()
    (tmp_path / "damaged.db").write_bytes(os.urandom(8192))
    before = names(tmp_path)
    with pytest.raises(BackupFailed) as refused:
        back_up(f"sqlite:///{tmp_path / live}", tmp_path / into)
    assert problem in str(refused.value.fields["problem"])
    assert names(tmp_path) == before


async def test_a_copy_of_a_damaged_database_is_not_kept(stage: Stage, url: str, tmp_path: Path) -> None:
    await commit(stage)
    await stage.store.close()
    with closing(sqlite3.connect(tmp_path / "live.db")) as database, database:
        database.execute("PRAGMA writable_schema = ON")
        forgotten = "(SELECT min(name) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL)"
        assert database.execute(f"DELETE FROM sqlite_master WHERE name = {forgotten}").rowcount == 1  # noqa: S608
    with pytest.raises(BackupDamaged):
        back_up(url, tmp_path / "kept.db")
    assert not (tmp_path / "kept.db").exists()
