"""The single entry point of all surfaces: handles a request in a transaction and returns the reply."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from bot.cards.card import Card
from bot.conversation.companies import CompanyOf, own_company
from bot.conversation.directory_sync import DirectorySync
from bot.conversation.joined_workspace import marked_reply, of_today
from bot.conversation.language_memory import LanguageMemory
from bot.conversation.registry import Registry, registry
from bot.conversation.reply_codec import decode, encode
from bot.conversation.reply_outcomes import plan_outcome
from bot.conversation.request_cleaning import clean_request, people_named, with_labels
from bot.conversation.request_context import RequestContext
from bot.conversation.request_limits import RequestLimits
from bot.conversation.request_metrics import Meter, NullMeter, log_and_measure
from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission, Reply, Request
from bot.conversation.router import run_button, run_command, run_form
from bot.i18n.localizer import Localizer
from commitments.application.authorization import Right, require_right
from commitments.application.ports.directory import Directory
from commitments.application.ports.store import Store
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.accounts import platform_of
from commitments.domain.connection import Platform
from commitments.domain.errors import (
    AlreadyTold,
    CannotOwn,
    ChangedMeanwhile,
    CommitmentsError,
    Joined,
    NoDate,
    PastDate,
    ReasonNeeded,
    SameDate,
    TooManyRequests,
    UnknownPerson,
)
from commitments.domain.numbers import LETTERS, series_of
from commitments.domain.person import Language, Person, Role

_MOST_TRIES = 3
_UNMETERED = NullMeter()
_R = TypeVar("_R", bound=Request)
Run = Callable[[Registry, RequestContext, _R], Awaitable[Reply]]
_FIELDS: Mapping[type[CommitmentsError], str] = {
    AlreadyTold: "customer",
    CannotOwn: "owner",
    NoDate: "date",
    PastDate: "date",
    ReasonNeeded: "reason",
    SameDate: "date",
    UnknownPerson: "owner",
}


class _NotFinal(Exception):
    """Rolls a request back that was refused in its form, or that opens one: nothing is changed, nothing is kept.

    The same request is then judged anew when it comes again.
    """

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


class _ActorErased(Exception):
    """The actor's data was erased, so that they are met anew: the request is handled again."""


