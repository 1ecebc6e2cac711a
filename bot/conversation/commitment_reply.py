"""The reply to whoever changed a commitment."""

from bot.cards.commitment_card import open_card
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from commitments.domain.commitment import Commitment


async def changed_reply(context: RequestContext, commitment: Commitment, phrase: str, **fields: object) -> Reply:
    """Return a changed commitment; empty if a message's button was pressed, since the outbox edits that message."""
    if context.on_message:
        return Reply()
    names = await context.names([commitment])
    title = context.text(phrase, label=commitment.label, what=commitment.what, **fields)
    return Reply(card=open_card(context.localizer, commitment, names, title), replaces=True)
