"""Looking at one commitment: itself, its history, its notifications; and the help."""

from bot.cards.card import Card, Field, Fields, Note
from bot.cards.commitment_card import history_card, open_card, why_card
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from commitments.application.authorization import Right, authorize_commitment

_HELP = ("commit", "kept", "change", "look", "list", "overdue", "customer")


async def show(context: RequestContext, number: int, rest: str) -> Reply:
    """Show a commitment and what can be done with it."""
    commitment = (await authorize_commitment(context.uow, context.actor, Right.SEE, number)).commitment
    return Reply(card=open_card(context.voice, commitment, await context.names([commitment])))


async def history(context: RequestContext, number: int, rest: str) -> Reply:
    """Tell who did what, when, and why."""
    commitment = (await authorize_commitment(context.uow, context.actor, Right.SEE, number)).commitment
    entries = await context.uow.history.list_for(number)
    people = [entry.actor for entry in entries]
    people += [value for entry in entries if entry.event == "handed_over" for value in (entry.old, entry.new)]
    names = await context.names([commitment], people)
    moves = await context.uow.moves.list_for(number)
    return Reply(card=history_card(context.voice, commitment, entries, moves, names))


async def why(context: RequestContext, number: int, rest: str) -> Reply:
    """List its notifications: planned, sent, held back or failed."""
    commitment = (await authorize_commitment(context.uow, context.actor, Right.SEE, number)).commitment
    planned = await context.uow.notifications.list_for(number)
    names = await context.names([commitment], [one.destination.id for one in planned])
    unreadable = await context.uow.notifications.count_unreadable(number)
    return Reply(card=why_card(context.voice, commitment, planned, names, unreadable))


def help_card(context: RequestContext) -> Reply:
    """Give the help, one screen long."""
    rows = tuple(
        Field(context.say(f"help.{topic}.title"), context.say(f"help.{topic}", **context.typed)) for topic in _HELP
    )
    return Reply(card=Card(context.say("help.title"), (Fields(rows), Note(context.say("help.note")))))
