"""Inbound requests, each handled once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from commitments.adapters.sql.queries import opening_request
from commitments.adapters.sql.repositories.person_repository import PersonRepository
from commitments.adapters.sql.schema import requests
from commitments.adapters.sql.session import CompanySession
from commitments.application.ports.telemetry import request_id
from commitments.domain.clock import aware
from commitments.domain.errors import Joined

_KEYS = ("company", "key")


class RequestRepository:
    """Implements `ports.repositories.RequestRepository`. `flush` must run before the commit."""

    def __init__(self, session: CompanySession, people: PersonRepository) -> None:
        self._session = session
        self._people = people
        self._begun: dict[str, datetime] = {}
        self._answers: dict[str, str] = {}

    async def begin(self, key: str, now: datetime, actor: str = "") -> str | None:
        if key in self._begun:
            return self._answers.get(key, "")
        on_postgresql = self._session.is_postgresql
        given = {"given_company": self._session.company, "given_key": key, "given_at": aware(now)}
        values = self._session.here({"actor": actor, **given})
        row: Sequence[Any] = (await self._session.run(opening_request.begin(on_postgresql=on_postgresql), values)).one()
        joined_to, *acting = row[1:]
        if joined_to is not None:
            raise Joined
        self._people.cache_acting(actor, acting)
        if on_postgresql and not row[0]:
            return await self.get_answer(key) or ""
        if not on_postgresql and row[0] is not None:
            return str(row[0])
        self._begun[key] = now
        self._session.request = request_id(key)
        return None

    async def get_answer(self, key: str) -> str | None:
        stored = await self._session.one(requests, key=key)
        return None if stored is None else str(stored["answer"])

    async def finish(self, key: str, answer: str) -> None:
        if key not in self._begun:
            raise ValueError("this unit of work did not begin that request")
        values = {"key": key, "at": self._begun[key], "answer": answer}
        await self._session.upsert(requests, self._session.here(values), _KEYS)
        self._answers[key] = answer

    async def flush(self) -> None:
        """Store the requests that were begun and got no answer; PostgreSQL has stored them already."""
        if not self._session.is_postgresql:
            for key in self._begun.keys() - self._answers.keys():
                await self.finish(key, "")
