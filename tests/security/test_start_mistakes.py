"""Mistakes of whoever sets the bot up, beyond single wrong values: each stops the start with one sentence."""

import asyncio
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.cli.doctor.report import diagnose
from bot.settings import Settings, SettingsError, read_settings, read_sound_settings
from tests.surfaces.test_cli import typed
from tests.tools import free_port

TOKEN = "xoxb-quartz-11-22"
SECRET = "quartz-signing-secret-55"
MEANT = "(line 1 of .env) is not a setting: did you mean"
FILES: dict[str, tuple[bytes, str]] = {
    "UTF-16": ("ZONE=UTC\n".encode("utf-16"), ".env is not UTF-8 (line 1): save it as UTF-8."),
    "Latin-1": ("ZONE=UTC\n# Zürich\n".encode("latin-1"), ".env is not UTF-8 (line 2): save it as UTF-8."),
    "CP949": ("# 설정\nZONE=UTC\n".encode("cp949"), ".env is not UTF-8 (line 1): save it as UTF-8."),
    "a colon": (b"ZONE=UTC\n\n\nSLACK_BOT_TOKEN: xoxb-quartz\n", "Line 4 of .env is not NAME=value."),
    "a name alone": (b"# all\nADMINS\n", "Line 2 of .env is not NAME=value."),
    "a quote left open": (b'ZONE=UTC\nADMINS="U1\n', "Line 2 of .env is not NAME=value."),
    "twice": (b"ZONE=UTC\n#\nzone=Asia/Seoul\n", "ZONE stands twice in .env (lines 1 and 3): keep one."),
    "twice, another's": (b"OTHER=quartz\nOTHER=quartz\n", "OTHER stands twice in .env (lines 1 and 2): keep one."),
    "one letter": (b"ADMINS=\nADMIN=U1\n", "ADMIN (line 2 of .env) is not a setting: did you mean ADMINS?"),
    "a letter too many": (b"ZONES=Asia/Seoul\n", "ZONES (line 1 of .env) is not a setting: did you mean ZONE?"),
    "swapped letters": (b"SLACK_SIGNING_SECERT=quartz\n", f"SLACK_SIGNING_SECERT {MEANT} SLACK_SIGNING_SECRET?"),
    "a word left out": (b"SLACK_TOKEN=xoxb-quartz\n", f"SLACK_TOKEN {MEANT} SLACK_BOT_TOKEN?"),
    "a long word left out": (b"SLACK_SECRET=quartz\n", f"SLACK_SECRET {MEANT} SLACK_SIGNING_SECRET?"),
    "days left out": (b"KEEP_CLOSED=7\n", f"KEEP_CLOSED {MEANT} KEEP_CLOSED_DAYS?"),
    "small letters": (b"lock_level=DEBUG\n", f"LOCK_LEVEL {MEANT} LOG_LEVEL?"),
    "a synonym": (b"TIMEZONE=Asia/Seoul\n", f"TIMEZONE {MEANT} ZONE?"),
    "another synonym": (b"\n\nBIND=0.0.0.0\n", "BIND (line 3 of .env) is not a setting: did you mean HOST?"),
    "a variable of others": (b"TZ=Asia/Seoul\n", f"TZ {MEANT} ZONE?"),
    "near nothing": (b"GREETING=quartz\n", "GREETING (line 1 of .env) is not a setting: .env.example lists them."),
    "of a later release": (b"SLACK_CLIENT_ID=quartz\n", "SLACK_CLIENT_ID (line 1 of .env) is not a setting: "),
    "beside the right one": (b"ZONE=UTC\nZONES=UTC\n", "ZONES (line 2 of .env) is not a setting: did you mean ZONE?"),
    "compose's, misspelt": (b"POSTGRES_PASSWROD=quartz\n", f"POSTGRES_PASSWROD {MEANT} POSTGRES_PASSWORD?"),
}
GIVEN: dict[str, tuple[dict[str, str], str]] = {
    "misspelt": ({"DATABASE_URI": "sqlite:///quartz.db"}, "DATABASE_URI is not a setting: did you mean DATABASE_URL?"),
    "another's beginning": ({"\ufeffDATABASE_URL": "quartz"}, "did you mean DATABASE_URL?"),
    "ours, a word left out": ({"SLACK_SECRET": "quartz"}, "SLACK_SECRET is not a setting: did you mean SLACK_SIGNING_"),
    "ours, cut off": ({"KEEP_CLOSED": "7"}, "KEEP_CLOSED is not a setting: did you mean KEEP_CLOSED_DAYS?"),
    "ours, near nothing": ({"TEAMS_QUARTZ": "7"}, "TEAMS_QUARTZ is not a setting: .env.example lists them."),
    "ours, a port that is no link": ({"COMMITMENTS_PORT": "9000"}, "COMMITMENTS_PORT is not a setting"),
    "a quotation mark at one end": ({"SLACK_API_URL": '"https://quartz/'}, "SLACK_API_URL has quotation marks"),
    "typographic quotation marks": ({"ZONE": "“UTC”"}, "ZONE has quotation marks around it"),
    "a comment": ({"DATABASE_URL": "sqlite:///quartz.db # here"}, "DATABASE_URL has a comment behind it"),
    "a comment behind a number": ({"PORT": "8000 # quartz"}, "PORT has a comment behind it"),
    "a token in two pieces": ({"SLACK_BOT_TOKEN": "xoxb-1 quartz"}, "SLACK_BOT_TOKEN has a space or a letter that is"),
    "a token on two lines": ({"SLACK_BOT_TOKEN": "xoxb-1\nquartz"}, "SLACK_BOT_TOKEN has a line break or a sign that"),
    "a token with an unseen sign": ({"SLACK_BOT_TOKEN": "xoxb-1\u200bquartz"}, "SLACK_BOT_TOKEN has a line break or"),
    "Cyrillic letters in a secret": ({"SLACK_SIGNING_SECRET": f"{SECRET}е"}, "SLACK_SIGNING_SECRET has a space or a"),
    "a person's name": ({"ADMINS": "@quartz"}, "ADMINS must be Slack member ids such as U0123ABCD"),
    "a person's name among ids": ({"ADMINS": "U0123ABCD,quartz"}, "ADMINS must be Slack member ids"),
    "a host with a port": ({"HOST": "localhost:8000"}, "HOST must be an IP address or a name, without a port"),
    "an address of a page": ({"HOST": "http://127.0.0.1"}, "HOST must be an IP address or a name, without a port"),
    "every host": ({"HOST": "*"}, "HOST must be an IP address or a name, without a port"),
    "a channel": ({"ADMINS": "C0123ABCD"}, "ADMINS must be Slack member ids"),
    "a key of commas": ({"ENCRYPTION_KEY": ",quartz"[:1]}, "ENCRYPTION_KEY must be what"),
    "quotation marks": ({"SLACK_SIGNING_SECRET": f'"{SECRET}"'}, "SLACK_SIGNING_SECRET has quotation marks around it"),
    "single quotation marks": ({"ZONE": "'Asia/Seoul'"}, "ZONE has quotation marks around it"),
    "an address without a host": ({"SLACK_API_URL": "https:///api/"}, "SLACK_API_URL must begin with https://"),
    "a port that is none": ({"SLACK_API_URL": "https://quartz:x/api/"}, "SLACK_API_URL must begin with https://"),
    "an open bracket": ({"SLACK_API_URL": "https://[quartz/"}, "SLACK_API_URL must begin with https://"),
    "no number": ({"POSTS_PER_MINUTE": "nan"}, "POSTS_PER_MINUTE must be a number of at least 0."),
    "without end": ({"FILES_PER_MINUTE": "inf"}, "FILES_PER_MINUTE must be a number of at least 0."),
    "a rate without end": ({"REQUESTS_PER_SECOND_PER_PERSON": "inf"}, "must be a number of at least 2."),
    "a port too far": ({"PORT": "70000"}, "PORT must be a whole number from 0 to 65535."),
    "a word for another": ({"LOG_LEVEL": "WARN"}, "LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR."),
    "a language": ({"LANGUAGE": "xx"}, "LANGUAGE must be one of en, ko."),
    "no country": ({"COUNTRY": "ZZ"}, "COUNTRY must be a country's two capital letters such as KR."),
    "a zone of Mars": ({"ZONE": "Mars/Olympus"}, "ZONE must be an IANA time zone such as Asia/Seoul."),
    "a page of a worker": ({"COMMITMENTS_ROLE": "worker", "LOCAL_PAGE": "on"}, "LOCAL_PAGE=on needs COMMITMENTS_ROLE"),
    "the other token": ({"SLACK_BOT_TOKEN": "xapp-quartz", "SLACK_SIGNING_SECRET": SECRET}, "starts with xoxb-."),
}
DATABASES: dict[str, str] = {
    "sqlite:///bot.db?quartz=1": "it has an option that is not known (quartz)",
    "sqlite:///bot.db?timeout=abc": "it has an option that is not known (timeout)",
    "sqlite://bot.db": "it is not the address of a database",
    "sqlite://": "it names no file",
    "sqlite:///:memory:": "it names no file",
    "sqlite:////dev/null": "is wrong: /dev/null is no file",
    "sqlite:////proc": "is wrong: /proc is no file",
    "sqlite:////dev/null/bot.db": "its file or folder cannot be created",
    "sqlite:///not-a-database": "file is not a database",
    "postgresql://quartz@127.0.0.1:port/x": "it is not the address of a database",
    "postgresql://quartz@127.0.0.1:1/x?connect_timeout=3": "it has an option that is not known (connect_timeout)",
    "postgresql://quartz@127.0.0.1:1/x?sslmode=quartz": "`sslmode` parameter must be one of",
    "postgresql://quartz@127.0.0.1:1/x?prepared_statement_cache_size=a": "it is not the address of a database",
    "postgresql+psycopg://quartz@127.0.0.1:1/x": "cannot be reached",
    "/var/bot.db": "it is not the address of a database",
}


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def _refused() -> str:
    with pytest.raises(SettingsError) as refused:
        read_settings()
    said = str(refused.value)
    assert "\n" not in said
    assert "uartz" not in said.replace("did you mean", "")
    assert refused.value.__suppress_context__ or refused.value.__context__ is None
    return said


