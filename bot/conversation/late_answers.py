"""Keeps that somebody waits for an answer, so that neither a restart nor a failure leaves them without one.

The outbox tells them what became of their request, unless the surface answered before.
"""

from datetime import timedelta
from typing import Final

from bot.conversation.companies import CompanyOf, own_company
from bot.conversation.requests import CommandRequest, Request
from commitments.application.ports.store import Store
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import notification
from commitments.domain.notifications.payloads.late_answer import LateAnswer

LONGEST: Final = timedelta(seconds=30)
"""A request that takes longer is broken off, long before its actor is told that it was not carried out."""
_TOLD_AFTER: Final = 2 * LONGEST


class LateAnswers:
    """The answers that are owed to people."""

    def __init__(self, store: Store, company_of: CompanyOf = own_company) -> None:
        self._store = store
        self._company_of = company_of

    async def owe(self, request: Request) -> None:
        """Keep that a request is acknowledged and not answered yet."""
        company = await self._company_of(request.workspace)
        said = request.text if isinstance(request, CommandRequest) else ""
        payload = LateAnswer(request=request.own_key, said=said, asked_at=request.now)
        key, when = keys.late_answer(request.id), request.now + _TOLD_AFTER
        async with self._store.transaction(company) as uow:
            await uow.notifications.add([notification(uow.company, key, payload, to_person(request.actor), when)])

    async def settle(self, request: Request) -> None:
        """Note that a request was answered."""
        company = await self._company_of(request.workspace)
        async with self._store.transaction(company) as uow:
            kinds = frozenset({LateAnswer})
            await uow.notifications.hold_back(None, kinds, "answered", key=keys.late_answer(request.id))
