"""show: show a commitment with its buttons. Also the meaning of a number alone."""

from bot.cards.commitment_card import open_card
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import CommitmentVerb, always
from commitments.application.authorization import AuthorizedCommitment, Right


async def _show(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    names = await context.names([found.commitment])
    return Reply(card=open_card(context.localizer, found.commitment, names))


VERB = CommitmentVerb(
    name="open",
    right=Right.SEE,
    run=_show,
    takes_bare_number=True,
    has_button=True,
    reads_only=always,
)