@pytest.mark.parametrize(("content", "sentence"), FILES.values(), ids=FILES)
def test_a_mistake_in_the_file_is_one_sentence(content: bytes, sentence: str) -> None:
    Path(".env").write_bytes(content)
    assert _refused().startswith(sentence)


@pytest.mark.parametrize(("given", "sentence"), GIVEN.values(), ids=GIVEN)
def test_a_mistake_in_the_environment_is_one_sentence(
    given: Mapping[str, str], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert sentence in _refused()


def test_a_file_that_is_a_folder_is_one_sentence() -> None:
    Path(".env").mkdir()
    assert _refused() == ".env cannot be read (Is a directory)."


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffZONE=Asia/Seoul\r\nADMINS='U1'\r\n", "export ZONE=Asia/Seoul\nADMINS= U1 \n",
        'zone="Asia/Seoul"\n\n# ZONE=UTC\nADMINS=U1 # the boss\n',
    ],
)  # fmt: skip
def test_a_file_of_another_system_or_hand_is_taken(content: str) -> None:
    Path(".env").write_bytes(content.encode())
    settings = read_settings()
    assert (settings.zone, settings.admins) == ("Asia/Seoul", ("U1",))


def test_white_space_around_a_value_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"SLACK_BOT_TOKEN": f" {TOKEN}\n", "SLACK_SIGNING_SECRET": f"{SECRET}\r", "ZONE": " Asia/Seoul "}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    settings = read_settings()
    assert settings.slack_bot_token is not None
    assert settings.slack_signing_secret is not None
    assert settings.slack_bot_token.get_secret_value() == TOKEN
    assert (settings.slack_signing_secret.get_secret_value(), settings.zone) == (SECRET, "Asia/Seoul")


