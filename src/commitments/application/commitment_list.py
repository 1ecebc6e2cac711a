"""Builds the query of a list: what was requested, limited to what the requester may see."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from commitments.application.authorization import Right, require_right, visible_scope
from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reaching import accounts_of
from commitments.domain.notifications.payloads.list_file import MONTHS, WEEKDAYS, Days, ListRequest
from commitments.domain.person import Person


async def query_for(uow: UnitOfWork, actor: Person, asked: ListRequest, limit: int, now: datetime) -> Query:
    """Return the query for a requested list. Raises NotAllowed for an outsider."""
    require_right(actor, Right.LIST)
    owners = await accounts_of(uow, asked.owners)
    since, before = _due_between(asked, now, ZoneInfo(actor.zone))
    return Query(
        None if asked.mine else await visible_scope(uow, actor),  # they may see what they own or made
        "overdue" if asked.state == "late" else asked.state,
        tuple(sorted(actor.accounts)) if asked.mine else (),
        owners,
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
    since, before = _moments(asked, now, zone) if asked.days or asked.day else (None, None)
    if asked.state == "late":
        late = now - timedelta(days=asked.late_days)
        before = min(before, late) if before else late
    return since, before


def _moments(asked: ListRequest, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the moments at which the days of a list begin and end, by the calendar of a zone."""
    today, gone = now.astimezone(zone).date(), asked.state in ("late", "closed")
    begins, ends = (asked.day, asked.day + timedelta(days=1)) if asked.day else _days(asked.days, today, gone=gone)
    return datetime.combine(begins, time(), zone), datetime.combine(ends, time(), zone)


def _days(days: Days, today: date, *, gone: bool) -> tuple[date, date]:
    """Return the first of some days, and the day after them; weeks begin on Monday. `gone`: no weekday is ahead."""
    if days in WEEKDAYS:
        ahead = (WEEKDAYS.index(days) - today.weekday()) % 7
        begins = today + timedelta(days=ahead - 7 if gone and ahead else ahead)
        return begins, begins + timedelta(days=1)
    if days in MONTHS:
        begins = _nearest_month(MONTHS.index(days) + 1, today, gone=gone)
        return begins, _next_month(begins)
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    which, _, unit = days.partition("_")
    if unit == "week":
        begins = monday + timedelta(days={"last": -7, "this": 0, "next": 7}[which])
        return begins, begins + timedelta(days=7)
    if unit == "month":
        begins = {"last": (first - timedelta(days=1)).replace(day=1), "this": first, "next": _next_month(first)}[which]
        return begins, _next_month(begins)
    begins = today + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[which])
    return begins, begins + timedelta(days=1)


def _nearest_month(month: int, today: date, *, gone: bool) -> date:
    away = (month - today.month) % 12
    year = today.year + (today.month + away > 12)
    return date(year - (away > 0 if gone else away > 6), month, 1)


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
