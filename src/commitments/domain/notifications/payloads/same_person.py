"""Messages to an account about another one that may be, or was, the same person."""

from typing import ClassVar

from commitments.domain.notifications.payload import Code, Payload


class SamePerson(Payload):
    """The sentence `same_person.{news}` about the account `other`; "asked" offers to confirm."""

    kind: ClassVar[str] = "same_person"
    is_reported_when_lost: ClassVar[bool] = False

    news: Code
    other: str


KINDS = (SamePerson,)
