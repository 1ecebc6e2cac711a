"""Looking at one commitment: itself, its history, its notifications; and the help."""

from bot.cards.card import Card, Field, Fields, Note
from bot.cards.commitment import history_card, open_card, why_card
from bot.conversation.messages import Reply
from bot.conversation.turn import Turn
from commitments.desk.access import Right, look_up

_HELP = ("commit", "kept", "change", "look", "list", "overdue", "customer")


async def show(turn: Turn, number: int, rest: str) -> Reply:
    """Show a commitment and what can be done with it."""
    commitment = (await look_up(turn.tx, turn.actor, number, Right.SEE)).commitment
    return Reply(card=open_card(turn.voice, commitment, await turn.names([commitment])))


async def history(turn: Turn, number: int, rest: str) -> Reply:
    """Tell who did what, when, and why."""
    commitment = (await look_up(turn.tx, turn.actor, number, Right.SEE)).commitment
    entries = await turn.tx.history(number)
    people = [entry.actor for entry in entries]
    people += [value for entry in entries if entry.event == "handed_over" for value in (entry.old, entry.new)]
    names = await turn.names([commitment], people)
    moves = await turn.tx.moves(number)
    return Reply(card=history_card(turn.voice, commitment, entries, moves, names))


async def why(turn: Turn, number: int, rest: str) -> Reply:
    """List its notifications: planned, sent, held back or failed."""
    commitment = (await look_up(turn.tx, turn.actor, number, Right.SEE)).commitment
    planned = await turn.tx.notifications(number)
    names = await turn.names([commitment], [one.destination.id for one in planned])
    return Reply(card=why_card(turn.voice, commitment, planned, names))


def help_card(turn: Turn) -> Reply:
    """Give the help, one screen long."""
    rows = tuple(Field(turn.say(f"help.{topic}.title"), turn.say(f"help.{topic}", **turn.typed)) for topic in _HELP)
    return Reply(card=Card(turn.say("help.title"), (Fields(rows), Note(turn.say("help.note")))))