def test_names_of_other_programs_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    others = (
        "HOSTNAME", "LANG", "HOSTS", "PORTS", "COMMITMENTS_PORT", "COMMITMENTS_SERVICE_HOST", "DATABASE_PORT", "TZ",
        "COMMITMENTS_SERVICE_PORT_HTTP", "COMMITMENTS_PORT_8000_TCP", "COMMITMENTS_PORT_8000_TCP_PROTO",
        "METRICS_SERVER_SERVICE_HOST", "POSTGRES_PASSWORD", "TIMEZONE", "SECRET_KEY", "COMMAND_MODE", "GREETING",
        "DATABASE_NAME", "LOGNAME", "LOG_FILE", "COLORTERM", "LISTEN", "PUBLISHED_PORT",
    )  # fmt: skip
    for name in others:
        monkeypatch.setenv(name, "tcp://10.0.0.1:8000")
    assert read_settings() == Settings()


@pytest.mark.parametrize(
    "name", ["POSTGRES_PASSWORD", "LISTEN", "PUBLISHED_PORT", "COMPOSE_PROJECT_NAME", "DOCKER_HOST"]
)
def test_what_compose_reads_of_the_file_is_taken(name: str) -> None:
    Path(".env").write_text(f"{name}=x\nZONE=Asia/Seoul\n")
    assert read_settings().zone == "Asia/Seoul"


