"""Records a change and plans the messages that follow from it: to people, to sent messages, to the customer's card."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import customer_of
from commitments.domain.commitment import Commitment
from commitments.domain.erasure import is_pseudonym
from commitments.domain.history import Entry
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import Destination, to_channel, to_person
from commitments.domain.notifications.kinds import PayloadType
from commitments.domain.notifications.notification import Notification, State, notification
from commitments.domain.notifications.payloads.customer_messages import (
    CustomerCard,
    CustomerEdit,
    CustomerLine,
    CustomerQuestion,
    CustomerQuestionEdit,
)
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.notifications.payloads.refresh import Refresh

_AFTER_THE_CARD = timedelta(seconds=1)


async def tell_everybody(uow: UnitOfWork, old: Commitment, changed: Commitment, what: str, entry: Entry) -> None:
    """Record a change, and plan to tell owner, maker and customer of it."""
    sequence = await record(uow, changed, entry)
    for person in {changed.owner, changed.maker}:
        await notify(uow, changed, person, what, sequence, entry)
    line = CustomerQuestion() if what == "delivered" else CustomerLine(line=what)
    await show_customer(uow, old, changed, line, sequence, entry)


async def record(uow: UnitOfWork, commitment: Commitment, entry: Entry) -> int:
    """Store a line of history, refresh the messages that show this commitment; return the line's position."""
    sequence = await uow.history.append(entry)
    told = await uow.notifications.list_told(commitment.number)
    shown = [one for one in told if one.payload.in_bundle or one.payload.is_question]
    await _refresh(uow, commitment, shown, sequence, entry)
    return sequence


async def record_aside(uow: UnitOfWork, commitment: Commitment, entry: Entry) -> int:
    """Store a line of history that leaves the commitment as it is; refresh the questions about it."""
    sequence = await uow.history.append(entry)
    asked = [one for one in await uow.notifications.list_told(commitment.number) if one.payload.is_question]
    await _refresh(uow, commitment, asked, sequence, entry)
    return sequence


async def _refresh(
    uow: UnitOfWork, commitment: Commitment, shown: Iterable[Notification], sequence: int, entry: Entry
) -> None:
    """Plan one edit of each message that shows the commitment, with what happened since.

    A message that is on its way, or may be out, shows what was; its edit waits until it is known whether it is.
    """
    edits = {}
    for told in shown:
        if told.message is not None:
            key = keys.refresh(told.message, commitment.label, sequence)
            payload = Refresh(channel=told.message.channel, id=told.message.id, event=entry.event, sequence=sequence)
        elif told.state is State.CLAIMED or (told.state is State.PLANNED and told.attempts):
            key = keys.refresh_in_flight(told.id, commitment.label, sequence)
            payload = Refresh(in_flight=told.id, event=entry.event, sequence=sequence)
        else:
            continue
        edits[key] = notification(uow.company, key, payload, told.destination, entry.at, commitment.number)
    await uow.notifications.add(list(edits.values()))


async def notify(
    uow: UnitOfWork, commitment: Commitment, person: str, phrase: str, sequence: int, entry: Entry, *, missed: int = 0
) -> None:
    """Plan a message to a person, unless they were erased, about what somebody else did to a commitment.

    `missed`: how many dates of its recurrence passed without a promise before it.
    """
    if person == entry.actor or is_pseudonym(person):
        return
    known = await uow.people.get(person)
    if known is not None and entry.actor in known.accounts:
        return
    person = known.told_at if known else person
    key = keys.notice(commitment.label, sequence, person)
    due, owner = commitment.deadline, commitment.owner
    payload = Notice(
        phrase=phrase, actor=entry.actor, reason=entry.reason, due=due.at, day=due.day, owner=owner, missed=missed
    )
    await uow.notifications.add(
        [notification(uow.company, key, payload, to_person(person), entry.at, commitment.number)]
    )


async def told_of(uow: UnitOfWork, commitment: Commitment, sequence: int) -> frozenset[str]:
    """Return the people to whom a notice about the change at a position of the history was sent, or is planned."""
    told = [one for one in await uow.notifications.list_told(commitment.number) if one.state is not State.HELD_BACK]
    people = {one.destination.id for one in told if isinstance(one.payload, Notice)}
    sent = {one.key for one in told}
    return frozenset(one for one in people if keys.notice(commitment.label, sequence, one) in sent)


