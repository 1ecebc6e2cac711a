"""The context of one request: actor, transaction and localizer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.cards.card import Buttons, Card, Note
from bot.conversation.request_metrics import Meter
from bot.conversation.requests import ButtonPress, Reply, Request
from bot.i18n.localizer import Localizer
from commitments.application.authorization import Right
from commitments.application.names import Names, read_names
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.company import Company
from commitments.domain.connection import Platform
from commitments.domain.errors import CommitmentsError
from commitments.domain.person import Person
from commitments.language import Context, Reading, When, read, read_promises, read_when
from commitments.language.mention_syntax import labelled, labels_of, without_labels


@dataclass(frozen=True, slots=True)
class Help:
    """What help says: the lines of each paragraph, the verbs that have none, and what each typed word is about."""

    topics: Mapping[str, tuple[str, ...]]
    others: tuple[str, ...]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RequestContext:
    """What every handler needs. `typed` maps each slash command's name to what people type for it.

    `rights` maps each button of a commitment to the right that pressing it takes. `help_note` is the name of the
    sentence in which help says what differs on this surface, "" for none. `platform` is where the request came from,
    None for the local page. `series` is that of the numbers which its workspace had before it joined the company, 0 for
    any other workspace.
    """

    uow: UnitOfWork
    workspace: Company
    actor: Person
    request: Request
    localizer: Localizer
    typed: Mapping[str, str]
    meter: Meter
    help: Help
    rights: Mapping[str, Right]
    help_note: str = ""
    platform: Platform | None = None
    series: int = 0

    @property
    def now(self) -> datetime:
        return self.request.now

    @property
    def on_message(self) -> bool:
        """Whether a button of a message was pressed; the outbox will edit that message."""
        return isinstance(self.request, ButtonPress) and self.request.message is not None

    @property
    def is_read_by_others(self) -> bool:
        """Whether others can read what was typed: in a chat of Teams; Slack shows nobody a slash command."""
        return self.platform == "teams" and bool(self.request.place)

    def text(self, phrase: str, /, **fields: object) -> str:
        """Return a sentence in the actor's language."""
        return self.localizer.text(phrase, **fields)

    def refusal(self, error: CommitmentsError) -> str:
        """Return an error in the actor's language."""
        return self.localizer.error(error, self.typed)

    def plain(self, phrase: str, /, **fields: object) -> Reply:
        """Return a reply of one sentence."""
        return Reply(card=Card(self.text(phrase, **fields)))

    def read(self, text: str, context: Context) -> Reading:
        """Return the reading of a line, whose words keep mentions with names; the duration is measured."""
        with self.meter.reading():
            reading = read(without_labels(text), context._replace(keeps_mentions=True))
        return reading._replace(what=labelled(reading.what, labels_of(text)))

    def read_promises(self, text: str, context: Context) -> tuple[Reading, ...]:
        """Return the readings of the promises that a line or list holds; the duration is measured."""
        with self.meter.reading():
            readings = read_promises(without_labels(text), context._replace(keeps_mentions=True))
        labels = labels_of(text)
        return tuple(one._replace(what=labelled(one.what, labels)) for one in readings)

    def read_when(self, text: str, context: Context) -> When:
        """Return the reading of a date; the duration is measured."""
        with self.meter.reading():
            return read_when(without_labels(text), context)

    async def channel_name(self, id: str | None) -> str:
        """Return what a channel is called, "" for none."""
        channel = await self.uow.channels.get(id) if id else None
        if channel is None or not channel.name:
            return self.text("channel.unnamed") if id else ""
        return f"#{channel.name}"

    async def names(self, commitments: Iterable[Commitment], people: Iterable[str] = ()) -> Names:
        """Return the names that cards about these commitments need."""
        return await read_names(self.uow, commitments, people)


def with_note(card: Card, note: str) -> Card:
    """Return the card with a note added, above its final row of buttons."""
    last = len(card.blocks) - 1 if card.blocks and isinstance(card.blocks[-1], Buttons) else len(card.blocks)
    return Card(card.title, (*card.blocks[:last], Note(note), *card.blocks[last:]))
