"""The command `commitments doctor`: what somebody who runs the bot is told, and that nothing is changed by it."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, make_url, text

from bot.cli.doctor.finding import Check, Finding, Subject
from bot.cli.doctor.report import CHECKS, diagnose
from bot.settings import Settings
from bot.slack.app_manifest_data import BOT_SCOPES
from commitments.adapters.sql import diagnostics, migrations
from commitments.adapters.sql.engines import open_engine
from commitments.adapters.sql.migrator import migrate
from commitments.adapters.sql.opening import open_store
from commitments.domain.clock import SystemClock
from commitments.language.tokens import tokenizer
from tests.contract.values import notice, planned
from tests.surfaces.slack.fakes import FakeSlack, fake_slack
from tests.surfaces.test_cli import typed
from tests.tools import free_port
from tests.unit.language.test_self_check import Broken

SECRETS = ("xoxb-quartz-11-22", "quartz-signing-secret-55", "quartz-password")


@pytest.fixture(autouse=True)
def _in_an_empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("PORT", str(free_port()))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
async def slack(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeSlack]:
    """Yield a Slack that knows us, and settings that lead to it."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", SECRETS[0])
    monkeypatch.setenv("SLACK_SIGNING_SECRET", SECRETS[1])
    async with fake_slack() as running:
        monkeypatch.setenv("SLACK_API_URL", f"{running.url}/api/")
        _answers(running)
        yield running


def _answers(slack: FakeSlack, ahead: float = 0, scopes: Iterable[str] = BOT_SCOPES) -> None:
    date = format_datetime(SystemClock().now() + timedelta(seconds=ahead), usegmt=True)
    slack.says("auth.test", headers={"Date": date, "X-OAuth-Scopes": ",".join(scopes)}, team_id="T001", team="Ours")


async def told(name: str) -> tuple[str, str, str]:
    """Return the mark, the finding and the advice of one check."""
    lines, _ = await diagnose()
    return {row[0]: row[1:] for row in _rows(lines)}[name]


def _rows(lines: str) -> list[tuple[str, str, str, str]]:
    blocks = lines.split("\n\n", maxsplit=1)[0].replace("\n" + " " * 19 + "-> ", "\t").splitlines()
    split = [block.partition("\t") for block in blocks]
    return [(one[7:19].strip(), one[:7].strip(), one[19:], advice) for one, _, advice in split]


async def test_a_fresh_machine_is_well_and_stays_as_it_is(tmp_path: Path) -> None:
    lines, is_wrong = await diagnose()
    assert {row[1] for row in _rows(lines)} == {"ok", "-"}, lines
    assert (lines.endswith("All is well."), is_wrong) == (True, False)
    assert "SQLite, var/commitments.db: not there yet, the first start makes it" in lines
    assert not os.listdir(tmp_path)


def test_the_command_says_it_and_gives_the_status(tmp_path: Path) -> None:
    well = typed(tmp_path, "doctor")
    assert (well.returncode, well.stderr, len(well.stdout.splitlines())) == (0, "", len(CHECKS) + 2)
    ill = typed(tmp_path, "doctor", DATABASE_URL="mysql://somewhere/else")
    assert (ill.returncode, ill.stderr, "DATABASE_URL is wrong: mysql is not supported" in ill.stdout) == (1, "", True)


@pytest.mark.parametrize("running", [False, True])
async def test_a_sqlite_file_is_looked_at_and_not_touched(tmp_path: Path, running: bool) -> None:
    store = await open_store(f"sqlite:///{tmp_path}/var/commitments.db")
    if not running:
        await store.close()
    changed = (tmp_path / "var").stat().st_mtime_ns
    before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in (tmp_path / "var").iterdir()}
    assert await told("database") == ("ok", "SQLite, var/commitments.db: tables up to date", "")
    assert await told("outbox") == ("ok", "0 due, 0 given up, 0 places or workspaces paused", "")
    after = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in (tmp_path / "var").iterdir()}
    assert {name for name in {*before, *after} if before.get(name) != after.get(name)} <= {"commitments.db-shm"}
    assert set(before) == set(after)
    assert (tmp_path / "var").stat().st_mtime_ns == changed, "no file came and went"
    await store.close()


