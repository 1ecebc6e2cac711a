"""What somebody else did to a commitment, or what could not be sent."""

from typing import ClassVar

from commitments.domain.notifications.payload import Moment, Payload


class Notice(Payload):
    """Says `news.{phrase}` of somebody. `due` and `owner` are the commitment's of then; None: as they are now."""

    kind: ClassVar[str] = "notice"
    in_bundle: ClassVar[bool] = True

    phrase: str
    actor: str
    reason: str = ""
    due: Moment | None = None
    owner: str | None = None


KINDS = (Notice,)
