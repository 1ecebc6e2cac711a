"""What Slack is told about this app: command names, scopes, events. The manifest is made from it."""

from dataclasses import dataclass, fields

from bot.cards.actions import Verb
from bot.validation import COMMAND_RULE, are_distinct, is_command


@dataclass(frozen=True, slots=True)
class CommandNames:
    """What people type for each verb. Slack gives a name to the app installed last, so names are settings.

    Raises ValueError for a name that Slack does not take (a slash and 1–31 of a–z, 0–9, - and _) or for
    two verbs with one name.
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

    def by_verb(self) -> dict[Verb, str]:
        """Give the command of every verb."""
        return {verb: str(getattr(self, verb.value)) for verb in Verb}

    def by_command(self) -> dict[str, Verb]:
        """Give the verb of every command."""
        return {command: verb for verb, command in self.by_verb().items()}


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """What Slack shows while somebody types the command."""

    description: str
    usage_hint: str


COMMAND_HELP = {
    Verb.COMMIT: CommandHelp(
        "Write down a promise to a customer, or change one",
        "send fix to Acme by the 15th | done C-12 | move C-12 to Monday because … | help",
    ),
    Verb.COMMITMENTS: CommandHelp(
        "List open commitments: yours, a customer's, somebody's", "[Acme | @jane | all | closed]"
    ),
    Verb.OVERDUE: CommandHelp("List what is late", "[@jane | Acme | 7d | csv]"),
    Verb.CUSTOMER: CommandHelp(
        "Show or set up a customer", "Acme [here | tier gold | zone Asia/Seoul | manager @sam | announce ask]"
    ),
}

# Each scope with the only reason to have it.
BOT_SCOPES = {
    "commands": "the commands",
    "chat:write": "send and edit messages",
    "im:write": "open the direct messages with a person",
    "users:read": "names and time zones",
    "channels:read": "is a public channel shared with outsiders",
    "groups:read": "is a private channel shared with outsiders",
    "im:history": "look whether a direct message was sent before sending it again",
    "channels:history": "the same, in public channels",
    "groups:history": "the same, in private channels",
    "files:write": "hand somebody a CSV file",
}

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
