"""tell: publish a commitment to the customer, after a preview."""

from dataclasses import replace

from bot.cards.card import Buttons, Divider, Form, Text, TextInput
from bot.cards.customer_card import customer_card, customer_localizer
from bot.conversation.commitment_reply import changed_reply
from bot.conversation.form_builder import build_form
from bot.conversation.older_forms import form_value, merge
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verb import CommitmentVerb, always
from commitments.application.authorization import AuthorizedCommitment, Right
from commitments.application.commitments.tell_customer import require_tellable, require_unclosed, tell
from commitments.application.customer_view import CustomerView, view_for
from commitments.domain.commitment import Commitment
from commitments.domain.customer import Customer
from commitments.domain.errors import WordsLeak
from commitments.language.mention_syntax import plain


async def _preview(context: RequestContext, found: AuthorizedCommitment, text: str) -> Reply:
    customer, _ = require_tellable(found.commitment, found.customer)
    require_unclosed(found.commitment)
    return Reply(form=await _preview_form(context, found.commitment, customer))


async def _preview_form(context: RequestContext, commitment: Commitment, customer: Customer) -> Form:
    try:
        view = await view_for(context.uow, commitment, customer, context.now)
    except WordsLeak:  # the wording is corrected in the preview; publishing refuses it
        view = await view_for(context.uow, replace(commitment, wording="…"), customer, context.now)
    return await _form(context, commitment, view, customer)


async def _form(context: RequestContext, commitment: Commitment, view: CustomerView, customer: Customer) -> Form:
    """Return the form: the customer's card in their language, above an input for its wording."""
    preview = customer_card(customer_localizer(context.workspace, customer, context.actor.zone), view)
    # Its buttons are the customer's to press.
    read_only = [block for block in preview.blocks if not isinstance(block, Buttons)]
    wording = TextInput(
        "wording", context.text("field.wording"), plain(commitment.wording), context.text("tell.hint"), max_length=1000
    )
    shown = f"{customer.id} {customer.channel} {replace(view, wording='')}"
    about = (Text(preview.title, strong=True), *read_only, Divider())
    value = form_value(commitment.number, [wording], shown)
    return await build_form(context, "tell_form", value, wording, about=about)


async def _tell(context: RequestContext, found: AuthorizedCommitment, submitted: FormSubmission) -> Reply:
    require_unclosed(found.commitment)
    customer, _ = require_tellable(found.commitment, found.customer)
    merged = await merge(context, submitted, await _preview_form(context, found.commitment, customer), "wording")
    if isinstance(merged, Form):
        return Reply(form=merged)
    wording = merged.answers.get("wording", "")
    try:
        commitment = await tell(context.uow, context.actor.id, found.commitment, found.customer, wording, context.now)
    except WordsLeak as leak:
        return Reply(errors={"wording": context.refusal(leak)})
    name = found.customer.name if found.customer else ""
    return await changed_reply(context, commitment, "did.told", name=name)


VERB = CommitmentVerb(name="tell", right=Right.CHANGE, run=_preview, submit=_tell, has_button=True, reads_only=always)
