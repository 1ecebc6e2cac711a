"""not_yet: the customer rejects a delivery in their channel, and may state what is missing."""

from bot.cards.card import TextInput
from bot.conversation.form_answers import number_in
from bot.conversation.form_builder import build_form
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.verb import Action, FormAction
from commitments.application.authorization import authorize_answer
from commitments.application.commitments.send_back import send_back


async def _ask(context: RequestContext, value: str) -> Reply:
    number = number_in(value)
    if number is None:
        return context.plain("error.unknown_action")
    found = await authorize_answer(context.uow, context.actor, number, context.request.place)
    found.commitment.require_delivered()
    missing = TextInput("missing", context.text("field.missing"), optional=True, max_length=500)
    return Reply(form=build_form(context, "not_yet_form", number, missing))


async def _send_back(context: RequestContext, submitted: FormSubmission) -> Reply:
    number = number_in(submitted.value)
    if number is None:
        return context.plain("error.unknown_action")
    missing = submitted.answers.get("missing", "")
    await send_back(context.uow, context.actor, number, context.request.place, missing, context.now)
    return Reply()


ACTION = Action(name="not_yet", run=_ask, reads_only=True, by_customer=True)
FORM = FormAction(name="not_yet_form", run=_send_back, by_customer=True)
