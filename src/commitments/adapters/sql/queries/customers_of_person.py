"""The customers whose every promise a person sees: those they manage, and those on whose list they are."""

from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, bindparam, select, union

from commitments.adapters.sql.schema import customer_people, customers


@cache
def customers_of_person() -> CompoundSelect[Any]:
    """Return the statement for the customers that `person` manages or is listed for."""
    here, listed = customers.c.company == bindparam("company"), customer_people.c.company == bindparam("company")
    managed = select(customers.c.id).where(here, customers.c.manager == bindparam("person"))
    return union(
        managed, select(customer_people.c.customer).where(listed, customer_people.c.person == bindparam("person"))
    )
