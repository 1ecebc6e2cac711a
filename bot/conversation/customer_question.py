"""The question about a line after /customer that is not understood: what, what may stand there, what was meant."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.cards.buttons import rows_of
from bot.cards.card import Block, Button, Card, Note
from bot.conversation.customer_words import Word, Words, line_of
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply

_MOST = 10
_LONGEST_VALUE = 2000
_LONGEST_LABEL = 75


@dataclass(frozen=True, slots=True)
class Offer:
    """A button that runs a line; `action` "create_customer" makes a customer of that very name."""

    label: str
    words: Words
    action: str = "customer_line"


class Misunderstood(Exception):
    """Ends a command before anything is changed, with a question about it."""

    def __init__(self, title: str, offers: Iterable[Offer] = (), note: str = "") -> None:
        super().__init__("misunderstood")
        self.title = title
        self.offers = tuple(offers)
        self.note = note

    def before(self, words: Words) -> "Misunderstood":
        """Return it with these words before each line that it offers."""
        offers = (Offer(one.label, [*words, *one.words], one.action) for one in self.offers)
        return Misunderstood(self.title, offers, self.note)


def question_reply(asked: Misunderstood) -> Reply:
    buttons = [
        Button(one.action, one.label[:_LONGEST_LABEL], line)
        for one in asked.offers[:_MOST]
        if len(line := line_of(one.words)) <= _LONGEST_VALUE
    ]
    notes: list[Block] = [Note(asked.note)] if asked.note else []
    return Reply(card=Card(asked.title, (*notes, *rows_of(buttons))), replaces=True)


def unclear(context: RequestContext, word: str, choices: str, offers: Iterable[Offer] = ()) -> Misunderstood:
    """Return the question about a word that is no value of a setting; `choices` names the sentence of what is."""
    title = context.text("customer.unclear", word=word[:40])
    return Misunderstood(title, offers, context.text(f"choices.{choices}", **typed(context)))


def misspelt(context: RequestContext, words: Words, at: int) -> Misunderstood:
    """Return the question whether a word is a misspelt keyword."""
    near = words[at].near or ""
    offer = Offer(near, [*words[:at], Word(near), *words[at + 1 :]])
    return Misunderstood(context.text("customer.did_you_mean", word=near), [offer], context.text("customer.quote"))


def typed(context: RequestContext) -> dict[str, str]:
    """Return what people type for the slash commands, for sentences that name them."""
    return {"customer": context.typed["customer"], "commitments": context.typed.get("commitments", "")}
