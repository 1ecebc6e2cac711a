"""Make the next one of a promise that recurs: when one is closed, or when its date has passed."""

from dataclasses import replace
from datetime import UTC, datetime

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import notify, record, show_customer, was_told
from commitments.application.commitments.tell_customer import tell_if_permitted
from commitments.application.commitments.undo_snapshot import before
from commitments.application.ports.store import Store
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import calendar_of, customer_of, plan_reminders, replan
from commitments.application.who_can_act import who_can_act
from commitments.domain.commitment import Commitment, Outcome, Status
from commitments.domain.deadline import Deadline
from commitments.domain.errors import NotRecurring
from commitments.domain.history import BOT, Entry, Event
from commitments.domain.notifications.payloads.customer_messages import CustomerLine
from commitments.domain.person import Person
from commitments.domain.recurrence import Recurrence, WorkingDay
from commitments.domain.wall_time import is_known


async def working_day_of(uow: UnitOfWork, owner: str) -> WorkingDay:
    """Return the function that moves a rest day of an owner to the working day before."""
    calendar = calendar_of(await uow.people.get(owner), await uow.companies.get())
    return lambda day: day if calendar.is_working_day(day) else calendar.previous_working_day(day)


async def make_next(uow: UnitOfWork, old: Commitment, now: datetime) -> Commitment | None:
    """Store the commitment that follows a locked one by its recurrence; None if there is none, or it was made.

    Its dates that passed meanwhile are left out, and counted to owner and maker, who are notified; the customer as of
    any promise. To an archived customer nothing new is promised: the recurrence ends.
    """
    if old.recurs is None or await uow.commitments.get_next_of(old.number) is not None:
        return None
    recurrence, customer = Recurrence.from_text(old.recurs), await customer_of(uow, old)
    if not is_known(recurrence.zone):  # the data of an older release: it goes on with that of the newer
        return None
    if customer is not None and customer.archived_at is not None:
        await _end(uow, old, Entry(old.number, now, BOT, Event.STOPPED), "ended")
        return None
    owner = next(iter(await who_can_act(uow, old)), old.owner)
    working_day = await working_day_of(uow, owner)
    upcoming = recurrence.next_after(now, working_day)
    if upcoming is None:
        return None
    made = await uow.commitments.add(_following(old, owner, upcoming, upcoming.due(working_day), now))
    entry = Entry(made.number, now, BOT, Event.RECURRED, old.label, made.deadline.iso)
    sequence = await record(uow, made, entry)
    await plan_reminders(uow, made, now)
    missed = recurrence.days_before(upcoming, working_day)
    for person in {made.owner, made.maker}:
        await notify(uow, made, person, "recurred", sequence, entry, missed=missed)
    await tell_if_permitted(uow, made, customer, now)
    return made


def _following(old: Commitment, owner: str, upcoming: Recurrence, due: datetime, now: datetime) -> Commitment:
    at = due.astimezone(UTC)
    day = Deadline.given(at, "day" if old.first_day else "time", upcoming.zone).day
    return Commitment(
        number=0, what=old.what, customer=old.customer, owner=owner, maker=old.maker, first_due=at, due=at,
        zone=upcoming.zone, precision="day" if day else "time", made_at=now, place=old.place, wording=old.wording,
        internal=old.internal, first_day=day, recurs=upcoming.text, follows=old.number,
    )  # fmt: skip


async def make_due_next(store: Store, company: str, now: datetime) -> int:
    """Make the next one of all that recur and whose date has passed; return how many. Each in its own transaction."""
    async with store.read_only(company) as uow:
        passed = await uow.commitments.find_passed_recurring(now)
    return sum([await _make_due_next(store, company, number, now) for number in passed])


async def _make_due_next(store: Store, company: str, number: int, now: datetime) -> bool:
    async with store.transaction(company) as uow:
        old = await uow.commitments.get_for_update(number)
        if old is None or old.is_closed or old.due >= now:
            return False
        return await make_next(uow, old, now) is not None


async def newest_of(uow: UnitOfWork, number: int) -> int:
    """Return the number of the newest commitment that follows one, or its own."""
    while (later := await uow.commitments.get_next_of(number)) is not None:
        number = later
    return number


async def stop(uow: UnitOfWork, actor: Person, number: int, now: datetime) -> Commitment:
    """End a recurrence; return its newest commitment, which stays. Raises NotRecurring when nothing will follow."""
    named = (await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)).commitment
    newest = await newest_of(uow, number)
    old = (await authorize_commitment_for_update(uow, actor, Right.CHANGE, newest)).commitment
    if old.recurs is None:
        raise NotRecurring(label=named.label)
    undoing = await before(uow, old, Event.STOPPED)
    return await _end(uow, old, Entry(old.number, now, actor.id, Event.STOPPED, before=undoing), "stopped")


async def _end(uow: UnitOfWork, old: Commitment, entry: Entry, phrase: str) -> Commitment:
    stopped = replace(old, recurs=None)
    await uow.commitments.save(stopped)
    sequence = await record(uow, stopped, entry)
    for person in {old.owner, old.maker}:
        await notify(uow, stopped, person, phrase, sequence, entry)
    return stopped


async def take_back_next(uow: UnitOfWork, restored: Commitment, now: datetime) -> None:
    """Take back the commitment that was made because one was closed, which it is no longer; not one in use."""
    number = await uow.commitments.get_next_of(restored.number)
    following = await uow.commitments.get_for_update(number) if number is not None else None
    if following is None or restored.due <= now or len(await uow.history.list_for(following.number)) > 1:
        return
    told = await was_told(uow, following)
    closed = replace(
        following, status=Status.CANCELLED, outcome=Outcome.CANCELLED, closed_at=now, recurs=None, follows=None
    )
    taken_back = await replan(uow, closed, "undone", now)
    entry = Entry(following.number, now, BOT, Event.CANCELLED)
    sequence = await record(uow, taken_back, entry)
    if told:
        await show_customer(uow, following, taken_back, CustomerLine(line="cancelled"), sequence, entry)
