"""done: mark a commitment as delivered."""

from bot.conversation.commitment_reply import changed_reply
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import CommitmentVerb
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.deliver import deliver


async def _done(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    commitment = await deliver(context.uow, context.actor, found.commitment.number, context.now, text.strip())
    if commitment.is_closed:
        return await changed_reply(context, commitment, "did.done.internal")
    was_told = commitment.card is not None
    return await changed_reply(context, commitment, "did.done.asked" if was_told else "did.done")


VERB = CommitmentVerb(
    name="done",
    right=Right.CHANGE,
    run=_done,
    takes_bare_number=True,
    has_button=True,
    help="kept",
    completes=True,
    takes_words=True,
    takes_several=True,
    hinted=True,
)
