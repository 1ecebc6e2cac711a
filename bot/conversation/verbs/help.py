"""help: list all commands and verbs on one screen."""

from bot.cards.card import Card, Field, Fields, Note
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import GeneralVerb, always
from commitments.application.authorization import Right

_SEPARATORS = {"look": " · "}


async def _help(context: RequestContext, number: int | None, text: str) -> Reply:
    rows = tuple(_paragraph(context, topic, lines) for topic, lines in context.help_topics.items())
    return Reply(card=Card(context.text("help.title"), (Fields(rows), Note(context.text("help.footer")))))


def _paragraph(context: RequestContext, topic: str, names: tuple[str, ...]) -> Field:
    lines = [context.text(f"help.{name}", **context.typed) for name in names]
    return Field(context.text(f"help.{topic}.title"), _SEPARATORS.get(topic, "\n").join(lines))


VERB = GeneralVerb(name="help", right=Right.USE, run=_help, completes=True, hinted=True, reads_only=always)
