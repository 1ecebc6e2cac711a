"""Making a commitment."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from commitments.clock import aware
from commitments.desk.access import require_inside
from commitments.desk.planning import customer_of, notify, plan_reminders, record
from commitments.desk.telling import tell_by_itself
from commitments.errors import CannotOwn, NoSuchCustomer, PastDate, TooFar, UnknownPerson
from commitments.model import Commitment, Entry, Event, Notification, Person, Precision, Role
from commitments.ports import Transaction

FARTHEST = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class Order:
    """A promise that is clear: everything a commitment needs. `due` is aware, `zone` where it was said."""

    what: str
    due: datetime
    precision: Precision
    owner: str
    customer: int | None
    zone: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A new commitment, the reminders planned for it, and whether the customer is being told already."""

    commitment: Commitment
    reminders: list[Notification]
    told: bool


async def require_owner(tx: Transaction, owner: str) -> Person:
    """Give the person who is to own something; raises UnknownPerson or CannotOwn."""
    person = await tx.person(owner)
    if person is None:
        raise UnknownPerson(person=owner)
    if person.is_bot or not person.active or person.role is Role.OUTSIDER:
        raise CannotOwn(person=person.name)
    return person


async def require_customer(tx: Transaction, customer: int | None) -> None:
    """Raise NoSuchCustomer for a customer that is not stored."""
    if customer is not None and await tx.customer(customer) is None:
        raise NoSuchCustomer


def require_ahead(moment: datetime, now: datetime) -> None:
    """Raise PastDate or TooFar for a moment that is not ahead, or more than ten years ahead."""
    if aware(moment) <= now:
        raise PastDate(moment=moment)
    if moment > now + FARTHEST:
        raise TooFar


async def make(tx: Transaction, actor: Person, order: Order, now: datetime) -> Made:
    """Store a commitment, its history and its reminders; the owner hears of it when it is not the maker.

    Raises PastDate, TooFar, UnknownPerson, CannotOwn, NoSuchCustomer, NotAllowed.
    """
    require_inside(actor)
    require_ahead(order.due, now)
    await require_owner(tx, order.owner)
    await require_customer(tx, order.customer)
    due = order.due.astimezone(UTC)
    commitment = await tx.add_commitment(
        Commitment(
            0, order.what, order.customer, order.owner, actor.id, due, due, order.zone, order.precision, now,
            place=order.place, wording=order.what,
        )
    )  # fmt: skip
    undo: dict[str, object] = {"event": Event.MADE.value}
    entry = Entry(commitment.number, now, actor.id, Event.MADE, new=due.isoformat(), before=undo)
    sequence = await record(tx, commitment, entry)
    reminders = await plan_reminders(tx, commitment, now)
    await notify(tx, commitment, order.owner, "given", sequence, entry)
    told = await tell_by_itself(tx, commitment, await customer_of(tx, commitment), now)
    return Made(commitment, reminders, told)
