"""Settings from the environment and .env. Invalid or incomplete settings stop the start with one sentence."""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    InitSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.i18n.catalogues import catalogues
from bot.settings_mistakes import Names, find_mistake
from bot.settings_rules import find_fault, is_token, rule_of
from bot.validation import (
    ADMIN_RULE,
    COMMAND_RULE,
    COUNTRY_RULE,
    ENCRYPTION_KEY_RULE,
    GUID_RULE,
    HOST_RULE,
    ZONE_RULE,
    are_distinct,
    find_country,
    find_zone,
    is_admin,
    is_command,
    is_encryption_key,
    is_guid,
    is_host,
)
from commitments.domain.person import Language

_SHORTEST_SECRET = 16
_ENV_FILE: Final = ".env"
_BELONG_TOGETHER = {
    "slack_bot_token", "slack_signing_secret", "slack_app_token", "slack_api_url", "local_page", "host",
    "teams_client_id", "teams_client_secret", "teams_tenant_id", "teams_api_url", "encryption_key",
    "commitments_role", "metrics_token", "metrics_port",
    "command_commit", "command_commitments", "command_overdue", "command_customer",
}  # fmt: skip
_LISTS: Final = {"admins", "encryption_key"}
_RENAMED: Final = {
    "channel_seconds": "min_channel_interval_seconds",
    "database_pool": "database_pool_size",
    "database_wait_seconds": "database_timeout_seconds",
    "lease_seconds": "send_lease_seconds",
    "looks_per_minute": "history_reads_per_minute",
    "sends_at_once": "max_concurrent_sends",
}
"""Deprecated setting names, supported until the release after the next: old → new."""


class SettingsError(Exception):
    """A setting is wrong; the message names it."""


def _must(keep: Callable[[str], bool], rule: str) -> AfterValidator:
    """Return a validator that raises `rule` for values that `keep` rejects."""

    def check(value: str) -> str:
        if not keep(value):
            raise ValueError(rule)
        return value

    return AfterValidator(check)


def _language(code: str) -> str:
    if code not in catalogues():
        raise ValueError(f"must be one of {', '.join(catalogues())}")
    return code


def _encryption_key(key: SecretStr) -> SecretStr:
    if not is_encryption_key(key.get_secret_value()):
        raise ValueError(ENCRYPTION_KEY_RULE)
    return key


def _token(secret: SecretStr) -> SecretStr:
    if not is_token(secret.get_secret_value()):
        raise ValueError("has a space or a letter that is not ASCII inside: copy it again")
    return secret


