"""/overdue: list the late commitments that the actor may see, optionally as a file."""

from bot.conversation.list_file import list_file, lists_only
from bot.conversation.list_reply import list_reply
from bot.conversation.list_request_parser import parse_list_request
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import Completion, SlashCommand


async def _overdue(context: RequestContext, text: str) -> Reply:
    request, as_file = await parse_list_request(context, text, context.typed["overdue"])
    return await list_file(context, request) if as_file else await list_reply(context, request)


COMMAND = SlashCommand(
    name="overdue",
    run=_overdue,
    hint="overdue",
    completions=(Completion("csv", "overdue_csv"),),
    help="overdue",
    reads_only=lists_only,
)
