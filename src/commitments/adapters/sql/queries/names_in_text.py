"""The people and customers whose names may occur in a text, found by the first letters of the words in it.

The time depends on the words of the text and on the names that begin like one of them, not on how many names there are.
"""

import json
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, bindparam, func, select, union

from commitments.adapters.sql.mappers import Values
from commitments.adapters.sql.schema import customer_names, customers, people, person_names
from commitments.adapters.sql.statements import one_of
from commitments.domain.name_search import letters_of, starts_in

_NAMESAKES = 3  # two of them may be one person; see account_pairs
"""So many people of one name are read: enough to see that there are several."""
_p, _n, _c = people.c, person_names.c, customer_names.c


def values(text: str, *, on_postgresql: bool) -> Values:
    """Return the bind values for a text."""
    starts = sorted(starts_in(text))
    return {"starts": starts if on_postgresql else json.dumps(starts), "letters": letters_of(text)}


@cache
def customers_in_text(*, on_postgresql: bool) -> Select[Any]:
    """Return the query for the customers of whom a name, an alias or its first word may occur in the text, by name.

    Of those with the same first word two are enough: it is none of theirs then.
    """
    named = select(_c.customer).where(*_occurs(customer_names, _c.letters, on_postgresql=on_postgresql))
    nth = func.row_number().over(partition_by=_c.first, order_by=_c.customer).label("nth")
    short = _occurs(customer_names, _c.first, on_postgresql=on_postgresql)
    ranked = select(_c.customer, nth).where(_c.first != "", *short).subquery("short")
    called = select(ranked.c.customer).where(ranked.c.nth <= _NAMESAKES)
    here = customers.c.company == bindparam("company")
    return select(customers).where(here, customers.c.id.in_(union(named, called))).order_by(customers.c.name_key)


@cache
def people_in_text(*, on_postgresql: bool) -> Select[Any]:
    """Return the query for the people of whom a part of the name may occur in the text; of namesakes the first three.

    Colleagues, people from outside, bots and people who left are no namesakes of each other.
    """
    alike = (_n.part, _n.words, _p.role, _p.is_bot, _p.active)
    nth = func.row_number().over(partition_by=alike, order_by=_n.person).label("nth")
    both = person_names.join(people, (_p.company == _n.company) & (_p.id == _n.person))
    named = (
        select(_n.person, nth).select_from(both).where(*_occurs(person_names, _n.letters, on_postgresql=on_postgresql))
    )
    ranked = named.subquery("named")
    first = select(ranked.c.person).where(ranked.c.nth <= _NAMESAKES)
    return select(people).where(_p.company == bindparam("company"), _p.id.in_(first)).order_by(_p.id)


def _occurs(names: Table, part: Column[str], *, on_postgresql: bool) -> list[ColumnElement[bool]]:
    here = names.c.company == bindparam("company")
    letters = bindparam("letters", type_=names.c.letters.type)
    if on_postgresql:
        return [here, one_of(names.c.start, "starts", on_postgresql=True), func.strpos(letters, part) > 0]
    each = func.json_each(bindparam("starts")).table_valued("value", name="each")
    return [here, names.c.start.in_(select(each.c.value)), func.instr(letters, part) > 0]