Token = Annotated[SecretStr, AfterValidator(_token)]
EncryptionKey = Annotated[SecretStr, AfterValidator(_encryption_key)]
CommandName = Annotated[str, _must(is_command, COMMAND_RULE)]
Admin = Annotated[str, _must(is_admin, ADMIN_RULE)]
EntraId = Annotated[str, _must(lambda id: not id or is_guid(id), GUID_RULE)]
PerMinute = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Settings(BaseSettings):
    """All settings; .env.example documents each."""

    model_config = SettingsConfigDict(
        env_file=_ENV_FILE, env_file_encoding="utf-8-sig", env_ignore_empty=True, extra="ignore"
    )

    database_url: str = "sqlite:///var/commitments.db"
    database_pool_size: int = Field(default=10, ge=1, le=1000)
    database_timeout_seconds: float = Field(default=2.5, ge=0.1, le=60)
    host: Annotated[str, _must(is_host, HOST_RULE)] = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    commitments_role: Literal["all", "web", "worker"] = "all"
    local_page: Literal["auto", "on", "off"] = "auto"

    encryption_key: Annotated[tuple[EncryptionKey, ...], NoDecode] = ()

    slack_bot_token: Token | None = None
    slack_signing_secret: Token | None = None
    slack_app_token: Token | None = None
    slack_api_url: str = "https://slack.com/api/"

    teams_client_id: EntraId = ""
    teams_client_secret: Token | None = None
    teams_tenant_id: EntraId = ""
    teams_api_url: str = ""

    admins: Annotated[tuple[Admin, ...], NoDecode] = ()
    zone: Annotated[str, _must(lambda name: find_zone(name) == name, ZONE_RULE)] = "UTC"
    country: Annotated[str, _must(lambda code: not code or find_country(code) == code, COUNTRY_RULE)] = ""
    language: Annotated[Language, AfterValidator(_language)] = "en"

    command_commit: CommandName = "/commit"
    command_commitments: CommandName = "/commitments"
    command_overdue: CommandName = "/overdue"
    command_customer: CommandName = "/customer"

    max_concurrent_sends: int = Field(default=100, ge=1, le=1000)
    send_lease_seconds: float = Field(default=90, ge=1, le=3600)
    min_channel_interval_seconds: float = Field(default=1, ge=0, le=60)
    posts_per_minute: PerMinute = 300
    edits_per_minute: PerMinute = 50
    files_per_minute: PerMinute = 20
    history_reads_per_minute: PerMinute = 50

    max_connections: int = Field(default=4000, ge=32, le=100_000)
    request_timeout_seconds: float = Field(default=5, ge=1, le=60)
    max_concurrent_requests: int = Field(default=50, ge=8, le=1000)
    requests_per_second_per_person: float = Field(default=2, ge=2, allow_inf_nan=False)
    request_burst_per_person: int = Field(default=60, ge=60)
    requests_per_second_per_workspace: float = Field(default=100, ge=100, allow_inf_nan=False)
    request_burst_per_workspace: int = Field(default=1000, ge=1000)
    metrics_token: Token | None = None
    metrics_port: int | None = Field(default=None, ge=1, le=65535)

    keep_closed_days: int = Field(default=0, ge=0, le=36_500)
    keep_sent_days: int = Field(default=0, ge=0, le=36_500)

    log_format: Literal["text", "json"] = "text"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    def __init__(self, **values: object) -> None:
        super().__init__(**values)  # type: ignore[arg-type]

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read old names last, so that a new name in any source takes precedence. Called by pydantic-settings."""
        if isinstance(env_settings, EnvSettingsSource):
            env_settings.env_vars = {
                name: value for name, value in env_settings.env_vars.items() if not _is_gettexts(name, value)
            }
        old = {_RENAMED[name]: value for name, value in _old_values(env_settings, dotenv_settings).items()}
        return init_settings, env_settings, dotenv_settings, InitSettingsSource(settings_cls, old)

    @field_validator("*", mode="before")
    @classmethod
    def _bare_value(cls, given: object, info: ValidationInfo) -> object:
        """Return a value without white space around it, and a list split."""
        if not isinstance(given, str):
            return given
        text = given.strip()
        if fault := find_fault(text):
            raise ValueError(fault)
        return _split(text) if info.field_name in _LISTS else text

    @model_validator(mode="after")
    def _whole(self) -> Self:
        problems = (
            *self._slack_problems(), *self._teams_problems(), *self._page_problems(), *self._name_problems(),
            *self._metrics_problems(),
        )  # fmt: skip
        for problem in problems:
            raise ValueError(problem)
        return self

    def _slack_problems(self) -> list[str]:
        bot, secret, app = self.slack_bot_token, self.slack_signing_secret, self.slack_app_token
        problems = []
        if (secret or app) and not bot:
            problems.append("SLACK_BOT_TOKEN is missing: Slack is half configured without it.")
        if bot and not (secret or app):
            problems.append("SLACK_SIGNING_SECRET is missing: requests cannot be verified (or give SLACK_APP_TOKEN).")
        if bot and not bot.get_secret_value().startswith("xoxb-"):
            problems.append("SLACK_BOT_TOKEN must be a bot token, which starts with xoxb-.")
        if app and not app.get_secret_value().startswith("xapp-"):
            problems.append("SLACK_APP_TOKEN must be an app-level token, which starts with xapp-.")
        if secret and len(secret.get_secret_value()) < _SHORTEST_SECRET:
            problems.append("SLACK_SIGNING_SECRET is too short to be Slack's.")
        if not _is_safe_url(self.slack_api_url):
            problems.append("SLACK_API_URL must begin with https://, or lead to this machine.")
        return problems

    def _teams_problems(self) -> list[str]:
        given = {
            "TEAMS_CLIENT_ID": self.teams_client_id,
            "TEAMS_CLIENT_SECRET": self.teams_client_secret,
            "TEAMS_TENANT_ID": self.teams_tenant_id,
        }
        if not any(given.values()):
            return []
        problems = [f"{name} is missing: Teams is half configured without it." for name in given if not given[name]]
        if not self.encryption_key:
            problems.append("ENCRYPTION_KEY is missing: where people of Teams are reached is stored encrypted.")
        secret = self.teams_client_secret
        if secret and is_guid(secret.get_secret_value()):
            problems.append("TEAMS_CLIENT_SECRET is the id of a secret: its value is wanted.")
        if self.teams_client_id == self.teams_tenant_id:
            problems.append("TEAMS_CLIENT_ID and TEAMS_TENANT_ID must differ: the bot's id, and its tenant's.")
        if self.teams_api_url and not _is_safe_url(self.teams_api_url):
            problems.append("TEAMS_API_URL must begin with https://, or lead to this machine.")
        return problems

    def _page_problems(self) -> list[str]:
        if self.local_page == "on" and self.commitments_role == "worker":
            return ["LOCAL_PAGE=on needs COMMITMENTS_ROLE=all or web: a worker shows no page."]
        if not self.shows_local_page or is_loopback(self.host):
            return []
        if self.has_platform:
            return ["LOCAL_PAGE=on needs HOST=127.0.0.1: the page lets anybody act as anybody."]
        return [
            "SLACK_BOT_TOKEN is missing, and without Slack there is only the local page, which needs HOST=127.0.0.1."
        ]

    def _name_problems(self) -> list[str]:
        if not are_distinct(self.typed.values()):
            return ["COMMAND_COMMIT, COMMAND_COMMITMENTS, COMMAND_OVERDUE and COMMAND_CUSTOMER must differ."]
        return []

    def _metrics_problems(self) -> list[str]:
        token = self.metrics_token
        problems = []
        if token and len(token.get_secret_value()) < _SHORTEST_SECRET:
            problems.append(f"METRICS_TOKEN must have at least {_SHORTEST_SECRET} characters.")
        if self.metrics_port and self.metrics_port == self.port:
            problems.append("METRICS_PORT and PORT must differ.")
        return problems

    @property
    def has_slack(self) -> bool:
        return self.slack_bot_token is not None

    @property
    def has_teams(self) -> bool:
        return bool(self.teams_client_id)

    @property
    def has_platform(self) -> bool:
        """Whether a chat platform is configured."""
        return self.has_slack or self.has_teams

    @property
    def shows_local_page(self) -> bool:
        """Whether the local page is shown; with LOCAL_PAGE=auto only on SQLite and without a chat platform."""
        if self.commitments_role == "worker":
            return False
        return self.local_page == "on" or (self.local_page == "auto" and not (self.has_platform or self.on_postgres))

    @property
    def lacks_surface(self) -> bool:
        """Whether nothing can be talked to, though nobody said LOCAL_PAGE=off."""
        is_worker = self.commitments_role == "worker"
        return not (self.has_platform or self.shows_local_page or is_worker or self.local_page == "off")

    @property
    def on_postgres(self) -> bool:
        return self.database_url.startswith("postgres")

    @property
    def address(self) -> str:
        """The address at which the server is reached on this machine."""
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    @property
    def typed(self) -> dict[str, str]:
        """What people type for each slash command, by its name in the registry."""
        return {
            "commit": self.command_commit,
            "commitments": self.command_commitments,
            "overdue": self.command_overdue,
            "customer": self.command_customer,
        }


def is_loopback(host: str) -> bool:
    """Whether a host name or address is loopback."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _is_safe_url(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))


