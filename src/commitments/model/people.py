"""Who there is: workspaces, their people, customers and channels, and the reminders they want."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

# A code such as "en" or "ko". Which ones there are the surfaces know, and check where somebody names one.
Language: TypeAlias = str


class Role(StrEnum):
    """What a person is in a workspace. A guest or somebody of another team is an outsider."""

    ADMIN = "admin"
    MEMBER = "member"
    OUTSIDER = "outsider"


class Announce(StrEnum):
    """Whether a customer's channel is told: after a preview, by itself, or never."""

    ASK = "ask"
    AUTO = "auto"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Policy:
    """When reminders are sent. Days and hours are working ones of the owner's calendar."""

    lead_days: tuple[int, ...] = (3, 1)
    lead_hours: tuple[int, ...] = (2,)
    escalate_after_days: int = 1


@dataclass(frozen=True, slots=True)
class Workspace:
    """One Slack team, Teams tenant or the local page: the tenant boundary of every query.

    `tier_policies` maps a customer tier to its policy. `url` is where its messages can be opened.
    """

    id: str
    name: str = ""
    zone: str = "UTC"
    country: str | None = None
    language: Language = "en"
    admins: tuple[str, ...] = ()
    policy: Policy = Policy()
    tier_policies: Mapping[str, Policy] = field(default_factory=dict)
    url: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a workspace. `zone` is IANA; `manager` is the id of the person they report to."""

    id: str
    name: str
    zone: str = "UTC"
    language: Language = "en"
    country: str | None = None
    role: Role = Role.MEMBER
    manager: str | None = None
    is_bot: bool = False
    active: bool = True
    read_at: datetime | None = None


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


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel. `shared` None means unknown, which counts as shared with outsiders."""

    id: str
    name: str = ""
    shared: bool | None = None
    read_at: datetime | None = None
