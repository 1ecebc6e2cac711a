"""What follows from a message that was sent, or could not be."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from commitments.desk.planning import circle_of, customer_of
from commitments.model import Commitment, Entry, Event, Kind, MessageRef, Notification, to_person
from commitments.ports import Transaction
from commitments.reminders import notification, overdue_on

BOT = "bot"


def follows(one: Notification) -> bool:
    """Tell whether something is to be noted once this is delivered."""
    return one.kind is Kind.CUSTOMER_CARD or (one.kind is Kind.CUSTOMER_LINE and bool(one.payload.get("move")))


async def delivered(tx: Transaction, sent: Sequence[Notification], message: MessageRef | None, now: datetime) -> None:
    """Note that the customer saw a card or a move. Noting it twice changes nothing."""
    for one in sent:
        if one.kind is Kind.CUSTOMER_CARD and message is not None:
            await _card_shown(tx, one, message, now)
        elif one.kind is Kind.CUSTOMER_LINE and one.payload.get("move"):
            await _move_told(tx, one, now)


async def _card_shown(tx: Transaction, one: Notification, message: MessageRef, now: datetime) -> None:
    commitment = await tx.commitment(one.number or 0)
    if commitment is None or commitment.card == message:
        return
    await tx.put_commitment(replace(commitment, card=message, told_at=commitment.told_at or now))
    await tx.add_entry(Entry(commitment.number, now, BOT, Event.TOLD))
    for move in await tx.moves(commitment.number):
        await _note_notice(tx, one.number or 0, move.sequence, now)


async def _move_told(tx: Transaction, one: Notification, now: datetime) -> None:
    await _note_notice(tx, one.number or 0, int(str(one.payload["move"])), now)


async def _note_notice(tx: Transaction, number: int, sequence: int, now: datetime) -> None:
    """Record the notice given: working time of the owner from now to the date that was in force."""
    commitment = await tx.commitment(number)
    if commitment is None:
        return
    calendar = (await circle_of(tx, commitment, await customer_of(tx, commitment))).owner_calendar
    for move in await tx.moves(number):
        if move.sequence == sequence and move.told_at is None and not move.undone:
            notice = calendar.working_time_between(now, move.from_due)
            await tx.put_move(replace(move, told_at=now, notice=notice))


async def plan_next_overdue(tx: Transaction, numbers: Collection[int], now: datetime) -> None:
    """Plan the next working morning's reminder of those commitments that are overdue; once a morning."""
    planned = []
    for commitment in await tx.lock_commitments(numbers):
        if commitment.is_overdue(now):
            circle = await circle_of(tx, commitment, await customer_of(tx, commitment))
            planned.append(overdue_on(tx.workspace, commitment, circle, now))
    await tx.plan(planned)


async def given_up(tx: Transaction, lost: Sequence[Notification], reason: str, now: datetime) -> None:
    """Tell somebody near that a person could not be reached, or that a customer could not be shown a card."""
    for one in lost:
        commitment = await tx.commitment(one.number) if one.number is not None else None
        if commitment is None or one.kind in (Kind.REFRESH, Kind.CUSTOMER_EDIT):
            continue
        circle = await circle_of(tx, commitment, await customer_of(tx, commitment))
        near = (commitment.maker, circle.owner, circle.manager)
        helper = next((name for name in near if name and name != one.destination.id), None)
        if helper is not None:
            await tx.plan([_trouble(tx, commitment, one, helper, reason, now)])


def _trouble(
    tx: Transaction, commitment: Commitment, lost: Notification, helper: str, reason: str, now: datetime
) -> Notification:
    phrase = "unreached" if lost.destination.kind == "person" else "untold"
    payload: dict[str, object] = {"phrase": phrase, "actor": lost.destination.id, "reason": reason}
    key = f"{commitment.label}/{phrase}/{lost.destination.id}/{now.date().isoformat()}"
    told = notification(tx.workspace, key, Kind.NOTICE, to_person(helper), now, commitment.number, payload)
    return replace(told, request=lost.request)
