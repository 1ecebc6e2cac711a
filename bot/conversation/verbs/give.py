"""give: hand a commitment over to another owner."""

from bot.cards.card import Form, PersonInput
from bot.conversation.commitment_reply import changed_reply
from bot.conversation.form_builder import build_form
from bot.conversation.mentions import require_people
from bot.conversation.older_forms import form_value, merge
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verb import CommitmentVerb, without_text
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.hand_over import hand_over
from commitments.domain.commitment import Commitment


async def _run(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    """Hand it over to the person mentioned, or ask to whom."""
    if text.strip():
        return await _give(context, found.commitment, (await require_people(context, text))[0])
    found.commitment.require_open()
    return Reply(form=_form(context, found.commitment))


def _form(context: RequestContext, commitment: Commitment) -> Form:
    owner = PersonInput("owner", context.text("field.owner"), commitment.owner)
    return build_form(context, "give_form", form_value(commitment.number, [owner]), owner)


async def _submit(context: RequestContext, found: AuthorizedCommitment, submitted: FormSubmission) -> Reply:
    merged = await merge(context, submitted, _form(context, found.commitment))
    if isinstance(merged, Form):
        return Reply(form=merged)
    return await _give(context, found.commitment, merged.answers.get("owner") or "…")


async def _give(context: RequestContext, old: Commitment, owner: str) -> Reply:
    commitment = await hand_over(context.uow, context.actor, old.number, owner, context.now)
    person = await context.uow.people.get(owner)
    return await changed_reply(context, commitment, "did.given", old, name=person.name if person else owner)


VERB = CommitmentVerb(
    name="give",
    right=Right.CHANGE,
    run=_run,
    submit=_submit,
    has_button=True,
    help="change",
    completes=True,
    reads_only=without_text,
)
