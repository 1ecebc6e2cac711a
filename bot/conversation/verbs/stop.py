"""stop: end the repetition of a promise; its newest one stays."""

from bot.conversation.commitment_reply import changed_reply
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import CommitmentVerb
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.recur import stop


async def _stop(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    newest = await stop(context.uow, context.actor, found.commitment.number, context.now)
    return await changed_reply(context, newest, "did.stopped", moment=context.localizer.due(newest.deadline))


VERB = CommitmentVerb(name="stop", right=Right.CHANGE, run=_stop, has_button=True)
