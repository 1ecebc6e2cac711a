"""Iterates over all results of a query, page by page."""

from collections.abc import AsyncIterator
from dataclasses import replace

from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment

_PAGE = 200


async def iterate_commitments(uow: UnitOfWork, query: Query) -> AsyncIterator[Commitment]:
    """Yield every commitment that `query` finds, ignoring its limit and offset; each page begins after the last one.

    Processing a commitment must not change its due date.
    """
    after, more = query.after, True
    while more:
        page = await uow.commitments.find(replace(query, limit=_PAGE, offset=0, after=after))
        for commitment in page.items:
            yield commitment
            after = commitment.due, commitment.number
        more = page.more
