"""manager: set whom people report to: "manager @sam of @jane @minho"."""

from bot.conversation.mentions import people_and_rest, require_people
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import GeneralVerb
from commitments.application.authorization import Right
from commitments.application.people.assign_manager import assign_manager
from commitments.domain.errors import ManagerOfWhom, SurplusWords

_JOINING = frozenset({"of", "for", "and", "&", "is", "의", "과", "와", "및", "은", "는", "이", "가", "님", "을", "를"})


async def _manager(context: RequestContext, number: int | None, text: str) -> Reply:
    manager, *people = await require_people(context, text)
    if surplus := await _surplus(context, text):
        raise SurplusWords(words=surplus, verb=context.localizer.verb("manager"))
    if not set(people) - {manager}:
        raise ManagerOfWhom
    led = await assign_manager(context.uow, context.actor, manager, people, context.now)
    names = await context.names([], [manager])
    return context.plain("did.manager", name=names.person(manager), people=", ".join(one.name for one in led))


async def _surplus(context: RequestContext, text: str) -> str:
    """Return the words beside the people, and beside those that only join them."""
    _, rest = await people_and_rest(context, text)
    return " ".join(word for word in rest.replace(",", " ").split() if word.lower() not in _JOINING)


VERB = GeneralVerb(name="manager", right=Right.ASSIGN_MANAGERS, run=_manager, takes_mention=True, takes_words=True)
