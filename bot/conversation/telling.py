"""Telling the customer: a preview, then the card."""

from dataclasses import replace

from bot.cards.customer_card import customer_voice
from bot.conversation.forms import tell_form
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.showing import changed
from commitments.application.authorization import Right, authorize_commitment
from commitments.application.commitments.tell_customer import require_channel, tell
from commitments.application.customer_view import view_for
from commitments.domain.errors import WordsLeak


async def show_tell(context: RequestContext, number: int, rest: str) -> Reply:
    """Preview what the customer will see."""
    seen = await authorize_commitment(context.uow, context.actor, Right.CHANGE, number)
    customer = require_channel(seen.customer, seen.commitment.label)
    seen.commitment.require_open()
    try:
        view = await view_for(context.uow, seen.commitment, customer)
    except WordsLeak:  # the preview is where the words get changed; telling refuses them
        view = await view_for(context.uow, replace(seen.commitment, wording="…"), customer)
    voice = customer_voice(context.workspace, customer, context.actor.zone)
    return Reply(form=tell_form(context, seen.commitment, view, voice))


async def told(context: RequestContext, number: int, submitted: FormSubmission) -> Reply:
    """Tell the customer after the preview."""
    seen = await authorize_commitment(context.uow, context.actor, Right.CHANGE, number)
    seen.commitment.require_open()
    wording = submitted.answers.get("wording", "")
    try:
        commitment = await tell(context.uow, context.actor.id, seen.commitment, seen.customer, wording, context.now)
    except WordsLeak as leak:
        return Reply(errors={"wording": context.refusal(leak)})
    name = seen.customer.name if seen.customer else ""
    return await changed(context, commitment, "did.told", name=name)
