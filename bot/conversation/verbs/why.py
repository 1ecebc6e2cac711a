"""why: list the notifications of a commitment: planned, sent, held back or failed."""

from bot.cards.card import Card
from bot.cards.why_card import why_card
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.unfolding import all_action
from bot.conversation.verb import CommitmentVerb, always
from commitments.application.authorization import AuthorizedCommitment, Right


async def _why(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    return Reply(card=await _card(context, found))


async def _card(context: RequestContext, found: AuthorizedCommitment, offset: int | None = None) -> Card:
    planned = await context.uow.notifications.list_for(found.commitment.number)
    names = await context.names([found.commitment], [one.destination.id for one in planned])
    unreadable = await context.uow.notifications.count_unreadable(found.commitment.number)
    return why_card(context.localizer, found.commitment, planned, names, unreadable, offset)


VERB = CommitmentVerb(
    name="why",
    right=Right.SEE,
    run=_why,
    takes_bare_number=True,
    has_button=True,
    help="look",
    completes=True,
    reads_only=always,
)
ALL = all_action("why_all", _card)
