"""retell: try again to tell the customer what they could not be told."""

from bot.conversation.commitment_reply import changed_reply
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import CommitmentVerb
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.tell_again import tell_again


async def _retell(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    commitment = await tell_again(context.uow, context.actor, found.commitment.number, context.now)
    return await changed_reply(context, commitment, "did.told", name=found.customer.name if found.customer else "")


VERB = CommitmentVerb(name="retell", right=Right.CHANGE, run=_retell, has_button=True)