async def test_messages_that_wait_are_told(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    store = await open_store(f"sqlite:///{tmp_path}/var/commitments.db")
    await planned(store, replace(notice("late"), due_at=SystemClock().now() - timedelta(hours=3)))
    await store.close()
    mark, found, advice = await told("outbox")
    assert (mark, found) == ("warn", "1 due, 0 given up, 0 places or workspaces paused; late by 3 h")
    assert "COMMITMENTS_ROLE" in advice


def _migrate_to_the_first(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "0001")


async def _old_tables(url: str) -> None:
    engine = open_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(_migrate_to_the_first)
    await engine.dispose()


async def test_old_tables_of_a_sqlite_file_are_only_a_warning(tmp_path: Path) -> None:
    await _old_tables(f"sqlite:///{tmp_path}/var/commitments.db")
    mark, found, advice = await told("database")
    assert (mark, "an older release" in found, "commitments migrate" in advice) == ("warn", True, True)


async def test_a_postgresql_is_new_then_old_then_current(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    mark, found, advice = await told("database")
    assert (mark, found.split(": ")[1], advice) == ("wrong", "it has no tables yet", "Run: commitments migrate.")
    await _old_tables(postgres_url)
    assert (await told("database"))[0] == "wrong"
    await migrate(postgres_url)
    assert (await told("database"))[0] == "ok"
    assert await told("outbox") == ("ok", "0 due, 0 given up, 0 places or workspaces paused", "")
    assert (await told("clock"))[:2] == ("ok", "as the database's")


async def test_a_postgresql_that_only_reads_is_told(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    await migrate(postgres_url)
    monkeypatch.setattr(diagnostics, "_IS_READ_ONLY", text("SELECT true"))
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    assert "it only lets us read" in (await told("database"))[1]


async def test_a_postgresql_out_of_reach_hides_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://ann:quartz-password@127.0.0.1:{free_port()}/promises")
    lines, is_wrong = await diagnose()
    assert is_wrong
    assert "PostgreSQL, promises at 127.0.0.1: " in lines
    assert "quartz" not in lines
    assert (await told("outbox"))[0] == "-"


@pytest.mark.parametrize("kind", ["text", "folder"])
async def test_a_file_that_is_no_database_is_told(kind: str, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    path = tmp_path / "var" / "commitments.db"
    if kind == "folder":
        path.mkdir()
    else:
        path.write_text("no database" * 99)
    mark, found, _ = await told("database")
    assert (mark, found.split(": ")[1]) == (
        "wrong", "file is not a database" if kind == "text" else "var/commitments.db is a folder",
    )  # fmt: skip


async def test_a_reader_that_is_broken_is_told_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokenizer, "pattern_of", lambda _: Broken())
    mark, found, advice = await told("reading")
    assert (mark, found.split("; ")[0]) == (
        "wrong",
        "dates are misread: “send fix to Acme by the 15th” gave no date",
    )
    assert advice.endswith(".")
    assert (await told("database"))[0] == "ok"


async def test_slack_that_lets_us_in_is_named(slack: FakeSlack) -> None:
    assert await told("Slack") == ("ok", "workspace Ours", "")
    assert (await told("clock"))[:2] == ("ok", "as Slack's")
    assert {method for method, _ in slack.calls} == {"auth.test"}


async def test_slack_that_refuses_the_token_is_told_with_what_to_do(slack: FakeSlack) -> None:
    slack.refuses("auth.test", "invalid_auth")
    lines, is_wrong = await diagnose()
    assert is_wrong
    assert "it refuses: invalid_auth\n" in lines
    assert "Copy the Bot User OAuth Token" in lines
    assert not [secret for secret in SECRETS if secret in lines]


async def test_slack_out_of_reach_is_told(slack: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_API_URL", f"http://127.0.0.1:{free_port()}/api/")
    mark, found, _ = await told("Slack")
    assert (mark, found) == ("wrong", "no answer (ClientConnectorError)")
    assert not slack.calls


async def test_scopes_that_the_token_lacks_are_named(slack: FakeSlack) -> None:
    _answers(slack, scopes=[scope for scope in BOT_SCOPES if scope not in {"files:write", "im:write"}])
    mark, found, _ = await told("Slack")
    assert (mark, found) == ("wrong", "workspace Ours; scopes are missing: files:write, im:write")


async def test_scopes_that_are_optional_are_a_warning(slack: FakeSlack) -> None:
    _answers(slack, scopes=[scope for scope in BOT_SCOPES if scope != "im:history"])
    mark, found, advice = await told("Slack")
    assert (mark, found) == ("warn", "workspace Ours; scopes are missing: im:history")
    assert "nobody knows whether a customer got a message" in advice
    _answers(slack, scopes=[scope for scope in BOT_SCOPES if scope not in {"im:history", "im:write"}])
    assert (await told("Slack"))[0] == "wrong"


@pytest.mark.parametrize(
    ("ahead", "mark", "said"), [(-90, "warn", "ahead of"), (90, "warn", "behind"), (400, "wrong", "behind")]
)
async def test_a_clock_that_is_wrong_is_told(slack: FakeSlack, ahead: int, mark: str, said: str) -> None:
    _answers(slack, ahead)
    found = await told("clock")
    assert (found[0], f" s {said} Slack's" in found[1], "NTP" in found[2]) == (mark, True, True)


async def test_wrong_settings_are_one_sentence_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_SIGNING_SECRET", SECRETS[1])
    monkeypatch.setenv("COUNTRY", "quartz-password")
    lines, is_wrong = await diagnose()
    rows = {row[0]: row[1] for row in _rows(lines)}
    assert is_wrong
    assert (rows["settings"], rows["database"], rows["Slack"]) == ("wrong", "ok", "-")
    assert "COUNTRY must be a country's two capital letters" in lines
    assert "quartz" not in lines


async def test_a_settings_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"ZONE=\xff\xfe\n")
    assert (await told("settings"))[:2] == ("wrong", ".env is not UTF-8 (line 1): save it as UTF-8.")


async def test_a_port_of_somebody_else_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.MonkeyPatch.context() as patch:
        patch.setenv("PORT", str(taken.getsockname()[1]))
        assert (await told("port"))[0] == "wrong"


async def test_the_bot_that_runs_already_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    async def healthz(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
        writer.close()

    async with await asyncio.start_server(healthz, "127.0.0.1", 0) as server:
        number = server.sockets[0].getsockname()[1]
        monkeypatch.setenv("PORT", str(number))
        assert await told("port") == ("ok", f"{number}: the bot is running there", "")


async def test_a_check_that_fails_or_hangs_stops_no_other() -> None:
    async def fails(_: Subject) -> Finding:
        raise RuntimeError("quartz-password")

    async def hangs(_: Subject) -> Finding:
        await asyncio.Event().wait()
        raise AssertionError

    checks: dict[str, Check] = {"fails": fails, "hangs": hangs, "Python": CHECKS["Python"]}
    lines, is_wrong = await diagnose(checks, seconds=0.05)
    assert [row[1] for row in _rows(lines)] == ["wrong", "wrong", "ok"]
    assert "quartz" not in lines
    assert is_wrong


@pytest.mark.parametrize("encoding", [None, "latin-1"])
def test_a_terminal_that_knows_few_letters_gets_it_too(encoding: str | None, tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "DATABASE_URL": "sqlite:///var/애크미.db"}
    if encoding:
        plain = {"PYTHONIOENCODING": encoding, "DATABASE_URL": plain["DATABASE_URL"]}
    answer = typed(tmp_path, "doctor", **plain)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "ok     database    SQLite, var/" in answer.stdout


async def test_a_password_in_the_words_of_a_database_is_hidden(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = make_url(postgres_url).set(username="quartz-password", password="quartz-password")
    monkeypatch.setenv("DATABASE_URL", known.render_as_string(hide_password=False))
    mark, found, _ = await told("database")
    assert (mark, 'role "(secret)" does not exist' in found) == ("wrong", True), found


def test_no_secret_is_printed_by_the_command(tmp_path: Path) -> None:
    secret = {
        "SLACK_BOT_TOKEN": SECRETS[0], "SLACK_SIGNING_SECRET": SECRETS[1],
        "SLACK_API_URL": f"http://127.0.0.1:{free_port()}/quartz/",
        "DATABASE_URL": f"postgresql://ann@127.0.0.1:{free_port()}/x?password=quartz-password",
    }  # fmt: skip
    answer = typed(tmp_path, "doctor", **secret)
    assert answer.returncode == 1
    assert "quartz" not in answer.stdout + answer.stderr
