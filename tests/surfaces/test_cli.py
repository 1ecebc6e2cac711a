"""The command `commitments`, as somebody who runs the bot types it."""

import asyncio
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess, run

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from commitments.adapters.encryption import Encryption, new_key
from commitments.adapters.sql.engines import open_engine
from commitments.adapters.sql.installations import SqlInstallations
from commitments.adapters.sql.migrator import check_schema
from commitments.adapters.sql.opening import open_store
from commitments.application.ports.outbox import ClaimPolicy, End, Outcome
from commitments.domain.clock import SystemClock
from commitments.domain.notifications.addresses import to_channel, to_person
from tests.contract.values import DAY, NOW, notice, planned
from tests.surfaces.slack import payloads
from tests.tools import free_port

_TIME = 60


def typed(folder: Path, *arguments: str, **settings: str) -> CompletedProcess[str]:
    return _run([str(Path(sys.executable).with_name("commitments")), *arguments], folder, settings)


def _run(command: list[str], folder: Path, settings: Mapping[str, str]) -> CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "DATABASE_"))}
    environment = {**plain, **settings}
    return run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=_TIME, check=False)


async def test_postgresql_is_migrated_by_hand_and_the_bot_says_so(tmp_path: Path, postgres_url: str) -> None:
    before = _run([sys.executable, "-m", "bot"], tmp_path, {"DATABASE_URL": postgres_url, "LOCAL_PAGE": "on"})
    assert before.returncode == 2
    assert "commitments migrate" in before.stderr
    assert "Traceback" not in before.stderr

    for _ in range(2):
        migrated = typed(tmp_path, "migrate", DATABASE_URL=postgres_url)
        assert (migrated.returncode, migrated.stdout) == (0, "The database schema is up to date.\n")
    engine = open_engine(postgres_url)
    await check_schema(engine)
    await engine.dispose()


def test_parse_explains_which_rules_read_which_words(tmp_path: Path) -> None:
    answer = typed(tmp_path, "parse", "--explain", "--zone", "Asia/Seoul", "send fix by next Friday")
    uses, rules = answer.stdout.split("\n\n")[1:]
    assert uses.splitlines() == ["send fix        what", "by next Friday  date, governed by “by”"]
    assert rules.splitlines() == [
        "“by next Friday”: the deadline (governed)",
        "  “by next Friday” is a DEADLINE by by: that moment is the deadline",
        "    “next Friday” is a DAY by next_weeks_day: next calendar week's; the nearest is the other reading",
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("send fix asap", "No date was found."),
        ("Angebot senden bis Freitag", "“bis Freitag”: read in another language, by dateparser"),
        ("the fix by National Day", "“by National Day”: a public holiday of the country, by its data"),
    ],
)
def test_parse_explains_what_no_rule_read(tmp_path: Path, line: str, told: str) -> None:
    answer = typed(tmp_path, "parse", "--explain", "--country", "SG", line)
    assert (answer.returncode, answer.stdout.splitlines()[-1]) == (0, told)


def test_phrases_prints_the_tables_of_the_page_about_reading(root: Path, tmp_path: Path) -> None:
    answer = typed(tmp_path, "phrases")
    assert answer.returncode == 0
    assert answer.stdout.count("| English | 한국어 | means | is due |") > 3
    assert f"\n\n{answer.stdout}\n" in (root / "docs" / "reading.md").read_text("utf-8")


def test_phrases_are_put_between_the_marks_of_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before.\n<!-- phrases: begin (make docs) -->\nold\n<!-- phrases: end -->\nAfter.\n")
    answer = typed(tmp_path, "phrases", "--into", "page.md")
    written = page.read_text("utf-8")
    assert (answer.returncode, answer.stdout, "\nold\n" in written) == (0, "", False)
    assert written.startswith("Before.\n")
    assert written.endswith("|\n\n<!-- phrases: end -->\nAfter.\n")


def test_a_page_without_marks_is_left_alone_and_gets_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("Nothing.\n")
    answer = typed(tmp_path, "phrases", "--into", "page.md")
    assert (answer.returncode, len(answer.stderr.splitlines())) == (2, 1)
    assert answer.stderr.startswith("page.md cannot be written: it lacks the marks <!-- phrases: begin")
    assert (tmp_path / "page.md").read_text() == "Nothing.\n"


