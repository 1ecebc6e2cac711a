"""show: show a commitment with its buttons. Also the meaning of a number alone."""

from bot.conversation.commitment_reply import card_of
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import CommitmentVerb, always
from commitments.application.authorization import AuthorizedCommitment, Right


async def _show(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    return Reply(card=await card_of(context, found.commitment))


VERB = CommitmentVerb(
    name="open",
    right=Right.SEE,
    run=_show,
    takes_bare_number=True,
    has_button=True,
    reads_only=always,
)
