"""Asks about a line that begins with a misspelt verb and names a commitment, instead of storing it as a promise."""

from collections.abc import Awaitable, Callable

from bot.cards.card import Button
from bot.conversation.command_parser import Command, CommandParser
from bot.conversation.draft_actions import draft_action
from bot.conversation.draft_questions import ask, draft_button, draft_id
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import Reply
from bot.conversation.verb import Action
from bot.conversation.verbs.promise import promise
from commitments.application.authorization import Right, authorize_commitment
from commitments.domain.draft import Draft
from commitments.domain.errors import UnknownCommitment

RunCommand = Callable[[RequestContext, Command], Awaitable[Reply]]


async def ask_did_you_mean(context: RequestContext, parser: CommandParser, text: str) -> Reply | None:
    """Return the question for a line that seems to be a command; None where it is a promise."""
    command = parser.suggest(text)
    if command is None or command.number is None or not await _sees(context, command.number):
        return None
    draft = Draft(draft_id(context), context.actor.id, text, context.request.place, context.now, text)
    word, label = context.localizer.verb(command.verb), f"C-{command.number}"
    run = Button("run_suggestion", context.text("button.run_suggestion", verb=word, label=label), draft.id)
    anyway = draft_button(context, "promise_anyway", draft)
    return await ask(context, draft, "ask.did_you_mean", [run, anyway], verb=word)


async def _sees(context: RequestContext, number: int) -> bool:
    """Whether the actor may see a commitment of that number; the existence of others must not be revealed."""
    try:
        await authorize_commitment(context.uow, context.actor, Right.SEE, number)
    except UnknownCommitment:
        return False
    return True


def suggestion_actions(parser: CommandParser, run_command: RunCommand) -> tuple[Action, ...]:
    """Return the buttons of the question."""

    async def run_suggestion(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
        command = parser.suggest(draft.text)
        if command is None:
            return context.plain("error.draft_gone")
        await context.uow.drafts.delete(draft.id)
        return await run_command(context, command)

    return draft_action("run_suggestion", run_suggestion), draft_action("promise_anyway", _promise_anyway)


async def _promise_anyway(context: RequestContext, draft: Draft, parts: list[str]) -> Reply:
    await context.uow.drafts.delete(draft.id)
    return await promise(context, draft.text)
