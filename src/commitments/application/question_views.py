"""What people who can act are asked, as it stands now; read for the composers of questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from commitments.application.authorization import Right, authorize_batch, authorize_draft, has_right, may_see
from commitments.application.commitments.tell_late import next_word, require_late
from commitments.application.customer_view import CustomerView, view_again, view_for
from commitments.application.hidden_commitments import is_hidden
from commitments.application.not_wanted import NotWanted
from commitments.application.open_questions import are_answered
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import customer_of
from commitments.application.validation import can_own
from commitments.domain.commitment import Commitment, Status
from commitments.domain.customer import Customer
from commitments.domain.deadline import Deadline
from commitments.domain.draft import Draft
from commitments.domain.errors import CommitmentsError, WordsLeak
from commitments.domain.history import Entry, Event, answer_to, last_word, newest_telling
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.notification import Notification, State
from commitments.domain.notifications.payloads.customer_messages import LateLine, UpdateLine
from commitments.domain.notifications.payloads.questions import Question, TellLate
from commitments.domain.person import Person


@dataclass(frozen=True, slots=True)
class UntoldView:
    """A commitment whose customer was not told, or is told by now: `newest` is the newest entry about that.

    `shown` is what they would see, None where its words name others; `move` is the newest move they did not hear of;
    `lost_words` are the newest that somebody wrote and that did not arrive, "" for none.
    """

    commitment: Commitment
    customer: Customer
    newest: Entry
    shown: CustomerView | None
    move: int | None
    lost_words: str


@dataclass(frozen=True, slots=True)
class LateView:
    """A commitment whose customer was told of a date that passed; `in_force`: it is still its date.

    `shown` is what the customer sees; `next_word` is by when they hear of a new date if they are told now.
    """

    commitment: Commitment
    customer: Customer
    shown: CustomerView
    in_force: bool
    is_to_be_told: bool
    next_word: Deadline


@dataclass(frozen=True, slots=True)
class WantedNews:
    """A commitment whose customer asked for news; `answer` is in which entry they heard, `last` the last words."""

    commitment: Commitment
    asked_at: datetime
    answer: Entry | None
    last: Entry | None


class QuestionViews:
    """Reads what questions show."""

    def __init__(self, uow: UnitOfWork, now: datetime) -> None:
        self._uow = uow
        self._now = now

    async def open_drafts(self, question: str, reader: Person) -> Sequence[Draft]:
        """Return the drafts of a question that is open for its maker. Raises NotWanted when answered, or expired."""
        alone = await authorize_draft(self._uow, reader, question)
        found = [alone] if alone else await authorize_batch(self._uow, reader, question)
        if not found or not has_right(reader, Right.MAKE) or await are_answered(self._uow, found):
            raise NotWanted("answered")
        return found

    async def in_message(self, message: MessageRef) -> list[Notification]:
        """Return the notifications of a sent message that ask its reader something."""
        shown = await self._uow.notifications.list_in_message(message)
        return [one for one in shown if isinstance(one.payload, Question)]

    async def to_take_over(self, asked: Iterable[Notification], owner: str) -> list[Commitment]:
        """Return the commitments that somebody is asked to take over and that are still an owner's."""
        numbers = {one.number for one in asked if one.number}
        found = await self._uow.commitments.get_many(numbers)
        return [one for one in found if one.owner == owner and one.status is Status.OPEN]

    async def seen_by(self, reader: Person, commitments: Iterable[Commitment]) -> list[Commitment]:
        return [one for one in commitments if await may_see(self._uow, reader, one)]

    async def has_left(self, person: str) -> bool:
        """Whether somebody can keep promises of ours no longer."""
        known = await self._uow.people.get(person)
        return known is not None and not can_own(known)

    async def delivered(self, number: int, reader: Person) -> tuple[Commitment, bool]:
        """Return a commitment, and whether its customer was asked again since anything else happened."""
        commitment = await self._uow.commitments.get(number)
        if commitment is None or await is_hidden(self._uow, commitment, reader):
            raise NotWanted("not_allowed")
        return commitment, (await self._uow.history.list_for(number))[-1].event is Event.ASKED

    async def untold(self, number: int, reader: Person) -> UntoldView:
        """Return what somebody is asked about a customer who was not told. Raises NotWanted if there is none."""
        commitment = await self._uow.commitments.get(number)
        customer = await customer_of(self._uow, commitment) if commitment else None
        newest = newest_telling(await self._uow.history.list_for(number))
        if commitment is None or customer is None or newest is None:
            raise NotWanted("settled")
        if await is_hidden(self._uow, commitment, reader):
            raise NotWanted("not_allowed")
        unheard = [one.sequence for one in await self._uow.moves.list_for(number) if not (one.undone or one.told_at)]
        try:
            shown = await view_for(self._uow, commitment, customer, self._now)
        except WordsLeak:
            shown = None
        move = unheard[-1] if unheard and commitment.told_at else None
        return UntoldView(commitment, customer, newest, shown, move, await self._lost_words(commitment))

    async def _lost_words(self, commitment: Commitment) -> str:
        """Return the newest words that somebody wrote to a customer, if they did not arrive and are still true."""
        told = await self._uow.notifications.list_told(commitment.number)
        newest = next((one for one in reversed(told) if isinstance(one.payload, LateLine | UpdateLine)), None)
        if newest is None or newest.state is State.SENT:
            return ""
        match newest.payload:
            case UpdateLine(words=words):
                return "" if commitment.is_closed else words
            case LateLine(words=words, due=due) if due == commitment.due and commitment.status is Status.OPEN:
                return words
        return ""

    async def late(self, number: int, reader: Person, due: datetime) -> LateView:
        """Return a commitment whose customer was told of a date. Raises NotWanted where there is none to show."""
        commitment = await self._uow.commitments.get(number)
        customer = await customer_of(self._uow, commitment) if commitment else None
        if commitment is None or customer is None or await is_hidden(self._uow, commitment, reader):
            raise NotWanted("not_allowed")
        try:
            await require_late(self._uow, commitment, customer, self._now)
        except CommitmentsError:
            is_to_be_told = False
        else:
            is_to_be_told = commitment.due == due
        shown = await view_again(self._uow, commitment, customer, self._now)
        by = await next_word(self._uow, commitment, self._now)
        return LateView(commitment, customer, shown, commitment.due == due, is_to_be_told, by)

    async def wanted_news(self, number: int, reader: Person, asked: int) -> WantedNews:
        """Return what a customer wants to hear of. Raises NotWanted where the reader may not see it."""
        commitment = await self._uow.commitments.get(number)
        if commitment is None or await is_hidden(self._uow, commitment, reader):
            raise NotWanted("not_allowed")
        history = await self._uow.history.list_for(number)
        return WantedNews(commitment, history[asked - 1].at, answer_to(history, asked), last_word(history))

    async def was_asked(self, asking: Notification) -> bool:
        """Whether a person was sent the same question about a commitment before."""
        told = await self._uow.notifications.list_told(asking.number or 0)
        same = [one for one in told if one.destination == asking.destination and one.kind == asking.kind]
        return any(
            isinstance(one.payload, TellLate)
            and isinstance(asking.payload, TellLate)
            and one.payload.due == asking.payload.due
            and one.state is State.SENT
            for one in same
        )
