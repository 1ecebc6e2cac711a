"""The one door from every surface: a request goes in, a reply comes out, the effect is stored."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from bot.cards.actions import Submit
from bot.cards.card import Card
from bot.conversation import pressing, saying
from bot.conversation.codec import decode, encode
from bot.conversation.messages import Pressed, Reply, Request, Said, Submitted
from bot.conversation.meter import Meter, Unmetered, accounted
from bot.conversation.people import Acquaintance, is_person_id, mentions
from bot.conversation.turn import Turn
from bot.conversation.voices import Voices
from bot.phrases import Voice
from commitments.desk.access import require_inside
from commitments.errors import (
    AlreadyTold,
    CannotOwn,
    CommitmentsError,
    NoDate,
    PastDate,
    ReasonNeeded,
    SameDate,
    UnknownPerson,
)
from commitments.model import Language, Person, Role
from commitments.ports import Directory, Store, Transaction
from commitments.text_cleaning import clean_text

_MOST_MENTIONS = 20
_UNMETERED = Unmetered()
Answer = Callable[[Turn], Awaitable[Reply]]
_FIELDS: Mapping[type[CommitmentsError], str] = {
    AlreadyTold: "customer",
    CannotOwn: "owner",
    NoDate: "date",
    PastDate: "date",
    ReasonNeeded: "reason",
    SameDate: "date",
    UnknownPerson: "owner",
}
_ANSWERED_BY_CUSTOMERS = frozenset({"received", "not_yet", Submit.NOT_YET.value})


class Conversation:
    """Answers what people say, press and submit. Never raises for what people do: refusals are cards.

    `typed` maps each of actions.Verb to what people type; `wake` is called once something may be due.
    `surface` is what operators call the platform: each handled request is logged and told to `meter`.
    `language` is spoken to people of whom nothing is known, as while the database is away.
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
    ) -> None:
        self._store = store
        self._acquaintance = Acquaintance(store, directory)
        self._typed = typed
        self._wake = wake
        self._surface = surface
        self._meter = meter
        self._voices = Voices(language)

    async def said(self, said: Said) -> Reply:
        """Answer a command."""
        said = replace(said, text=clean_text(said.text))
        named = mentions(said.text)[:_MOST_MENTIONS]
        return await self._answer(said, named, lambda turn: saying.said(turn, said))

    async def pressed(self, pressed: Pressed) -> Reply:
        """Answer a button."""
        pressed = replace(pressed, value=clean_text(pressed.value))
        return await self._answer(pressed, [], lambda turn: pressing.pressed(turn, pressed))

    async def submitted(self, submitted: Submitted) -> Reply:
        """Answer a form; what is wrong in it stays in it."""
        answers = {name: clean_text(answer) for name, answer in submitted.answers.items()}
        submitted = replace(submitted, value=clean_text(submitted.value), answers=answers)
        named = [owner for owner in (answers.get("owner", ""),) if is_person_id(owner)]
        return await self._answer(submitted, named, lambda turn: pressing.submitted(turn, submitted))

    async def _answer(self, request: Request, named: Sequence[str], answer: Answer) -> Reply:
        with accounted(request, self._surface, self._meter):
            return await self._once(request, named, answer)

    async def _once(self, request: Request, named: Sequence[str], answer: Answer) -> Reply:
        voice = self._voices.of(request)
        try:
            await self._acquaint(request, named)
            async with self._store.transaction(request.workspace) as tx:
                kept = await tx.begin_request(request.own_key, request.now)
                if kept is not None:
                    return decode(kept)
                actor = await _actor(tx, request)
                voice = self._voices.heard(request, actor)
                reply = await self._turn(tx, request, actor, voice, answer)
                await tx.end_request(request.own_key, encode(reply))
        except CommitmentsError as error:
            return _refusal(request, error, voice.error(error, self._typed))
        self._wake()
        return reply

    async def _acquaint(self, request: Request, named: Sequence[str]) -> None:
        """Get to know who acts, whom they name and where; outside the transaction, since a platform may be slow."""
        for person in (request.actor, *named):
            await self._acquaintance.meet(request.workspace, person, request.now)
        if request.place:
            await self._acquaintance.visit(request.workspace, request.place, request.now)

    async def _turn(self, tx: Transaction, request: Request, actor: Person, voice: Voice, answer: Answer) -> Reply:
        if not _is_customers_answer(request):
            require_inside(actor)
        turn = Turn(tx, await tx.get_workspace(), actor, request, voice, self._typed, self._meter)
        return await answer(turn)


async def _actor(tx: Transaction, request: Request) -> Person:
    """Give who acts. Somebody whom the platform does not know has no rights: an outsider."""
    known = await tx.person(request.actor)
    return known or Person(request.actor, request.actor, role=Role.OUTSIDER)


def _is_customers_answer(request: Request) -> bool:
    return isinstance(request, Pressed | Submitted) and request.action in _ANSWERED_BY_CUSTOMERS


def _refusal(request: Request, error: CommitmentsError, sentence: str) -> Reply:
    """Say no; a form keeps its answers and shows the sentence where it belongs, or at its first field."""
    if isinstance(request, Submitted) and request.answers:
        about = _FIELDS.get(type(error), "")
        return Reply(errors={about if about in request.answers else next(iter(request.answers)): sentence})
    return Reply(card=Card(sentence))
