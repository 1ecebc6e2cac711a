"""One request being answered: who asks, in which transaction, and how they are spoken to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.cards.card import Buttons, Card, Note
from bot.conversation.request_metrics import Meter
from bot.conversation.requests import ButtonPress, Reply, Request
from bot.i18n.localizer import Localizer
from commitments.application.names import Names, read_names
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.company import Company
from commitments.domain.errors import CommitmentsError
from commitments.domain.person import Person
from commitments.language import Context, Reading, When, read, read_when


@dataclass(frozen=True, slots=True)
class RequestContext:
    """What every answer needs. `typed` maps each slash command's name to what people type for it.

    `help_topics` are the paragraphs of the help: for each the names of the lines that stand in it.
    """

    uow: UnitOfWork
    workspace: Company
    actor: Person
    request: Request
    voice: Localizer
    typed: Mapping[str, str]
    meter: Meter
    help_topics: Mapping[str, tuple[str, ...]]

    @property
    def now(self) -> datetime:
        return self.request.now

    @property
    def on_message(self) -> bool:
        """Whether a button of a message was pressed, which the outbox will show anew by itself."""
        return isinstance(self.request, ButtonPress) and self.request.message is not None

    def say(self, phrase: str, /, **fields: object) -> str:
        """Return a sentence in the actor's language."""
        return self.voice.say(phrase, **fields)

    def refusal(self, error: CommitmentsError) -> str:
        """Return an error in the actor's language."""
        return self.voice.error(error, self.typed)

    def plain(self, phrase: str, /, **fields: object) -> Reply:
        """Return a reply of one sentence."""
        return Reply(card=Card(self.say(phrase, **fields)))

    def read(self, text: str, context: Context) -> Reading:
        """Read a line; how long that takes is measured."""
        with self.meter.reading():
            return read(text, context)

    def read_when(self, text: str, context: Context) -> When:
        """Read a date; how long that takes is measured."""
        with self.meter.reading():
            return read_when(text, context)

    async def names(self, commitments: Iterable[Commitment], people: Iterable[str] = ()) -> Names:
        """Return the names that cards about these commitments need."""
        return await read_names(self.uow, commitments, people)


def with_note(card: Card, note: str) -> Card:
    """Return a card with a small line added, above the buttons it ends with."""
    last = len(card.blocks) - 1 if card.blocks and isinstance(card.blocks[-1], Buttons) else len(card.blocks)
    return Card(card.title, (*card.blocks[:last], Note(note), *card.blocks[last:]))
