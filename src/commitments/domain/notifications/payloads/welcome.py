"""What whoever adds the app reads first."""

from typing import ClassVar

from commitments.domain.notifications.payload import Code, Payload


class Welcome(Payload):
    """A welcome, once for each person and place. `zone` is that in which a person's times are read, "" if theirs."""

    kind: ClassVar[str] = "welcome"
    is_reported_when_lost: ClassVar[bool] = False

    zone: Code = ""


class ZoneWanted(Payload):
    """The question for a person's time zone, which the platform does not tell; `zone` is in which theirs are read."""

    kind: ClassVar[str] = "zone_wanted"
    is_reported_when_lost: ClassVar[bool] = False

    zone: Code


KINDS = (Welcome, ZoneWanted)
