"""A promise or a move that still has an open question."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from commitments.domain.commitment import Commitment
from commitments.domain.deadline import Deadline, Precision
from commitments.domain.numbers import label_of

MOST_IN_A_BATCH: Final = 20


def batch_id(batch: str, position: int) -> str:
    """Return the id of a draft that was said in one line with others; `position` counts from 0."""
    return f"{batch}.{position}"


def batch_of(draft: str) -> str | None:
    """Return the batch of a draft's id, None for one that was said alone."""
    batch, dot, _ = draft.rpartition(".")
    return batch if dot else None


@dataclass(frozen=True, slots=True)
class Draft:
    """A commitment that is not complete, or (with `number`) the new date of one; stored only while a question is open.

    For a move, `what` is the reason and `due` the date that was in force when it was asked for. `internal` is the
    reason, or the whole promise. Those that were said in one line are a batch, and `text` is that line; those of one
    `group` are one promise to several customers. `recurs` is the recurrence, "" for only the next one, None while that
    was not asked.
    """

    id: str
    maker: str
    text: str
    place: str
    made_at: datetime
    what: str
    due: datetime | None = None
    precision: Precision | None = None
    owner: str | None = None
    customer: int | None = None
    no_customer: bool = False
    customer_guess: str | None = None
    number: int | None = None
    internal: bool = False
    group: str | None = None
    recurs: str | None = None

    @property
    def batch(self) -> str | None:
        return batch_of(self.id)

    @property
    def position(self) -> int:
        """Its place in its batch, from 0."""
        return int(self.id.rpartition(".")[2]) if self.batch else 0

    @property
    def question(self) -> str:
        """The id of its question: all drafts of a batch are asked about as one."""
        return self.batch or self.id

    @property
    def lacks_customer(self) -> bool:
        return self.customer is None and not self.no_customer

    def lacks_date(self, now: datetime) -> bool:
        """Whether its date is not known, or has passed."""
        return self.due is None or self.due <= now

    def is_clear(self, now: datetime) -> bool:
        """Whether nothing is to be asked about it."""
        return not self.lacks_customer and not self.lacks_date(now)

    def with_customer(self, customer: int | None) -> "Draft":
        """Return it with a customer, or None for no customer."""
        return replace(self, customer=customer, no_customer=customer is None)

    @property
    def is_doubt(self) -> bool:
        """Whether it was not read as a promise yet, since the line may be meant for a verb."""
        return self.owner is None and self.number is None

    @property
    def subject(self) -> str:
        """What it is about, for its maker."""
        if self.number is not None:
            return f"{label_of(self.number)} · {self.text}"
        return self.what or self.text

    def deadline(self, zone: str) -> Deadline:
        """Return its date, which is known, as given in its maker's zone."""
        if self.due is None:
            raise ValueError(self.id)
        return Deadline.given(self.due, self.precision or "day", zone)

    def to_commitment(self, zone: str, now: datetime) -> Commitment:
        """Return the commitment, made at `now` in an IANA zone and not numbered yet. Raises ValueError if unclear."""
        if self.due is None or self.owner is None:
            raise ValueError(self.id)
        due, precision = self.due.astimezone(UTC), self.precision or "day"
        return Commitment(
            number=0,
            what=self.what,
            customer=self.customer,
            owner=self.owner,
            maker=self.maker,
            first_due=due,
            due=due,
            zone=zone,
            precision=precision,
            made_at=now,
            place=self.place,
            wording=self.what,
            internal=self.internal,
            group=self.group,
            recurs=self.recurs or None,
            first_day=Deadline.given(due, precision, zone).day,
        )
