"""tell late: tell the customer that a date has passed, in words that are previewed."""

from bot.cards.card import Form, TextInput
from bot.cards.customer_card import customer_localizer, late_words
from bot.conversation.commitment_reply import changed_reply
from bot.conversation.form_builder import build_form
from bot.conversation.older_forms import form_value, merge
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verb import CommitmentVerb, always
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.tell_late import next_word, require_late, tell_late
from commitments.application.customer_view import view_again
from commitments.domain.commitment import Commitment
from commitments.domain.errors import WordsLeak


async def _preview(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    customer, _ = await require_late(context.uow, found.commitment, found.customer, context.now)
    view = await view_again(context.uow, found.commitment, customer, context.now)
    localizer = customer_localizer(context.workspace, customer, found.commitment.zone)
    drafted = late_words(localizer, view, await next_word(context.uow, found.commitment, context.now))
    shown = f"{customer.id} {customer.channel} {found.commitment.due.isoformat()}"
    value = form_value(found.commitment.number, [], shown)
    return Reply(form=await _form(context, found.commitment, value, drafted))


async def _form(context: RequestContext, commitment: Commitment, value: str, drafted: str) -> Form:
    label, hint = context.text("field.wording"), context.text("tell_late.hint")
    words = TextInput("words", label, drafted, hint, multiline=True)
    return await build_form(context, "tell_late_form", value, words, about=commitment)


async def _tell(context: RequestContext, found: AuthorizedCommitment, submitted: FormSubmission) -> Reply:
    now = (await _preview(context, found, "")).form
    merged = await merge(context, submitted, now) if now else submitted
    if isinstance(merged, Form):
        return Reply(form=merged)
    words = submitted.answers.get("words", "").strip()
    if not words:
        return Reply(errors={"words": context.text("tell_late.empty")})
    try:
        commitment = await tell_late(context.uow, context.actor, found.commitment.number, words, context.now)
    except WordsLeak as leak:
        return Reply(errors={"words": context.refusal(leak)})
    return await changed_reply(context, commitment, "did.told", name=found.customer.name if found.customer else "")


VERB = CommitmentVerb(
    name="tell_late", right=Right.CHANGE, run=_preview, submit=_tell, has_button=True, reads_only=always
)
