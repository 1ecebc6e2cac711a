"""received: the customer confirms receipt in their channel."""

from bot.conversation.form_answers import number_in
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import Action
from commitments.application.commitments.accept import accept


async def _received(context: RequestContext, value: str) -> Reply:
    number = number_in(value)
    if number is None:
        return context.plain("error.unknown_action")
    await accept(context.uow, context.actor, number, context.request.place, context.now)
    return Reply()


ACTION = Action(name="received", run=_received, by_customer=True)