def test_a_wrong_database_gets_one_sentence(tmp_path: Path) -> None:
    answer = typed(tmp_path, "migrate", DATABASE_URL="mysql://somewhere/else")
    assert answer.returncode == 2
    assert answer.stderr.startswith("DATABASE_URL is wrong")
    assert len(answer.stderr.splitlines()) == 1


def test_the_manifest_takes_command_names_from_the_settings(tmp_path: Path) -> None:
    answer = typed(tmp_path, "manifest", "--url", "https://bot.example.com", COMMAND_COMMIT="/promise")
    assert answer.returncode == 0
    assert "command: /promise" in answer.stdout
    assert "https://bot.example.com/slack/events" in answer.stdout
    assert "command: /commit\n" not in answer.stdout


def test_a_manifest_for_plain_http_is_refused_in_one_sentence(tmp_path: Path) -> None:
    answer = typed(tmp_path, "manifest", "--url", "http://bot.example.com")
    assert answer.returncode == 2
    assert answer.stderr == "Slack calls only https addresses, not 'http://bot.example.com'\n"


def test_a_port_that_is_taken_gets_one_sentence_and_nothing_is_opened(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = _run([sys.executable, "-m", "bot"], tmp_path, {"PORT": str(port)})
    assert answer.returncode == 2
    assert answer.stderr.startswith(f"PORT {port} on HOST 127.0.0.1 cannot be used")
    assert f"PORT={port + 1} make run" in answer.stderr
    assert not list(tmp_path.iterdir())


async def _with_a_dead_letter(url: str) -> None:
    store = await open_store(url)
    places = {"refused": to_channel("C1"), "dead": to_person("U1")}
    ends = {"refused": (End.REFUSED, "not_in_channel"), "dead": (End.FAILED, "invalid_blocks")}
    await planned(store, *(notice(key, to=place, number=7) for key, place in places.items()))
    for claim in await store.claim(NOW, ClaimPolicy(), 9):
        end, reason = ends[claim.notifications[0].key]
        until = NOW + DAY if end is End.REFUSED else None
        outcome = Outcome("T1", claim.destination, claim.notifications, end, NOW, reason=reason, until=until)
        await store.record([outcome], ClaimPolicy())
    await store.close()


def test_the_outbox_lists_what_could_not_be_sent_and_sends_it_again(tmp_path: Path) -> None:
    asyncio.run(_with_a_dead_letter(f"sqlite:///{tmp_path / 'outbox.db'}"))
    environment = {"DATABASE_URL": "sqlite:///outbox.db"}
    listed = typed(tmp_path, "outbox", **environment)
    letter = "T1-dead  T1  person U1  C-7 lead  due 2026-03-02 09:00 UTC  invalid_blocks, 1 try"
    refusal = "T1  channel C1  not_in_channel, tried again 2026-03-03 09:00 UTC"
    assert listed.stdout == f"Dead letters, newest first:\n  {letter}\nTake nothing for now:\n  {refusal}\n"
    again = typed(tmp_path, "outbox", "--send-again", "T1-dead", "--resume", "T1", **environment)
    assert again.stdout.splitlines() == [
        "T1 is used again.",
        "1 will be sent again.",
        "No dead letters.",
        "Nobody refuses us.",
    ]
    none = typed(tmp_path, "outbox", "--send-again", "T1-dead", **environment)
    assert (none.returncode, none.stderr) == (1, "There is no dead letter T1-dead.\n")


async def _with_every_kind_of_trouble(url: str) -> None:
    store = await open_store(url)
    await planned(store, *(notice(key, to=to_person(key), number=7) for key in ("dead", "faulty", "newer")))
    async with store.engine.begin() as connection:
        await connection.execute(text("UPDATE notifications SET kind = 'digest', payload = '{' WHERE key = 'newer'"))
    ends = {"dead": (End.FAILED, "cannot_read: ValueError"), "faulty": (End.FAULTED, "cannot_compose: KeyError")}
    for claim in await store.claim(NOW, ClaimPolicy(), 9):
        end, reason = ends[claim.notifications[0].key]
        outcome = Outcome("T1", claim.destination, claim.notifications, end, NOW, reason=reason, until=NOW + DAY)
        await store.record([outcome], ClaimPolicy())
    async with store.engine.begin() as connection:
        await connection.execute(text("UPDATE notifications SET kind = 'digest', payload = '{' WHERE key = 'dead'"))
    await store.close()


def test_the_outbox_shows_what_waits_whatever_its_rows_hold_and_drops_dead_letters(tmp_path: Path) -> None:
    asyncio.run(_with_every_kind_of_trouble(f"sqlite:///{tmp_path / 'outbox.db'}"))
    environment = {"DATABASE_URL": "sqlite:///outbox.db"}
    about = "  C-7 {kind}  due 2026-03-02 09:00 UTC"
    dead = f"  T1-dead  T1  person dead{about.format(kind='digest')}  cannot_read: ValueError, 1 try"
    faulty = f"  T1-faulty  T1  person faulty{about.format(kind='lead')}  cannot_compose: KeyError, 1 try"
    standing = [
        "Tried again after an error of ours:", f"{faulty}, tried again 2026-03-03 09:00 UTC",
        "Wait for a release that knows them:", f"  T1-newer  T1  person newer{about.format(kind='digest')}",
        "Nobody refuses us.",
    ]  # fmt: skip
    listed = typed(tmp_path, "outbox", **environment)
    assert listed.stdout.splitlines() == ["Dead letters, newest first:", dead, *standing], listed.stderr
    dropped = typed(tmp_path, "outbox", "--drop", "T1-dead", **environment)
    assert dropped.stdout.splitlines() == ["1 dropped.", "No dead letters.", *standing]
    none = typed(tmp_path, "outbox", "--drop-all", **environment)
    assert (none.returncode, none.stderr) == (1, "There is no dead letter.\n")


def test_a_new_encryption_key_is_another_each_time_and_is_taken_by_the_settings(tmp_path: Path) -> None:
    first, second = (typed(tmp_path, "encryption-key").stdout.strip() for _ in range(2))
    assert first != second
    answer = typed(tmp_path, "encryption-key", "--encrypt-again", ENCRYPTION_KEY=f"{first},{second}")
    assert (answer.returncode, answer.stdout) == (0, "0 tokens are encrypted with the first key.\n")


async def test_tokens_are_encrypted_again_with_the_first_key(tmp_path: Path) -> None:
    old, new = SecretStr(new_key()), SecretStr(new_key())
    store = await open_store(f"sqlite:///{tmp_path}/var/commitments.db")
    await SqlInstallations(store.engine, Encryption([old]), SystemClock()).save(payloads.installed(), NOW)

    def again(keys: str) -> CompletedProcess[str]:
        return typed(tmp_path, "encryption-key", "--encrypt-again", ENCRYPTION_KEY=keys)

    refused = again(new.get_secret_value())
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "ENCRYPTION_KEY is wrong" in refused.stderr
    assert "Traceback" not in refused.stderr
    done = again(f"{new.get_secret_value()},{old.get_secret_value()}")
    assert (done.returncode, done.stdout) == (0, "1 tokens are encrypted with the first key.\n")
    await SqlInstallations(store.engine, Encryption([new]), SystemClock()).check_keys()
    await store.close()


@pytest.mark.parametrize(("key", "problem"), [("", "missing"), ("A" * 43 + "=", "wrong")])
async def test_a_start_without_the_key_of_what_is_stored_is_refused_in_a_sentence(
    tmp_path: Path, key: str, problem: str
) -> None:
    store = await open_store(f"sqlite:///{tmp_path}/var/commitments.db")
    stored = SqlInstallations(store.engine, Encryption([SecretStr(new_key())]), SystemClock())
    await stored.save(payloads.installed(), NOW)
    await store.close()
    refused = _run([sys.executable, "-m", "bot"], tmp_path, {"ENCRYPTION_KEY": key, "PORT": str(free_port())})
    assert refused.returncode == 2
    assert refused.stderr.startswith(f"ENCRYPTION_KEY is {problem}")
    assert refused.stderr.count("\n") == 1


def test_a_bot_that_no_address_leads_to_needs_none_for_its_manifest(tmp_path: Path) -> None:
    printed = typed(tmp_path, "manifest", "--socket-mode")
    assert (printed.returncode, "socket_mode_enabled: true" in printed.stdout) == (0, True)
    refused = typed(tmp_path, "manifest")
    assert (refused.returncode, "--socket-mode" in refused.stderr) == (2, True)


def test_all_dead_letters_are_sent_again_or_dropped_but_not_both(tmp_path: Path) -> None:
    refused = typed(tmp_path, "outbox", "--send-all-again", "--drop-all")
    assert (refused.returncode, "not both" in refused.stderr) == (2, True)
    assert not (tmp_path / "var").exists()
