"""What people ask: each request once, and drafts that wait for an answer."""

from datetime import datetime

from sqlalchemy import delete, update

from commitments.adapters import rows
from commitments.adapters.session import Family
from commitments.adapters.tables import drafts, requests
from commitments.model import Draft
from commitments.watching import request_id


class Asking(Family):
    """Methods about requests and drafts."""

    async def begin_request(self, key: str, now: datetime) -> str | None:
        """Reserve an inbound request's key; give the stored answer when it was handled before.

        A second request with the same key waits for the first and then gets its answer ("" if none).
        """
        values = {"workspace": self.workspace, "key": key, "at": now, "answer": ""}
        result = await self.session.run(self.session.insert(requests).values(values).on_conflict_do_nothing())
        if result.rowcount:
            self.request = request_id(key)
            return None
        row = await self._one(requests, key=key)
        return "" if row is None else str(row["answer"])

    async def end_request(self, key: str, answer: str) -> None:
        """Keep the answer of a reserved request, for the next time it arrives."""
        where = self._where(requests, {"key": key})
        await self.session.run(update(requests).where(*where).values(answer=answer))

    async def put_draft(self, draft: Draft) -> None:
        """Keep a draft."""
        await self.session.put(drafts, rows.from_draft(self.workspace, draft))

    async def draft(self, draft: str) -> Draft | None:
        """Give a draft by id."""
        row = await self._one(drafts, id=draft)
        return None if row is None else rows.to_draft(row)

    async def drop_draft(self, draft: str) -> None:
        """Forget a draft that became a commitment or was given up."""
        await self.session.run(delete(drafts).where(*self._where(drafts, {"id": draft})))
