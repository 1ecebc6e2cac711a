"""Keeps that somebody waits for an answer, so that neither a restart nor a failure leaves them without one.

The outbox tells them what became of their request, unless the surface answered before.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from bot.conversation.companies import CompanyOf, own_company
from bot.conversation.requests import CommandRequest, Request
from bot.i18n.localizer import Localizer
from commitments.application.ports.store import Store
from commitments.domain.errors import CommitmentsError
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import notification
from commitments.domain.notifications.payloads.late_answer import LateAnswer

LONGEST: Final = timedelta(seconds=30)
"""A request that takes longer is broken off, long before its actor is told that it was not carried out."""
_TOLD_AFTER: Final = 2 * LONGEST
_SECONDS_TO_KEEP: Final = 0.3
_SECONDS_TO_STOP: Final = 3.0
_log = logging.getLogger(__name__)

LocalizerOf = Callable[[Request | None], Localizer]
"""Returns the localizer of a request's actor; None stands for one that is not known."""


class LateAnswers:
    """The answers that are owed to people."""

    def __init__(self, store: Store, company_of: CompanyOf = own_company) -> None:
        self._store = store
        self._company_of = company_of

    async def keep(self, request: Request) -> bool:
        """Owe an answer, while the platform still waits; return whether that could be stored."""
        try:
            async with asyncio.timeout(_SECONDS_TO_KEEP):
                await self.owe(request)
        except Exception as error:  # noqa: BLE001 - whatever it is, the request is then not acknowledged
            _log.warning("late_answer_not_kept", extra={"error": type(error).__name__})
            return False
        return True

    async def owe(self, request: Request) -> None:
        """Keep that a request is acknowledged and not answered yet."""
        company = await self._company_of(request.workspace)
        said = request.text if isinstance(request, CommandRequest) else ""
        payload = LateAnswer(request=request.own_key, said=said, asked_at=request.now)
        key, when = keys.late_answer(request.id), request.now + _TOLD_AFTER
        async with self._store.transaction(company) as uow:
            await uow.notifications.add([notification(uow.company, key, payload, to_person(request.actor), when)])

    async def settle(self, request: Request) -> None:
        """Note that a request was answered; if that cannot be stored, the outbox answers a second time."""
        try:
            company = await self._company_of(request.workspace)
            async with self._store.transaction(company) as uow:
                kinds = frozenset({LateAnswer})
                await uow.notifications.hold_back(None, kinds, "answered", key=keys.late_answer(request.id))
        except CommitmentsError as error:
            _log.warning("late_answer_not_settled", extra={"error": type(error).__name__})


class GoingOn:
    """The work of one process that goes on after its request was acknowledged."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[object]] = set()

    def add(self, task: asyncio.Task[object]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Let it end, for a few seconds; who is then still without an answer gets it from the outbox."""
        if self._tasks:
            _, unfinished = await asyncio.wait(self._tasks, timeout=_SECONDS_TO_STOP)
            for one in unfinished:
                one.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)
