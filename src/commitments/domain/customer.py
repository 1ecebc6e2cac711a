"""Who promises are made to."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from commitments.domain.person import Language
from commitments.domain.policy import Policy


class Announce(StrEnum):
    """Whether a customer's channel is told: after a preview, by itself, or never."""

    ASK = "ask"
    AUTO = "auto"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Customer:
    """Whom promises are made to. `id` 0 means not stored yet; `channel` is theirs, seen by them."""

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


def name_key(name: str) -> str:
    """Give a customer's name or alias as they are compared: no difference of case, width or spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
