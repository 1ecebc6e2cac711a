"""The part of a commitment that its customer may see."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from commitments.application.confidentiality.certain_words import uncertain_words
from commitments.application.confidentiality.private_names import (
    ConfidentialWords,
    confidential_words,
    find_confidential_words,
)
from commitments.application.confidentiality.standing_permission import words_shown
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment, Move, Status
from commitments.domain.customer import Announce, Customer
from commitments.domain.deadline import Deadline
from commitments.domain.errors import WordsLeak
from commitments.language.mention_syntax import named


@dataclass(frozen=True, slots=True)
class CustomerMove:
    """A move as the customer sees it; `reason` is empty where it is internal."""

    sequence: int
    from_due: Deadline
    to_due: Deadline
    reason: str


@dataclass(frozen=True, slots=True)
class CustomerView:
    """Everything that a customer sees of a commitment. It has no internal field, so none can be shown.

    `late`: its date has passed, and a standing permission lets them read that.
    """

    number: int
    customer: str
    wording: str
    due: Deadline
    zone: str
    status: Status
    moves: tuple[CustomerMove, ...]
    late: bool = False


def customer_view(
    commitment: Commitment,
    customer: Customer,
    moves: Sequence[Move],
    zone: str,
    private: ConfidentialWords,
    now: datetime,
    shown: Collection[str] = (),
) -> CustomerView:
    """Return the customer's view; a reason that they may not certainly read is omitted.

    `zone` is the customer's; `shown` are the words that they were shown before.
    """
    public = tuple(
        CustomerMove(
            move.sequence,
            move.from_deadline,
            move.to_deadline,
            "" if move.internal or _kept_back(named(move.reason), private, shown) else named(move.reason),
        )
        for move in moves
        if not move.undone
    )
    wording = _wording(commitment)
    late = (
        customer.announce is Announce.AUTO and commitment.is_overdue(now) and commitment.deadline.passed_in(zone) < now
    )
    return CustomerView(
        commitment.number, customer.name, wording, commitment.deadline, zone, commitment.status, public, late
    )


async def view_for(uow: UnitOfWork, commitment: Commitment, customer: Customer, now: datetime) -> CustomerView:
    """Return the customer's current view. Raises WordsLeak when the wording names other customers or people."""
    view, private = await _view(uow, commitment, customer, now)
    if found := find_confidential_words(view.wording, private):
        raise WordsLeak(names=", ".join(found), customer=customer.name)
    return view


async def require_no_leak(uow: UnitOfWork, customer: Customer, words: str) -> None:
    """Raise WordsLeak when words for a customer name other customers or people."""
    if found := find_confidential_words(words, await confidential_words(uow, customer, words)):
        raise WordsLeak(names=", ".join(found), customer=customer.name)


async def view_again(uow: UnitOfWork, commitment: Commitment, customer: Customer, now: datetime) -> CustomerView:
    """Return the view for a card that was sent: its wording was checked then, and only telling changes it."""
    return (await _view(uow, commitment, customer, now))[0]


def _wording(commitment: Commitment) -> str:
    return named(commitment.wording or commitment.what)


async def _view(
    uow: UnitOfWork, commitment: Commitment, customer: Customer, now: datetime
) -> tuple[CustomerView, ConfidentialWords]:
    moves, zone = await uow.moves.list_for(commitment.number), customer.zone or commitment.zone
    private = await confidential_words(uow, customer, _wording(commitment), *(named(move.reason) for move in moves))
    unsure = any(uncertain_words(named(move.reason), private) for move in moves if not (move.undone or move.internal))
    shown = await words_shown(uow, customer) if unsure else ()
    return customer_view(commitment, customer, moves, zone, private, now, shown), private


async def words_kept_back(uow: UnitOfWork, customer: Customer, reason: str) -> list[str]:
    """Return the words for which a reason is not shown to a customer, since nobody previews it; none: it is shown."""
    reason = named(reason)
    private = await confidential_words(uow, customer, reason)
    return _kept_back(reason, private, await words_shown(uow, customer))


def _kept_back(reason: str, private: ConfidentialWords, shown: Collection[str]) -> list[str]:
    return find_confidential_words(reason, private) or uncertain_words(reason, private, shown)
