"""What each command does."""

from collections.abc import Awaitable, Callable, Mapping

from bot.cards.actions import Verb
from bot.conversation import asking, changing, customers, keeping, lists, looking, telling
from bot.conversation.command_parser import Command, command_in
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import CommandRequest, Reply

_BY_NUMBER: Mapping[str, Callable[[RequestContext, int, str], Awaitable[Reply]]] = {
    "done": keeping.done,
    "move": changing.move,
    "give": changing.give,
    "cancel": changing.cancel,
    "snooze": changing.snooze,
    "history": looking.history,
    "why": looking.why,
    "tell": telling.show_tell,
    "edit": changing.edit,
    "open": looking.show,
    "agreed": keeping.agreed,
}


async def said(context: RequestContext, request: CommandRequest) -> Reply:
    """Do what a command says."""
    text = request.text.strip()
    if request.verb == Verb.COMMITMENTS:
        return await lists.commitments(context, text)
    if request.verb == Verb.OVERDUE:
        return await lists.overdue(context, text)
    if request.verb == Verb.CUSTOMER:
        return await customers.customer(context, text)
    return await _commit(context, text)


async def _commit(context: RequestContext, text: str) -> Reply:
    if not text:
        return looking.help_card(context)
    asking.require_length(text)
    command = command_in(text)
    if command is None:
        return await asking.promise(context, text)
    return await _do(context, command)


async def _do(context: RequestContext, command: Command) -> Reply:
    if command.verb == "help":
        return looking.help_card(context)
    if command.verb == "undo":
        return await changing.undo(context, command.number)
    if command.verb == "manager":
        return await customers.manager(context, command.rest)
    if command.number is None:
        return context.plain("ask.number", verb=context.say(f"verb.{command.verb}"), commit=context.typed["commit"])
    return await _BY_NUMBER[command.verb](context, command.number, command.rest)
