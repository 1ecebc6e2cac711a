"""A person of a company: role, zone, language, manager."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from commitments.domain.wall_time import is_known
from commitments.domain.working_hours import Schedule

# A code such as "en" or "ko". The surfaces know the supported codes and validate those that people enter.
Language: TypeAlias = str


class Role(StrEnum):
    """The role of a person in a workspace. A guest or a member of another team is an outsider."""

    ADMIN = "admin"
    MEMBER = "member"
    OUTSIDER = "outsider"


@dataclass(frozen=True, slots=True)
class Person:
    """A person in a workspace. `zone` is IANA; `manager` is the id of the person they report to.

    `also` is the account on the other platform that is the same person, and `told_in` the one of both where messages
    to them go. `email` is the digest of their e-mail address, kept only until such an account is found.
    """

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
    schedule: Schedule = field(default_factory=Schedule)
    also: str | None = None
    told_in: str | None = None
    email: str | None = None

    @property
    def accounts(self) -> frozenset[str]:
        """The ids of all accounts of the same person."""
        return frozenset({self.id} if self.also is None else {self.id, self.also})

    @property
    def told_at(self) -> str:
        """The id of the account where messages to this person go."""
        return self.told_in or self.id

    def in_known_zone(self, usual: str) -> "Person":
        """Return them in the usual zone, if the data of today does not know theirs: an older release may not."""
        return self if is_known(self.zone) else replace(self, zone=usual)
