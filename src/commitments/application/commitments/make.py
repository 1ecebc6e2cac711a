"""Make a commitment."""

from dataclasses import dataclass
from datetime import UTC, datetime

from commitments.application.authorization import Right, require_right
from commitments.application.change_notices import notify, record
from commitments.application.commitments.tell_customer import tell_customer_if_automatic
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.scheduling import customer_of, plan_reminders
from commitments.application.validation import require_ahead, require_customer, require_owner
from commitments.domain.commitment import Commitment, Precision
from commitments.domain.history import Entry, Event
from commitments.domain.notifications.notification import Notification
from commitments.domain.person import Person


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


async def make(uow: UnitOfWork, actor: Person, order: Order, now: datetime) -> Made:
    """Store a commitment, its history and its reminders; the owner hears of it when it is not the maker.

    Raises PastDate, TooFar, UnknownPerson, CannotOwn, NoSuchCustomer, NotAllowed.
    """
    require_right(actor, Right.MAKE)
    require_ahead(order.due, now)
    await require_owner(uow, order.owner)
    await require_customer(uow, order.customer)
    due = order.due.astimezone(UTC)
    commitment = await uow.commitments.add(
        Commitment(
            0, order.what, order.customer, order.owner, actor.id, due, due, order.zone, order.precision, now,
            place=order.place, wording=order.what,
        )
    )  # fmt: skip
    undo: dict[str, object] = {"event": Event.MADE.value}
    entry = Entry(commitment.number, now, actor.id, Event.MADE, new=due.isoformat(), before=undo)
    sequence = await record(uow, commitment, entry)
    reminders = await plan_reminders(uow, commitment, now)
    await notify(uow, commitment, order.owner, "given", sequence, entry)
    told = await tell_customer_if_automatic(uow, commitment, await customer_of(uow, commitment), now)
    return Made(commitment, reminders, told)
