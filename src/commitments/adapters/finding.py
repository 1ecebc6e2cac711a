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
    if limit is not None:
        branches = [_earliest(branch, limit) for branch in branches]
    keys: Select[Any] | CompoundSelect[Any] = branches[0] if len(branches) == 1 else union(*branches)
    return keys.subquery("keys")


def _earliest(branch: Select[Any], limit: int) -> Select[Any]:
    """Keep the first rows of a branch, which its index mostly gives in the order of the page."""
    first = branch.order_by(_c.due, _c.number).limit(limit).subquery()
    return select(first.c.number, first.c.due)


def _always(query: Query) -> list[_Condition]:
    """Give the conditions that every branch has beside its own; one that the branches are made of is left out."""
    conditions: list[_Condition] = [_c.status.in_(_STATUSES[query.status])]
    if query.due_before is not None:
        conditions.append(_c.due < query.due_before)
    elif query.status == "overdue":
        raise ValueError("what is overdue depends on due_before")
    return [*conditions, *(or_(*each) for each in _narrowing(query)[1:])]


def _narrowing(query: Query) -> list[list[_Condition]]:
    """Give what narrows the query, the narrowest first: of each, one condition must hold."""
    narrowing: list[list[_Condition]] = []
    if query.owner is not None:
        narrowing.append([_c.owner == query.owner])
    if query.customer is not None:
        narrowing.append([_c.customer == query.customer])
    if query.concerning is not None:
        narrowing.append([_c.owner == query.concerning, _c.maker == query.concerning])
    if query.scope is not None:
        narrowing.append(_seen(query.scope))
    return narrowing


def _branches(query: Query) -> list[_Condition]:
    """Give the index ranges to read, by the narrowest thing that the query names."""
    narrowing = _narrowing(query)
    return narrowing[0] if narrowing else [_c.status == status for status in _STATUSES[query.status]]


def _seen(scope: Scope) -> list[_Condition]:
    people, customers = sorted(scope.people), sorted(scope.customers)
    return [_c.owner.in_(people), _c.maker.in_(people), _c.customer.in_(customers)]
