"""Somebody in a company: role, zone, language, manager."""

from dataclasses import dataclass
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
