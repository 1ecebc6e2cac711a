"""Builds the query of a list: what was requested, limited to what the requester may see."""

from datetime import datetime, timedelta

from commitments.application.authorization import Right, require_right, visible_scope
from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.notifications.payloads.list_file import ListRequest
from commitments.domain.person import Person


async def query_for(uow: UnitOfWork, actor: Person, asked: ListRequest, limit: int, now: datetime) -> Query:
    """Return the query for a requested list. Raises NotAllowed for an outsider."""
    require_right(actor, Right.LIST)
    own = asked.mode != "all" and asked.is_of_nobody
    before = now - timedelta(days=asked.late_days)
    return Query(
        None if own else await visible_scope(uow, actor),  # they may see what they own or made
        "overdue" if asked.overdue else "closed" if asked.mode == "closed" else "open",
        actor.id if own else None,
        asked.owner,
        asked.customer,
        before if asked.overdue else None,
        limit,
        asked.offset,
    )
