"""The customers that a person deals with, by a loose index scan: from one customer to the next.

The time depends on the number of customers, not of commitments. https://wiki.postgresql.org/wiki/Loose_indexscan
"""

from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Select, bindparam, func, select, union

from commitments.adapters.sql.schema import commitments, customers

_c = commitments.c


@cache
def customers_of_person() -> CompoundSelect[Any]:
    """Return the statement for the customers that `person` manages, or owns or made a commitment for."""
    here = customers.c.company == bindparam("company")
    managed = select(customers.c.id).where(here, customers.c.manager == bindparam("person"))
    return union(managed, _promised("owner"), _promised("maker"))


def _promised(role: str) -> Select[Any]:
    next_one = select(func.min(_c.customer)).where(_c.company == bindparam("company"), _c[role] == bindparam("person"))
    promised = select(next_one.scalar_subquery().label("customer")).cte(f"promised_by_{role}", recursive=True)
    after = next_one.where(_c.customer > promised.c.customer).correlate(promised).scalar_subquery()
    promised = promised.union_all(select(after).where(promised.c.customer.is_not(None)))
    return select(promised.c.customer).where(promised.c.customer.is_not(None))
