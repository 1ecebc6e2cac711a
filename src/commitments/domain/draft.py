"""A promise or a move that still has an open question."""

from dataclasses import dataclass
from datetime import UTC, datetime

from commitments.domain.commitment import Commitment, Precision


@dataclass(frozen=True, slots=True)
class Draft:
    """A commitment that is not complete, or (with `number`) the new date of one; stored only while a question is open.

    For a move, `what` is the reason and `due` the date that was in force when it was asked for. `internal` is the
    reason, or the whole promise.
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

    def to_commitment(self, zone: str, now: datetime) -> Commitment:
        """Return the commitment, made at `now` in an IANA zone and not numbered yet. Raises ValueError if unclear."""
        if self.due is None or self.owner is None:
            raise ValueError(self.id)
        due = self.due.astimezone(UTC)
        return Commitment(
            number=0,
            what=self.what,
            customer=self.customer,
            owner=self.owner,
            maker=self.maker,
            first_due=due,
            due=due,
            zone=zone,
            precision=self.precision or "day",
            made_at=now,
            place=self.place,
            wording=self.what,
            internal=self.internal,
        )
