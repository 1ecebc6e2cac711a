"""Records a change and plans the messages that follow from it: to people, to sent messages, to the customer's card."""

from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import customer_of
from commitments.domain.commitment import Commitment
from commitments.domain.history import Entry
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_channel, to_person
from commitments.domain.notifications.notification import State, notification
from commitments.domain.notifications.payloads.customer_messages import CustomerCard, CustomerEdit, CustomerLine
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.notifications.payloads.refresh import Refresh


async def _tell_everybody(uow: UnitOfWork, commitment: Commitment, what: str, entry: Entry) -> None:
    sequence = await record(uow, commitment, entry)
    for person in {commitment.owner, commitment.maker}:
        await notify(uow, commitment, person, what, sequence, entry)
    await show_customer(uow, commitment, what, sequence, entry)


async def record(uow: UnitOfWork, commitment: Commitment, entry: Entry) -> int:
    """Store a line of history, refresh the messages that show this commitment; return the line's position."""
    sequence = await uow.history.append(entry)
    await _refresh(uow, commitment, sequence, entry)
    return sequence


async def _refresh(uow: UnitOfWork, commitment: Commitment, sequence: int, entry: Entry) -> None:
    """Plan one edit of each message that shows the commitment, with what happened since."""
    edits = {}
    for sent in await uow.notifications.list_told(commitment.number):
        if sent.message is not None and sent.payload.in_bundle:
            key = keys.refresh(sent.message, commitment.label, sequence)
            payload = Refresh(channel=sent.message.channel, id=sent.message.id, event=entry.event, sequence=sequence)
            edits[key] = notification(uow.company, key, payload, sent.destination, entry.at, commitment.number)
    await uow.notifications.add(list(edits.values()))


async def notify(
    uow: UnitOfWork, commitment: Commitment, person: str, phrase: str, sequence: int, entry: Entry
) -> None:
    """Plan a message to a person about what somebody else did to a commitment."""
    if person == entry.actor:
        return
    key = keys.notice(commitment.label, sequence, person)
    payload = Notice(phrase=phrase, actor=entry.actor, reason=entry.reason, due=commitment.due, owner=commitment.owner)
    await uow.notifications.add(
        [notification(uow.company, key, payload, to_person(person), entry.at, commitment.number)]
    )


async def show_customer(
    uow: UnitOfWork, commitment: Commitment, line: str, sequence: int, entry: Entry, move: int | None = None
) -> None:
    """Plan the edit of the customer's card and a line below it, if the customer has been told."""
    customer = await customer_of(uow, commitment)
    if customer is None or customer.channel is None or not await was_told(uow, commitment):
        return
    label, number, where = commitment.label, commitment.number, to_channel(customer.channel)
    edit = notification(uow.company, keys.customer_edit(label, sequence), CustomerEdit(), where, entry.at, number)
    payload = CustomerLine(line=line, move=move)
    below = notification(uow.company, keys.customer_line(label, sequence), payload, where, entry.at, number)
    await uow.notifications.add([edit, below])


async def was_told(uow: UnitOfWork, commitment: Commitment) -> bool:
    """Whether the customer's card was sent or is planned."""
    if commitment.card is not None:
        return True
    cards = [
        one for one in await uow.notifications.list_told(commitment.number) if isinstance(one.payload, CustomerCard)
    ]
    return any(one.state not in (State.HELD_BACK, State.FAILED) for one in cards)
