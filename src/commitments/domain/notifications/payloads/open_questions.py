"""A question about a draft that comes back to whoever was asked."""

from typing import ClassVar

from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.payload import Code, Payload


class OpenQuestion(Payload):
    """That the question about a draft, named by its id, is still open."""

    kind: ClassVar[str] = "open_question"
    keeps_working_hours: ClassVar[bool] = True
    is_reported_when_lost: ClassVar[bool] = False

    draft: Code


class OpenQuestionEdit(Payload):
    """The edit of a sent `OpenQuestion` that was answered or withdrawn; `what` was asked about."""

    kind: ClassVar[str] = "open_question_edit"
    operation: ClassVar[Operation] = Operation.EDIT
    is_reported_when_lost: ClassVar[bool] = False

    channel: Code
    id: Code
    what: str

    @property
    def target(self) -> MessageRef:
        return MessageRef(self.channel, self.id)


KINDS = (OpenQuestion, OpenQuestionEdit)
