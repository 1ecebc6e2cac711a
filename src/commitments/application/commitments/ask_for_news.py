"""Pass a customer's question for news on to whoever can answer it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from commitments.application.authorization import AuthorizedCommitment, authorize_answer_for_update
from commitments.application.change_notices import record_aside
from commitments.application.contacts import learn_contact
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.questions import ask
from commitments.application.reminder_scheduling import calendar_of, owner_of
from commitments.application.who_can_act import who_can_act
from commitments.domain.commitment import Commitment
from commitments.domain.history import Entry, Event, answer_to
from commitments.domain.notifications.payloads.questions import NewsOverdue, NewsWanted
from commitments.domain.person import Person


@dataclass(frozen=True, slots=True)
class NewsAsked:
    """When a customer asked for news today; `again`: that was before, `answered`: they have heard since."""

    at: datetime
    again: bool = False
    answered: bool = False


async def ask_for_news(uow: UnitOfWork, actor: Person, number: int, place: str, now: datetime) -> NewsAsked:
    """Ask the owner, once a day of the customer's, and a working day later somebody else who can act.

    Raises NotAllowed, and AlreadyClosed for what is not open.
    """
    seen = await authorize_answer_for_update(uow, actor, number, place)
    seen.commitment.require_open()
    history = await uow.history.list_for(number)
    if earlier := _asked_today(seen, history, now):
        position = history.index(earlier) + 1
        return NewsAsked(earlier.at, again=True, answered=answer_to(history, position) is not None)
    await learn_contact(uow, seen.customer, actor, now)
    sequence = await record_aside(uow, seen.commitment, Entry(number, now, actor.id, Event.NEWS_ASKED))
    await ask(uow, seen.commitment, NewsWanted(asked=sequence), sequence, now)
    await _ask_somebody_else_later(uow, seen.commitment, sequence, now)
    return NewsAsked(now)


def _asked_today(seen: AuthorizedCommitment, history: Sequence[Entry], now: datetime) -> Entry | None:
    zone = ZoneInfo((seen.customer and seen.customer.zone) or seen.commitment.zone)
    newest = next((one for one in reversed(history) if one.event is Event.NEWS_ASKED), None)
    today = now.astimezone(zone).date()
    return newest if newest is not None and newest.at.astimezone(zone).date() == today else None


async def _ask_somebody_else_later(uow: UnitOfWork, commitment: Commitment, sequence: int, now: datetime) -> None:
    """Plan the question that follows without an answer: to the next who can act, to the owner if there is nobody."""
    able = await who_can_act(uow, commitment)
    asked, others = able[:1], able[1:]
    owners = (await owner_of(uow, commitment)).owner_calendar
    due = owners.not_before(owners.at(owners.next_working_day(owners.local(now).date()), owners.local(now).time()))
    theirs = calendar_of(await uow.people.get((others or asked or [""])[0]), await uow.companies.get())
    question = NewsOverdue(asked=sequence, passed_over=tuple(asked) if others else ())
    await ask(uow, commitment, question, sequence, theirs.not_before(due))
