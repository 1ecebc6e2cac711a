"""not_yet: the customer rejects a delivery in their channel, and may state what is missing."""

from collections.abc import Sequence

from bot.cards.card import Block, Fields, Text, TextInput
from bot.cards.customer_card import customer_card
from bot.conversation.form_answers import number_in
from bot.conversation.form_builder import build_form
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verb import Action, FormAction
from commitments.application.authorization import AuthorizedCommitment, authorize_answer
from commitments.application.commitments.send_back import send_back
from commitments.application.customer_view import view_again


async def _ask(context: RequestContext, value: str) -> Reply:
    number = number_in(value)
    if number is None:
        return context.plain("error.unknown_action")
    found = await authorize_answer(context.uow, context.actor, number, context.request.place)
    found.commitment.require_delivered()
    missing = TextInput("missing", context.text("field.missing"), optional=True, max_length=500)
    return Reply(form=await build_form(context, "not_yet_form", number, missing, about=await _card(context, found)))


async def _card(context: RequestContext, found: AuthorizedCommitment) -> Sequence[Block]:
    """Return what the customer's card says of it: nothing else may stand in a form of theirs."""
    if found.customer is None:
        return ()
    view = await view_again(context.uow, found.commitment, found.customer, context.now)
    card = customer_card(context.localizer, view)
    return Text(card.title, strong=True), *(block for block in card.blocks if isinstance(block, Fields))


async def _send_back(context: RequestContext, submitted: FormSubmission) -> Reply:
    number = number_in(submitted.value)
    if number is None:
        return context.plain("error.unknown_action")
    missing = submitted.answers.get("missing", "")
    await send_back(context.uow, context.actor, number, context.request.place, missing, context.now)
    return Reply()


ACTION = Action(name="not_yet", run=_ask, reads_only=True, by_customer=True)
FORM = FormAction(name="not_yet_form", run=_send_back, by_customer=True)
