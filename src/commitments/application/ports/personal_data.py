"""What is held on one person or customer: found, shown and erased in storage."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from pydantic import JsonValue

from commitments.domain.erasure import Quotes

Kind = Literal["person", "customer"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom an export or an erasure is about.

    `id` is a person's id on the platform, or a customer's number; `also` are the person's other accounts. `redact`
    returns a text without mentions of them.
    """

    company: str
    kind: Kind
    id: str
    name: str
    redact: Callable[[str], str]
    also: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.id, *self.also)


@dataclass(frozen=True, slots=True)
class Record:
    """A stored row that holds something of somebody: its table and its values, by column."""

    table: str
    values: Mapping[str, JsonValue]


@dataclass(slots=True)
class Erasure:
    """What an erasure takes away, or took.

    `rows` counts the rows by table; `channels` are a customer's; `waiting` counts the notifications that are not sent
    any more. `led` names the people and customers that have no manager afterwards. `sent` counts the messages by
    channel that stay on the platform. `words` find the erased texts where else they are quoted.
    """

    rows: dict[str, int] = field(default_factory=dict)
    commitments: set[int] = field(default_factory=set)
    channels: frozenset[str] = frozenset()
    waiting: int = 0
    led: list[str] = field(default_factory=list)
    sent: dict[str, int] = field(default_factory=dict)
    words: Quotes = field(default_factory=Quotes)


class PersonalData(Protocol):
    """The part of a store that finds and erases what is held on somebody."""

    async def companies(self) -> Sequence[str]:
        """Return the ids of all companies."""
        ...

    async def held(self, subject: Subject) -> Sequence[Record]:
        """Return every row that holds something of somebody, by table and key."""
        ...

    async def rehearse(self, subject: Subject) -> Erasure:
        """Return what `erase` would take away, and change nothing."""
        ...

    async def require_erasable(self, subject: Subject) -> None:
        """Raise what `erase` would raise."""
        ...

    async def erase(self, subject: Subject, now: datetime) -> Erasure:
        """Erase somebody in one transaction that no other overlaps. Idempotent.

        Raises StillOpen when they own, or were promised, what is open; StillSending while a message of theirs is being
        sent.
        """
        ...

    async def forget(self, before: datetime) -> None:
        """Delete the stored answers of requests, and the drafts, from before a moment."""
        ...

    async def forget_closed(self, before: datetime, now: datetime) -> int:
        """Erase the content of commitments closed before a moment, in small transactions; return how many."""
        ...

    async def forget_sent(self, before: datetime, now: datetime) -> int:
        """Empty the payloads of notifications sent before a moment, in small transactions; return how many."""
        ...
