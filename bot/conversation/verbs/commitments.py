"""/commitments: list one's own, a customer's, a person's, all visible or closed commitments."""

from dataclasses import replace

from bot.conversation.list_reply import list_reply
from bot.conversation.list_request import list_request_in
from bot.conversation.list_request_parser import parse_list_request
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import Action, Completion, SlashCommand, always
from commitments.domain.notifications.payloads.list_file import ListRequest


async def _list(context: RequestContext, text: str) -> Reply:
    request, _ = await parse_list_request(context, text, ListRequest())
    return await list_reply(context, request)


async def _page(context: RequestContext, value: str) -> Reply:
    """Return another page of a list; the button's value is the request."""
    request = list_request_in(value)
    if request is None:
        return context.plain("error.unknown_action")
    return replace(await list_reply(context, request), replaces=True)


COMMAND = SlashCommand(
    name="commitments",
    run=_list,
    hint="commitments",
    completions=(Completion("all", "commitments_all"), Completion("closed", "commitments_closed")),
    help="list",
    reads_only=always,
)
PAGE = Action(name="page", run=_page, reads_only=True)
