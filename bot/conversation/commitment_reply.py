"""Replies that show a commitment to the actor, with the buttons that they may press."""

from bot.cards.card import Card
from bot.cards.commitment_card import open_card
from bot.conversation.permitted_buttons import only_permitted
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from commitments.application.authorization import Right, authorize_commitment, standing_toward
from commitments.domain.commitment import Commitment
from commitments.domain.errors import (
    AlreadyClosed,
    CommitmentsError,
    NotAllowed,
    NotDelivered,
    NothingToUndo,
    UnknownCommitment,
)

STALE = (AlreadyClosed, NotAllowed, NotDelivered, NothingToUndo, UnknownCommitment)
"""Refusals, raised before anything is changed, of a button that worked when its card was shown."""


async def card_of(context: RequestContext, commitment: Commitment, title: str = "") -> Card:
    """Return a commitment with the buttons for its state that the actor may press."""
    names = await context.names([commitment])
    standing = await standing_toward(context.uow, context.actor, commitment)
    shown = open_card(context.localizer, commitment, names, title)
    return only_permitted(shown, context.rights, {commitment.number: standing})


async def changed_reply(context: RequestContext, commitment: Commitment, phrase: str, **fields: object) -> Reply:
    """Return a changed commitment; empty if a message's button was pressed, since the outbox edits that message."""
    if context.on_message:
        return Reply()
    title = context.text(phrase, label=commitment.label, what=commitment.what, **fields)
    return Reply(card=await card_of(context, commitment, title), replaces=True)


async def stale_reply(context: RequestContext, number: int, error: CommitmentsError) -> Reply:
    """Return a refusal with the commitment as it is now, in place of the card whose button no longer works.

    Those who may not change it read the refusal alone.
    """
    refusal = context.refusal(error)
    try:
        found = await authorize_commitment(context.uow, context.actor, Right.CHANGE, number)
    except (NotAllowed, UnknownCommitment):
        return Reply(card=Card(refusal), replaces=True)
    return Reply(card=await card_of(context, found.commitment, refusal), replaces=True)
