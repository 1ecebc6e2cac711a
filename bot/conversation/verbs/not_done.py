"""not done: open a delivered commitment again."""

from bot.conversation.commitment_reply import changed_reply
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import CommitmentVerb
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.reopen import reopen


async def _not_done(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    commitment = await reopen(context.uow, context.actor, found.commitment.number, context.now)
    return await changed_reply(context, commitment, "did.reopened")


VERB = CommitmentVerb(name="not_done", right=Right.CHANGE, run=_not_done, has_button=True)
