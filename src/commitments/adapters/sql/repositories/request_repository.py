"""Inbound requests: each is handled once."""

from datetime import datetime

from commitments.adapters.sql.schema import requests
from commitments.adapters.sql.session import CompanySession
from commitments.adapters.sql.statements import insert_new
from commitments.application.ports.telemetry import request_id


class RequestRepository:
    """Implements `ports.repositories.RequestRepository`."""

    def __init__(self, session: CompanySession) -> None:
        self._session = session

    async def begin(self, key: str, now: datetime) -> str | None:
        values = {"company": self._session.company, "key": key, "at": now, "answer": ""}
        new = insert_new(requests, on_postgresql=self._session.is_postgresql)
        if (await self._session.run(new, values)).rowcount:
            self._session.request = request_id(key)
            return None
        row = await self._session.one(requests, key=key)
        return "" if row is None else str(row["answer"])

    async def finish(self, key: str, answer: str) -> None:
        await self._session.update(requests, {"answer": answer}, key=key)
