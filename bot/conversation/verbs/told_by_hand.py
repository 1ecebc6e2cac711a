"""told: record that one of us told the customer what I could not."""

from bot.conversation.commitment_reply import changed_reply
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import CommitmentVerb
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.tell_by_hand import tell_by_hand


async def _told(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    commitment = await tell_by_hand(context.uow, context.actor, found.commitment.number, context.now)
    return await changed_reply(
        context, commitment, "did.told_by_hand", name=found.customer.name if found.customer else ""
    )


VERB = CommitmentVerb(name="told_by_hand", right=Right.CHANGE, run=_told, has_button=True)
