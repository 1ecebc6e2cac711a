"""Messages in a customer's channel: the card of a commitment, its edits, and lines in its thread."""

from collections.abc import Hashable
from typing import ClassVar

from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.payload import Code, Moment, Payload


class ToCustomer(Payload):
    """What a customer reads; whether it arrived is recorded, and told to those who can act if it did not."""

    @property
    def has_consequence(self) -> bool:
        return True


class CustomerCard(ToCustomer):
    kind: ClassVar[str] = "customer_card"


class AutomaticCard(CustomerCard):
    """A card by the standing permission of a channel: nobody has looked at its words."""

    kind: ClassVar[str] = "automatic_card"


class CustomerEdit(ToCustomer):
    """Updates the card to the current state; of several edits one is enough."""

    kind: ClassVar[str] = "customer_edit"
    operation: ClassVar[Operation] = Operation.EDIT

    def message_of(self, number: int | None) -> Hashable:
        return self.kind, number


class LateEdit(CustomerEdit):
    """Updates the card when a date has passed, where a standing permission lets the customer read that."""

    kind: ClassVar[str] = "customer_late_edit"
    is_reminder: ClassVar[bool] = True

    due: Moment


class CustomerLine(ToCustomer):
    """The line `customer.line.{line}` below the card; `move` is the sequence of the move that it announces."""

    kind: ClassVar[str] = "customer_line"

    line: Code
    move: int | None = None


class CustomerQuestion(CustomerLine):
    """Asks whether they have what was delivered, so that they notice: the channel shows it, and it has the buttons."""

    kind: ClassVar[str] = "customer_question"

    line: Code = "delivered"


class LateLine(CustomerLine):
    """A line that a date has passed, in words that one of us has looked at; the channel shows it too."""

    kind: ClassVar[str] = "customer_late_line"

    line: Code = "late"
    due: Moment
    words: str


class UpdateLine(CustomerLine):
    """Words that one of us wrote to the customer and looked at; the channel shows them too."""

    kind: ClassVar[str] = "customer_update"

    line: Code = "update"
    words: str


class CustomerQuestionEdit(Payload):
    """Updates a question, the notification of this id, once it is answered."""

    kind: ClassVar[str] = "customer_question_edit"
    operation: ClassVar[Operation] = Operation.EDIT
    is_reported_when_lost: ClassVar[bool] = False

    question: Code


KINDS = (
    CustomerCard, AutomaticCard, CustomerEdit, LateEdit, CustomerLine, CustomerQuestion, LateLine, UpdateLine,
    CustomerQuestionEdit,
)  # fmt: skip