async def show_customer(
    uow: UnitOfWork, old: Commitment, changed: Commitment, line: CustomerLine, sequence: int, entry: Entry
) -> None:
    """Plan the edit of the customer's card and a line below it, if what the customer can see has changed.

    A card that still waits will show the change itself; one in a channel that is no longer theirs is shown anew. For a
    customer who has none any more it is planned where they were told: who can act then hears that they were not.
    """
    customer = await customer_of(uow, changed)
    told_in = changed.card.channel if changed.card else None
    channel = (customer.channel or told_in) if customer else None
    if channel is None or _as_shown(old) == _as_shown(changed):
        return
    if changed.card is not None and changed.card.channel != channel:
        await plan_card(uow, changed, channel, entry.at)
    elif await was_told(uow, changed) and not await is_unseen(uow, changed):
        where, number = to_channel(channel), changed.number
        edit, below = keys.customer_edit(changed.label, sequence), keys.customer_line(changed.label, sequence)
        planned = ((edit, CustomerEdit()), (below, line))
        await uow.notifications.add(
            [notification(uow.company, key, payload, where, entry.at, number) for key, payload in planned]
        )
        await _settle_questions(uow, changed, where, sequence, entry)


async def _settle_questions(
    uow: UnitOfWork, commitment: Commitment, where: Destination, sequence: int, entry: Entry
) -> None:
    """Plan the edits of what asked the customer whether they have it: an answered question has no buttons."""
    told = await uow.notifications.list_told(commitment.number)
    asked = [one for one in told if isinstance(one.payload, CustomerQuestion) and one.destination == where]
    out = [one for one in asked if one.state in (State.CLAIMED, State.SENT)]
    keyed = [(keys.customer_question_edit(commitment.label, sequence, one.id), one.id) for one in out]
    edits = [(key, CustomerQuestionEdit(question=question)) for key, question in keyed]
    await uow.notifications.add(
        [notification(uow.company, key, edit, where, entry.at, commitment.number) for key, edit in edits]
    )


def _as_shown(commitment: Commitment) -> tuple[object, ...]:
    """Return what a customer can see of a commitment."""
    due = commitment.deadline
    return commitment.wording or commitment.what, due.day or due.at, commitment.status


async def plan_card(
    uow: UnitOfWork, commitment: Commitment, channel: str, now: datetime, card: CustomerCard | None = None
) -> None:
    """Plan the card in a channel, unless one waits there; a try that was held back or failed keeps its key."""
    cards = await _cards(uow, commitment)
    where = to_channel(channel)
    if any(one.destination == where and one.is_waiting for one in cards):
        return
    key = keys.customer_card(commitment.label, channel, len(cards))
    payload = card or CustomerCard()
    await uow.notifications.add([notification(uow.company, key, payload, where, now, commitment.number)])


async def plan_words(
    uow: UnitOfWork, commitment: Commitment, channel: str, line: CustomerLine, sequence: int, now: datetime
) -> None:
    """Plan words below the card in a channel; where the customer was led since, the card goes first."""
    at = now
    if commitment.card is None or commitment.card.channel != channel:
        await plan_card(uow, commitment, channel, now)
        at += _AFTER_THE_CARD
    key = keys.customer_line(commitment.label, sequence)
    await uow.notifications.add([notification(uow.company, key, line, to_channel(channel), at, commitment.number)])


async def was_told(uow: UnitOfWork, commitment: Commitment) -> bool:
    """Whether the customer's card was sent or is planned."""
    if commitment.card is not None:
        return True
    return any(one.state not in (State.HELD_BACK, State.FAILED) for one in await _cards(uow, commitment))


async def is_unseen(uow: UnitOfWork, commitment: Commitment) -> bool:
    """Whether no customer can have seen it: a card that still waits is composed under the commitment's lock."""
    if commitment.card is not None:
        return False
    waiting = [one for one in await _cards(uow, commitment) if one.state not in (State.HELD_BACK, State.FAILED)]
    return all(one.state is State.PLANNED and not one.attempts for one in waiting)


async def _cards(uow: UnitOfWork, commitment: Commitment) -> list[Notification]:
    told = await uow.notifications.list_told(commitment.number)
    return [one for one in told if isinstance(one.payload, CustomerCard)]


async def retract_line(uow: UnitOfWork, commitment: Commitment, sequence: int, undone: int, now: datetime) -> bool:
    """Hold back the line about a change if it still waits; return whether the customer never heard of the change.

    Then their card is to show what holds again, where it may show the change: that is edited apart from the line.
    `undone` is the position of the undoing in the history.
    """
    line, edit = keys.customer_line(commitment.label, sequence), keys.customer_edit(commitment.label, sequence)
    kinds = frozenset[PayloadType]((CustomerLine, CustomerQuestion, CustomerEdit))
    for key in (line, edit):
        await uow.notifications.hold_back(commitment.number, kinds, "undone", key=key)
    told = {one.key: one for one in await uow.notifications.list_told(commitment.number)}
    if line not in told or not _is_undone(told[line]):
        return False
    if edit in told and not _is_undone(told[edit]):
        again, where = keys.customer_edit(commitment.label, undone), told[edit].destination
        await uow.notifications.add([notification(uow.company, again, CustomerEdit(), where, now, commitment.number)])
    return True


def _is_undone(one: Notification) -> bool:
    return one.state is State.HELD_BACK and one.reason == "undone"
