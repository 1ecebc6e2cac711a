"""ask again: ask the customer once more whether they have it."""

from bot.conversation.commitment_reply import changed_reply
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import CommitmentVerb
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.ask_again import ask_again


async def _ask_again(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    commitment = await ask_again(context.uow, context.actor, found.commitment.number, context.now)
    return await changed_reply(context, commitment, "did.asked")


VERB = CommitmentVerb(name="ask_again", right=Right.CHANGE, run=_ask_again, has_button=True)
