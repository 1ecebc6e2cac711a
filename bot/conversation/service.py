"""The one door from every surface: a request goes in, a reply comes out, the effect is stored."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from bot.cards.card import Card
from bot.conversation.companies import CompanyOf, own_company
from bot.conversation.directory_sync import DirectorySync
from bot.conversation.language_memory import LanguageMemory
from bot.conversation.mentions import is_person_id, mentions
from bot.conversation.registry import registry
from bot.conversation.reply_codec import decode, encode
from bot.conversation.request_context import RequestContext
from bot.conversation.request_metrics import Meter, Unmetered, accounted
from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission, Reply, Request
from bot.conversation.router import run_button, run_command, run_form
from bot.i18n.localizer import Localizer
from commitments.application.authorization import Right, require_right
from commitments.application.ports.directory import Directory
from commitments.application.ports.store import Store
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.errors import (
    AlreadyTold,
    CannotOwn,
    CommitmentsError,
    NoDate,
    PastDate,
    ReasonNeeded,
    SameDate,
    UnknownPerson,
)
from commitments.domain.person import Language, Person, Role
from commitments.domain.text_cleaning import clean_text

_MOST_MENTIONS = 20
_UNMETERED = Unmetered()
Answer = Callable[[RequestContext], Awaitable[Reply]]
_FIELDS: Mapping[type[CommitmentsError], str] = {
    AlreadyTold: "customer",
    CannotOwn: "owner",
    NoDate: "date",
    PastDate: "date",
    ReasonNeeded: "reason",
    SameDate: "date",
    UnknownPerson: "owner",
}


class ConversationService:
    """Answers what people say, press and submit. Never raises for what people do: refusals are cards.

    `typed` maps each slash command's name to what people type; `wake` is called once something may be due.
    `surface` is what operators call the platform: each handled request is logged and told to `meter`.
    `language` is spoken to people of whom nothing is known, as while the database is away.
    `company_of` finds the company of a request's workspace.
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
    ) -> None:
        self._store = store
        self._acquaintance = DirectorySync(store, directory)
        self._typed = typed
        self._wake = wake
        self._surface = surface
        self._meter = meter
        self._voices = LanguageMemory(language)
        self._company_of = company_of
        self._registry = registry()

    async def said(self, said: CommandRequest) -> Reply:
        """Answer a command."""
        said = replace(said, text=clean_text(said.text))
        named = mentions(said.text)[:_MOST_MENTIONS]
        return await self._answer(said, named, lambda context: run_command(self._registry, context, said))

    async def pressed(self, pressed: ButtonPress) -> Reply:
        """Answer a button."""
        pressed = replace(pressed, value=clean_text(pressed.value))
        return await self._answer(pressed, [], lambda context: run_button(self._registry, context, pressed))

    async def submitted(self, submitted: FormSubmission) -> Reply:
        """Answer a form; what is wrong in it stays in it."""
        answers = {name: clean_text(answer) for name, answer in submitted.answers.items()}
        submitted = replace(submitted, value=clean_text(submitted.value), answers=answers)
        named = [owner for owner in (answers.get("owner", ""),) if is_person_id(owner)]
        return await self._answer(submitted, named, lambda context: run_form(self._registry, context, submitted))

    async def _answer(self, request: Request, named: Sequence[str], answer: Answer) -> Reply:
        with accounted(request, self._surface, self._meter, self._registry.names):
            return await self._once(request, named, answer)

    async def _once(self, request: Request, named: Sequence[str], answer: Answer) -> Reply:
        voice = self._voices.of(request)
        try:
            company = await self._company_of(request.workspace)
            await self._acquaint(company, request, named)
            if self._registry.reads_only(request):
                async with self._store.read_only(company) as uow:
                    actor = await _actor(uow, request)
                    voice = self._voices.heard(request, actor)
                    return await self._turn(uow, request, actor, voice, answer)
            async with self._store.transaction(company) as uow:
                kept = await uow.requests.begin(request.own_key, request.now, request.actor)
                if kept is not None:
                    return decode(kept)
                actor = await _actor(uow, request)
                voice = self._voices.heard(request, actor)
                reply = await self._turn(uow, request, actor, voice, answer)
                await uow.requests.finish(request.own_key, encode(reply))
        except CommitmentsError as error:
            return _refusal(request, error, voice.error(error, self._typed))
        self._wake()
        return reply

    async def _acquaint(self, company: str, request: Request, named: Sequence[str]) -> None:
        """Get to know who acts, whom they name and where; outside the transaction, since a platform may be slow."""
        for person in (request.actor, *named):
            await self._acquaintance.meet(company, person, request.now)
        if request.place:
            await self._acquaintance.visit(company, request.place, request.now)

    async def _turn(self, uow: UnitOfWork, request: Request, actor: Person, voice: Localizer, answer: Answer) -> Reply:
        if not self._registry.is_by_customer(request):
            require_right(actor, Right.USE)
        company, topics = await uow.companies.get(), self._registry.help_topics
        context = RequestContext(uow, company, actor, request, voice, self._typed, self._meter, topics)
        return await answer(context)


async def _actor(uow: UnitOfWork, request: Request) -> Person:
    """Give who acts. Somebody whom the platform does not know has no rights: an outsider."""
    known = await uow.people.get_acting(request.actor)
    return known or Person(request.actor, request.actor, role=Role.OUTSIDER)


def _refusal(request: Request, error: CommitmentsError, sentence: str) -> Reply:
    """Say no; a form keeps its answers and shows the sentence where it belongs, or at its first field."""
    if isinstance(request, FormSubmission) and request.answers:
        about = _FIELDS.get(type(error), "")
        return Reply(errors={about if about in request.answers else next(iter(request.answers)): sentence})
    return Reply(card=Card(sentence))
