"""manager: set whom people report to: "manager @sam of @jane @minho"."""

from bot.conversation.mentions import require_people
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import GeneralVerb
from commitments.application.authorization import Right
from commitments.application.people.assign_manager import assign_manager
from commitments.domain.errors import ManagerOfWhom


async def _manager(context: RequestContext, number: int | None, text: str) -> Reply:
    manager, *people = await require_people(context, text)
    if not set(people) - {manager}:
        raise ManagerOfWhom
    led = await assign_manager(context.uow, context.actor, manager, people, context.now)
    names = await context.names([], [manager])
    return context.plain("did.manager", name=names.person(manager), people=", ".join(one.name for one in led))


VERB = GeneralVerb(name="manager", right=Right.ASSIGN_MANAGERS, run=_manager, takes_mention=True)
