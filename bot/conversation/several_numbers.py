"""Runs one command for several commitments: for all of them, or for none."""

from bot.cards.card import Block, Card, Note, Text
from bot.conversation.command_parser import Command
from bot.conversation.draft_questions import draft_id
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.surplus_words import labels_of
from bot.conversation.verb import Verb
from bot.conversation.verb_execution import run_verb
from commitments.domain.errors import ChangedMeanwhile, CommitmentsError, NotOfOne, SayAllAtOnce
from commitments.domain.numbers import label_of


async def run_for_each(context: RequestContext, verb: Verb, command: Command) -> Reply:
    """Run a command for each of its numbers. Raises NotOfOne or SayAllAtOnce, and nothing is changed then."""
    replies = [await _run(context, verb, command, number) for number in command.numbers]
    cards = [reply.card for reply in replies if reply.card is not None]
    blocks = tuple(block for card in cards for block in _said_on(card))
    return Reply(card=Card(context.text("did.several", labels=labels_of(command.numbers)), blocks))


async def _run(context: RequestContext, verb: Verb, command: Command, number: int) -> Reply:
    try:
        reply = await run_verb(context, verb, number, command.rest)
    except ChangedMeanwhile:
        raise
    except CommitmentsError as error:
        label, why = label_of(number), context.refusal(error)
        raise NotOfOne(why=why if label in why else f"{label}: {why}") from error
    if reply.asks or not reply.is_final or await context.uow.drafts.get(draft_id(context)) is not None:
        raise SayAllAtOnce(verb=context.localizer.verb(verb.name))
    return reply


def _said_on(card: Card) -> list[Block]:
    """Return the sentences of a card, without the fields and buttons of its commitment."""
    return [Text(card.title), *(block for block in card.blocks if isinstance(block, Note))]
