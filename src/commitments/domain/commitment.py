"""A commitment and its moves: states, outcomes and legal transitions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from commitments.domain.deadline import Deadline, Precision
from commitments.domain.errors import AlreadyClosed, AlreadyDone, NotDelivered
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.numbers import label_of

CORRECTION_WINDOW = timedelta(hours=1)


class Status(StrEnum):
    """The state of a commitment. Only the customer's agreement makes it accepted, unless it is internal."""

    OPEN = "open"
    DELIVERED = "delivered"
    ACCEPTED = "accepted"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """How a commitment ended; see docs/glossary.md."""

    KEPT_ON_FIRST_DATE = "kept_on_first_date"
    KEPT_AFTER_NOTICE = "kept_after_notice"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Commitment:
    """What we promised one customer. `number` 0 means not stored yet.

    `first_due` changes by a correction only. `revision` counts the plans of its reminders, so that each plan has unique
    keys; `moves` counts the moves that have not been undone. `wording` is what the customer reads in place of `what`.
    `card` is the message in the customer's channel; `told_at` is when the customer first saw it. `zone` is the IANA
    zone in which the date was given, `place` the channel. `first_day` is the first date where it was given by the day.
    Of an `internal` one the customer is never told. Those of one `group` are one promise to several customers. `recurs`
    is its recurrence as text; `follows` is the number of the one before it, by the same recurrence.
    """

    number: int
    what: str
    customer: int | None
    owner: str
    maker: str
    first_due: datetime
    due: datetime
    zone: str
    precision: Precision
    made_at: datetime
    status: Status = Status.OPEN
    outcome: Outcome | None = None
    revision: int = 0
    moves: int = 0
    place: str = ""
    wording: str = ""
    delivered_at: datetime | None = None
    closed_at: datetime | None = None
    told_at: datetime | None = None
    card: MessageRef | None = None
    internal: bool = False
    group: str | None = None
    first_day: date | None = None
    recurs: str | None = None
    follows: int | None = None

    @property
    def deadline(self) -> Deadline:
        return Deadline.given(self.due, self.precision, self.zone)

    @property
    def first_deadline(self) -> Deadline:
        return Deadline(self.first_due, self.first_day)

    @property
    def label(self) -> str:
        """The number as people say it: C-12."""
        return label_of(self.number)

    @property
    def is_closed(self) -> bool:
        return self.status in (Status.ACCEPTED, Status.CANCELLED)

    @property
    def is_done_inside(self) -> bool:
        """Whether it is closed though no customer was asked, since it is internal."""
        return self.internal and self.status is Status.ACCEPTED

    def is_overdue(self, now: datetime) -> bool:
        """Whether it is open and its due date has passed."""
        return self.status is Status.OPEN and self.due < now

    def is_due_now(self, now: datetime) -> bool:
        """Whether it is open and due this minute."""
        return self.status is Status.OPEN and timedelta(0) <= now - self.due < timedelta(minutes=1)

    def require_open(self) -> None:
        """Raise AlreadyClosed, or AlreadyDone for an internal one, unless open."""
        if self.status is not Status.OPEN:
            if self.is_done_inside:
                raise AlreadyDone(label=self.label)
            raise AlreadyClosed(label=self.label, status=self.status)

    def require_delivered(self) -> None:
        """Raise NotDelivered unless it is delivered and awaits the customer's answer."""
        if self.status is not Status.DELIVERED:
            raise NotDelivered(label=self.label)

    def moved(self, due: datetime, precision: Precision, zone: str) -> "Commitment":
        """Return it with another due date, given in an IANA zone. Raises AlreadyClosed unless open."""
        self.require_open()
        return replace(self, due=due, precision=precision, zone=zone, moves=self.moves + 1)

    def may_be_corrected(self, by: str, now: datetime) -> bool:
        """Whether its maker may still correct its date, unless the customer may have seen it."""
        return by == self.maker and not self.moves and now - self.made_at <= CORRECTION_WINDOW

    def corrected(self, due: datetime, precision: Precision, zone: str) -> "Commitment":
        """Return it as if it had been made with another date. Raises AlreadyClosed unless open."""
        self.require_open()
        new = replace(self, due=due, first_due=due, precision=precision, zone=zone)
        return replace(new, first_day=new.deadline.day)

    def handed_over(self, owner: str) -> "Commitment":
        """Return it with another owner. Raises AlreadyClosed unless open."""
        self.require_open()
        return replace(self, owner=owner)

    def edited(self, what: str, customer: int | None, *, told: bool = False) -> "Commitment":
        """Return it with other words or another customer. Raises AlreadyClosed unless open.

        `told`: a card was sent to the customer, or is planned.
        """
        self.require_open()
        return replace(self, what=what, customer=customer, wording=self.wording_of(what, told=told))

    def wording_of(self, what: str, *, told: bool) -> str:
        """Return the customer's wording after an edit: unchanged once they were told, or if it was worded for them."""
        follows = not told and self.told_at is None and self.wording == self.what
        return what if follows else self.wording

    def delivered(self, now: datetime, moves: Iterable["Move"] = ()) -> "Commitment":
        """Return it as delivered by its owner, an internal one as closed. Raises AlreadyClosed unless open."""
        self.require_open()
        done = replace(self, status=Status.DELIVERED, delivered_at=now)
        return done.accepted(now, moves) if self.internal else done

    def accepted(self, now: datetime, moves: Iterable["Move"]) -> "Commitment":
        """Return it closed, unless internal with the customer's agreement. Raises NotDelivered unless delivered."""
        self.require_delivered()
        return replace(self, status=Status.ACCEPTED, closed_at=now, outcome=outcome_if_kept(self, moves))

    def reopened(self) -> "Commitment":
        """Return it open again, because the customer does not have it. Raises NotDelivered unless delivered."""
        self.require_delivered()
        return replace(self, status=Status.OPEN, delivered_at=None)

    def cancelled(self, now: datetime) -> "Commitment":
        """Return it cancelled; its outcome is BROKEN if its date has passed. Raises AlreadyClosed unless open."""
        self.require_open()
        outcome = Outcome.BROKEN if self.is_overdue(now) else Outcome.CANCELLED
        return replace(self, status=Status.CANCELLED, closed_at=now, outcome=outcome)


@dataclass(frozen=True, slots=True)
class Move:
    """One change of a due date. `notice` is working time from telling the customer to the date then in force.

    It is None until the customer was told, and negative when they were told after that date. `from_day` and `to_day`
    are the dates that were given by the day.
    """

    number: int
    sequence: int
    at: datetime
    by: str
    from_due: datetime
    to_due: datetime
    reason: str
    internal: bool = False
    told_at: datetime | None = None
    notice: timedelta | None = None
    undone: bool = False
    from_day: date | None = None
    to_day: date | None = None

    @property
    def from_deadline(self) -> Deadline:
        return Deadline(self.from_due, self.from_day)

    @property
    def to_deadline(self) -> Deadline:
        return Deadline(self.to_due, self.to_day)


def outcome_if_kept(commitment: Commitment, moves: Iterable[Move]) -> Outcome:
    """Return the outcome of a delivered commitment from its first date, its due date and the notice of its moves."""
    at = commitment.delivered_at
    if at is None:
        raise NotDelivered(label=commitment.label)
    if at <= commitment.first_due:
        return Outcome.KEPT_ON_FIRST_DATE
    standing = [move for move in moves if not move.undone]
    in_time = all(move.notice is not None and move.notice > timedelta(0) for move in standing)
    if standing and in_time and at <= commitment.due:
        return Outcome.KEPT_AFTER_NOTICE
    return Outcome.KEPT_LATE