class ConversationService:
    """Handles commands, buttons and forms. Never raises for user errors: refusals are cards.

    `typed` maps each slash command's name to what people type; `wake` is called when something may be due.
    `surface` is the platform's name in logs and metrics; each handled request is recorded by `meter`.
    `language` is the default for unknown people, for example while the database is unavailable.
    `company_of` returns the company of a request's workspace. `limits` are kept here unless the surface does.
    `help_note` names the sentence in which help says what differs on this surface.
    """

    def __init__(
        self,
        store: Store,
        directory: Directory,
        typed: Mapping[str, str],
        wake: Callable[[], None] = lambda: None,
        *,
        surface: str = "",
        meter: Meter = _UNMETERED,
        language: Language = "en",
        company_of: CompanyOf = own_company,
        limits: RequestLimits | None = None,
        help_note: str = "",
    ) -> None:
        self._store = store
        self._directory_sync = DirectorySync(store, directory)
        self._typed = typed
        self._wake = wake
        self._surface = surface
        self._platform: Platform | None = "slack" if surface == "slack" else "teams" if surface == "teams" else None
        self._meter = meter
        self._language_memory = LanguageMemory(language)
        self._company_of = company_of
        self._limits = limits
        self._help_note = help_note
        self._registry = registry()

    async def handle_command(self, command: CommandRequest) -> Reply:
        return await self._answer(command, run_command)

    async def handle_button(self, button: ButtonPress) -> Reply:
        return await self._answer(button, run_button)

    async def handle_form(self, form: FormSubmission) -> Reply:
        """Handle a form; its errors are shown in the form."""
        return await self._answer(form, run_form)

    def too_many_requests(self, request: Request) -> str:
        """Return the sentence for a request that is beyond the limits, without asking the store."""
        return self._language_memory.recall(request).error(TooManyRequests(), self._typed)

    def localizer_of(self, request: Request | None) -> Localizer:
        """Return the localizer of a request's actor, as far as it is known without asking the store."""
        return self._language_memory.recall(request)

    async def _answer(self, request: _R, run: Run[_R]) -> Reply:
        with log_and_measure(request, self._surface, self._meter, self._registry.names):
            try:
                return await self._answer_met(request, run)
            except _NotFinal as error:
                return error.reply
            except CommitmentsError as error:
                return _refusal(request, error, self._language_memory.recall(request).error(error, self._typed))

    async def _answer_met(self, request: _R, run: Run[_R]) -> Reply:
        try:
            return await self._answer_once(request, run)
        except (_ActorErased, Joined):
            return await self._answer_once(request, run)

    async def _answer_once(self, request: _R, run: Run[_R]) -> Reply:
        self._check_limits(request)
        request = clean_request(request)
        company = await self._company_of(request.workspace)
        request = await self._sync_directory(company, request)
        if self._registry.reads_only(request):
            async with self._store.read_only(company) as uow:
                return await self._run(uow, company, request, run)
        reply = await self._change(company, request, run)
        self._wake()
        return reply

    def _check_limits(self, request: Request) -> None:
        limits = self._limits
        if limits and not limits.allows(request.workspace, request.actor, request.own_key, request.now):
            raise TooManyRequests

    async def _change(self, company: str, request: _R, run: Run[_R]) -> Reply:
        """Handle a request that may change something; start again when somebody else changed the same meanwhile."""
        for _ in range(_MOST_TRIES - 1):
            with suppress(ChangedMeanwhile):
                return await self._change_once(company, request, run)
        return await self._change_once(company, request, run)

    async def _change_once(self, company: str, request: _R, run: Run[_R]) -> Reply:
        """Handle a request and keep its final reply in one transaction; raise _NotFinal when it has none yet."""
        async with self._store.transaction(company) as uow:
            stored = await uow.requests.begin(request.own_key, request.now, request.actor)
            if stored is not None:
                return decode(stored)
            reply = await self._run(uow, company, request, run)
            if not reply.is_final:
                raise _NotFinal(reply)
            await uow.requests.finish(request.own_key, encode(reply))
            if reply.telling is not None and request.reply_to:
                await plan_outcome(uow, reply.telling, request)
        return reply

    async def _sync_directory(self, company: str, request: _R) -> _R:
        """Store the actor, the people mentioned and the channel; return the request, with who reads it from outside.

        This is outside the transaction, and side by side: platforms may be slow.
        """
        sync, now = self._directory_sync, request.now
        people = dict.fromkeys((request.actor, *filter(self._is_ours, people_named(request))))
        reads: list[Awaitable[object]] = [sync.ensure_person(company, person, now) for person in people]
        if request.place:
            reads.append(sync.ensure_channel(company, request.place, now))
        if request.place and self._registry.needs_outsiders(request):
            (outsiders, is_in), _ = await asyncio.gather(sync.outsiders(company, request.place), _all(reads))
            return replace(request, outsiders=outsiders, bot_is_in=is_in)
        await _all(reads)
        return request

    def _is_ours(self, person: str) -> bool:
        """Whether this surface can read a person: one of the company's other platform is read there."""
        return self._platform is None or platform_of(person) == self._platform

    async def _actor(self, uow: UnitOfWork, workspace: str, request: Request) -> Person:
        """Return the actor; somebody unknown to the platform is an outsider without rights.

        Raises _ActorErased for somebody who was stored when this process last looked.
        """
        known = await uow.people.get_acting(request.actor)
        if known is None and self._directory_sync.forget(workspace, request.actor):
            raise _ActorErased
        return known or Person(request.actor, request.actor, role=Role.OUTSIDER)

    async def _run(self, uow: UnitOfWork, workspace: str, request: _R, run: Run[_R]) -> Reply:
        """Run a request of a workspace, whose company may be another one's since it joined that."""
        if uow.company == workspace:
            return await self._run_here(uow, workspace, request, run, 0)
        series = series_of((await uow.companies.get()).joined or LETTERS[0])
        today = of_today(request, series, self._registry)
        if today is None:
            return marked_reply(Reply(card=Card(self._language_memory.recall(request).text("connect.old_card"))))
        return marked_reply(await self._run_here(uow, workspace, today, run, series))

    async def _run_here(self, uow: UnitOfWork, workspace: str, request: _R, run: Run[_R], series: int) -> Reply:
        known = await self._actor(uow, workspace, request)
        company = await uow.companies.get()
        actor = known.in_known_zone(company.zone)
        localizer = self._language_memory.remember(request, actor)
        if not self._registry.is_by_customer(request):
            require_right(actor, Right.USE)
        request = await with_labels(uow, request)
        help, rights = self._registry.help, self._registry.rights
        context = RequestContext(
            uow,
            company,
            actor,
            request,
            localizer,
            self._typed,
            self._meter,
            help,
            rights,
            self._help_note,
            self._platform,
            series,
        )
        return await run(self._registry, context, request)


async def _all(reads: Sequence[Awaitable[object]]) -> None:
    """Wait for all; raise the first error in their order, once none is going on."""
    for result in await asyncio.gather(*reads, return_exceptions=True):
        if isinstance(result, BaseException):
            raise result


def _refusal(request: Request, error: CommitmentsError, sentence: str) -> Reply:
    """Return a refusal; a form shows the sentence at the input it concerns, else at its first."""
    if isinstance(request, FormSubmission) and request.answers:
        about = _FIELDS.get(type(error), "")
        return Reply(errors={about if about in request.answers else next(iter(request.answers)): sentence})
    return Reply(card=Card(sentence))
