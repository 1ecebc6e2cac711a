"""Where we stand with a customer: what is open, what comes next, the last word, and what was broken of late."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment, Outcome, Status
from commitments.domain.customer import Customer
from commitments.domain.history import Entry

OF_LATE = timedelta(days=90)
MOST_OPEN = 5
_MOST_COUNTED = 200
_MOST_CLOSED = 100
_MOST_BROKEN = 3
_BROKEN = frozenset({Outcome.KEPT_LATE, Outcome.BROKEN})


@dataclass(frozen=True, slots=True)
class Overview:
    """The first open commitments and how many there are, late among them; the next to come, the last word, the broken.

    `counted` and `late` are at most 200. `next` is the earliest that is still to be delivered and not late.
    """

    open: tuple[Commitment, ...]
    counted: int
    late: int
    next: Commitment | None
    last_word: Entry | None
    broken: tuple[Commitment, ...]


async def read_overview(uow: UnitOfWork, customer: Customer, now: datetime) -> Overview:
    """Return where we stand with a customer, for somebody who may see all that it was promised."""
    theirs = Query(None, customers=(customer.id,), limit=MOST_OPEN)
    first = await uow.commitments.find(theirs)
    counted = await uow.commitments.count(theirs, _MOST_COUNTED) if first.more else len(first.items)
    overdue = Query(None, "overdue", customers=(customer.id,), due_before=now)
    late = await uow.commitments.count(overdue, _MOST_COUNTED) if first.more else _late(first.items, now)
    ahead = Query(None, customers=(customer.id,), due_from=now)
    coming = (await uow.commitments.find(ahead)).items if first.more else first.items
    upcoming = (one for one in coming if one.status is Status.OPEN and one.due >= now)
    closed = Query(None, "closed", customers=(customer.id,), due_from=now - OF_LATE, limit=_MOST_CLOSED)
    broken = [one for one in (await uow.commitments.find(closed)).items if one.outcome in _BROKEN]
    last_word = await uow.history.last_word(customer.id)
    return Overview(first.items, counted, late, next(upcoming, None), last_word, tuple(broken[-_MOST_BROKEN:]))


def _late(commitments: tuple[Commitment, ...], now: datetime) -> int:
    return sum(one.is_overdue(now) for one in commitments)
