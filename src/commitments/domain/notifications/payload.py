"""The payload of a notification: its data, and how it is handled."""

from collections.abc import Hashable, Mapping
from datetime import datetime
from typing import Annotated, ClassVar, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, JsonValue, PlainSerializer

from commitments.domain.erasure import erased
from commitments.domain.notifications.operation import Operation

# As release 0.1.0 writes moments; pydantic's own form ends in "Z".
Moment = Annotated[AwareDatetime, PlainSerializer(datetime.isoformat, return_type=str, when_used="json")]

_CODE = "code"
Code = Annotated[str, _CODE]
"""A text that names something of ours, such as a sentence; every other text is content, which an erasure takes."""


class Payload(BaseModel):
    """The data of one kind of notification. A subclass with a `kind` is a kind; its module lists it in `KINDS`.

    A change of fields needs a new `version`, and `upgrade` must read what older releases stored. Unknown fields are
    refused, so that no data is silently dropped.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    operation: ClassVar[Operation] = Operation.POST
    is_reminder: ClassVar[bool] = False
    """Whether it is planned from the date, and held back when the commitment changes."""
    is_snooze: ClassVar[bool] = False
    """Whether a person chose its moment, so that it stays when the commitment is planned again."""
    stays_once_due: ClassVar[bool] = False
    """Whether it stays when the commitment is planned again after its moment: it is only delayed, and is not repeated.
    """
    in_bundle: ClassVar[bool] = False
    """Whether all that is due to one reader becomes one message, which is edited when a commitment in it changes."""
    is_question: ClassVar[bool] = False
    """Whether it asks somebody to act; its message is edited when the commitment changes."""
    keeps_working_hours: ClassVar[bool] = False
    """Whether, when more than an hour late, it waits for its reader's working time."""
    repeats_while_overdue: ClassVar[bool] = False
    """Whether the next working morning's reminder is planned with it while the commitment is overdue."""
    is_reported_when_lost: ClassVar[bool] = True
    """Whether a person who can act is notified when it cannot be sent."""

    @property
    def has_consequence(self) -> bool:
        """Whether something is to be recorded once it is delivered."""
        return False

    def message_of(self, number: int | None) -> Hashable:
        """Return a key that is equal for notifications of one destination sent as one message; None: sent alone."""
        return "bundle" if self.in_bundle else None

    @classmethod
    def upgrade(cls, version: int, values: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
        """Return the values of an older version, converted to this version."""
        return values

    def without_content(self) -> Self:
        """Return it without what people wrote and whom it names; codes, numbers and moments stay."""
        texts = {name: value for name, value in self if type(value) is str and _CODE not in self._marks(name)}
        return self.model_copy(update={name: erased(value) for name, value in texts.items()})

    @classmethod
    def _marks(cls, field: str) -> list[object]:
        return cls.model_fields[field].metadata
