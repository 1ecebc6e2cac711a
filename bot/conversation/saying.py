"""What each command does."""

from collections.abc import Awaitable, Callable, Mapping

from bot.cards.actions import Verb
from bot.conversation import asking, changing, customers, keeping, lists, looking, telling
from bot.conversation.commanding import Command, command_in
from bot.conversation.messages import Reply, Said
from bot.conversation.turn import Turn

_BY_NUMBER: Mapping[str, Callable[[Turn, int, str], Awaitable[Reply]]] = {
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


async def said(turn: Turn, request: Said) -> Reply:
    """Do what a command says."""
    text = request.text.strip()
    if request.verb == Verb.COMMITMENTS:
        return await lists.commitments(turn, text)
    if request.verb == Verb.OVERDUE:
        return await lists.overdue(turn, text)
    if request.verb == Verb.CUSTOMER:
        return await customers.customer(turn, text)
    return await _commit(turn, text)


async def _commit(turn: Turn, text: str) -> Reply:
    if not text:
        return looking.help_card(turn)
    asking.require_length(text)
    command = command_in(text)
    if command is None:
        return await asking.promise(turn, text)
    return await _do(turn, command)


async def _do(turn: Turn, command: Command) -> Reply:
    if command.verb == "help":
        return looking.help_card(turn)
    if command.verb == "undo":
        return await changing.undo(turn, command.number)
    if command.verb == "manager":
        return await customers.manager(turn, command.rest)
    if command.number is None:
        return turn.plain("ask.number", verb=turn.say(f"verb.{command.verb}"), commit=turn.typed["commit"])
    return await _BY_NUMBER[command.verb](turn, command.number, command.rest)
