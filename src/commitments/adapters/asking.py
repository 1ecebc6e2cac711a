"""What people ask: each request once, and drafts that wait for an answer."""

from datetime import datetime

from sqlalchemy import bindparam, delete

from commitments.adapters import rows
from commitments.adapters.session import Family
from commitments.adapters.statements import insert_new
from commitments.adapters.tables import drafts, requests
from commitments.model import Draft
from commitments.watching import request_id

_DROP = delete(drafts).where(drafts.c.workspace == bindparam("workspace"), drafts.c.id == bindparam("id"))


class Asking(Family):
    """Methods about requests and drafts."""

    async def begin_request(self, key: str, now: datetime) -> str | None:
        """Reserve an inbound request's key; give the stored answer when it was handled before.

        A second request with the same key waits for the first and then gets its answer ("" if none).
        """
        values = {"workspace": self.workspace, "key": key, "at": now, "answer": ""}
        new = insert_new(requests, on_postgresql=self.session.is_postgresql)
        result = await self.session.run(new, values)
        if result.rowcount:
            self.request = request_id(key)
            return None
        row = await self._one(requests, key=key)
        return "" if row is None else str(row["answer"])

    async def end_request(self, key: str, answer: str) -> None:
        """Keep the answer of a reserved request, for the next time it arrives."""
        await self._set(requests, {"answer": answer}, key=key)

    async def put_draft(self, draft: Draft) -> None:
        """Keep a draft."""
        await self.session.put(drafts, rows.from_draft(self.workspace, draft))

    async def draft(self, draft: str) -> Draft | None:
        """Give a draft by id."""
        row = await self._one(drafts, id=draft)
        return None if row is None else rows.to_draft(row)

    async def drop_draft(self, draft: str) -> None:
        """Forget a draft that became a commitment or was given up."""
        await self.session.run(_DROP, self._here({"id": draft}))
