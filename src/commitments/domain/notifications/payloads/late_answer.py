"""The answer to a request that was acknowledged before it was carried out."""

from typing import ClassVar

from commitments.domain.notifications.payload import Moment, Payload


class LateAnswer(Payload):
    """What became of the request `request` (its key), for its actor, if nobody could answer it at the time.

    `said` is what they typed, "" for a button or a form; `asked_at` is when.
    """

    kind: ClassVar[str] = "late_answer"
    is_reported_when_lost: ClassVar[bool] = False

    request: str
    said: str = ""
    asked_at: Moment


KINDS = (LateAnswer,)
