"""Settings: what is wrong or half given stops the start with one sentence that names it and keeps secrets."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import warn_of_old_names
from bot.settings import OldName, Settings, SettingsError, old_names, read_settings
from bot.settings_mistakes import COMPOSES
from tests.lines import logged, ours

BOT, APP, SECRET = "xoxb-quartz-11-22", "xapp-quartz-33-44", "quartz-signing-secret-55"
SLACK = {"SLACK_BOT_TOKEN": BOT, "SLACK_SIGNING_SECRET": SECRET}
KEY = "quartz" + "A" * 37 + "="
GUID, OTHER_GUID = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
TEAMS = {
    "TEAMS_CLIENT_ID": GUID, "TEAMS_CLIENT_SECRET": SECRET, "TEAMS_TENANT_ID": OTHER_GUID, "ENCRYPTION_KEY": KEY,
}  # fmt: skip
WRONG: list[tuple[dict[str, str], str]] = [
    ({"SLACK_BOT_TOKEN": BOT}, "SLACK_SIGNING_SECRET"),
    ({"SLACK_SIGNING_SECRET": SECRET}, "SLACK_BOT_TOKEN"),
    ({"SLACK_APP_TOKEN": APP}, "SLACK_BOT_TOKEN"),
    ({**SLACK, "SLACK_BOT_TOKEN": "quartz-user-token"}, "SLACK_BOT_TOKEN"),
    ({**SLACK, "SLACK_APP_TOKEN": "quartz-app-token"}, "SLACK_APP_TOKEN"),
    ({**SLACK, "SLACK_SIGNING_SECRET": "quartz"}, "SLACK_SIGNING_SECRET"),
    ({**SLACK, "SLACK_API_URL": "http://quartz.example/api/"}, "SLACK_API_URL"),
    ({**SLACK, "SLACK_API_URL": "ftp://quartz.example/"}, "SLACK_API_URL"),
    ({**SLACK, "LOCAL_PAGE": "on", "HOST": "0.0.0.0"}, "LOCAL_PAGE"),  # noqa: S104
    ({"HOST": "0.0.0.0"}, "SLACK_BOT_TOKEN"),  # noqa: S104
    ({"TEAMS_CLIENT_ID": GUID}, "TEAMS_CLIENT_SECRET"),
    ({"TEAMS_CLIENT_ID": "quartz"}, "TEAMS_CLIENT_ID"),
    ({**TEAMS, "TEAMS_TENANT_ID": ""}, "TEAMS_TENANT_ID"),
    ({**TEAMS, "ENCRYPTION_KEY": ""}, "ENCRYPTION_KEY"),
    ({**TEAMS, "TEAMS_CLIENT_SECRET": "aaaaaaaa-1111-4111-8111-111111111111"}, "TEAMS_CLIENT_SECRET"),
    ({**TEAMS, "TEAMS_TENANT_ID": GUID}, "TEAMS_TENANT_ID"),
    ({**TEAMS, "TEAMS_TENANT_ID": "common"}, "TEAMS_TENANT_ID"),
    ({**TEAMS, "TEAMS_CLIENT_ID": f"{{{GUID}}}"}, "TEAMS_CLIENT_ID"),
    ({**TEAMS, "TEAMS_API_URL": "http://quartz.example"}, "TEAMS_API_URL"),
    ({"LOCAL_PAGE": "quartz"}, "LOCAL_PAGE"),
    ({"PORT": "quartz"}, "PORT"),
    ({"PORT": "-1"}, "PORT"),
    ({"PORT": "70000"}, "PORT"),
    ({"COMMITMENTS_ROLE": "quartz"}, "COMMITMENTS_ROLE"),
    ({"ZONE": "Mars/Quartz"}, "ZONE"),
    ({"ZONE": "../quartz"}, "ZONE"),
    ({"COUNTRY": "quartz"}, "COUNTRY"),
    ({"COUNTRY": "kr"}, "COUNTRY"),
    ({"COUNTRY": "XX"}, "COUNTRY"),
    ({"COUNTRY": "ZZ"}, "COUNTRY"),
    ({"COUNTRY": "EU"}, "COUNTRY"),
    ({"LANGUAGE": "quartz"}, "LANGUAGE"),
    ({"COMMAND_COMMIT": "quartz"}, "COMMAND_COMMIT"),
    ({"COMMAND_COMMITMENTS": "/Quartz"}, "COMMAND_COMMITMENTS"),
    ({"COMMAND_OVERDUE": "/" + "q" * 32}, "COMMAND_OVERDUE"),
    ({"COMMAND_CUSTOMER": "/commit"}, "COMMAND_CUSTOMER"),
    ({"ENCRYPTION_KEY": "quartz"}, "ENCRYPTION_KEY"),
    ({"ENCRYPTION_KEY": f"{KEY},quartz"}, "ENCRYPTION_KEY"),
    ({"LOG_FORMAT": "quartz"}, "LOG_FORMAT"),
    ({"LOG_LEVEL": "quartz"}, "LOG_LEVEL"),
]


KEY_AND_OLD_KEY = f" {KEY}, {KEY[::-1][1:]}=,"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (*(field.upper() for field in Settings.model_fields), *OLD):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("given", "named"), WRONG, ids=lambda value: value if isinstance(value, str) else ",".join(value)
)
def test_a_wrong_setting_gives_one_sentence_that_names_it_and_repeats_no_value(
    given: dict[str, str], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refused:
        read_settings()
    said = str(refused.value)
    assert named in said
    assert said.endswith(".")
    assert "\n" not in said
    assert "uartz" not in said
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


def test_settings_that_are_whole_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {**SLACK, "HOST": "0.0.0.0", "ADMINS": " U1, U2,", "ZONE": "Asia/Seoul", "COUNTRY": "KR"}  # noqa: S104
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    settings = read_settings()
    assert (settings.admins, settings.has_slack, settings.shows_local_page) == (("U1", "U2"), True, False)
    assert "quartz" not in repr(settings)
    assert "quartz" not in str(settings.model_dump())


def test_several_encryption_keys_are_taken_and_printed_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENCRYPTION_KEY", KEY_AND_OLD_KEY)
    settings = read_settings()
    assert [key.get_secret_value() for key in settings.encryption_key] == [KEY, f"{KEY[::-1][1:]}="]
    assert "uartz" not in f"{settings!r} {settings.model_dump()}"


def test_an_empty_line_means_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(name.upper(), "")
    assert read_settings() == Settings()


def test_the_example_lists_every_setting_and_no_other(root: Path) -> None:
    example = (root / ".env.example").read_text()
    assert set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == {name.upper() for name in Settings.model_fields}


def test_the_example_is_a_good_settings_file_and_holds_the_defaults(root: Path, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text((root / ".env.example").read_text())
    assert read_settings().model_dump() == Settings.model_construct().model_dump()


def test_the_example_names_what_the_compose_file_needs_where_the_bot_does_not_read_it(root: Path) -> None:
    example, compose = (root / ".env.example").read_text(), (root / "compose.yaml").read_text()
    needed = set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", compose))
    assert needed == {name.upper() for name in COMPOSES}
    assert set(re.findall(r"^# ([A-Z_]+)=", example, re.MULTILINE)) == needed


OLD = {
    "SENDS_AT_ONCE": "max_concurrent_sends", "LEASE_SECONDS": "send_lease_seconds",
    "CHANNEL_SECONDS": "min_channel_interval_seconds", "LOOKS_PER_MINUTE": "history_reads_per_minute",
    "DATABASE_POOL": "database_pool_size", "DATABASE_WAIT_SECONDS": "database_timeout_seconds",
}  # fmt: skip


@pytest.mark.parametrize("old", OLD)
@pytest.mark.parametrize("where", ["environment", "file"])
def test_an_old_name_goes_on_working(old: str, where: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if where == "environment":
        monkeypatch.setenv(old, "7")
    else:
        (tmp_path / ".env").write_text(f"{old}=7\n")
    assert getattr(read_settings(), OLD[old]) == 7
    assert old_names() == [OldName(old, OLD[old].upper(), ignored=False)]


@pytest.mark.parametrize(("environment", "file"), [("new", "new"), ("new", "old"), ("old", "new")])
def test_of_an_old_and_a_new_name_the_new_one_counts_wherever_it_stands(
    environment: str, file: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = {"old": "SENDS_AT_ONCE", "new": "MAX_CONCURRENT_SENDS"}
    monkeypatch.setenv("SENDS_AT_ONCE", "3")
    monkeypatch.setenv(names[environment], "7" if environment == "new" else "3")
    (tmp_path / ".env").write_text(f"{names[file]}={7 if file == 'new' else 3}\n")
    assert read_settings().max_concurrent_sends == 7
    assert old_names() == [OldName("SENDS_AT_ONCE", "MAX_CONCURRENT_SENDS", ignored=True)]


def test_a_wrong_value_under_an_old_name_is_refused_by_both_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENDS_AT_ONCE", "quartz")
    with pytest.raises(SettingsError, match=r"^SENDS_AT_ONCE \(now MAX_CONCURRENT_SENDS\) must be a whole") as refused:
        read_settings()
    assert "quartz" not in str(refused.value)


def test_a_start_warns_of_all_old_names_in_one_line_without_their_values(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SENDS_AT_ONCE", "LEASE_SECONDS", "SEND_LEASE_SECONDS"):
        monkeypatch.setenv(name, "77")
    with logged("json") as written:
        warn_of_old_names()
    (line,) = ours(written)
    assert (line["event"], line["level"]) == ("settings_renamed", "warning")
    assert line["old"] == ["LEASE_SECONDS", "SENDS_AT_ONCE"]
    assert line["new"] == ["SEND_LEASE_SECONDS", "MAX_CONCURRENT_SENDS"]
    assert line["ignored"] == ["LEASE_SECONDS"]
    assert "77" not in written.getvalue().replace(line["timestamp"], "")


def test_a_start_with_new_names_alone_warns_of_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAX_CONCURRENT_SENDS", "7")
    with logged("json") as written:
        warn_of_old_names()
    assert written.getvalue() == ""


def test_the_program_refuses_to_start_with_that_sentence(root: Path, tmp_path: Path) -> None:
    given = {"SLACK_SIGNING_SECRET": SECRET}
    sentence = "SLACK_BOT_TOKEN is missing: Slack is half configured without it.\n"
    kept = {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}
    environment = {**kept, **given, "PYTHONPATH": os.pathsep.join([str(root), str(root / "src")])}
    ended = subprocess.run(
        [sys.executable, "-m", "bot"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr, ended.stdout) == (2, sentence, "")
    assert not list(tmp_path.iterdir())