def test_what_was_exported_from_the_file_is_for_others_unless_it_looks_like_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path(".env").write_text("HTTPS_PROXY=http://proxy\n")
    assert "HTTPS_PROXY" in _refused()
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy")
    assert read_settings() == Settings()
    Path(".env").write_text("TIMEZONE=Asia/Seoul\n")
    monkeypatch.setenv("TIMEZONE", "Asia/Seoul")
    assert "did you mean ZONE?" in _refused()


WRONG_VALUES = ("quartz", "-1", "1e999", "nan", "0x1F", "99999999999999999999", "1.5", "{}", "\udcff", "a\tb", "# a")


@pytest.mark.parametrize("name", Settings.model_fields)
def test_a_wrong_value_of_any_setting_is_one_sentence_of_ours(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    refusals = 0
    for value in WRONG_VALUES:
        monkeypatch.setenv(name.upper(), value)
        try:
            read_settings()
        except SettingsError as error:
            said, refusals = str(error), refusals + 1
            assert re.fullmatch(r"[A-Z_]+ (must|has|is) [^\n]+\.", said), said
            assert not re.search(r"[Ii]nput|[Vv]alid|quartz|None|\[", said), said
    assert refusals >= 2, "a text that cannot be printed at least"


def test_what_looks_misspelt_is_left_alone_beside_what_it_looks_like(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMIN", "another program's")
    monkeypatch.setenv("ADMINS", "U1")
    assert read_settings().admins == ("U1",)


@pytest.mark.parametrize(("url", "sentence"), DATABASES.items())
def test_a_wrong_address_of_a_database_is_one_sentence(url: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "not-a-database").write_text("words " * 1000)
    refused = typed(tmp_path, "migrate", DATABASE_URL=url)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert sentence in refused.stderr
    assert refused.stderr.count("\n") == 1, refused.stderr


def test_the_doctor_tells_of_a_file_that_nobody_can_read() -> None:
    Path(".env").write_bytes("ZONE=UTC\n".encode("utf-16"))
    told, is_wrong = asyncio.run(diagnose())
    assert is_wrong
    assert "wrong  settings    .env is not UTF-8 (line 1): save it as UTF-8." in told


@pytest.mark.parametrize("name", Settings.model_fields)
def test_the_doctor_tells_of_a_wrong_value_of_any_setting(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name.upper(), '"quartz"')
    with pytest.raises(SettingsError, match=f"^{name.upper()} has quotation marks around it: leave them out.$"):
        read_settings()
    assert getattr(read_sound_settings(), name) == Settings.model_fields[name].default


async def test_the_doctor_tells_of_old_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENDS_AT_ONCE", "3")
    told, _ = await diagnose()
    assert "warn   settings    SENDS_AT_ONCE is called MAX_CONCURRENT_SENDS now." in told


def _bot(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(
        command, cwd=folder, env={"PORT": str(free_port())}, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_program_explains_itself_and_starts_nothing(tmp_path: Path) -> None:
    helped = _bot(tmp_path, "--help")
    assert (helped.returncode, helped.stderr) == (0, "")
    assert ".env" in helped.stdout
    assert not list(tmp_path.iterdir())


def test_the_program_takes_no_arguments_and_says_so(tmp_path: Path) -> None:
    refused = _bot(tmp_path, "--port", "9000")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert "takes no arguments" in refused.stderr
    assert not list(tmp_path.iterdir())


def test_a_command_says_that_a_setting_has_another_name_now(tmp_path: Path) -> None:
    done = typed(tmp_path, "migrate", SENDS_AT_ONCE="3")
    assert done.returncode == 0
    assert done.stderr == "SENDS_AT_ONCE is called MAX_CONCURRENT_SENDS now.\n"


@pytest.mark.parametrize("option", ["--drop", "--send-again", "--resume"])
def test_the_outbox_fails_for_what_is_not_there(option: str, tmp_path: Path) -> None:
    refused = typed(tmp_path, "outbox", option, "nosuch")
    assert refused.returncode == 1
    assert "nosuch" in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_the_same_letter_is_not_sent_again_and_dropped(tmp_path: Path) -> None:
    refused = typed(tmp_path, "outbox", "--drop", "a", "--send-again", "a")
    assert (refused.returncode, "not both" in refused.stderr) == (2, True)


def test_tokens_are_not_encrypted_again_without_a_key(tmp_path: Path) -> None:
    refused = typed(tmp_path, "encryption-key", "--encrypt-again")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("ENCRYPTION_KEY is missing")


def test_a_manifest_is_for_an_address_or_for_socket_mode(tmp_path: Path) -> None:
    refused = typed(tmp_path, "manifest", "--socket-mode", "--url", "https://bot.example.com")
    assert (refused.returncode, "not both" in refused.stderr) == (2, True)
