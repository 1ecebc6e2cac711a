"""A list of commitments as a spreadsheet, for the person who requested it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Literal, Self, get_args

from pydantic import ConfigDict, Field, JsonValue, with_config

from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.payload import Payload

ListState = Literal["open", "late", "waiting", "closed"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Month = Literal[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
]  # fmt: skip
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
MONTHS: tuple[Month, ...] = get_args(Month)
Days = (
    Literal["", "yesterday", "today", "tomorrow", "last_week", "this_week", "next_week"]
    | Literal["last_month", "this_month", "next_month"]
    | Weekday
    | Month
)
_Count = Annotated[int, Field(strict=True, ge=0, lt=100_000)]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class ListRequest:
    """The filters of a requested list.

    `state`: "open" is not closed, "late" is open and past its date, "waiting" is delivered and not yet received.
    `mine`: only what the reader owns or made. `words` must all occur in what was promised. `days` is when it is due, by
    the reader's calendar: a weekday is the last one of what is late or closed, else the next one, a month the nearest.
    `day` is the one date on which it is due. `late_days` keeps what is late by at least that many days.
    """

    state: ListState = "open"
    mine: bool = True
    owners: tuple[str, ...] = ()
    customers: tuple[_Count, ...] = ()
    words: tuple[str, ...] = ()
    days: Days = ""
    late_days: _Count = 0
    offset: _Count = 0
    day: date | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether a person, a customer, words, days or a lateness was named."""
        return bool(self.owners or self.customers or self.words or self.days or self.day or self.late_days)


class ListFile(Payload):
    kind: ClassVar[str] = "file"
    version: ClassVar[int] = 2
    operation: ClassVar[Operation] = Operation.FILE

    asked: ListRequest

    @classmethod
    def upgrade(cls, version: int, values: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
        """Read the filters of version 1: one person, one customer, late ones or a mode."""
        asked = values.get("asked")
        return values if version > 1 or not isinstance(asked, dict) else {**values, "asked": _from_version_1(asked)}

    def without_content(self) -> Self:
        """Return it with no filter, since filters name people and customers."""
        return self.model_copy(update={"asked": ListRequest()})


class FileLost(Payload):
    """A message to the person who requested a file that it could not be sent."""

    kind: ClassVar[str] = "file_lost"


_OF_VERSION_1 = frozenset({"overdue", "mode", "owner", "customer", "late_days", "offset"})


def _from_version_1(old: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    owner, customer, mode = old.get("owner"), old.get("customer"), old.get("mode", "mine")
    unknown = {name: value for name, value in old.items() if name not in _OF_VERSION_1}
    return unknown | {
        "state": "late" if old.get("overdue") else "closed" if mode == "closed" else "open",
        "mine": mode != "all" and owner is None and customer is None,
        "owners": [] if owner is None else [owner],
        "customers": [] if customer is None else [customer],
        "late_days": old.get("late_days", 0),
        "offset": old.get("offset", 0),
    }


KINDS = (ListFile, FileLost)
