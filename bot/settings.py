"""Settings from the environment and .env. What is wrong or half given stops the start with a sentence."""

from collections.abc import Callable
from ipaddress import ip_address
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.phrases.catalogues import catalogues
from bot.validation import COMMAND_RULE, COUNTRY_RULE, ZONE_RULE, are_distinct, find_country, find_zone, is_command
from commitments.model import Language

_SHORTEST_SECRET = 16
_BELONG_TOGETHER = {
    "slack_bot_token", "slack_signing_secret", "slack_app_token", "slack_api_url", "local_page", "host",
    "command_commit", "command_commitments", "command_overdue", "command_customer",
}  # fmt: skip


class SettingsError(Exception):
    """A setting is wrong; the message names it."""


def _must(keep: Callable[[str], bool], rule: str) -> AfterValidator:
    """Return a check that refuses with `rule` what `keep` does not take."""

    def check(value: str) -> str:
        if not keep(value):
            raise ValueError(rule)
        return value

    return AfterValidator(check)


def _language(code: str) -> str:
    if code not in catalogues():
        raise ValueError(f"must be one of {', '.join(catalogues())}")
    return code


CommandName = Annotated[str, _must(is_command, COMMAND_RULE)]


class Settings(BaseSettings):
    """Everything that can be set; .env.example says what each is for."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore")

    database_url: str = "sqlite:///var/commitments.db"
    database_pool: int = Field(default=10, ge=1, le=1000)
    database_wait_seconds: float = Field(default=2.5, ge=0.1, le=60)
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    commitments_role: Literal["all", "web", "worker"] = "all"
    local_page: Literal["auto", "on", "off"] = "auto"

    slack_bot_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"

    admins: Annotated[tuple[str, ...], NoDecode] = ()
    zone: Annotated[str, _must(lambda name: find_zone(name) == name, ZONE_RULE)] = "UTC"
    country: Annotated[str, _must(lambda code: not code or find_country(code) == code, COUNTRY_RULE)] = ""
    language: Annotated[Language, AfterValidator(_language)] = "en"

    command_commit: CommandName = "/commit"
    command_commitments: CommandName = "/commitments"
    command_overdue: CommandName = "/overdue"
    command_customer: CommandName = "/customer"

    sends_at_once: int = Field(default=100, ge=1, le=1000)
    lease_seconds: float = Field(default=90, ge=1, le=3600)
    channel_seconds: float = Field(default=1, ge=0, le=60)
    posts_per_minute: float = Field(default=300, ge=0)
    edits_per_minute: float = Field(default=50, ge=0)
    files_per_minute: float = Field(default=20, ge=0)
    looks_per_minute: float = Field(default=50, ge=0)

    log_format: Literal["text", "json"] = "text"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    def __init__(self, **values: object) -> None:
        super().__init__(**values)  # type: ignore[arg-type]

    @model_validator(mode="before")
    @classmethod
    def _split_admins(cls, values: dict[str, object]) -> dict[str, object]:
        admins = values.get("admins")
        if isinstance(admins, str):
            values["admins"] = tuple(name.strip() for name in admins.split(",") if name.strip())
        return values

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for problem in (*self._slack_problems(), *self._page_problems(), *self._name_problems()):
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

    def _page_problems(self) -> list[str]:
        if not self.shows_local_page or is_loopback(self.host):
            return []
        if self.has_slack:
            return ["LOCAL_PAGE=on needs HOST=127.0.0.1: the page lets anybody act as anybody."]
        return [
            "SLACK_BOT_TOKEN is missing, and without Slack there is only the local page, which needs HOST=127.0.0.1."
        ]

    def _name_problems(self) -> list[str]:
        if not are_distinct(self.typed.values()):
            return ["COMMAND_COMMIT, COMMAND_COMMITMENTS, COMMAND_OVERDUE and COMMAND_CUSTOMER must differ."]
        return []

    @property
    def has_slack(self) -> bool:
        """Whether Slack is configured."""
        return self.slack_bot_token is not None

    @property
    def shows_local_page(self) -> bool:
        """Whether the local page is shown: by itself only where no chat platform is configured."""
        if self.commitments_role == "worker":
            return False
        return self.local_page == "on" or (self.local_page == "auto" and not self.has_slack)

    @property
    def typed(self) -> dict[str, str]:
        """What people type for each verb."""
        return {
            "commit": self.command_commit,
            "commitments": self.command_commitments,
            "overdue": self.command_overdue,
            "customer": self.command_customer,
        }


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address is this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _is_safe_url(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))


def read_settings() -> Settings:
    """Read the settings; raises SettingsError with one sentence that names the variable. No value is repeated."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        message = first["msg"].removeprefix("Value error, ")
        name = "_".join(str(part) for part in first["loc"][:1]).upper()
        raise SettingsError(f"{name} {_lowered(message)}" if name else message) from None


def read_sound_settings() -> Settings:
    """Return the settings with the default for each that is wrong, for a diagnosis; never start a bot with them."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = {str(part) for one in error.errors(include_input=False) for part in one["loc"][:1]}
    try:
        return Settings(**_defaults(wrong))
    except ValidationError:  # settings that do not go together
        return Settings(**_defaults(wrong | _BELONG_TOGETHER))


def _defaults(names: set[str]) -> dict[str, object]:
    return {name: Settings.model_fields[name].default for name in names}


def _lowered(message: str) -> str:
    sentence = message[:1].lower() + message[1:]
    return sentence if sentence.endswith(".") else f"{sentence}."
