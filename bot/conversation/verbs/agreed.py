"""agreed: record that the customer confirmed receipt to one of us."""

from bot.conversation.commitment_reply import changed_reply
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import CommitmentVerb
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.accept import agree


async def _agreed(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    commitment = await agree(context.uow, context.actor, found.commitment.number, context.now, text.strip())
    return await changed_reply(context, commitment, "did.agreed")


VERB = CommitmentVerb(
    name="agreed", right=Right.AGREE, run=_agreed, has_button=True, takes_words=True, takes_several=True
)
