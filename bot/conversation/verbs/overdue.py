"""/overdue: list the late commitments that the actor may see, optionally as a file."""

from bot.conversation.list_reply import empty_reply, list_reply
from bot.conversation.list_request_parser import asks_for_file, parse_list_request
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import Completion, SlashCommand
from commitments.application.authorization import Right, require_right
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import notification
from commitments.domain.notifications.payloads.list_file import ListFile, ListRequest


async def _overdue(context: RequestContext, text: str) -> Reply:
    request, as_file = await parse_list_request(context, text, ListRequest(overdue=True, mode="all"))
    return await _file(context, request) if as_file else await list_reply(context, request)


async def _file(context: RequestContext, request: ListRequest) -> Reply:
    """Plan a message with the file, which takes too long to compose for a reply; say it if nothing would be in it."""
    require_right(context.actor, Right.LIST)
    if nothing := await empty_reply(context, request):
        return nothing
    key, where = keys.list_file(context.request.key), to_person(context.actor.id)
    file = notification(context.uow.company, key, ListFile(asked=request), where, context.now)
    await context.uow.notifications.add([file])
    return context.plain("list.file")


def _reads_only(text: str) -> bool:
    return not asks_for_file(text)


COMMAND = SlashCommand(
    name="overdue",
    run=_overdue,
    hint="overdue",
    completions=(Completion("csv", "overdue_csv"),),
    help="overdue",
    reads_only=_reads_only,
)
