"""Says which number of a company on two platforms is meant by C-12, where that was the number before they joined."""

from dataclasses import replace

from bot.cards.buttons import verb_button
from bot.cards.card import Buttons, Card, Note
from bot.conversation.command_parser import Command
from bot.conversation.numbers_in_text import written
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from commitments.application.authorization import Right, authorize_commitment
from commitments.domain.errors import UnknownCommitment
from commitments.domain.numbers import SERIES, label_of


async def as_meant(context: RequestContext, said: Command) -> Command | Reply:
    """Return a command with the numbers that its actor means; a question where one may mean two promises.

    In the workspace that joined, a number that it had before the join is understood, if the actor sees that promise.
    """
    command = replace(said, rest=written(said.rest))
    if not context.series:
        return command
    numbers: list[int] = []
    for number in command.numbers:
        before = number + context.series
        if number >= SERIES or not await _sees(context, before):
            numbers.append(number)
        elif await _sees(context, number):
            return _which(context, number, before)
        else:
            numbers.append(before)
    return replace(command, number=numbers[0], others=tuple(numbers[1:])) if numbers else command


async def _sees(context: RequestContext, number: int) -> bool:
    try:
        await authorize_commitment(context.uow, context.actor, Right.SEE, number)
    except UnknownCommitment:
        return False
    return True


def _which(context: RequestContext, number: int, before: int) -> Reply:
    """Return the question which of two promises is meant, with a button that shows each."""
    names = {"label": label_of(number), "own": label_of(before)}
    buttons = Buttons(tuple(verb_button(context.localizer, "open", one) for one in (before, number)))
    note = Note(context.text("connect.which.type", **names))
    return Reply(card=Card(context.text("connect.which", **names), (note, buttons)), asks=True)
