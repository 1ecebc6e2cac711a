"""Iterates over all results of a query, page by page."""

from collections.abc import AsyncIterator
from dataclasses import replace

from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment

_PAGE = 200


async def iterate_commitments(uow: UnitOfWork, query: Query) -> AsyncIterator[Commitment]:
    """Yield every commitment that `query` finds, ignoring its limit and offset.

    Processing a commitment must not remove it from the results, or the next page would skip some.
    """
    offset, more = 0, True
    while more:
        page = await uow.commitments.find(replace(query, limit=_PAGE, offset=offset))
        for commitment in page.items:
            yield commitment
        offset, more = offset + _PAGE, page.more
