"""cancel: cancel a commitment, with a reason."""

from bot.conversation.commitment_reply import changed_reply
from bot.conversation.form_answers import chosen_reason
from bot.conversation.form_builder import build_form, reason_inputs
from bot.conversation.reason_parser import split_reason, with_words
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verb import CommitmentVerb, without_text
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.cancel import cancel
from commitments.application.reason import Reason


async def _run(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    """Cancel with the given reason, or ask for one."""
    before, reason, internal = split_reason(text)
    if reason or before:
        return await _cancel(context, found.commitment.number, Reason(with_words(before, reason), internal))
    found.commitment.require_open()
    about = found.commitment
    return Reply(form=await build_form(context, "cancel_form", about.number, *reason_inputs(context), about=about))


async def _submit(context: RequestContext, found: AuthorizedCommitment, submitted: FormSubmission) -> Reply:
    return await _cancel(context, found.commitment.number, chosen_reason(submitted))


async def _cancel(context: RequestContext, number: int, reason: Reason) -> Reply:
    commitment = await cancel(context.uow, context.actor, number, reason, context.now)
    return await changed_reply(context, commitment, "did.cancelled")


VERB = CommitmentVerb(
    name="cancel",
    right=Right.CHANGE,
    run=_run,
    submit=_submit,
    has_button=True,
    help="change",
    completes=True,
    takes_words=True,
    takes_several=True,
    reads_only=without_text,
)
