"""Notices of what somebody else did to a commitment, or of what could not be sent."""

from typing import ClassVar

from commitments.domain.notifications.payload import Code, Moment, Payload


class Notice(Payload):
    """The sentence `news.{phrase}` about `actor`. `due` and `owner` are those of that moment; None: current ones."""

    kind: ClassVar[str] = "notice"
    in_bundle: ClassVar[bool] = True

    phrase: Code
    actor: str
    reason: str = ""
    due: Moment | None = None
    owner: str | None = None


KINDS = (Notice,)
