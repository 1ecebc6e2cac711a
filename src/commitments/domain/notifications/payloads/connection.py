"""News for an admin about being one company with a workspace of the other platform."""

from typing import ClassVar

from commitments.domain.notifications.payload import Code, Payload

Counts = tuple[int, int, int]
"""How many customers and promises, and how many of the promises are open."""


class ConnectionNews(Payload):
    """The sentence `connect.{news}` about another side.

    "asked" offers to confirm, and carries the counts of both sides; `joining` is the company that asks.
    """

    kind: ClassVar[str] = "connection"
    is_reported_when_lost: ClassVar[bool] = False

    news: Code
    side: str
    platform: Code
    joining: Code = ""
    own: Counts = (0, 0, 0)
    theirs: Counts = (0, 0, 0)


KINDS = (ConnectionNews,)