def _split(text: str) -> tuple[str, ...]:
    """Return the parts of a list with commas; one that has only commas stays a part, to be refused."""
    return tuple(part.strip() for part in text.split(",") if part.strip()) or (text,)


@dataclass(frozen=True, slots=True)
class OldName:
    """A deprecated name in use; `ignored` when the new name is set too."""

    old: str
    new: str
    ignored: bool

    @property
    def sentence(self) -> str:
        ignored = f", which is given too: {self.old} is ignored" if self.ignored else ""
        return f"{self.old} is called {self.new} now{ignored}."


def old_names() -> list[OldName]:
    """Return the deprecated names in the environment and .env, sorted."""
    env, dotenv = EnvSettingsSource(Settings), DotEnvSettingsSource(Settings)
    given = {**dotenv.env_vars, **env.env_vars}
    return [
        OldName(old.upper(), _RENAMED[old].upper(), ignored=_RENAMED[old] in given)
        for old in sorted(_old_values(env, dotenv))
    ]


def _is_gettexts(name: str, value: str | None) -> bool:
    """Whether LANGUAGE in the environment is the desktop's list for gettext (ko_KR:ko), not our setting."""
    return name == "language" and value not in catalogues() and not {*(value or "")}.isdisjoint("_:.@")


def _old_values(*sources: PydanticBaseSettingsSource) -> dict[str, str | None]:
    """Return the values set under deprecated names; the first source takes precedence."""
    given: dict[str, str | None] = {}
    for source in reversed(sources):
        if isinstance(source, EnvSettingsSource):
            given |= {name: value for name, value in source.env_vars.items() if name in _RENAMED}
    return given


