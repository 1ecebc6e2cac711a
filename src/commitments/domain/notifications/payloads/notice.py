"""Notices of what somebody else did to a commitment, or of what could not be sent."""

from datetime import date
from typing import ClassVar

from commitments.domain.notifications.payload import Code, Moment, Payload


class Notice(Payload):
    """The sentence `news.{phrase}` about `actor`. `due` and `owner` are those of that moment; None: current ones.

    `day` is the date of a due date by the day. `missed` counts the dates of a recurrence that passed without a promise.
    """

    kind: ClassVar[str] = "notice"
    version: ClassVar[int] = 2
    in_bundle: ClassVar[bool] = True

    phrase: Code
    actor: str
    reason: str = ""
    due: Moment | None = None
    owner: str | None = None
    day: date | None = None
    missed: int = 0


KINDS = (Notice,)
