"""The reply to whoever changed a commitment."""

from bot.cards.commitment_card import open_card
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from commitments.domain.commitment import Commitment


async def changed_reply(context: RequestContext, commitment: Commitment, phrase: str, **fields: object) -> Reply:
    """Return a commitment after a change; a message shows itself anew, so nothing is added below it."""
    if context.on_message:
        return Reply()
    names = await context.names([commitment])
    title = context.say(phrase, label=commitment.label, what=commitment.what, **fields)
    return Reply(card=open_card(context.voice, commitment, names, title), replaces=True)
