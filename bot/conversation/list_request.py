"""What a list was asked for, and how its lines and its query follow from that. Lists and files share it."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.cards.list_card import PAGE, Line
from bot.cards.names import Names
from commitments.application.authorization import Right, require_right, visible_scope
from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.scheduling import calendar_of
from commitments.domain.commitment import Commitment
from commitments.domain.company import Company
from commitments.domain.person import Person

Mode = Literal["mine", "all", "closed"]
MOST_IN_A_FILE = 10_000
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What a list was asked for. `late_days` keeps what is late by that many days or more."""

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


def list_request_in(value: str) -> ListRequest | None:
    """Return what a page button asks for; None for what no button of ours carries."""
    try:
        said = json.loads(value)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not said.keys() <= set(ListRequest.__slots__):
        return None
    numbers = [said.get(name, 0) for name in ("customer", "late_days", "offset")]
    fits = all(number is None or (type(number) is int and 0 <= number < _LARGEST) for number in numbers)
    flags = type(said.get("overdue", False)) is bool and said.get("mode", "mine") in ("mine", "all", "closed")
    owner = said.get("owner")
    if not fits or not flags or None in numbers[1:] or not (owner is None or type(owner) is str):
        return None
    return ListRequest(**said)


async def query_for(uow: UnitOfWork, actor: Person, request: ListRequest, now: datetime) -> Query:
    """Return what the store is asked: never more than the actor may see."""
    require_right(actor, Right.LIST)
    own = request.mode != "all" and request.is_of_nobody
    before = now - timedelta(days=request.late_days)
    return Query(
        None if own else await visible_scope(uow, actor),  # what they own or made they may see
        "overdue" if request.overdue else "closed" if request.mode == "closed" else "open",
        actor.id if own else None,
        request.owner,
        request.customer,
        before if request.overdue else None,
        PAGE,
        request.offset,
    )


def line_of(commitment: Commitment, names: Names, company: Company, now: datetime) -> Line:
    """Return a commitment as a line of a list: late by the working days of its owner's calendar."""
    if not commitment.is_overdue(now):
        return Line(commitment, None)
    calendar = calendar_of(names.people.get(commitment.owner), company)
    return Line(commitment, calendar.working_days_late(commitment.due, now))
