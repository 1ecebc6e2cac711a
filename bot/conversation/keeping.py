"""Done, and the customer's answer: said, pressed or filled in."""

from bot.conversation.forms import not_yet_form
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission, Reply
from bot.conversation.showing import changed
from commitments.application.authorization import authorize_answer
from commitments.application.commitments.accept import accept, agree
from commitments.application.commitments.deliver import deliver
from commitments.application.commitments.send_back import send_back


async def done(context: RequestContext, number: int, rest: str) -> Reply:
    """Say that it is delivered."""
    commitment = await deliver(context.uow, context.actor, number, context.now)
    asked = commitment.card is not None
    return await changed(context, commitment, "did.done.asked" if asked else "did.done")


async def agreed(context: RequestContext, number: int, rest: str) -> Reply:
    """Record that the customer said they have it."""
    return await changed(context, await agree(context.uow, context.actor, number, context.now), "did.agreed")


async def received(context: RequestContext, number: int, rest: str) -> Reply:
    """Close it: the customer, in their channel, has it."""
    await accept(context.uow, context.actor, number, context.request.place, context.now)
    return Reply()


async def not_yet(context: RequestContext, number: int, rest: str) -> Reply:
    """Ask the customer what is missing."""
    seen = await authorize_answer(context.uow, context.actor, number, context.request.place)
    seen.commitment.require_delivered()
    return Reply(form=not_yet_form(context, number))


async def sent_back(context: RequestContext, number: int, submitted: FormSubmission) -> Reply:
    """Open it again: the customer, in their channel, does not have it."""
    missing = submitted.answers.get("missing", "")
    await send_back(context.uow, context.actor, number, context.request.place, missing, context.now)
    return Reply()
