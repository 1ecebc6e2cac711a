"""Builds the query of a list: what was requested, limited to what the requester may see."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from commitments.application.authorization import Right, require_right, visible_scope
from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.notifications.payloads.list_file import Days, ListRequest
from commitments.domain.person import Person


async def query_for(uow: UnitOfWork, actor: Person, asked: ListRequest, limit: int, now: datetime) -> Query:
    """Return the query for a requested list. Raises NotAllowed for an outsider."""
    require_right(actor, Right.LIST)
    since, before = _due_between(asked, now, ZoneInfo(actor.zone))
    return Query(
        None if asked.mine else await visible_scope(uow, actor),  # they may see what they own or made
        "overdue" if asked.state == "late" else asked.state,
        actor.id if asked.mine else None,
        asked.owners,
        asked.customers,
        before,
        limit,
        asked.offset,
        due_from=since,
        words=asked.words,
    )


async def query_for_word(uow: UnitOfWork, actor: Person, word: str) -> Query:
    """Return the query for every visible commitment in which a word occurs. Raises NotAllowed for an outsider."""
    return Query(await visible_scope(uow, actor), "any", words=(word,), limit=1)


def _due_between(asked: ListRequest, now: datetime, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
    """Return the earliest due moment of a list, and the one that ends it."""
    since, before = _moments(asked.days, now, zone) if asked.days else (None, None)
    if asked.state == "late":
        late = now - timedelta(days=asked.late_days)
        before = min(before, late) if before else late
    return since, before


def _moments(days: Days, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the moments at which days begin and end, by the calendar of a zone; weeks begin on Monday."""
    today = now.astimezone(zone).date()
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    begins = {
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "this_week": monday,
        "next_week": monday + timedelta(days=7),
        "this_month": first,
        "next_month": _next_month(first),
    }[days]
    length = 1 if days in ("today", "tomorrow") else 7
    ends = _next_month(begins) if days.endswith("month") else begins + timedelta(days=length)
    return datetime.combine(begins, time(), zone), datetime.combine(ends, time(), zone)


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
