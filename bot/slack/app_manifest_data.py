"""Data of the Slack app manifest: command names, scopes, events."""

from dataclasses import dataclass, fields

from bot.conversation.registry import registry
from bot.i18n.catalogues import text_of
from bot.validation import COMMAND_RULE, are_distinct, is_command


@dataclass(frozen=True, slots=True)
class CommandNames:
    """What people type for each slash command. Settings, since Slack assigns a name to the app installed last.

    Raises ValueError for a name that Slack rejects (a slash and 1–31 of a–z, 0–9, - and _) or for
    duplicate names.
    """

    commit: str = "/commit"
    commitments: str = "/commitments"
    overdue: str = "/overdue"
    customer: str = "/customer"

    def __post_init__(self) -> None:
        names = [getattr(self, field.name) for field in fields(self)]
        for name in names:
            if not is_command(name):
                raise ValueError(f"{name!r} is not a Slack command: it {COMMAND_RULE}")
        if not are_distinct(names):
            raise ValueError("two Slack commands have the same name")

    def by_name(self) -> dict[str, str]:
        """Return what people type for each slash command of the registry."""
        return {field.name: str(getattr(self, field.name)) for field in fields(self)}

    def by_command(self) -> dict[str, str]:
        """Return the slash command of the registry for what people type."""
        return {command: name for name, command in self.by_name().items()}


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """The help that Slack shows while somebody types a command."""

    description: str
    usage_hint: str


def command_help(name: str) -> CommandHelp:
    """Return the help of a slash command, for /commit with verbs. In English: Slack supports one language."""
    usage = [name, *(verb.name for verb in registry().verbs.values() if verb.hinted and name == "commit")]
    return CommandHelp(text_of("en", f"command.{name}"), " | ".join(text_of("en", f"usage.{one}") for one in usage))


# Each scope with the reason to have it.
BOT_SCOPES = {
    "commands": "the commands",
    "chat:write": "send and edit messages",
    "im:write": "open the direct messages with a person",
    "users:read": "names and time zones",
    "users:read.email": "who has an account in Teams too; they are asked in both",
    "channels:read": "is a public channel shared with outsiders, and with whom",
    "groups:read": "the same of a private channel",
    "im:history": "look whether a direct message was sent before sending it again",
    "channels:history": "the same, in public channels",
    "groups:history": "the same, in private channels",
    "files:write": "hand somebody a CSV file",
}

OPTIONAL_SCOPES = frozenset({"im:history", "channels:history", "groups:history", "users:read.email"})
"""Without those of history a message whose outcome is unknown is told as such instead of being looked for; without
that of e-mail the accounts of one person find each other by a code only."""

BOT_EVENTS = (
    "app_uninstalled",
    "channel_id_changed",
    "channel_shared",
    "channel_unarchive",
    "channel_unshared",
    "group_unarchive",
    "member_joined_channel",
    "tokens_revoked",
    "user_change",
)
