"""edit: change wording, customer, owner and date in a form."""

from bot.cards.card import CheckInput, Form, Input, TextInput
from bot.conversation.commitment_reply import changed_reply
from bot.conversation.form_answers import chosen_customer, chosen_date, chosen_reason
from bot.conversation.form_builder import build_form, customer_input, moment_inputs, owner_input
from bot.conversation.internal_mark import split_internal
from bot.conversation.older_forms import form_value, is_changed, merge
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verb import CommitmentVerb, always
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.change_notices import was_told
from commitments.application.commitments.edit import edit
from commitments.application.commitments.hand_over import hand_over
from commitments.application.commitments.reschedule import may_correct, move
from commitments.domain.commitment import Commitment
from commitments.language.mention_syntax import marked_again, plain


async def _open(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    """Open the form. A new date is a move and needs a reason; a new owner is notified."""
    found.commitment.require_open()
    return Reply(form=await _form(context, found.commitment))


async def _form(context: RequestContext, commitment: Commitment) -> Form:
    inputs: list[Input] = [
        TextInput("what", context.text("field.what"), plain(commitment.what), max_length=1000),
        await customer_input(context, commitment.customer),
        owner_input(context, commitment.owner),
        *moment_inputs(context, "field.due", commitment.deadline),
        await _reason_input(context, commitment),
        *await _internal_input(context, commitment),
    ]
    return await build_form(context, "edit_form", form_value(commitment.number, inputs), *inputs, about=commitment)


async def _reason_input(context: RequestContext, commitment: Commitment) -> TextInput:
    corrects = await may_correct(context.uow, context.actor, commitment, context.now)
    hint = context.text("reason.hint.correction") if corrects else ""
    return TextInput("reason", context.text("field.move_reason"), hint=hint, optional=True, max_length=500)


async def _internal_input(context: RequestContext, commitment: Commitment) -> list[Input]:
    """Return the box that keeps it inside or makes it public; what the customer was told is public already."""
    if await was_told(context.uow, commitment):
        return []
    return [CheckInput("internal", context.text("edit.internal"), checked=commitment.internal)]


async def _chosen_internal(context: RequestContext, submitted: FormSubmission, commitment: Commitment) -> bool | None:
    if await was_told(context.uow, commitment):
        return True if is_changed(submitted, "internal") else None  # told since the form was opened
    return submitted.answers.get("internal", "yes" if commitment.internal else "") == "yes"


async def _submit(context: RequestContext, found: AuthorizedCommitment, submitted: FormSubmission) -> Reply:
    """Apply the changes of the form: wording and customer, then date (with a reason), then owner."""
    old, number = found.commitment, found.commitment.number
    merged = await merge(context, submitted, await _form(context, old))
    if isinstance(merged, Form):
        return Reply(form=merged)
    submitted = merged
    what, marked = split_internal(marked_again(submitted.answers.get("what", "").strip(), old.what))
    if not what:
        return Reply(errors={"what": context.text("edit.what_missing")})
    date = chosen_date(context, submitted, old)
    date_changed = date.due != old.due
    silent = not submitted.answers.get("reason", "").strip()
    if date_changed and silent and not await may_correct(context.uow, context.actor, old, context.now):
        return Reply(errors={"reason": context.text("error.reason_needed")})
    internal = True if marked else await _chosen_internal(context, submitted, old)
    customer = chosen_customer(submitted)
    changed = await edit(context.uow, context.actor, number, what, customer, context.now, internal=internal)
    if date_changed:
        changed = await move(context.uow, context.actor, number, date, chosen_reason(submitted), context.now)
    if (owner := submitted.answers.get("owner")) and owner != changed.owner:
        changed = await hand_over(context.uow, context.actor, number, owner, context.now)
    return await _reply(context, old, changed)


async def _reply(context: RequestContext, old: Commitment, changed: Commitment) -> Reply:
    if changed.what != old.what and changed.told_at is not None and changed.wording != changed.what:
        said = {"wording": changed.wording, "commit": context.typed["commit"]}
        return await changed_reply(context, changed, "did.edited", old, note="did.edited.unseen", **said)
    return await changed_reply(context, changed, "did.edited", old)


VERB = CommitmentVerb(name="edit", right=Right.CHANGE, run=_open, submit=_submit, has_button=True, reads_only=always)
