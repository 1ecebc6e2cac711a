"""The customers whose every promise a person sees: those they manage, and those on whose list they are."""

from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, bindparam, select, union

from commitments.adapters.sql.schema import customer_people, customers
from commitments.adapters.sql.statements import one_of


@cache
def customers_of_person(*, on_postgresql: bool) -> CompoundSelect[Any]:
    """Return the statement for the customers that one of `accounts` manages or is listed for."""
    here, listed = customers.c.company == bindparam("company"), customer_people.c.company == bindparam("company")
    manages, is_listed = (
        one_of(column, "accounts", on_postgresql=on_postgresql)
        for column in (customers.c.manager, customer_people.c.person)
    )
    return union(
        select(customers.c.id).where(here, manages), select(customer_people.c.customer).where(listed, is_listed)
    )
