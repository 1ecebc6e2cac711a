"""The part of a commitment that its customer may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from commitments.application.confidentiality.private_names import (
    ConfidentialWords,
    confidential_words,
    find_confidential_words,
)
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment, Move, Status
from commitments.domain.customer import Customer
from commitments.domain.errors import WordsLeak


@dataclass(frozen=True, slots=True)
class CustomerMove:
    """A move as the customer sees it; `reason` is empty where it is internal."""

    sequence: int
    from_due: datetime
    to_due: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class CustomerView:
    """Everything that a customer sees of a commitment. It has no internal field, so none can be shown."""

    number: int
    customer: str
    wording: str
    due: datetime
    zone: str
    status: Status
    moves: tuple[CustomerMove, ...]


def customer_view(
    commitment: Commitment, customer: Customer, moves: Sequence[Move], zone: str, private: ConfidentialWords
) -> CustomerView:
    """Return the customer's view; a reason that names others is omitted. `zone` is the customer's."""
    public = tuple(
        CustomerMove(
            move.sequence,
            move.from_due,
            move.to_due,
            "" if move.internal or find_confidential_words(move.reason, private) else move.reason,
        )
        for move in moves
        if not move.undone
    )
    wording = _wording(commitment)
    return CustomerView(commitment.number, customer.name, wording, commitment.due, zone, commitment.status, public)


async def view_for(uow: UnitOfWork, commitment: Commitment, customer: Customer) -> CustomerView:
    """Return the customer's current view. Raises WordsLeak when the wording names other customers or people."""
    view, private = await _view(uow, commitment, customer)
    if found := find_confidential_words(view.wording, private):
        raise WordsLeak(names=", ".join(found), customer=customer.name)
    return view


async def view_again(uow: UnitOfWork, commitment: Commitment, customer: Customer) -> CustomerView:
    """Return the view for a card that was sent: its wording was checked then, and only telling changes it."""
    return (await _view(uow, commitment, customer))[0]


def _wording(commitment: Commitment) -> str:
    return commitment.wording or commitment.what


async def _view(uow: UnitOfWork, commitment: Commitment, customer: Customer) -> tuple[CustomerView, ConfidentialWords]:
    moves, zone = await uow.moves.list_for(commitment.number), customer.zone or commitment.zone
    private = await confidential_words(uow, customer, _wording(commitment), *(move.reason for move in moves))
    return customer_view(commitment, customer, moves, zone, private), private


async def may_read(uow: UnitOfWork, customer: Customer, reason: str) -> bool:
    """Whether a reason may be shown to a customer: not when it names others."""
    return not find_confidential_words(reason, await confidential_words(uow, customer, reason))
