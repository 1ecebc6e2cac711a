"""Walks through all that a query finds, a page at a time."""

from collections.abc import AsyncIterator
from dataclasses import replace

from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment

_PAGE = 200


async def iterate_commitments(uow: UnitOfWork, query: Query) -> AsyncIterator[Commitment]:
    """Give every commitment that `query` finds, its limit and offset aside.

    What is done with one must not take it out of the query, or the next page would begin too late.
    """
    offset, more = 0, True
    while more:
        page = await uow.commitments.find(replace(query, limit=_PAGE, offset=offset))
        for commitment in page.items:
            yield commitment
        offset, more = offset + _PAGE, page.more
