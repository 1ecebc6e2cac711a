"""A promise or a move that still has an open question."""

from dataclasses import dataclass
from datetime import datetime

from commitments.domain.commitment import Precision


@dataclass(frozen=True, slots=True)
class Draft:
    """What is still being asked about: a new commitment, or (with `number`) the new date of one.

    It is kept until its questions are answered. For a move, `what` is the reason, `internal` or not.
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
