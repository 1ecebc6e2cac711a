"""The owners of open commitments, and managers, whom the platform was not asked about for some time.

The time depends on the number of people, not of commitments: one look into an index for each.
"""

from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, bindparam, exists, or_, select

from commitments.adapters.sql.column_types import Instant
from commitments.adapters.sql.schema import commitments, customers, people
from commitments.domain.commitment import Status

_p, _c = people.c, commitments.c
_LED = people.alias("led").c
_OPEN = (Status.OPEN, Status.DELIVERED)


@cache
def stale_people() -> Select[Any]:
    """Return the query for the next `limit` ids after one."""
    owns = or_(*(exists().where(_c.company == _p.company, _c.owner == _p.id, _c.status == status) for status in _OPEN))
    leads = _p.id.in_(select(_LED.manager).where(_LED.company == bindparam("company"), _LED.manager.is_not(None)))
    manages = exists().where(customers.c.company == _p.company, customers.c.manager == _p.id)
    long_ago = or_(_p.read_at.is_(None), _p.read_at <= bindparam("read_before", type_=Instant))
    here = [_p.company == bindparam("company"), _p.id > bindparam("after")]
    return (
        select(_p.id)
        .where(*here, long_ago, or_(owns, leads, manages))
        .order_by(_p.id)
        .limit(bindparam("limit", type_=Integer))
    )
