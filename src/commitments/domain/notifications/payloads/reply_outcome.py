"""The change of a private reply that said that a customer is being told."""

from typing import ClassVar

from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.payload import Code, Moment, Payload


class ReplyOutcome(Payload):
    """A change of a reply, by how telling the customer ended: "told" or "untold", "" while that is not known.

    `reply_to` is where its surface changes it; `answer` is the key of the request that it answered.
    """

    kind: ClassVar[str] = "reply_outcome"
    operation: ClassVar[Operation] = Operation.EDIT
    is_reported_when_lost: ClassVar[bool] = False

    reply_to: str
    answer: str
    outcome: Code = ""
    at: Moment | None = None


KINDS = (ReplyOutcome,)
