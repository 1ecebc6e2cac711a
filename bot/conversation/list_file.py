"""A list as a file: a message of its own, since it takes too long to compose for a reply."""

from bot.conversation.list_reply import empty_reply
from bot.conversation.list_words import asks_for_file
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from commitments.application.authorization import Right, require_right
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import notification
from commitments.domain.notifications.payloads.list_file import ListFile, ListRequest


async def list_file(context: RequestContext, request: ListRequest) -> Reply:
    """Plan a message with the file; say it if nothing would be in it."""
    require_right(context.actor, Right.LIST)
    if nothing := await empty_reply(context, request):
        return nothing
    key, where = keys.list_file(context.request.key), to_person(context.actor.id)
    file = notification(context.uow.company, key, ListFile(asked=request), where, context.now)
    await context.uow.notifications.add([file])
    return context.plain("list.file")


def lists_only(text: str) -> bool:
    """Whether no file is asked for."""
    return not asks_for_file(text)