def read_settings() -> Settings:
    """Return the settings; raises SettingsError with one sentence that names the variable, never its value."""
    logging.getLogger("dotenv").setLevel(logging.ERROR)  # ours is the one sentence about a line of .env
    if mistake := _mistake():
        raise SettingsError(mistake)
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        setting = "".join(str(part) for part in first["loc"][:1])
        ours = first["type"] == "value_error"  # raised here, not by pydantic
        message = first["msg"].removeprefix("Value error, ") if ours else rule_of(Settings.model_fields[setting])
        raise SettingsError(f"{_as_given(setting.upper())} {message.rstrip('.')}." if setting else message) from None


def _mistake() -> str:
    """Return a sentence on .env, or on a name that is almost a setting; "" if all is well."""
    environment = EnvSettingsSource(Settings).env_vars
    in_use = {name for name, value in environment.items() if value}
    with suppress(OSError, UnicodeError):
        in_use |= {name for name, value in DotEnvSettingsSource(Settings).env_vars.items() if value}
    return find_mistake(Path(_ENV_FILE), environment, Names(Settings.model_fields, _RENAMED, in_use))


def read_sound_settings() -> Settings:
    """Return the settings with defaults in place of invalid values. For diagnosis only; never start a bot with them."""
    try:
        return Settings()
    except (OSError, UnicodeError):
        return Settings.model_construct()
    except ValidationError as error:
        wrong = {str(part) for one in error.errors(include_input=False) for part in one["loc"][:1]}
    try:
        return Settings(**_defaults(wrong))
    except ValidationError:  # a combination of settings is invalid
        return Settings(**_defaults(wrong | _BELONG_TOGETHER))


def _defaults(names: set[str]) -> dict[str, object]:
    return {name: Settings.model_fields[name].default for name in names}


def _as_given(name: str) -> str:
    """Return the name of a setting, preceded by its deprecated name if that is the one in use."""
    return next((f"{one.old} (now {name})" for one in old_names() if one.new == name and not one.ignored), name)
