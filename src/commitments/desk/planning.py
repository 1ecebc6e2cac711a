"""Keeps the outbox in step with a commitment: its reminders, and the messages already out about it."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from commitments.calendar import Calendar
from commitments.model import (
    REMINDERS,
    Commitment,
    Customer,
    Entry,
    Kind,
    Notification,
    Person,
    Policy,
    State,
    Status,
    Workspace,
    to_channel,
    to_person,
)
from commitments.ports import Transaction
from commitments.reminders import Circle, notification, plan


def calendar_of(person: Person | None, workspace: Workspace) -> Calendar:
    """Give a person's working calendar; the workspace's where theirs is not known."""
    zone = person.zone if person else workspace.zone
    return Calendar(ZoneInfo(zone), (person.country if person else None) or workspace.country)


async def circle_of(tx: Transaction, commitment: Commitment, customer: Customer | None) -> Circle:
    """Give the people who are reminded of a commitment: its owner, and their or the customer's manager."""
    workspace = await tx.get_workspace()
    owner = await tx.person(commitment.owner)
    names = (owner.manager if owner else None, customer.manager if customer else None)
    manager = next((name for name in names if name and name != commitment.owner), None)
    manager_calendar = calendar_of(await tx.person(manager), workspace) if manager else None
    return Circle(commitment.owner, calendar_of(owner, workspace), manager, manager_calendar)


def policy_of(workspace: Workspace, customer: Customer | None) -> Policy:
    """Give the policy in force: the customer's, else their tier's, else the workspace's."""
    if customer is None:
        return workspace.policy
    return customer.policy or workspace.tier_policies.get(customer.tier or "", workspace.policy)


async def customer_of(tx: Transaction, commitment: Commitment) -> Customer | None:
    """Give whom a commitment was promised to."""
    return await tx.customer(commitment.customer) if commitment.customer is not None else None


async def plan_reminders(tx: Transaction, commitment: Commitment, now: datetime) -> list[Notification]:
    """Plan the reminders of an open commitment and give them; a manager hears once that a date was missed."""
    customer = await customer_of(tx, commitment)
    circle = await circle_of(tx, commitment, customer)
    policy = policy_of(await tx.get_workspace(), customer)
    escalated = [one for one in await tx.notifications(commitment.number) if one.kind is Kind.ESCALATION]
    heard = {_missed(one) for one in escalated if one.state in (State.CLAIMED, State.SENT)}
    planned = plan(tx.workspace, commitment, policy, circle, now)
    wanted = [one for one in planned if one.kind is not Kind.ESCALATION or _missed(one) not in heard]
    await tx.plan(wanted)
    return wanted


def _missed(escalation: Notification) -> tuple[str, object]:
    return escalation.destination.id, escalation.payload.get("due")


async def replan(tx: Transaction, commitment: Commitment, why: str, now: datetime) -> Commitment:
    """Store a changed commitment: hold back what was planned, plan anew while it is open."""
    await tx.hold_back(commitment.number, REMINDERS, why)
    changed = replace(commitment, revision=commitment.revision + 1)
    await tx.put_commitment(changed)
    if changed.status is Status.OPEN:
        await plan_reminders(tx, changed, now)
    return changed


async def record(tx: Transaction, commitment: Commitment, entry: Entry) -> int:
    """Write a line of history and refresh the messages that show this commitment; give the line's place."""
    await tx.add_entry(entry)
    sequence = len(await tx.history(commitment.number))
    await _refresh(tx, commitment, sequence, entry)
    return sequence


async def _refresh(tx: Transaction, commitment: Commitment, sequence: int, entry: Entry) -> None:
    """Plan an edit of each message that shows the commitment, once a message; it says what happened since."""
    edits = {}
    for sent in await tx.notifications(commitment.number):
        if sent.message is not None and sent.kind in REMINDERS | {Kind.NOTICE}:
            key = f"refresh/{sent.message.channel}/{sent.message.id}/{commitment.label}/{sequence}"
            payload: dict[str, object] = {"channel": sent.message.channel, "id": sent.message.id}
            payload |= {"event": entry.event.value, "sequence": sequence}
            edits[key] = notification(
                tx.workspace, key, Kind.REFRESH, sent.destination, entry.at, commitment.number, payload
            )
    await tx.plan(list(edits.values()))


async def notify(
    tx: Transaction, commitment: Commitment, person: str, phrase: str, sequence: int, entry: Entry
) -> None:
    """Plan a message to a person about what somebody else did to a commitment."""
    if person == entry.actor:
        return
    key = f"{commitment.label}/notice/{sequence}/{person}"
    payload: dict[str, object] = {"phrase": phrase, "actor": entry.actor, "reason": entry.reason}
    payload |= {"due": commitment.due.isoformat(), "owner": commitment.owner}
    await tx.plan(
        [notification(tx.workspace, key, Kind.NOTICE, to_person(person), entry.at, commitment.number, payload)]
    )


async def show_customer(
    tx: Transaction, commitment: Commitment, line: str, sequence: int, entry: Entry, move: int | None = None
) -> None:
    """Plan the edit of the customer's card and a line below it, when the customer was ever told."""
    customer = await customer_of(tx, commitment)
    if customer is None or customer.channel is None or not await was_told(tx, commitment):
        return
    base, where, number = (
        f"{commitment.label}/customer/{sequence}",
        to_channel(customer.channel),
        commitment.number,
    )
    payload: dict[str, object] = {"line": line, "move": move}
    edit = notification(tx.workspace, f"{base}/edit", Kind.CUSTOMER_EDIT, where, entry.at, number)
    below = notification(tx.workspace, f"{base}/line", Kind.CUSTOMER_LINE, where, entry.at, number, payload)
    await tx.plan([edit, below])


async def was_told(tx: Transaction, commitment: Commitment) -> bool:
    """Tell whether the customer's card is out, or on its way."""
    if commitment.card is not None:
        return True
    cards = [one for one in await tx.notifications(commitment.number) if one.kind is Kind.CUSTOMER_CARD]
    return any(one.state not in (State.HELD_BACK, State.FAILED) for one in cards)
