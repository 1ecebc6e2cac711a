"""The customers that promises are made to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from commitments.domain.person import Language
from commitments.domain.reminder_policy import Policy
from commitments.domain.text_cleaning import normal_form


class Announce(StrEnum):
    """Whether messages go to a customer's channel: after a preview, automatically, or never."""

    ASK = "ask"
    AUTO = "auto"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer. `id` 0 means not stored yet; `channel` is the channel that the customer reads.

    `note` is what they value, written by and for us. An archived one is in no list and no menu, and no promise is made
    to it.
    """

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    tier: str | None = None
    zone: str | None = None
    country: str | None = None
    language: Language | None = None
    channel: str | None = None
    manager: str | None = None
    announce: Announce = Announce.ASK
    policy: Policy | None = None
    note: str = ""
    archived_at: datetime | None = None

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None


def name_key(name: str) -> str:
    """Return a customer's name or alias in the form used for comparison: case, width and spaces are normalized."""
    return " ".join(normal_form("NFKC", name).casefold().split())
