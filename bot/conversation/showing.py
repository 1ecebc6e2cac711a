"""Shows a commitment to whoever changed it."""

from bot.cards.commitment import open_card
from bot.conversation.messages import Reply
from bot.conversation.turn import Turn
from commitments.model import Commitment


async def changed(turn: Turn, commitment: Commitment, phrase: str, **fields: object) -> Reply:
    """Show a commitment after a change; a message shows itself anew, so nothing is added below it."""
    if turn.on_message:
        return Reply()
    names = await turn.names([commitment])
    title = turn.say(phrase, label=commitment.label, what=commitment.what, **fields)
    return Reply(card=open_card(turn.voice, commitment, names, title), replaces=True)
