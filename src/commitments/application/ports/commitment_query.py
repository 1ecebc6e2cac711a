"""A query for commitments, and a page of its results."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from commitments.domain.commitment import Commitment


@dataclass(frozen=True, slots=True)
class Scope:
    """The commitments a person may see: those of these owners, of these makers, and promised to these customers."""

    owners: frozenset[str]
    makers: frozenset[str]
    customers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Query:
    """A query for commitments, ordered by due date, then number. `scope` None means everything.

    `status`: "open" is open or delivered, "waiting" is delivered, "closed" is accepted or cancelled, "overdue" is open
    with a due date before `due_before`. `concerning`: owned or made by one of these. Of `owners` and of `customers`
    one must fit, where any is given; each of `words` must occur in what was promised or in a note on it, in any case.
    `due_from` is the earliest due date. `after` is the due date and the number of the commitment after which the
    results begin.
    """

    scope: Scope | None
    status: Literal["open", "waiting", "closed", "overdue", "any"] = "open"
    concerning: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    customers: tuple[int, ...] = ()
    due_before: datetime | None = None
    limit: int = 10
    offset: int = 0
    after: tuple[datetime, int] | None = None
    due_from: datetime | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of commitments, and whether more follow."""

    items: tuple[Commitment, ...]
    more: bool
