"""How people and places are reached on a platform that has no list of them, as in Microsoft Teams."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class ConversationReference:
    """The conversation of a person or place, and what the platform said of them when they were last heard.

    `id` is the person's or the place's; `account` is how the bot addresses a person. `zone` is IANA, `locale` a
    language tag, `country` two letters, each "" if unknown. `is_guest` None: not known, which counts as a guest.
    `team` is the team of a channel, "" for anything else.
    `email` is the digest of their e-mail address.
    """

    company: str
    kind: Literal["person", "place"]
    id: str
    conversation: str
    service_url: str
    read_at: datetime
    tenant: str = ""
    account: str = ""
    name: str = ""
    zone: str = ""
    locale: str = ""
    country: str = ""
    is_guest: bool | None = None
    team: str = ""
    email: str | None = None


class ConversationReferences(Protocol):
    """The references of all companies, stored encrypted."""

    async def get(self, company: str, id: str) -> ConversationReference | None: ...

    async def places(self, company: str) -> list[ConversationReference]:
        """Return the places where the bot was last heard of, the latest first, at most ten."""
        ...

    async def save(self, reference: ConversationReference) -> None:
        """Store a reference in place of an older one."""
        ...

    async def remove(self, company: str, id: str) -> None:
        """Forget a reference, as when the bot was removed there."""
        ...

    async def remove_team(self, company: str, team: str) -> None:
        """Forget all places of a team."""
        ...
