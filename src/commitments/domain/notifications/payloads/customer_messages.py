"""Messages in a customer's channel: the card of a commitment, its edits, and lines in its thread."""

from collections.abc import Hashable
from typing import ClassVar

from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.payload import Code, Payload


class CustomerCard(Payload):
    kind: ClassVar[str] = "customer_card"

    @property
    def has_consequence(self) -> bool:
        return True


class AutomaticCard(CustomerCard):
    """A card by the standing permission of a channel: nobody has looked at its words."""

    kind: ClassVar[str] = "automatic_card"


class CustomerEdit(Payload):
    """Updates the card to the current state; of several edits one is enough."""

    kind: ClassVar[str] = "customer_edit"
    operation: ClassVar[Operation] = Operation.EDIT
    is_reported_when_lost: ClassVar[bool] = False

    def message_of(self, number: int | None) -> Hashable:
        return self.kind, number


class CustomerLine(Payload):
    """The line `customer.line.{line}` below the card; `move` is the sequence of the move that it announces."""

    kind: ClassVar[str] = "customer_line"

    line: Code
    move: int | None = None

    @property
    def has_consequence(self) -> bool:
        return bool(self.move)


KINDS = (CustomerCard, AutomaticCard, CustomerEdit, CustomerLine)
