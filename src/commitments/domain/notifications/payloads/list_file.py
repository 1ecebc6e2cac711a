"""A list of commitments as a spreadsheet, for the person who requested it."""

from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from pydantic import ConfigDict, with_config

from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.payload import Payload

Mode = Literal["mine", "all", "closed"]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class ListRequest:
    """The filters of a requested list. `late_days` keeps what is overdue by at least that many days."""

    overdue: bool = False
    mode: Mode = "mine"
    owner: str | None = None
    customer: int | None = None
    late_days: int = 0
    offset: int = 0

    @property
    def is_of_nobody(self) -> bool:
        """Whether neither a person nor a customer was named."""
        return self.owner is None and self.customer is None


class ListFile(Payload):
    kind: ClassVar[str] = "file"
    operation: ClassVar[Operation] = Operation.FILE

    asked: ListRequest

    def without_content(self) -> Self:
        """Return it with no filter, since filters name people and customers."""
        return self.model_copy(update={"asked": ListRequest()})


class FileLost(Payload):
    """Tells the person who requested a file that it could not be sent."""

    kind: ClassVar[str] = "file_lost"


KINDS = (ListFile, FileLost)
