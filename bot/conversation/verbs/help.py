"""help: the daily verbs and commands on one screen; "help WORD" says what one of them does."""

from bot.cards.card import Card, Field, Fields, Note, Text
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import GeneralVerb, Verb, always
from commitments.application.authorization import Right

_SEPARATORS = {"look": " · "}


async def _help(context: RequestContext, number: int | None, text: str) -> Reply:
    name = context.help.words.get(text.strip().lower())
    return Reply(card=_everything(context) if name is None else _one(context, name))


def _everything(context: RequestContext) -> Card:
    rows = tuple(_paragraph(context, topic, lines) for topic, lines in context.help.topics.items())
    others = " · ".join(context.localizer.verb(name) for name in context.help.others)
    more = context.text("help.others", words=others, commit=context.typed["commit"])
    own = (Note(context.text(context.help_note, **context.typed)),) if context.help_note else ()
    return Card(context.text("help.title"), (Fields(rows), Note(more), Note(context.text("help.footer")), *own))


def _paragraph(context: RequestContext, topic: str, names: tuple[str, ...]) -> Field:
    lines = [context.text(f"help.{name}", **context.typed) for name in names]
    return Field(context.text(f"help.{topic}.title"), _SEPARATORS.get(topic, "\n").join(lines))


def _one(context: RequestContext, name: str) -> Card:
    """Return what a verb or a slash command does, with examples."""
    word = context.typed.get(name) or context.localizer.verb(name)
    return Card(word, (Text(context.text(f"about.{name}", **context.typed)),))


def example_of(context: RequestContext, verb: Verb) -> str:
    """Return the last example of a verb."""
    return context.text(f"about.{verb.name}", **context.typed).splitlines()[-1]


VERB = GeneralVerb(
    name="help", right=Right.USE, run=_help, completes=True, hinted=True, takes_words=True, reads_only=always
)
