"""Questions to one person who can act; each stands in a message of its own, with what can be done."""

from collections.abc import Hashable
from typing import ClassVar, Self

from commitments.domain.notifications.payload import Code, Moment, Payload


class Question(Payload):
    """`passed_over` are the people whom it could not reach before it came to this one."""

    is_question: ClassVar[bool] = True

    passed_over: tuple[str, ...] = ()

    def without_content(self) -> Self:
        """Return it without anybody whom it names."""
        return super().without_content().model_copy(update={"passed_over": ()})


class Untold(Question):
    """A message that the customer could not be told, and why; it offers another try."""

    kind: ClassVar[str] = "untold"

    reason: Code = ""


class NoAnswer(Question):
    """Asks what is to be done where a customer did not say whether they have what was delivered."""

    kind: ClassVar[str] = "no_answer"
    is_reminder: ClassVar[bool] = True
    keeps_working_hours: ClassVar[bool] = True


class TellLate(Question):
    """Asks whether a customer, who was told of a date, is to be told that it has passed: once for each date."""

    kind: ClassVar[str] = "tell_late"
    is_reminder: ClassVar[bool] = True
    keeps_working_hours: ClassVar[bool] = True

    due: Moment


class NewsWanted(Question):
    """A customer asked for news, which the entry at `asked` of the history records."""

    kind: ClassVar[str] = "news_wanted"

    asked: int


class NewsOverdue(NewsWanted):
    """A customer asked for news a working day ago, and nobody has answered."""

    kind: ClassVar[str] = "news_overdue"
    keeps_working_hours: ClassVar[bool] = True


class TakeOver(Question):
    """Asks who takes over a promise of somebody who left or cannot be reached; all of one person are one message."""

    kind: ClassVar[str] = "take_over"

    person: str
    left: bool = False

    def message_of(self, number: int | None) -> Hashable:
        return self.kind, self.person


KINDS = (Untold, NoAnswer, TellLate, NewsWanted, NewsOverdue, TakeOver)
