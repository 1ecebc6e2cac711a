"""How a query becomes SQL that an index serves.

A query is asked as the union of a few branches, each one range of one index: a status of the whole workspace,
or what a person owns, what they made, what a customer was promised. The union removes doubles.
"""

from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, Subquery, or_, select, union

from commitments.adapters.tables import commitments
from commitments.model import Status
from commitments.ports import Query, Scope

_STATUSES = {
    "open": (Status.OPEN, Status.DELIVERED),
    "closed": (Status.ACCEPTED, Status.CANCELLED),
    "overdue": (Status.OPEN,),
    "any": tuple(Status),
}
_Condition = ColumnElement[bool]
_c = commitments.c


def page(workspace: str, query: Query) -> Select[Any]:
    """Give the statement for one page and one row more, by due date then number."""
    keys = wanted(workspace, query, limit=query.offset + query.limit + 1)
    chosen = select(keys.c.number).order_by(keys.c.due, keys.c.number)
    numbers = chosen.limit(query.limit + 1).offset(query.offset).scalar_subquery()
    rows = select(commitments).where(_c.workspace == workspace, _c.number.in_(numbers))
    return rows.order_by(_c.due, _c.number)


def wanted(workspace: str, query: Query, limit: int | None = None) -> Subquery:
    """Give number and due date of all that `query` wants; of the earliest `limit` at least."""
    always = [_c.workspace == workspace, *_always(query)]
    branches = [select(_c.number, _c.due).where(*always, branch) for branch in _branches(query)]
    if limit is not None and not _narrow(query):
        branches = [_earliest(branch, limit) for branch in branches]
    keys: Select[Any] | CompoundSelect[Any] = branches[0] if len(branches) == 1 else union(*branches)
    return keys.subquery("keys")


def _earliest(branch: Select[Any], limit: int) -> Select[Any]:
    """Keep the first rows of a branch whose index is already in the order of the page."""
    first = branch.order_by(_c.due, _c.number).limit(limit).subquery()
    return select(first.c.number, first.c.due)


def _always(query: Query) -> list[_Condition]:
    """Give the conditions that every branch has."""
    conditions: list[_Condition] = [_c.status.in_(_STATUSES[query.status])]
    if query.due_before is not None:
        conditions.append(_c.due < query.due_before)
    elif query.status == "overdue":
        raise ValueError("what is overdue depends on due_before")
    if query.owner is not None:
        conditions.append(_c.owner == query.owner)
    if query.customer is not None:
        conditions.append(_c.customer == query.customer)
    if query.concerning is not None:
        conditions.append(or_(_c.owner == query.concerning, _c.maker == query.concerning))
    if query.scope is not None:
        conditions.append(or_(*_seen(query.scope)))
    return conditions


def _narrow(query: Query) -> bool:
    """Tell whether a person, a customer or a scope narrows the query."""
    return any(each is not None for each in (query.owner, query.customer, query.concerning, query.scope))


def _branches(query: Query) -> list[_Condition]:
    """Give the index ranges to read, by the narrowest thing that the query names."""
    if query.owner is not None:
        return [_c.owner == query.owner]
    if query.customer is not None:
        return [_c.customer == query.customer]
    if query.concerning is not None:
        return [_c.owner == query.concerning, _c.maker == query.concerning]
    if query.scope is not None:
        return _seen(query.scope)
    return [_c.status == status for status in _STATUSES[query.status]]


def _seen(scope: Scope) -> list[_Condition]:
    people, customers = sorted(scope.people), sorted(scope.customers)
    return [_c.owner.in_(people), _c.maker.in_(people), _c.customer.in_(customers)]
