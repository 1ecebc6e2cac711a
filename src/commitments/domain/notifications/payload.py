"""What every kind of notification states about itself: what it carries, and how it is treated on its way."""

from collections.abc import Hashable, Mapping
from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, JsonValue, PlainSerializer

from commitments.domain.notifications.operation import Operation

# As release 0.1.0 writes moments; pydantic's own form ends in "Z".
Moment = Annotated[AwareDatetime, PlainSerializer(datetime.isoformat, return_type=str, when_used="json")]


class Payload(BaseModel):
    """What one kind of notification carries. A subclass with a `kind` is a kind; its module lists it in `KINDS`.

    Whoever changes the fields raises `version` and lets `upgrade` read what older releases stored. A field that a
    version does not have is refused: a row is never taken for less than it says.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    operation: ClassVar[Operation] = Operation.POST
    is_reminder: ClassVar[bool] = False
    """It is planned from the date, and held back when the commitment changes."""
    in_bundle: ClassVar[bool] = False
    """What its reader is told at once is one message, which is edited when a commitment in it changes."""
    keeps_working_hours: ClassVar[bool] = False
    """When it is more than an hour late it waits until its reader works."""
    repeats_while_overdue: ClassVar[bool] = False
    """The next working morning's reminder is planned with it while the commitment is late."""
    is_reported_when_lost: ClassVar[bool] = True
    """Somebody near is told when it cannot be sent."""

    @property
    def has_consequence(self) -> bool:
        """Whether something is to be noted once it is delivered."""
        return False

    def message_of(self, number: int | None) -> Hashable:
        """Return what is equal for notifications of one destination that go out as one message; None: alone."""
        return "bundle" if self.in_bundle else None

    @classmethod
    def upgrade(cls, version: int, values: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
        """Return the values of an older version as this version has them."""
        return values
